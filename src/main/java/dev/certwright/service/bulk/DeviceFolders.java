package dev.certwright.service.bulk;

import dev.certwright.model.PkiException;
import dev.certwright.service.bulk.BulkOutput.Packing;
import dev.certwright.store.NewFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A folder, or an archive, for each device, below one folder. Each is made beside its place and then moved there, so
/// that nobody finds half of one.
final class DeviceFolders implements Delivery {
    private final NewFiles files;
    private final Path folder;
    private final boolean archives;
    private final PasswordSheet sheet;
    private long packed;

    DeviceFolders(NewFiles files, BulkOutput output) {
        this.files = files;
        this.folder = output.folder();
        this.archives = output.packing() == Packing.ARCHIVES;
        this.sheet = new PasswordSheet(files, output.passwordSheet());
    }

    private Path place(String stem) {
        return folder.resolve(archives ? stem + ".zip" : stem);
    }

    @Override
    public boolean has(String stem) {
        return Files.exists(place(stem));
    }

    @Override
    public void put(List<DeviceFiles> devices) throws PkiException {
        files.folder(folder);
        sheet.add(devices);
        for (var device : devices) {
            put(device);
        }
    }

    private void put(DeviceFiles device) throws PkiException {
        var unfinished = folder.resolve(".certwright-" + device.stem() + ".tmp");
        files.discard(unfinished);
        boolean done = false;
        try {
            if (archives) {
                zip(device, unfinished);
            } else {
                files.folder(unfinished);
                for (var file : device.files()) {
                    write(file, unfinished.resolve(file.name()));
                }
            }
            files.move(unfinished, place(device.stem()));
            done = true;
            packed++;
        } finally {
            if (!done) {
                files.discard(unfinished);
            }
        }
    }

    private void zip(DeviceFiles device, Path file) throws PkiException {
        try (var out = new ZipOutputStream(files.file(file))) {
            for (var content : device.files()) {
                out.putNextEntry(new ZipEntry(content.name()));
                write(content, out);
                out.closeEntry();
            }
        } catch (IOException e) {
            throw files.failure(file, e);
        }
    }

    private void write(DeviceFiles.DeviceFile content, Path file) throws PkiException {
        try (var out = files.file(file)) {
            write(content, out);
        } catch (IOException e) {
            throw files.failure(file, e);
        }
    }

    static void write(DeviceFiles.DeviceFile content, OutputStream out) throws IOException {
        var octets = content.content().copy();
        try {
            out.write(octets);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    @Override
    public long packed() {
        return packed;
    }

    @Override
    public void close() {
        // every device is finished when it was put
    }
}
