package dev.certwright.tls.message;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What tshark reads in the handshake messages of a capture, with the range of each field, to compare with ours.
public final class TsharkFields {
    /// What tshark derives from several fields and puts beside them, or says about itself.
    private static final Set<String> DERIVED = Set.of(
            "tls.handshake.ja3",
            "tls.handshake.ja3_full",
            "tls.handshake.ja3s",
            "tls.handshake.ja3s_full",
            "tls.handshake.ja4",
            "tls.handshake.ja4_r",
            "tls.handshake.ciphersuite_count",
            "tls.handshake.dnames_truncated");

    /// What tshark shows as a number for which we have a name.
    private static final Set<String> NUMBERED = Set.of("tls.sct.sct_version");

    private TsharkFields() {}

    /// One field.
    ///
    /// @param offset from the first octet of its message
    /// @param show   its value as tshark prints it
    /// @param label  its line in the tree of Wireshark
    public record Shown(String name, int offset, int length, String show, String label) {}

    /// One handshake message or alert; of other records only that they passed.
    ///
    /// @param type of a handshake message, -1 when it is encrypted; 0 for others
    /// @param length in octets; 0 for what is neither handshake message nor alert
    public record Message(boolean fromClient, int contentType, int type, int length, List<Shown> fields) {
        private String kind() {
            return kind(fromClient, contentType, type);
        }

        /// Whether it could not be decrypted.
        public boolean closed() {
            return type < 0;
        }

        private boolean like(Ours ours) {
            return closed() ? contentType == ours.contentType : kind().equals(ours.kind());
        }

        private static String kind(boolean fromClient, int contentType, int type) {
            return (fromClient ? ">" : "<") + contentType + (contentType == MessageDecoder.HANDSHAKE ? "." + type : "");
        }
    }

    /// One of ours.
    public record Ours(boolean fromClient, int contentType, Bytes raw, List<Field> fields) {
        private String kind() {
            int type = contentType == MessageDecoder.HANDSHAKE ? raw.toArray()[0] & 0xff : 0;
            return Message.kind(fromClient, contentType, type);
        }
    }

    /// The outcome of a comparison.
    ///
    /// @param missing fields for which we have none of the same range
    /// @param differing fields of ours that say something else
    public record Comparison(int shown, int matched, List<String> missing, List<String> differing) {
        public Comparison plus(Comparison other) {
            var allMissing = new ArrayList<>(missing);
            allMissing.addAll(other.missing);
            var allDiffering = new ArrayList<>(differing);
            allDiffering.addAll(other.differing);
            return new Comparison(shown + other.shown, matched + other.matched, allMissing, allDiffering);
        }

        @Override
        public String toString() {
            return "fields tshark shows %d, matched %d, missing %s, differing %s"
                    .formatted(shown, matched, missing, differing);
        }
    }

    public static void assumeInstalled() {
        boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tshark")));
        assumeTrue(installed, "tshark is not installed, so nothing is compared with it");
    }

    /// Lets tshark read a capture of one connection or of several with the same client.
    ///
    /// @return its messages in order
    public static List<Message> read(Path capture) throws IOException, InterruptedException, XMLStreamException {
        var pdml = Files.createTempFile(capture.getParent(), "tshark", ".xml");
        var errors = Files.createTempFile(capture.getParent(), "tshark", ".log");
        var process = new ProcessBuilder("tshark", "-n", "-r", capture.toString(), "-T", "pdml")
                .redirectOutput(pdml.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("tshark does not end");
        }
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (var in = Files.newInputStream(pdml)) {
            var messages = messages(factory.createXMLStreamReader(in));
            if (messages.isEmpty()) {
                throw new IOException("tshark shows nothing: " + Files.readString(errors));
            }
            return messages;
        }
    }

