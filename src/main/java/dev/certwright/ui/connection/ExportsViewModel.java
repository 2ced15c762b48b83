package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Notices;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Takes the test on the screen away: as a file, or as code for another program.
public final class ExportsViewModel {
    private final RunExports exports;
    private final ConnectionViewModel connection;
    private final Background background;
    private final Notices notices;

    public ExportsViewModel(
            RunExports exports, ConnectionViewModel connection, Background background, Notices notices) {
        this.exports = exports;
        this.connection = connection;
        this.background = background;
        this.notices = notices;
    }

    /// Those that are possible for what is on the screen: without a recording there are no octets.
    public List<RunExports.Form> forms() {
        boolean recorded = connection.made().flatMap(m -> m.run().recording()).isPresent();
        return exports.forms().stream()
                .filter(form -> switch (form) {
                    case HTML, JSON -> true;
                    case CAPTURE, CAPTURE_WITH_SECRETS, KEY_LOG -> recorded;
                })
                .toList();
    }

    public List<RunExports.Program> programs() {
        return exports.programs();
    }

    /// A name for the file, for example `localhost-8443.html`.
    public String fileName(RunExports.Form form) {
        var target = connection.made().map(m -> m.test().target());
        return target.map(t -> t.host().replace(':', '.') + "-" + t.port()).orElse("test") + "." + form.extension();
    }

    public void save(RunExports.Form form, Path file) {
        connection
                .made()
                .ifPresent(made -> background.run(
                        _ -> {
                            exports.save(made.test(), made.run(), form, file);
                            return file;
                        },
                        saved -> notices.done(Phrase.of("connection.saved", saved.toString())),
                        notices::failed));
    }

    /// Hands the code on when it is there.
    public void code(RunExports.Program program, Consumer<String> then) {
        connection
                .made()
                .ifPresent(made -> background.run(_ -> exports.code(made.test(), program), then, notices::failed));
    }
}
