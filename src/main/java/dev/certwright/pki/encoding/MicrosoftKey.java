package dev.certwright.pki.encoding;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.pki.certificate.Asn1;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.InvalidCipherTextException;

/// Reads Microsoft's key blobs (`PUBLICKEYSTRUC` of the Windows SDK) and the `.pvk` files around them.
final class MicrosoftKey {
    private static final int PVK_MAGIC = 0xb0b5f11e;
    private static final int PRIVATE_BLOB = 7;
    private static final int PUBLIC_BLOB = 6;
    private static final int BLOB_HEADER = 8;
    private static final int MAX_BITS = 1 << 16;

    private final Passwords passwords;
    private final String source;
    private final KeyReader keys;

    MicrosoftKey(Passwords passwords, KeyReader keys) {
        this.passwords = passwords;
        this.source = passwords.source();
        this.keys = keys;
    }

    static boolean recognizes(byte[] content) {
        if (content.length < 20) {
            return false;
        }
        var in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        boolean blob = (content[0] == PRIVATE_BLOB || content[0] == PUBLIC_BLOB)
                && content[1] == 2
                && content[2] == 0
                && content[3] == 0
                && magic(in.getInt(BLOB_HEADER)) != 0;
        return blob || in.getInt(0) == PVK_MAGIC;
    }

    private static int magic(int word) {
        return switch (word) {
            case 0x31415352, 0x32415352, 0x31535344, 0x32535344 -> word;
            default -> 0;
        };
    }

    Item read(byte[] content) throws PkiException {
        var in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (in.getInt(0) != PVK_MAGIC) {
                return blob(in);
            }
            in.position(12);
            boolean encrypted = in.getInt() != 0;
            var salt = octets(in, in.getInt(), content.length);
            // the length of the blob stands before the salt
            return encrypted ? decrypted(salt, in) : blob(in);
        } catch (EOFException e) {
            throw new PkiException.Truncated(source, e);
        } catch (IOException | RuntimeException e) {
            // numbers that make no key, and buffers that end
            throw new PkiException.Malformed(source, e);
        }
    }

    /// Salt length, then blob length, then the salt.
    private static byte[] octets(ByteBuffer in, int length, int limit) throws IOException {
        in.getInt();
        if (length < 0 || length > limit || length > in.remaining()) {
            throw new EOFException("the salt is cut short");
        }
        var out = new byte[length];
        in.get(out);
        return out;
    }

    private Item decrypted(byte[] salt, ByteBuffer in) throws PkiException {
        var blob = new byte[in.remaining()];
        in.get(blob);
        if (blob.length < BLOB_HEADER + 8) {
            throw new PkiException.Truncated(source, null);
        }
        return passwords.open(password -> {
            for (int octets : new int[] {16, 5}) {
                var digest = PlatformDigest.sha1();
                digest.update(salt, 0, salt.length);
                digest.update(password.utf8(), 0, password.utf8().length);
                var key = new byte[20];
                digest.doFinal(key, 0);
                Arrays.fill(key, octets, 20, (byte) 0);
                try {
                    var plain = new SymmetricCipher("RC4", 16, "STREAM")
                            .decrypt(
                                    Arrays.copyOf(key, 16),
                                    new byte[0],
                                    Arrays.copyOfRange(blob, BLOB_HEADER, blob.length));
                    var whole = ByteBuffer.allocate(blob.length).order(ByteOrder.LITTLE_ENDIAN);
                    whole.put(blob, 0, BLOB_HEADER).put(plain).flip();
                    if (magic(whole.getInt(BLOB_HEADER)) != 0) {
                        return blob(whole);
                    }
                } catch (InvalidCipherTextException | IOException e) {
                    throw new PkiException.Malformed(source, e);
                }
            }
            throw new PkiException.WrongPassword(source, null);
        });
    }

    private Item blob(ByteBuffer in) throws IOException, PkiException {
        in.position(in.position() + BLOB_HEADER);
        int magic = magic(in.getInt());
        int bits = in.getInt();
        if (bits < 8 || bits > MAX_BITS) {
            throw new IOException(bits + " bits");
        }
        int octets = (bits + 7) / 8;
        int half = (bits + 15) / 16;
        return switch (magic) {
            case 0x31415352 -> {
                var e = BigInteger.valueOf(in.getInt() & 0xffffffffL);
                yield open(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        Asn1.der(new RSAPublicKey(number(in, octets), e)));
            }
            case 0x32415352 -> {
                var e = BigInteger.valueOf(in.getInt() & 0xffffffffL);
                var n = number(in, octets);
                var p = number(in, half);
                var q = number(in, half);
                number(in, half);
                number(in, half);
                var inverse = number(in, half);
                yield SshPrivateFields.rsa(n, e, number(in, octets), p, q, inverse, keys);
            }
            case 0x31535344 -> {
                var parameters = new DSAParameter(number(in, octets), number(in, 20), number(in, octets));
                yield open(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_dsa, parameters),
                        Asn1.der(new ASN1Integer(number(in, octets))));
            }
            case 0x32535344 -> {
                var parameters = new DSAParameter(number(in, octets), number(in, 20), number(in, octets));
                yield SshPrivateFields.dsa(parameters, number(in, 20), keys);
            }
            default -> throw new IOException("no key blob");
        };
    }

    private static Item open(AlgorithmIdentifier algorithm, byte[] key) {
        return new Item.PublicKeyItem(Bytes.of(Asn1.der(new SubjectPublicKeyInfo(algorithm, key))), Optional.empty());
    }

    /// The lowest octet comes first.
    private static BigInteger number(ByteBuffer in, int length) throws IOException {
        if (in.remaining() < length) {
            throw new EOFException("a number is cut short");
        }
        var octets = new byte[length];
        for (int i = length - 1; i >= 0; i--) {
            octets[i] = in.get();
        }
        return new BigInteger(1, octets);
    }
}
