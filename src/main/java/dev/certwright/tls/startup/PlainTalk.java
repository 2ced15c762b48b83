package dev.certwright.tls.startup;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.StartupLine;
import dev.certwright.model.handshake.WireRecording.Segment;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// A conversation in the clear on a connected socket, bounded in octets and in time.
///
/// It reads octet by octet where it cannot know how many follow, so that nothing is taken that belongs to TLS. Closing
/// the socket from another thread ends it at once.
public final class PlainTalk {
    /// Upper bound of what the other side may say in one script, in octets.
    public static final int MAX_OCTETS = 65_536;

    private static final int MAX_FIRST = 256;
    private static final System.Logger LOG = System.getLogger(PlainTalk.class.getName());

    /// One side of a conversation, from its first word to the last octet before what follows.
    @FunctionalInterface
    public interface Script {
        /// Talks to the end.
        ///
        /// @throws Unfinished when the other side says no, or does not make sense
        void play(PlainTalk talk) throws IOException, Unfinished;
    }

    private final Socket socket;
    private final long origin;
    private final long deadline;
    private final Transcript transcript;
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();
    private final ByteArrayOutputStream unsaid = new ByteArrayOutputStream();
    private int budget;
    private boolean recorded;

    /// @param socket   connected; it stays open, and its read timeout is restored
    /// @param origin   when the test began, by `System.nanoTime`
    /// @param deadline for everything, by `System.nanoTime`
    public PlainTalk(Socket socket, long origin, long deadline, Transcript transcript) {
        this.socket = socket;
        this.origin = origin;
        this.deadline = deadline;
        this.transcript = transcript;
    }

    /// Holds a conversation with a proxy. Its octets are no part of the recording.
    public StartupOutcome playWithProxy(Script script) {
        return play(script, false);
    }

    /// Holds a conversation that ends with the first octet of TLS, which is ours: whatever the other side has said by
    /// then is a fault.
    StartupOutcome playUntilTls(Script script) {
        return play(
                talk -> {
                    script.play(talk);
                    var early = talk.waiting();
                    if (early.length > 0) {
                        throw new Unfinished(new StartupOutcome.Injected(Bytes.of(early)));
                    }
                },
                true);
    }

    private StartupOutcome play(Script script, boolean record) {
        first.reset();
        unsaid.reset();
        budget = MAX_OCTETS;
        recorded = record;
        try {
            int timeout = socket.getSoTimeout();
            try {
                script.play(this);
                return new StartupOutcome.Ready();
            } finally {
                heard();
                socket.setSoTimeout(timeout);
            }
        } catch (Unfinished e) {
            return e.outcome();
        } catch (SocketTimeoutException _) {
            return new StartupOutcome.TimedOut(timedOut());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the conversation ended", e);
            return new StartupOutcome.Closed(closed());
        }
    }

    private Phrase timedOut() {
        if (!recorded) {
            return Phrase.of("startup.proxy.timedOut");
        }
        return first.size() == 0 ? Phrase.of("startup.timedOut.silent") : Phrase.of("startup.timedOut");
    }

    private Phrase closed() {
        if (!recorded) {
            return Phrase.of("startup.proxy.closed");
        }
        return first.size() == 0 ? Phrase.of("startup.closed.silent") : Phrase.of("startup.closed");
    }

    /// Says a line.
    ///
    /// @param line without its end
    public void sayLine(String line) {
        say((line + "\r\n").getBytes(StandardCharsets.UTF_8), line);
    }

    /// Says something. A failure to write is not told: the other side's reason for closing is on the way in.
    ///
    /// @param shown how it appears in the transcript: without what is secret
    public void say(byte[] octets, String shown) {
        tell(Direction.CLIENT_TO_SERVER, octets, shown);
        try {
            socket.getOutputStream().write(octets);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the other side no longer reads", e);
        }
    }

    /// Hears a line, in UTF-8.
    ///
    /// @return without its end
    public String line() throws IOException, Unfinished {
        var line = new ByteArrayOutputStream();
        for (int octet = octet(); octet != '\n'; octet = octet()) {
            line.write(octet);
        }
        var text = line.toString(StandardCharsets.UTF_8);
        var shown = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        heard(shown);
        return shown;
    }

    /// Hears one octet; [#heard] tells of it.
    public int octet() throws IOException, Unfinished {
        return octets(1)[0] & 0xff;
    }

    /// Hears so many octets; [#heard] tells of them.
    public byte[] octets(int count) throws IOException, Unfinished {
        if (count > budget) {
            throw new Unfinished(new StartupOutcome.TooMuch(MAX_OCTETS));
        }
        budget -= count;
        var octets = new byte[count];
        for (int there = 0; there < count; ) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
            int n = socket.getInputStream().read(octets, there, count - there);
            if (n < 0) {
                throw new EOFException();
            }
            unsaid.write(octets, there, n);
            first.write(octets, there, Math.min(n, MAX_FIRST - first.size()));
            there += n;
        }
        return octets;
    }

    /// Tells the transcript how what was heard since the last time appears.
    public void heard(String shown) {
        tell(Direction.SERVER_TO_CLIENT, unsaid.toByteArray(), shown);
        unsaid.reset();
    }

    /// What to throw when the other side speaks something else.
    public Unfinished notThisProtocol() throws IOException {
        first.writeBytes(waiting());
        var octets = first.toByteArray();
        return new Unfinished(new StartupOutcome.NotThisProtocol(
                Bytes.of(Arrays.copyOf(octets, Math.min(octets.length, MAX_FIRST)))));
    }

    /// Takes what has arrived and nobody asked for, at most 256 octets, without waiting.
    private byte[] waiting() throws IOException {
        int there = Math.min(socket.getInputStream().available(), MAX_FIRST);
        var octets = there == 0 ? new byte[0] : socket.getInputStream().readNBytes(there);
        unsaid.writeBytes(octets);
        return octets;
    }

    /// Tells the transcript what was heard since the last time, as it is, in UTF-8.
    void heard() {
        if (unsaid.size() > 0) {
            heard(unsaid.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private void tell(Direction direction, byte[] octets, String shown) {
        var at = Duration.ofNanos(System.nanoTime() - origin);
        transcript.said(new StartupLine(direction, at, shown));
        if (recorded) {
            transcript.passed(new Segment(direction, at, Bytes.of(octets)));
        }
    }
}
