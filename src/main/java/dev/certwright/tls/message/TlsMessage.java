package dev.certwright.tls.message;

import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;

/// A message, decoded: one kind, one type. What is not understood is [OpaqueMessage].
public sealed interface TlsMessage
        permits ClientHello,
                ServerHello,
                EncryptedExtensions,
                CertificateMessage,
                CertificateRequest,
                CertificateVerify,
                ServerKeyExchange,
                NewSessionTicket,
                Finished,
                AlertMessage,
                OpaqueMessage {
    /// In the words of the RFCs.
    String name();

    /// What it says, in order.
    List<Field> fields();
}
