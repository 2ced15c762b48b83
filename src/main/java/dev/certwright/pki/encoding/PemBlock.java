package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One block of a PEM text (RFC 7468; headers as in RFC 1421 §4.6, which OpenSSL's traditional keys have).
///
/// @param body not decoded yet
record PemBlock(String label, Map<String, String> headers, String body) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";

    PemBlock {
        headers = Map.copyOf(headers);
    }

    static boolean anyIn(String text) {
        return text.contains(BEGIN);
    }

    /// Finds the blocks; whatever stands around them is passed over.
    ///
    /// @throws PkiException.Truncated when the last block has no end
    static List<PemBlock> allIn(String text, String source) throws PkiException {
        var blocks = new ArrayList<PemBlock>();
        int at = text.indexOf(BEGIN);
        while (at >= 0) {
            int labelEnd = text.indexOf(DASHES, at + BEGIN.length());
            if (labelEnd < 0) {
                throw new PkiException.Truncated(source, null);
            }
            var label = text.substring(at + BEGIN.length(), labelEnd);
            int bodyStart = labelEnd + DASHES.length();
            int end = text.indexOf("-----END ", bodyStart);
            int next = text.indexOf(BEGIN, bodyStart);
            if (end < 0 || (next >= 0 && next < end)) {
                throw new PkiException.Truncated(source, null);
            }
            blocks.add(of(label.strip(), text.substring(bodyStart, end)));
            at = next;
        }
        return blocks;
    }

    private static PemBlock of(String label, String content) {
        var headers = new LinkedHashMap<String, String>();
        var body = new StringBuilder();
        String open = "";
        for (var line : content.lines().toList()) {
            int colon = line.indexOf(':');
            if (body.isEmpty() && colon > 0) {
                open = line.substring(0, colon).strip();
                headers.put(open, line.substring(colon + 1).strip());
            } else if (body.isEmpty() && !open.isEmpty() && line.startsWith(" ")) {
                headers.merge(open, line.strip(), String::concat);
            } else {
                body.append(line.strip());
            }
        }
        return new PemBlock(label, headers, body.toString());
    }

    /// The octets.
    ///
    /// @throws PkiException.Malformed when the body is not base64
    byte[] decode(String source) throws PkiException {
        try {
            return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new PkiException.Malformed(source, e);
        }
    }

    boolean encryptedTraditionally() {
        return headers.getOrDefault("Proc-Type", "").contains("ENCRYPTED");
    }
}
