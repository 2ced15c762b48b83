package dev.certwright.service.bulk;

import dev.certwright.model.PkiException;
import dev.certwright.store.NewFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// One archive with a folder for each device; a further part of it is begun where one is there already, and after ten
/// thousand devices, because an archive keeps its table of contents in memory until it is finished.
final class DeviceArchive implements Delivery {
    private static final int MOST_DEVICES = 10_000;

    private final NewFiles files;
    private final BulkOutput output;
    private final PasswordSheet sheet;
    private final Path unfinished;
    private final Set<String> there = new HashSet<>();
    private @Nullable ZipOutputStream open;
    private int number;
    private int devices;
    private long packed;

    /// Looks into the parts that are there.
    DeviceArchive(NewFiles files, BulkOutput output) throws PkiException {
        this.files = files;
        this.output = output;
        this.sheet = new PasswordSheet(files, output.passwordSheet());
        this.unfinished =
                output.folder().resolve(".certwright-" + output.place().getFileName() + ".tmp");
        number = 1;
        while (Files.exists(output.part(number))) {
            look(output.part(number));
            number++;
        }
    }

    private void look(Path part) throws PkiException {
        try (var zip = new ZipFile(part.toFile())) {
            zip.stream().forEach(entry -> there.add(entry.getName().replaceFirst("/.*", "")));
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(part, e);
        }
    }

    @Override
    public boolean has(String stem) {
        return there.contains(stem);
    }

    @Override
    public void put(List<DeviceFiles> some) throws PkiException {
        if (some.isEmpty()) {
            return;
        }
        files.folder(output.folder());
        sheet.add(some);
        try {
            for (var device : some) {
                put(device, zip());
            }
        } catch (IOException e) {
            throw files.failure(unfinished, e);
        }
    }

    private ZipOutputStream zip() throws PkiException {
        var zip = open;
        if (zip == null) {
            files.discard(unfinished);
            zip = new ZipOutputStream(files.file(unfinished));
            open = zip;
        }
        return zip;
    }

    private void put(DeviceFiles device, ZipOutputStream zip) throws IOException, PkiException {
        for (var content : device.files()) {
            zip.putNextEntry(new ZipEntry(device.stem() + "/" + content.name()));
            DeviceFolders.write(content, zip);
            zip.closeEntry();
        }
        devices++;
        if (devices == MOST_DEVICES) {
            close();
        }
    }

    @Override
    public void close() throws PkiException {
        var zip = open;
        if (zip == null) {
            return;
        }
        open = null;
        boolean done = false;
        try {
            zip.close();
            files.move(unfinished, output.part(number));
            number++;
            packed += devices;
            done = true;
        } catch (IOException e) {
            throw files.failure(unfinished, e);
        } finally {
            devices = 0;
            if (!done) {
                files.discard(unfinished);
            }
        }
    }

    @Override
    public long packed() {
        return packed;
    }
}
