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
                CertificateStatus,
                CertificateVerify,
                ServerKeyExchange,
                NewSessionTicket,
                Finished,
                AlertMessage,
                OpaqueMessage {
    /// In the words of the RFCs.
    String name();

    /// What it says, in order, beginning with the header of a handshake message; together they cover every octet.
    List<Field> fields();
}
