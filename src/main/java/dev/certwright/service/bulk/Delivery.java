package dev.certwright.service.bulk;

import dev.certwright.model.PkiException;
import java.util.List;

/// Takes the files of devices to where they belong. Used by one thread.
sealed interface Delivery extends AutoCloseable permits DeviceFolders, DeviceArchive {
    /// Whether a device has its files from an earlier run.
    ///
    /// @param stem what they are called
    boolean has(String stem);

    /// Writes the files of some devices, and first of all their passwords.
    ///
    /// @throws PkiException.FileExists when there is something in the way, which stays as it is
    /// @throws PkiException.DiskFull   when there is no room
    void put(List<DeviceFiles> devices) throws PkiException;

    /// How many devices have their files for good.
    long packed();

    /// Finishes what was begun, so that all that was put is there.
    @Override
    void close() throws PkiException;
}
