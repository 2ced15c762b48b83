package dev.certwright.pki.certificate;

import java.io.IOException;
import java.util.List;

/// Takes the parts of a constructed element one after the other.
final class Parts {
    private final List<DerElement> parts;
    private int taken;

    Parts(DerElement constructed) throws IOException {
        this.parts = constructed.children();
    }

    boolean hasNext() {
        return taken < parts.size();
    }

    /// Whether the next part has that tag.
    boolean peek(int tag) {
        return hasNext() && parts.get(taken).is(tag);
    }

    DerElement next() throws IOException {
        if (!hasNext()) {
            throw new IOException("a part is missing");
        }
        return parts.get(taken++);
    }

    DerElement next(int tag) throws IOException {
        return next().expect(tag);
    }
}
