package dev.certwright.pki.certificate;

import dev.certwright.model.name.IpAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts addresses and numbers of networks into words (RFC 3779 §2.2.3, §3.2.3).
final class ResourceWords {
    private ResourceWords() {}

    static List<String> addressBlocks(DerElement blocks) throws IOException {
        var lines = new ArrayList<String>();
        for (var family : blocks.expect(DerElement.SEQUENCE).children()) {
            var parts = new Parts(family.expect(DerElement.SEQUENCE));
            var kind = parts.next(DerElement.OCTET_STRING).content();
            int length = kind.length >= 2 && kind[0] == 0 && kind[1] == 1
                    ? 4
                    : kind.length >= 2 && kind[0] == 0 && kind[1] == 2 ? 16 : 0;
            if (length == 0) {
                throw new IOException("not a known family of addresses");
            }
            var name = (length == 4 ? "IPv4" : "IPv6") + (kind.length > 2 ? " (SAFI " + (kind[2] & 0xff) + ")" : "");
            var choice = parts.next();
            if (!choice.constructed()) {
                lines.add(name + ": inherit");
                continue;
            }
            for (var range : choice.expect(DerElement.SEQUENCE).children()) {
                lines.add(name + ": " + addresses(range, length));
            }
        }
        return lines;
    }

    private static String addresses(DerElement range, int length) throws IOException {
        if (range.is(DerElement.BIT_STRING)) {
            var content = range.content();
            return address(range, length, false) + "/" + (8 * (content.length - 1) - content[0]);
        }
        var parts = new Parts(range.expect(DerElement.SEQUENCE));
        return address(parts.next(DerElement.BIT_STRING), length, false) + "-"
                + address(parts.next(DerElement.BIT_STRING), length, true);
    }

    /// The bits that are left out are all zero at the lower end of a range, all one at the upper end.
    private static IpAddress address(DerElement bits, int length, boolean upper) throws IOException {
        var content = bits.content();
        if (content.length == 0
                || content.length > length + 1
                || content[0] < 0
                || content[0] > 7
                || (content.length == 1 && content[0] != 0)) {
            throw new IOException("not an address");
        }
        var octets = new byte[length];
        if (upper) {
            Arrays.fill(octets, (byte) 0xff);
        }
        System.arraycopy(content, 1, octets, 0, content.length - 1);
        if (content.length > 1) {
            int last = content.length - 2;
            int unused = (1 << content[0]) - 1;
            octets[last] = (byte) (upper ? octets[last] | unused : octets[last] & ~unused);
        }
        return IpAddress.of(octets);
    }

    static List<String> autonomousSystems(DerElement identifiers) throws IOException {
        var lines = new ArrayList<String>();
        for (var kind : identifiers.expect(DerElement.SEQUENCE).children()) {
            var name = switch (kind.tag()) {
                case 0xa0 -> "AS: ";
                case 0xa1 -> "RDI: ";
                default -> throw new IOException("not a list of autonomous systems");
            };
            var choice = new Parts(kind).next();
            if (!choice.constructed()) {
                lines.add(name + "inherit");
                continue;
            }
            for (var range : choice.expect(DerElement.SEQUENCE).children()) {
                if (range.is(DerElement.INTEGER)) {
                    lines.add(name + ValueText.integer(range));
                } else {
                    var parts = new Parts(range.expect(DerElement.SEQUENCE));
                    lines.add(name + ValueText.integer(parts.next(DerElement.INTEGER)) + "-"
                            + ValueText.integer(parts.next(DerElement.INTEGER)));
                }
            }
        }
        return lines;
    }
}
