package dev.certwright.pki.encoding;

import java.util.Map;

/// The types of a `ContentInfo` (RFC 5652 §3), as stable words.
final class ContentTypes {
    static final String TIMESTAMP = "1.2.840.113549.1.9.16.1.4";

    static final String NETSCAPE_SEQUENCE = "2.16.840.1.113730.2.5";

    private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("1.2.840.113549.1.7.1", "cms-data"),
            Map.entry(SIGNED_DATA, "cms-signed-data"),
            Map.entry("1.2.840.113549.1.7.3", "cms-enveloped-data"),
            Map.entry("1.2.840.113549.1.7.4", "cms-signed-and-enveloped-data"),
            Map.entry("1.2.840.113549.1.7.5", "cms-digested-data"),
            Map.entry("1.2.840.113549.1.7.6", "cms-encrypted-data"),
            Map.entry("1.2.840.113549.1.9.16.1.2", "cms-authenticated-data"),
            Map.entry("1.2.840.113549.1.9.16.1.9", "cms-compressed-data"),
            Map.entry("1.2.840.113549.1.9.16.1.23", "cms-auth-enveloped-data"),
            Map.entry(NETSCAPE_SEQUENCE, "certificate-sequence"));

    private ContentTypes() {}

    static DerShape shape(String oid) {
        if (oid.equals(SIGNED_DATA)) {
            return DerShape.SIGNED_DATA;
        }
        return KINDS.containsKey(oid) ? DerShape.MESSAGE : DerShape.UNKNOWN;
    }

    static String kind(String oid) {
        return KINDS.getOrDefault(oid, "cms");
    }
}
