package dev.certwright.service.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.inspection.Asn1Row;
import dev.certwright.pki.certificate.DerElement;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The elements of an encoding, without names for its fields.
final class SimpleRows {
    private static final int MAX_ROWS = 5_000;
    private static final int MAX_OCTETS = 1 << 20;
    private static final int SHOWN = 24;

    private SimpleRows() {}

    private record Waiting(DerElement element, int depth, int from) {}

    static List<Asn1Row> of(Bytes octets) {
        var rows = new ArrayList<Asn1Row>();
        var stack = new ArrayDeque<Waiting>();
        if (octets.length() > MAX_OCTETS) {
            return rows;
        }
        try {
            stack.push(new Waiting(DerElement.first(octets.toArray()), 0, 0));
        } catch (IOException _) {
            return rows;
        }
        while (!stack.isEmpty() && rows.size() < MAX_ROWS) {
            var next = stack.pop();
            var element = next.element();
            int length = element.encodedLength();
            int header = length - element.content().length;
            boolean constructed = (element.tag() & 0x20) != 0;
            rows.add(new Asn1Row(
                    next.depth(),
                    new OctetRange(next.from(), next.from() + length),
                    header,
                    type(element.tag()),
                    constructed ? "" : value(element.content()),
                    ""));
            if (constructed) {
                push(next, header, stack);
            }
        }
        return rows;
    }

    private static void push(Waiting parent, int header, ArrayDeque<Waiting> stack) {
        try {
            int at = parent.from() + header;
            var children = new ArrayList<Waiting>();
            for (var child : parent.element().children()) {
                children.add(new Waiting(child, parent.depth() + 1, at));
                at += child.encodedLength();
            }
            children.reversed().forEach(stack::push);
        } catch (IOException _) {
            // what cannot be taken apart stays whole
        }
    }

    private static String type(int tag) {
        return switch (tag) {
            case DerElement.BOOLEAN -> "BOOLEAN";
            case DerElement.INTEGER -> "INTEGER";
            case DerElement.BIT_STRING -> "BIT STRING";
            case DerElement.OCTET_STRING -> "OCTET STRING";
            case DerElement.OBJECT_IDENTIFIER -> "OBJECT IDENTIFIER";
            case DerElement.UTC_TIME -> "UTCTime";
            case DerElement.GENERALIZED_TIME -> "GeneralizedTime";
            case DerElement.SEQUENCE -> "SEQUENCE";
            case DerElement.SET -> "SET";
            default -> (tag & 0xc0) == 0x80 ? "[" + (tag & 0x1f) + "]" : "tag " + tag;
        };
    }

    private static String value(byte[] content) {
        return HexFormat.of().formatHex(content, 0, Math.min(SHOWN, content.length))
                + (content.length > SHOWN ? "…" : "");
    }
}
