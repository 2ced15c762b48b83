package dev.certwright.service.report.html;

/// Writes elements that are HTML and XML at once. Whatever a stranger's text holds, it stays text.
final class Markup {
    private final StringBuilder out = new StringBuilder();

    /// Begins an element.
    ///
    /// @param attributes names and values by turns
    Markup open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Markup close(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /// A whole element with nothing but text in it.
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    /// A row of a table.
    ///
    /// @param cell `th` or `td`
    Markup row(String cell, String... texts) {
        open("tr");
        for (var text : texts) {
            element(cell, text);
        }
        return close("tr");
    }

    /// What is markup already.
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.appendCodePoint(c);
                default -> {
                    if (invisible(c)) {
                        out.append("\\u").append(String.format("%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
    }

    /// What XML forbids (XML 1.0 §2.2), or what could turn the order of the letters around.
    private static boolean invisible(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                || (c & 0xfffe) == 0xfffe;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
