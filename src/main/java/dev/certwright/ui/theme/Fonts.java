package dev.certwright.ui.theme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.text.Font;

/// Chooses an installed font that has the characters of a language.
///
/// A style sheet cannot do it: JavaFX takes only the first family of a list, and what it falls back on for Chinese
/// may be drawn the Japanese way.
final class Fonts {
    private static final List<String> LATIN = List.of(
            "Inter", "Segoe UI", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans", "Liberation Sans", "Nimbus Sans");
    private static final List<String> TRADITIONAL_CHINESE = List.of(
            "Noto Sans TC",
            "Noto Sans CJK TC",
            "Microsoft JhengHei UI",
            "Microsoft JhengHei",
            "PingFang TC",
            "Heiti TC",
            "Source Han Sans TC",
            "WenQuanYi Zen Hei",
            "Droid Sans Fallback");
    private static final List<String> MONOSPACED =
            List.of("DejaVu Sans Mono", "Cascadia Mono", "Consolas", "Menlo", "Liberation Mono", "Noto Sans Mono");

    private Fonts() {}

    /// A style sheet, as an address, that sets the fonts of a window in that language.
    static String sheet(Locale language) {
        var text = family(language.getLanguage().equals("zh") ? TRADITIONAL_CHINESE : LATIN)
                .map(name -> ".root { -fx-font-family: \"" + name + "\"; }\n")
                .orElse("");
        var mono = family(MONOSPACED).orElse("monospace");
        var css = text + ".mono { -fx-font-family: \"" + mono + "\"; }\n";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> family(List<String> wanted) {
        var installed = new HashSet<>(Font.getFamilies());
        return wanted.stream().filter(installed::contains).findFirst();
    }
}
