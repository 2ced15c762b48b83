package dev.certwright.ui.asn1;

import dev.certwright.testing.CertificateDraft;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Encodings to look at.
final class SampleCertificate {
    private SampleCertificate() {}

    static byte[] der() {
        return CertificateDraft.named("client01").selfSigned().encoded().der();
    }

    /// SEQUENCEs inside each other, each with a length of four octets.
    static byte[] nested(int levels) {
        var out = new ByteArrayOutputStream();
        for (int level = levels - 1; level >= 0; level--) {
            out.write(0x30);
            out.write(0x84);
            out.writeBytes(ByteBuffer.allocate(4).putInt(6 * level).array());
        }
        return out.toByteArray();
    }
}
