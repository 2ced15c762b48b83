package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.inspection.Asn1Row;
import dev.certwright.pki.certificate.FieldNames.Named;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Takes an encoding apart into rows (X.690), whatever it is: damaged, nested without end, or no ASN.1 at all.
///
/// Strings that hold an encoding of their own by their standard are taken apart, too, when what they hold is one
/// element; the type of such a string ends with [#ENCAPSULATES].
public final class Asn1Rows {
    /// How many rows are made; if there is more, the last row says so.
    public static final int MOST = 200_000;

    /// Stands behind the type of a string that is taken apart.
    public static final String ENCAPSULATES = ", encapsulates";

    private static final int BIT_STRING = 3;
    private static final int IDENTIFIER = 6;

    private final byte[] octets;
    private final List<Asn1Row> rows = new ArrayList<>();
    private final Deque<Frame> open = new ArrayDeque<>();
    private int at;

    private Asn1Rows(byte[] octets) {
        this.octets = octets;
    }

    /// An element whose content is being read.
    ///
    /// @param row   its place among the rows; -1 around everything
    /// @param limit behind the last octet that it can have
    private record Frame(int row, int limit, boolean indefinite, FieldNames names) {}

    /// The rows in the order of the octets.
    public static List<Asn1Row> of(Bytes encoding, Asn1Shape shape) {
        return of(encoding.toArray(), shape);
    }

    /// The rows in the order of the octets.
    ///
    /// @param octets not copied; nothing is kept of them
    public static List<Asn1Row> of(byte[] octets, Asn1Shape shape) {
        var reading = new Asn1Rows(octets);
        reading.read(FieldNames.of(shape));
        return List.copyOf(reading.rows);
    }

    private void read(FieldNames names) {
        open.push(new Frame(-1, octets.length, false, names));
        while (!open.isEmpty()) {
            var frame = open.element();
            if (frame.indefinite() && endsHere(frame.limit())) {
                at += 2;
                close(frame, at);
            } else if (at >= frame.limit()) {
                close(frame, frame.limit());
            } else if (rows.size() >= MOST - 1) {
                add(new OctetRange(at, octets.length), 0, Asn1Row.LEFT_OUT, "", "");
                return;
            } else {
                element(frame);
            }
        }
    }

    private boolean endsHere(int limit) {
        return at + 1 < limit && octets[at] == 0 && octets[at + 1] == 0;
    }

    private void close(Frame frame, int end) {
        open.pop();
        if (frame.indefinite()) {
            var row = rows.get(frame.row());
            rows.set(
                    frame.row(),
                    new Asn1Row(
                            row.depth(),
                            new OctetRange(row.range().from(), end),
                            row.headerLength(),
                            row.type(),
                            row.value(),
                            row.field()));
        }
        if (!open.isEmpty()) {
            open.element().names().saw(frame.names().seen());
        }
    }

    private void element(Frame frame) {
        Asn1Header header;
        try {
            header = Asn1Header.read(octets, at, frame.limit());
        } catch (IOException e) {
            unreadable(frame, String.valueOf(e.getMessage()));
            return;
        }
        int content = at + header.headerLength();
        boolean fits = header.length() <= frame.limit() - content;
        var name = frame.names().next(header.tagClass(), header.number());
        if (header.constructed()) {
            constructed(frame, header, name, fits);
        } else if (fits) {
            primitive(frame, header, name, content + (int) header.length());
        } else {
            unreadable(frame, header.type() + ": " + missing(header, frame.limit() - content));
        }
    }

    private static String missing(Asn1Header header, int there) {
        return there + " / " + header.length();
    }

    private void constructed(Frame frame, Asn1Header header, Named name, boolean fits) {
        int content = at + header.headerLength();
        boolean definite = !header.indefinite();
        int limit = definite && fits ? content + (int) header.length() : frame.limit();
        add(
                new OctetRange(at, limit),
                header.headerLength(),
                header.type(),
                fits ? "" : missing(header, frame.limit() - content),
                name.name());
        open.push(new Frame(
                rows.size() - 1, limit, header.indefinite(), frame.names().inside(name)));
        at = content;
    }

    private void primitive(Frame frame, Asn1Header header, Named name, int end) {
        int content = at + header.headerLength();
        long number = switch (name.type()) {
            case Asn1Type.Primitive(var tag) -> tag;
            case Asn1Type.Containing(var tag, var _) -> tag;
            case Asn1Type _ -> header.tagClass() == 0 ? header.number() : -1;
        };
        var range = new OctetRange(at, end);
        int inner = number == BIT_STRING ? content + 1 : content;
        if (name.type() instanceof Asn1Type.Containing && holdsOneElement(inner, end)) {
            add(range, header.headerLength(), header.type() + ENCAPSULATES, "", name.name());
            open.push(new Frame(rows.size() - 1, end, false, frame.names().inside(name)));
            at = inner;
            return;
        }
        if (number == IDENTIFIER) {
            frame.names().saw(ObjectNames.dottedOrNothing(octets, content, end));
        }
        add(range, header.headerLength(), header.type(), Asn1Values.text(number, octets, content, end), name.name());
        at = end;
    }

    private boolean holdsOneElement(int from, int to) {
        if (from >= to) {
            return false;
        }
        try {
            var header = Asn1Header.read(octets, from, to);
            return header.length() == to - from - header.headerLength();
        } catch (IOException _) {
            return false;
        }
    }

    /// What is left of the element around cannot be read: where the next one begins is not known.
    private void unreadable(Frame frame, String why) {
        add(new OctetRange(at, frame.limit()), 0, Asn1Row.UNREADABLE, why, "");
        at = frame.limit();
    }

    private void add(OctetRange range, int headerLength, String type, String value, String field) {
        rows.add(new Asn1Row(open.size() - 1, range, headerLength, type, value, field));
    }
}
