package dev.certwright.ui.keystore;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.keystore.Pkcs12Report;
import dev.certwright.model.keystore.StorePreset;
import dev.certwright.service.keystore.Conversion;
import dev.certwright.service.keystore.Converted;
import dev.certwright.service.keystore.KeystoreService;
import java.nio.file.Path;
import java.util.List;

/// One key store under examination.
public interface Doctor {
    /// What to call the key store.
    String source();

    /// Says what can be seen with these passwords.
    Pkcs12Report examine(List<Passphrase> passwords) throws PkiException;

    /// Writes it anew. The person has agreed to replace a file that is there.
    Converted convert(Order order) throws PkiException;

    /// How to write it.
    record Order(StorePreset to, Path out, List<Passphrase> passwords, Passphrase newPassword, boolean javaTrust) {
        public Order {
            passwords = List.copyOf(passwords);
        }
    }

    /// A key store whose octets are at hand.
    ///
    /// @param octets copied
    static Doctor of(KeystoreService service, byte[] octets, String source) {
        var content = octets.clone();
        return new Doctor() {
            @Override
            public String source() {
                return source;
            }

            @Override
            public Pkcs12Report examine(List<Passphrase> passwords) throws PkiException {
                return service.examine(content, source, passwords);
            }

            @Override
            public Converted convert(Order order) throws PkiException {
                return service.convert(
                        content,
                        new Conversion(
                                source,
                                order.passwords(),
                                order.to(),
                                order.out(),
                                order.newPassword(),
                                order.javaTrust(),
                                true));
            }
        };
    }
}
