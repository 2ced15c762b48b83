package dev.certwright.service.bulk;

import dev.certwright.model.PkiException;
import dev.certwright.store.NewFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The table of passwords: name, file, password (RFC 4180, UTF-8 with the mark that spreadsheets need). Only its owner
/// can open it. Where a name stands twice, because a run was broken off, the lower line holds.
final class PasswordSheet {
    private static final String HEADINGS = "\ufeffname,file,password\r\n";

    private final NewFiles files;
    private final Path sheet;

    PasswordSheet(NewFiles files, Path sheet) {
        this.files = files;
        this.sheet = sheet;
    }

    /// Adds the passwords of devices; those without one have no line.
    void add(List<DeviceFiles> devices) throws PkiException {
        if (devices.stream().allMatch(device -> device.password().isEmpty())) {
            return;
        }
        boolean begun = Files.exists(sheet);
        try (var out = files.append(sheet)) {
            if (!begun) {
                out.write(HEADINGS.getBytes(StandardCharsets.UTF_8));
            }
            var lines = new Lines();
            for (var device : devices) {
                lines.add(device);
            }
            lines.writeTo(out);
        } catch (IOException e) {
            throw files.failure(sheet, e);
        }
    }

    /// The lines in memory, to be wiped.
    private static final class Lines extends ByteArrayOutputStream {
        void add(DeviceFiles device) {
            device.password().ifPresent(password -> {
                writeBytes((cell(device.name()) + ","
                                + cell(device.files().getFirst().name()) + ",")
                        .getBytes(StandardCharsets.UTF_8));
                var octets = password.utf8();
                writeBytes(octets);
                Arrays.fill(octets, (byte) 0);
                writeBytes(new byte[] {'\r', '\n'});
            });
        }

        @Override
        public synchronized void writeTo(java.io.OutputStream out) throws IOException {
            super.writeTo(out);
            Arrays.fill(buf, (byte) 0);
        }

        private static String cell(String text) {
            return text.matches("[\\w. -]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
        }
    }
}
