package dev.certwright.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where a person's files belong on this platform.
///
/// @param data     of this program: the vault
/// @param settings of this program: the preferences
record PlatformFolders(Path data, Path settings) {
    /// By the platform's conventions: the XDG Base Directory Specification, Apple's File System Programming Guide,
    /// Microsoft's known folders.
    static PlatformFolders of(String operatingSystem, Path home, Map<String, String> environment) {
        var name = operatingSystem.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            var folder = variable(environment, "APPDATA")
                    .orElse(home.resolve("AppData").resolve("Roaming"))
                    .resolve("Certwright");
            return new PlatformFolders(folder, folder);
        }
        if (name.startsWith("mac")) {
            var folder = home.resolve("Library").resolve("Application Support").resolve("Certwright");
            return new PlatformFolders(folder, folder);
        }
        // Java takes the home folder from the user database, everybody else from the variable
        var userHome = variable(environment, "HOME").orElse(home);
        return new PlatformFolders(
                variable(environment, "XDG_DATA_HOME")
                        .orElse(userHome.resolve(".local").resolve("share"))
                        .resolve("certwright"),
                variable(environment, "XDG_CONFIG_HOME")
                        .orElse(userHome.resolve(".config"))
                        .resolve("certwright"));
    }

    Path vaultFile() {
        return data.resolve("vault.certwright");
    }

    Path settingsFile() {
        return settings.resolve("settings.properties");
    }

    /// The folder in a variable. The XDG specification tells programs to ignore relative ones.
    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
