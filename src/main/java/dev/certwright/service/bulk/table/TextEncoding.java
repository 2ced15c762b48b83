package dev.certwright.service.bulk.table;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The character set of a file and the octets in front of its text.
///
/// @param markLength of the byte order mark, in octets; 0 without one
public record TextEncoding(Charset charset, int markLength) {
    /// What Windows in Traditional Chinese calls Big5; a few signs more than the standard.
    private static final Charset BIG5 = Charset.forName("x-windows-950");

    private static final int SAMPLE = 1 << 13;

    /// Opens the octets anew, from the beginning.
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    /// Reads the name of a character set, for example `UTF-16LE` or `Big5`.
    public static Parsed<Charset> parse(String name) {
        var typed = name.strip().toLowerCase(Locale.ROOT);
        if (List.of("big5", "cp950", "ms950", "windows-950").contains(typed)) {
            return Parsed.valid(BIG5);
        }
        try {
            return Parsed.valid(Charset.forName(typed));
        } catch (IllegalArgumentException _) {
            return new Parsed.Invalid<>(Phrase.of("bulk.encoding.unknown", name.strip()));
        }
    }

    /// The name for a person.
    public String label() {
        return charset.equals(BIG5) ? "Big5" : charset.name();
    }

    /// One that a person chose; a byte order mark is passed over all the same.
    static TextEncoding forced(Charset charset, Opener opener) throws IOException {
        var found = marked(sample(opener));
        boolean same = charset.name().startsWith("UTF-16")
                ? found.charset().name().startsWith("UTF-16")
                : found.charset().equals(charset);
        return new TextEncoding(
                charset.equals(StandardCharsets.UTF_16) && same ? found.charset() : charset,
                same ? found.markLength() : 0);
    }

    /// Finds out: a byte order mark decides; then zeros, which only UTF-16 has in a text; then what the whole file can
    /// be read as, UTF-8 first, because Big5 hardly ever happens to be that.
    ///
    /// @throws PkiException.InvalidInput when it is none of these
    static TextEncoding detect(Opener opener) throws IOException, PkiException.InvalidInput {
        var sample = sample(opener);
        var marked = marked(sample);
        if (marked.markLength() > 0) {
            return marked;
        }
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] == 0) {
                evenZeros += 1 - i % 2;
                oddZeros += i % 2;
            }
        }
        if (evenZeros + oddZeros > 0) {
            return new TextEncoding(evenZeros > oddZeros ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0);
        }
        for (var charset : List.of(StandardCharsets.UTF_8, BIG5)) {
            var candidate = new TextEncoding(charset, 0);
            if (candidate.fits(opener)) {
                return candidate;
            }
        }
        throw new PkiException.InvalidInput(Phrase.of("bulk.encoding.undetected"));
    }

    private static TextEncoding marked(byte[] sample) {
        if (startsWith(sample, 0xef, 0xbb, 0xbf)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(sample, 0xff, 0xfe)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        return startsWith(sample, 0xfe, 0xff)
                ? new TextEncoding(StandardCharsets.UTF_16BE, 2)
                : new TextEncoding(StandardCharsets.UTF_8, 0);
    }

    private static boolean startsWith(byte[] octets, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= octets.length || (octets[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] sample(Opener opener) throws IOException {
        try (var in = opener.open()) {
            var octets = in.readNBytes(SAMPLE);
            return Arrays.copyOf(octets, octets.length);
        }
    }

    private boolean fits(Opener opener) throws IOException {
        try (var reader = reader(opener)) {
            var buffer = new char[SAMPLE];
            while (reader.read(buffer) >= 0) {
                // only whether it can be read is asked
            }
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    /// Reads the text; what is none in this character set ends it with a [CharacterCodingException].
    Reader reader(Opener opener) throws IOException {
        var in = new BufferedInputStream(opener.open(), SAMPLE);
        in.skipNBytes(markLength);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
