package dev.certwright.service.profiles;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.store.FileAccess;
import dev.certwright.store.Profiles;
import dev.certwright.store.VaultSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Keeps profiles of one's own in the vault, beside those that the program brings; none of this needs the passphrase.
public final class ProfileService {
    private final VaultSource vaults;
    private final FileAccess files;

    public ProfileService(VaultSource vaults, FileAccess files) {
        this.vaults = vaults;
        this.files = files;
    }

    /// Those that the program brings, then one's own by name. One that cannot be read any more is left out.
    public List<IssuingProfile> all() throws PkiException {
        var all = new ArrayList<>(IssuingProfile.builtIns());
        if (vaults.there()) {
            for (var row : vaults.get().profiles().list()) {
                try {
                    all.add(ProfileReading.read(row.json()));
                } catch (PkiException.InvalidInput _) {
                    // written by a newer version, which says so when it is asked for by name
                }
            }
        }
        return List.copyOf(all);
    }

    /// The profile of that name; for those that the program brings in any case.
    ///
    /// @throws PkiException.InvalidInput when there is none, or it cannot be read any more
    public IssuingProfile find(String name) throws PkiException {
        var wanted = name.strip();
        for (var known : IssuingProfile.builtIns()) {
            if (known.name().equalsIgnoreCase(wanted)) {
                return known;
            }
        }
        var row = vaults.there() ? vaults.get().profiles().find(wanted) : java.util.Optional.<Profiles.Row>empty();
        if (row.isEmpty()) {
            throw new PkiException.InvalidInput(Phrase.of("violation.profile.unknown", wanted));
        }
        return ProfileReading.read(row.get().json());
    }

    /// Whether there is a profile of one's own of that name.
    public boolean exists(String name) throws PkiException {
        return vaults.there() && vaults.get().profiles().find(name.strip()).isPresent();
    }

    /// Keeps a profile.
    ///
    /// @param replace whether one of the same name may go
    /// @throws PkiException.InvalidInput when the name is bad, or taken and nothing may be replaced
    public IssuingProfile save(IssuingProfile profile, boolean replace) throws PkiException {
        var named = profile.named(IssuingProfile.parseName(profile.name()).orThrow());
        var profiles = vaults.get().profiles();
        if (!replace && profiles.find(named.name()).isPresent()) {
            throw new PkiException.InvalidInput(Phrase.of("violation.profile.exists", named.name()));
        }
        var json = ProfileJson.write(named);
        // what is kept can be read again, or is not kept
        var read = ProfileReading.read(json);
        profiles.save(new Profiles.Row(named.name(), json));
        return read;
    }

    /// Removes a profile of one's own; certificates that were made by it stay as they are.
    ///
    /// @throws PkiException.InvalidInput when there is none of that name
    public void remove(String name) throws PkiException {
        var wanted = name.strip();
        boolean removed = vaults.there() && vaults.get().profiles().remove(wanted);
        if (!removed) {
            throw new PkiException.InvalidInput(
                    IssuingProfile.builtIns().stream()
                                    .anyMatch(known -> known.name().equalsIgnoreCase(wanted))
                            ? Phrase.of("violation.profile.name.builtIn", wanted)
                            : Phrase.of("violation.profile.unknown", wanted));
        }
    }

    /// A profile as JSON.
    public String json(IssuingProfile profile) {
        return ProfileJson.write(profile);
    }

    /// Writes a profile to a file.
    ///
    /// @throws PkiException.FileExists when there is one already and it may not be replaced
    public void exportTo(IssuingProfile profile, Path file, boolean overwrite) throws PkiException {
        var octets = json(profile).getBytes(StandardCharsets.UTF_8);
        files.write(Map.of(file, new FileAccess.Content(octets, false)), overwrite);
    }

    /// Reads a profile from a file, without keeping it.
    ///
    /// @throws PkiException.InvalidInput naming the member and what is wrong with it
    public IssuingProfile read(Path file) throws PkiException {
        var octets = files.read(file);
        var text = new String(octets, StandardCharsets.UTF_8);
        return ProfileReading.read(text.startsWith("\ufeff") ? text.substring(1) : text);
    }
}
