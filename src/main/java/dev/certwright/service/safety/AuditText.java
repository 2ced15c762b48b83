package dev.certwright.service.safety;

import com.google.gson.JsonObject;
import dev.certwright.model.inventory.AuditEvent;
import java.util.HexFormat;

/// An event of the audit log as programs read it. Moments have milliseconds, so that the hash can be computed again.
final class AuditText {
    static final String CSV_HEAD = "number,at,action,subject,hash\n";

    private AuditText() {}

    /// RFC 4180, with a line feed.
    static String csv(AuditEvent event) {
        return event.number() + "," + event.at() + "," + event.action() + ",\""
                + event.subject().replace("\"", "\"\"") + "\"," + event.hash().hex();
    }

    /// RFC 8259, in ASCII.
    static String json(AuditEvent event) {
        var object = new JsonObject();
        object.addProperty("number", event.number());
        object.addProperty("at", event.at().toString());
        object.addProperty("action", event.action());
        object.addProperty("subject", event.subject());
        object.addProperty("hash", event.hash().hex());
        var ascii = new StringBuilder();
        for (char c : object.toString().toCharArray()) {
            if (c < 0x7f) {
                ascii.append(c);
            } else {
                ascii.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return ascii.toString();
    }
}
