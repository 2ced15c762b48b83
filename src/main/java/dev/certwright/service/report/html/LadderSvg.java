package dev.certwright.service.report.html;

import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.StartupLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Both sides and what passed between them, in the order it passed.
final class LadderSvg {
    /// A server that sends thousands of messages does not make the page endless.
    static final int MAX_ROWS = 300;

    private static final int MAX_LABEL = 60;
    private static final int WIDTH = 760;
    private static final int LEFT = 130;
    private static final int RIGHT = 690;
    private static final int TOP = 44;
    private static final int ROW = 34;

    private final Markup markup;
    private final Labels labels;

    /// An arrow.
    private record Arrow(Direction direction, Duration at, String label, String style, boolean encrypted) {}

    LadderSvg(Markup markup, Labels labels) {
        this.markup = markup;
        this.labels = labels;
    }

    void write(HandshakeReport report) {
        var arrows = arrows(report);
        int rows = Math.min(arrows.size(), MAX_ROWS);
        int height = TOP + rows * ROW + 20;
        markup.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "class",
                "ladder",
                "role",
                "img");
        markup.element("title", labels.text("report.ladder"));
        side(LEFT, labels.text("connection.client.side"), height);
        side(RIGHT, labels.text("connection.server.side"), height);
        for (int i = 0; i < rows; i++) {
            arrow(arrows.get(i), TOP + i * ROW + 24);
        }
        markup.close("svg");
        if (arrows.size() > rows) {
            markup.element("p", labels.text("report.more", arrows.size() - rows));
        }
    }

    private static List<Arrow> arrows(HandshakeReport report) {
        var arrows = new ArrayList<Arrow>();
        report.reach().dialogue().forEach(line -> arrows.add(arrow(line)));
        report.messages().forEach(message -> arrows.add(arrow(message)));
        // the two lists are each in order; what was said before TLS stays before it at equal times
        arrows.sort(Comparator.comparing(Arrow::at));
        return arrows;
    }

    private static Arrow arrow(StartupLine line) {
        return new Arrow(line.direction(), line.at(), line.text(), "plain", false);
    }

    private static Arrow arrow(HandshakeMessage message) {
        var alert = alert(message);
        var style = alert.filter(Alert::fatal).isPresent() ? "alert" : "message";
        var label = message.name() + alert.map(a -> " " + a).orElse("") + " · " + message.length() + " B";
        return new Arrow(message.direction(), message.at(), label, style, message.encrypted());
    }

    private static Optional<Alert> alert(HandshakeMessage message) {
        var octets = message.raw().toArray();
        return message.contentType() == 21 && octets.length == 2
                ? Optional.of(new Alert(octets[0] & 0xff, octets[1] & 0xff))
                : Optional.empty();
    }

    private void side(int x, String name, int height) {
        markup.element("text", name, "x", "" + x, "y", "20", "class", "side");
        line(x, TOP - 14, x, height - 6, "life");
    }

    private void line(int x1, int y1, int x2, int y2, String style) {
        markup.open("line", "x1", "" + x1, "y1", "" + y1, "x2", "" + x2, "y2", "" + y2, "class", style)
                .close("line");
    }

    private void arrow(Arrow arrow, int y) {
        boolean toServer = arrow.direction() == Direction.CLIENT_TO_SERVER;
        var style = arrow.style() + (arrow.encrypted() ? " encrypted" : "");
        int tip = toServer ? RIGHT - 2 : LEFT + 2;
        int back = toServer ? tip - 9 : tip + 9;
        line(toServer ? LEFT : RIGHT, y, back, y, style);
        markup.open(
                        "polygon",
                        "points",
                        tip + "," + y + " " + back + "," + (y - 5) + " " + back + "," + (y + 5),
                        "class",
                        style)
                .close("polygon");
        int middle = (LEFT + RIGHT) / 2;
        var label = arrow.label().length() > MAX_LABEL ? arrow.label().substring(0, MAX_LABEL) + "…" : arrow.label();
        markup.element("text", label, "x", "" + middle, "y", "" + (y - 6), "class", "label");
        markup.element(
                "text", labels.milliseconds(arrow.at()), "x", "" + (LEFT - 12), "y", "" + (y + 4), "class", "time");
        if (arrow.encrypted()) {
            lock(RIGHT + 14, y);
        }
    }

    /// A padlock, drawn so that no font needs to have one.
    private void lock(int x, int y) {
        markup.open("path", "d", "M%d %dv-3a3.5 3.5 0 0 1 7 0v3".formatted(x + 2, y - 2), "class", "shackle")
                .close("path");
        markup.open("rect", "x", "" + x, "y", "" + (y - 2), "width", "11", "height", "8", "rx", "1.5", "class", "lock")
                .element("title", labels.text("report.encrypted"))
                .close("rect");
    }
}
