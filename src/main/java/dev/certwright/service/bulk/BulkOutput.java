package dev.certwright.service.bulk;

import java.nio.file.Path;
import java.util.Locale;

/// Where the files for the devices go.
///
/// @param place  a folder, or the file of the one archive
/// @param goOn   whether an earlier run's files may be there, which stay as they are; else the place must be new or
/// empty
public record BulkOutput(Path place, Form form, Packing packing, boolean goOn) {
    /// What a device gets.
    public enum Form {
        /// `NAME.crt`, `NAME-chain.crt` (leaf first, without the root) and `NAME.key` (PKCS #8, not encrypted).
        PEM,
        /// `NAME.p12` under a random password of its own, which stands on the password sheet.
        PKCS12
    }

    /// How devices are kept apart.
    public enum Packing {
        /// Each has a folder.
        FOLDERS,
        /// Each has a zip archive.
        ARCHIVES,
        /// Each has a folder in one zip archive.
        ONE_ARCHIVE
    }

    /// One archive where the name ends in `.zip`, else a folder for each device.
    public static BulkOutput at(Path place, Form form) {
        var name = String.valueOf(place.getFileName()).toLowerCase(Locale.ROOT);
        return new BulkOutput(place, form, name.endsWith(".zip") ? Packing.ONE_ARCHIVE : Packing.FOLDERS, false);
    }

    public BulkOutput withPacking(Packing other) {
        return new BulkOutput(place, form, other, goOn);
    }

    public BulkOutput goingOn() {
        return new BulkOutput(place, form, packing, true);
    }

    /// The folder in which everything is.
    Path folder() {
        var absolute = place.toAbsolutePath();
        var parent = absolute.getParent();
        return packing == Packing.ONE_ARCHIVE && parent != null ? parent : absolute;
    }

    /// Where passwords are written; used for PKCS #12 only.
    Path passwordSheet() {
        return packing == Packing.ONE_ARCHIVE
                ? folder().resolve(stem() + "-passwords.csv")
                : folder().resolve("passwords.csv");
    }

    /// The archive, or a further part of it.
    ///
    /// @param number from 1
    Path part(int number) {
        return number == 1 ? place.toAbsolutePath() : folder().resolve(stem() + "-" + number + ".zip");
    }

    private String stem() {
        return String.valueOf(place.getFileName()).replaceFirst("(?i)\\.zip$", "");
    }
}
