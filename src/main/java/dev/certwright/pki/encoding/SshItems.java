package dev.certwright.pki.encoding;

import dev.certwright.model.certificate.Validity;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/// SSH's public keys and certificates as items.
final class SshItems {
    private static final int MAX_PRINCIPALS = 10_000;

    private SshItems() {}

    /// @param comment what stands behind the key in its line
    /// @throws IOException when the octets are no key of SSH
    static Item of(byte[] blob, String comment) throws IOException {
        var key = SshPublicKey.of(blob);
        return key.certificate()
                ? certificate(blob)
                : new Item.SshKeyItem(key.type(), comment, key.fingerprint(), key.spki(), false);
    }

    /// PROTOCOL.certkeys of OpenSSH. The fingerprint is that of the key, as `ssh-keygen -l` has it.
    private static Item certificate(byte[] blob) throws IOException {
        var in = new StoreInput(blob);
        var type = in.text();
        in.sized();
        int start = in.position();
        var plainType = SshPublicKey.withoutCertificate(type);
        var spki = SshPublicKey.spki(plainType, in);
        if (spki.isEmpty()) {
            throw new IOException("a certificate for an unknown kind of key");
        }
        var fields = Arrays.copyOfRange(blob, start, in.position());
        var name = plainType.getBytes(StandardCharsets.US_ASCII);
        var plain = new byte[4 + name.length + fields.length];
        plain[3] = (byte) name.length;
        System.arraycopy(name, 0, plain, 4, name.length);
        System.arraycopy(fields, 0, plain, 4 + name.length, fields.length);
        var serial = new BigInteger(1, in.octets(8));
        boolean host = in.int32() == 2;
        var keyId = in.text();
        var principals = new ArrayList<String>();
        var list = new StoreInput(in.sized());
        while (list.remaining() > 0 && principals.size() < MAX_PRINCIPALS) {
            principals.add(list.text());
        }
        return new Item.SshCertificateItem(
                type,
                SshPublicKey.fingerprint(plain),
                spki,
                serial,
                keyId,
                host,
                principals,
                validity(in.int64(), in.int64()));
    }

    /// In seconds since 1970; all ones are for ever.
    private static Optional<Validity> validity(long after, long before) {
        if (after == 0 && before == -1) {
            return Optional.empty();
        }
        return Optional.of(new Validity(instant(after), instant(before)));
    }

    private static Instant instant(long seconds) {
        long latest = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        return Instant.ofEpochSecond(seconds < 0 || seconds > latest ? latest : seconds);
    }
}
