package dev.certwright.service.report;

import dev.certwright.model.Parsed;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.StartupProtocol;

/// Where a test went: the address as text, and beside it what the text alone does not always say.
final class TargetJson {
    private TargetJson() {}

    static JsonMembers put(JsonMembers members, HandshakeTarget target) {
        return members.put("target", target.toString())
                .put("startup", target.startup().word())
                .put("application", word(target.application()));
    }

    private static String word(Application application) {
        return switch (application) {
            case Application.Http _ -> "http";
            case Application.Silent() -> "silent";
            case Application.PostgreSql() -> "postgresql";
            case Application.Mqtt() -> "mqtt";
        };
    }

    static HandshakeTarget read(JsonReading object) {
        if (!(HandshakeTarget.parse(object.text("target")) instanceof Parsed.Valid<HandshakeTarget>(var target))) {
            throw new IllegalArgumentException("no address");
        }
        var path = target.application() instanceof Application.Http(var p) ? p : "/";
        Application application = switch (object.findText("application").orElse("")) {
            case "http" -> new Application.Http(path);
            case "silent" -> new Application.Silent();
            case "postgresql" -> new Application.PostgreSql();
            case "mqtt" -> new Application.Mqtt();
            default -> target.application();
        };
        var startup = object.findConstant("startup", StartupProtocol.values()).orElse(target.startup());
        return new HandshakeTarget(target.host(), target.port(), startup, application);
    }
}
