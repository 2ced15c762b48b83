package dev.certwright.ui.common;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;

/// Tells the person in passing how something came out, without stopping them.
public interface Notices {
    /// Something was done.
    void done(Phrase sentence);

    /// Something was done that can be taken back.
    ///
    /// @param offer what the button says
    default void done(Phrase sentence, Phrase offer, Runnable action) {
        done(sentence);
    }

    /// Something failed. Nothing is said about what the person cancelled.
    void failed(PkiException failure);

    /// One that says nothing, for tests.
    static Notices silent() {
        return new Notices() {
            @Override
            public void done(Phrase sentence) {}

            @Override
            public void failed(PkiException failure) {}
        };
    }
}
