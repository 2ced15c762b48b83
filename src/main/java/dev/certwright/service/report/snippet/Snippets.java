package dev.certwright.service.report.snippet;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.ServerNameChoice;

/// Writes a connection test as code of other programs, which then meet the same server in the same way.
public final class Snippets {
    private Snippets() {}

    /// The code, ending in a line break: for the shell where the language is a program, else a whole source file.
    ///
    /// A password is expected in the variable `KEY_PASSWORD`.
    ///
    /// @throws PkiException.InvalidInput when the language has no way to do it; the phrase says what
    public static String of(ConnectionTest test, Language language) throws PkiException {
        var recipe = new Recipe(test);
        refuse(recipe, language);
        return switch (language) {
            case CURL -> new Curl(recipe).code();
            case OPENSSL -> new OpenSsl(recipe).code();
            case JAVA -> new JavaCode(recipe).code();
            case GO -> new GoCode(recipe).code();
            case PYTHON -> new PythonCode(recipe).code();
            case NODE -> new NodeCode(recipe).code();
        };
    }

    private static void refuse(Recipe recipe, Language language) throws PkiException {
        boolean program = language == Language.CURL || language == Language.OPENSSL;
        if (!recipe.direct() && !program) {
            throw cannot("report.snippet.startup", language);
        }
        if (recipe.options().proxy().isPresent() && !program) {
            throw cannot("report.snippet.proxy", language);
        }
        if (language == Language.CURL && recipe.options().serverName() instanceof ServerNameChoice.None) {
            throw cannot("report.snippet.noName", language);
        }
    }

    static PkiException cannot(String key, Language language) {
        return new PkiException.InvalidInput(Phrase.of(key, language.title()));
    }
}
