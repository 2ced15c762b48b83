package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import dev.certwright.model.keystore.Access;
import dev.certwright.model.keystore.Pkcs12Structure.PasswordState;
import dev.certwright.model.keystore.StoreMac;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/// The passwords that may open a container, and which of them did. Wiped when closed.
final class Pkcs12AnatomyKeys implements AutoCloseable {
    /// What was inside, as far as it opened.
    record Outcome<T>(Access access, Optional<T> value) {}

    private final int given;
    private final List<PasswordForm> forms = new ArrayList<>();
    private final PasswordDecryption decryption;
    private final Pkcs12Mac mac;
    private @Nullable PasswordForm right;
    private boolean encrypted;
    private boolean doubtful;

    Pkcs12AnatomyKeys(String source, List<char[]> passwords) {
        var budget = new WorkBudget(source);
        decryption = new PasswordDecryption(source, budget);
        mac = new Pkcs12Mac(source, budget);
        given = (int) passwords.stream().filter(p -> p.length > 0).count();
        passwords.stream().filter(p -> p.length > 0).map(PasswordForm::of).forEach(forms::add);
        forms.add(PasswordForm.of(new char[0]));
        forms.add(PasswordForm.absent());
    }

    /// Checks the container's integrity; the password that fits is the one to open the rest.
    StoreMac.Fit check(MacData data, byte[] content) {
        try {
            for (var form : forms) {
                if (mac.fits(data, content, form)) {
                    right = form;
                    return StoreMac.Fit.FITS;
                }
            }
            return given == 0 ? StoreMac.Fit.NOT_TRIED : StoreMac.Fit.DOES_NOT_FIT;
        } catch (PkiException.TooExpensive _) {
            doubtful = true;
            return StoreMac.Fit.TOO_EXPENSIVE;
        } catch (PkiException _) {
            doubtful = true;
            return StoreMac.Fit.UNSUPPORTED;
        }
    }

    /// Decrypts with the first password that yields something that makes sense.
    ///
    /// @param sense empty for noise
    <T> Outcome<T> open(AlgorithmIdentifier algorithm, byte[] data, Function<byte[], Optional<T>> sense) {
        encrypted = true;
        var access = Access.LOCKED;
        for (var form : inOrder()) {
            byte[] plain = {};
            try {
                plain = decryption.decrypt(algorithm, data, form);
                var value = sense.apply(plain);
                if (value.isPresent()) {
                    right = right == null ? form : right;
                    return new Outcome<>(Access.OPEN, value);
                }
                access = form.equals(right) ? Access.BROKEN : access;
            } catch (PkiException.WrongPassword _) {
                // the next one, then
            } catch (PkiException.UnsupportedAlgorithm _) {
                doubtful = true;
                return new Outcome<>(Access.UNSUPPORTED, Optional.empty());
            } catch (PkiException.TooExpensive _) {
                doubtful = true;
                return new Outcome<>(Access.TOO_EXPENSIVE, Optional.empty());
            } catch (PkiException _) {
                doubtful = true;
                return new Outcome<>(Access.BROKEN, Optional.empty());
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        }
        return new Outcome<>(access, Optional.empty());
    }

    private List<PasswordForm> inOrder() {
        if (right == null) {
            return forms;
        }
        var sorted = new ArrayList<>(List.of(right));
        forms.stream().filter(form -> !form.equals(right)).forEach(sorted::add);
        return sorted;
    }

    /// Which password opened it.
    PasswordState state(boolean authenticated) {
        int index = right == null ? -1 : forms.indexOf(right);
        if (index >= 0) {
            return index < given ? PasswordState.GIVEN : index == given ? PasswordState.EMPTY : PasswordState.ABSENT;
        }
        if (!encrypted && !authenticated) {
            return PasswordState.NOT_NEEDED;
        }
        if (doubtful) {
            return PasswordState.UNKNOWN;
        }
        return given == 0 ? PasswordState.MISSING : PasswordState.WRONG;
    }

    @Override
    public void close() {
        forms.forEach(PasswordForm::close);
    }
}
