package dev.certwright.service.export;

import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.FileStem;
import java.nio.file.Path;

/// What the files of an export are called.
record FileNames(Path folder, Entry entry) {
    Path certificate() {
        return file(".crt");
    }

    Path chain() {
        return file("-chain.crt");
    }

    Path privateKey() {
        return file(".key");
    }

    Path der() {
        return file(".cer");
    }

    Path privateKeyDer() {
        return file(".key.der");
    }

    Path pkcs12() {
        return file(".p12");
    }

    private Path file(String ending) {
        return folder.resolve(FileStem.of(entry.name()) + ending);
    }
}
