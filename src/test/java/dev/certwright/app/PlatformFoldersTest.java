package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformFoldersTest {
    private static final Path HOME = Path.of("/home/ann");

    @Test
    void linuxKeepsTheVaultInTheDataFolderOfXdg() {
        assertEquals(
                Path.of("/home/ann/.local/share/certwright/vault.certwright"),
                PlatformFolders.of("Linux", HOME, Map.of()).vaultFile());
        assertEquals(
                Path.of("/data/certwright/vault.certwright"),
                PlatformFolders.of("Linux", HOME, Map.of("XDG_DATA_HOME", "/data"))
                        .vaultFile());
    }

    @Test
    void theVariableSaysWhereHomeIs() {
        assertEquals(
                Path.of("/tmp/else/.local/share/certwright/vault.certwright"),
                PlatformFolders.of("Linux", HOME, Map.of("HOME", "/tmp/else")).vaultFile());
    }

    @Test
    void aRelativeXdgFolderIsIgnored() {
        assertEquals(
                Path.of("/home/ann/.config/certwright/settings.properties"),
                PlatformFolders.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "here"))
                        .settingsFile());
    }

    @Test
    void macOsKeepsTheVaultInApplicationSupport() {
        assertEquals(
                Path.of("/home/ann/Library/Application Support/Certwright/vault.certwright"),
                PlatformFolders.of("Mac OS X", HOME, Map.of()).vaultFile());
    }

    @Test
    void windowsKeepsTheVaultInTheRoamingFolder() {
        assertEquals(
                Path.of("/home/ann/AppData/Roaming/Certwright/vault.certwright"),
                PlatformFolders.of("Windows 11", HOME, Map.of()).vaultFile());
    }
}
