package dev.certwright.service.report;

import dev.certwright.model.Parsed;
import dev.certwright.model.handshake.AddressAttempt;
import dev.certwright.model.handshake.ConnectFailure;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.StartupLine;
import dev.certwright.model.name.IpAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// How the server was reached.
final class ReachJson {
    private ReachJson() {}

    static JsonMembers of(Reach reach) {
        return new JsonMembers()
                .put("dns", JsonReading.milliseconds(reach.dns()))
                .put("tcp", JsonReading.milliseconds(reach.tcp()))
                .put(
                        "attempts",
                        reach.attempts().stream().map(ReachJson::attempt).toList())
                .put("dialogue", reach.dialogue().stream().map(ReachJson::line).toList());
    }

    private static JsonMembers attempt(AddressAttempt attempt) {
        var address = attempt.address();
        return new JsonMembers()
                .put("address", Optional.ofNullable(address.getAddress()).map(InetAddress::getHostAddress))
                .put("host", address.getHostString())
                .put("port", address.getPort())
                .put("failure", attempt.failure().map(JsonReading::word))
                .put("milliseconds", JsonReading.milliseconds(attempt.took()));
    }

    private static JsonMembers line(StartupLine line) {
        return new JsonMembers()
                .put("from", from(line.direction()))
                .put("at", JsonReading.milliseconds(line.at()))
                .put("text", line.text());
    }

    static String from(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? "client" : "server";
    }

    static Direction direction(JsonReading object) {
        return switch (object.text("from")) {
            case "client" -> Direction.CLIENT_TO_SERVER;
            case "server" -> Direction.SERVER_TO_CLIENT;
            default -> throw new IllegalArgumentException("from");
        };
    }

    static Reach read(JsonReading object) {
        return new Reach(
                object.milliseconds("dns"),
                object.list(
                        "attempts",
                        o -> new AddressAttempt(
                                address(o),
                                o.findConstant("failure", ConnectFailure.values()),
                                o.milliseconds("milliseconds"))),
                object.milliseconds("tcp"),
                object.list("dialogue", o -> new StartupLine(direction(o), o.milliseconds("at"), o.text("text"))));
    }

    /// Never looks a name up.
    private static InetSocketAddress address(JsonReading object) {
        int port = object.number("port");
        var text = object.findText("address");
        if (text.isEmpty()) {
            return InetSocketAddress.createUnresolved(object.text("host"), port);
        }
        var literal = text.get().split("%", 2)[0];
        if (!(IpAddress.parse(literal) instanceof Parsed.Valid<?>)) {
            throw new IllegalArgumentException("no address");
        }
        try {
            var octets = InetAddress.getByName(literal).getAddress();
            return new InetSocketAddress(InetAddress.getByAddress(object.text("host"), octets), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