    private static List<Message> messages(XMLStreamReader xml) throws XMLStreamException {
        var messages = new ArrayList<Message>();
        int client = -1;
        boolean fromClient = false;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT
                    || !xml.getLocalName().equals("field")) {
                continue;
            }
            var name = name(xml);
            switch (name) {
                case "tcp.srcport" -> {
                    // who opens the connection speaks first
                    client = client < 0 ? number(xml, "show") : client;
                    fromClient = number(xml, "show") == client;
                }
                case "tls.handshake" -> {
                    var label = Optional.ofNullable(xml.getAttributeValue(null, "showname"))
                            .orElse("");
                    var message = message(xml, fromClient, MessageDecoder.HANDSHAKE);
                    if (!label.contains("(fragment)") && !(label.contains("fragment)") && message.closed())) {
                        messages.add(message);
                    }
                }
                case "tls.alert_message" -> messages.add(message(xml, fromClient, MessageDecoder.ALERT));
                case "tls.record.content_type" -> {
                    int type = number(xml, "show");
                    if (type != MessageDecoder.HANDSHAKE && type != MessageDecoder.ALERT) {
                        messages.add(new Message(fromClient, type, 0, 0, List.of()));
                    }
                }
                default -> {}
            }
        }
        return messages;
    }

    /// Offsets are counted from the message's first field: that of the message itself is at times one in the record
    /// before decryption, while those of its fields are always in what was decrypted or put together.
    private static Message message(XMLStreamReader xml, boolean fromClient, int contentType) throws XMLStreamException {
        int length = number(xml, "size");
        int start = -1;
        var fields = new ArrayList<Shown>();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    depth++;
                    var name = name(xml);
                    if (name.startsWith("tls.")) {
                        var label = Optional.ofNullable(xml.getAttributeValue(null, "showname"));
                        var show = Optional.ofNullable(xml.getAttributeValue(null, "show"));
                        start = start < 0 ? number(xml, "pos") : start;
                        fields.add(new Shown(
                                name,
                                number(xml, "pos") - start,
                                number(xml, "size"),
                                show.orElse(""),
                                label.orElse("")));
                    }
                }
                case XMLStreamReader.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        int type = fields.stream()
                .filter(f -> f.name.equals("tls.handshake.type"))
                .findFirst()
                .map(f -> Integer.parseInt(f.show))
                .orElse(contentType == MessageDecoder.HANDSHAKE ? -1 : 0);
        return new Message(fromClient, contentType, type, length, fields);
    }

    private static String name(XMLStreamReader xml) {
        return Optional.ofNullable(xml.getAttributeValue(null, "name")).orElse("");
    }

    private static int number(XMLStreamReader xml, String attribute) {
        return Optional.ofNullable(xml.getAttributeValue(null, attribute))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /// Compares all messages, each direction in its order: what the two sides send at once has none.
    public static Comparison compare(List<Message> shown, List<Ours> ours) {
        var sum = new Comparison(0, 0, List.of(), List.of());
        for (boolean fromClient : new boolean[] {true, false}) {
            var theirs = shown.stream().filter(m -> m.fromClient == fromClient).toList();
            var own = ours.stream().filter(m -> m.fromClient == fromClient).toList();
            var kinds = theirs.stream().map(Message::kind).toList();
            var ownKinds = own.stream().map(Ours::kind).toList();
            boolean alike = theirs.size() == own.size();
            for (int i = 0; alike && i < own.size(); i++) {
                alike = theirs.get(i).like(own.get(i));
            }
            if (!alike) {
                return new Comparison(0, 0, List.of("messages " + kinds + ", ours " + ownKinds), List.of());
            }
            for (int i = 0; i < own.size(); i++) {
                sum = sum.plus(compare(theirs.get(i), own.get(i)));
            }
        }
        return sum;
    }

    private static Comparison compare(Message message, Ours ours) {
        var byRange = new TreeMap<String, List<Field>>();
        ours.fields.stream()
                .flatMap(Field::flattened)
                .forEach(f -> byRange.computeIfAbsent(range(f.offset(), f.length()), _ -> new ArrayList<>())
                        .add(f));
        int count = 0;
        int matched = 0;
        var missing = new ArrayList<String>();
        if (message.length > 0 && !message.closed() && message.length != ours.raw.length()) {
            missing.add(message.kind() + " of " + message.length + " octets, ours has " + ours.raw.length());
        }
        var differing = new ArrayList<String>();
        for (var field : message.fields) {
            if (DERIVED.contains(field.name) || field.length == 0) {
                continue;
            }
            count++;
            var candidates = byRange.getOrDefault(range(field.offset, field.length), List.of());
            if (candidates.isEmpty()) {
                missing.add(field.name + " " + range(field.offset, field.length) + " " + field.label);
            } else if (candidates.stream().noneMatch(f -> agree(field, f))) {
                differing.add(field.name + " " + field.label + " (" + field.show + ") ≠ "
                        + candidates.getFirst().name() + " "
                        + candidates.getFirst().value());
            } else {
                matched++;
            }
        }
        return new Comparison(count, matched, missing, differing);
    }

    private static String range(int offset, int length) {
        return offset + "+" + length;
    }

    /// Whether the same is said: the same number, the same octets, the same text, or the name of the number.
    private static boolean agree(Shown shown, Field ours) {
        if (shown.show.isEmpty() || !ours.children().isEmpty()) {
            return true;
        }
        if (shown.label.contains("Unknown (")) {
            return true; // a number tshark has no name for
        }
        var value = ours.value().replace("_RESERVED", "");
        var octets = HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
        var hex = shown.show.replace(":", "");
        return shown.show.equals(value)
                || NUMBERED.contains(shown.name)
                || number(shown.show).isPresent() && number(shown.show).equals(number(value.split("[ (]", 2)[0]))
                || hex.equals(value)
                || hex.equals(octets)
                || time(shown.show).map(Instant::toString).equals(Optional.of(value))
                || !letters(value).isEmpty() && letters(shown.label).contains(letters(value.split(" \\(", 2)[0]));
    }

    private static Optional<Instant> time(String text) {
        try {
            var format = DateTimeFormatter.ofPattern("MMM d, yyyy HH:mm:ss.nnnnnnnnn z", Locale.ROOT);
            return Optional.of(Instant.from(format.parse(text.replaceAll(" +", " "))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.decode(text.equals("0") ? text : text.replaceFirst("^0+(?=[1-9])", "")));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
