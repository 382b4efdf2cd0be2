package dev.heddle.jupyter.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the HTML that {@link JavadocHtml} makes into plain text. */
final class HtmlText {
    private static final Pattern PREFORMATTED = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&(#\\d+|#[xX][0-9a-fA-F]+|\\w+);");

    private HtmlText() {}

    static String of(String html) {
        var text = new StringBuilder();
        int at = 0;
        var preformatted = PREFORMATTED.matcher(html);
        while (preformatted.find()) {
            text.append(flowing(html.substring(at, preformatted.start())));
            text.append("\n\n")
                    .append(preformatted.group(1).replaceAll("<[^>]*>", ""))
                    .append("\n\n");
            at = preformatted.end();
        }
        text.append(flowing(html.substring(at)));
        return unescaped(text.toString().replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n"))
                .strip();
    }

    private static String flowing(String html) {
        return html.replaceAll("\\s+", " ")
                .replaceAll(" ?<li> ?", "\n- ")
                .replaceAll(" ?<dt> ?", "\n\n")
                .replaceAll("</dt><dd> ?", ": ")
                .replaceAll(" ?<(br|tr|hr)> ?", "\n")
                .replaceAll(" ?<t[hd]> ?", "\t")
                .replaceAll(" ?</?(p|ul|ol|dl|blockquote|h[1-6]|table|dd)> ?", "\n\n")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\n[ \\t]+", "\n");
    }

    private static String unescaped(String text) {
        return ENTITY.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "lt" -> "<";
                            case "gt" -> ">";
                            case "amp" -> "&";
                            case "quot" -> "\"";
                            case "apos" -> "'";
                            case "nbsp" -> " ";
                            case "ndash" -> "–";
                            case "mdash" -> "—";
                            case "hellip" -> "…";
                            case "le" -> "≤";
                            case "ge" -> "≥";
                            case "ne" -> "≠";
                            case "times" -> "×";
                            case String code when code.startsWith("#") -> character(code);
                            default -> found.group();
                        }));
    }

    private static String character(String code) {
        boolean hexadecimal = code.length() > 1 && Character.toLowerCase(code.charAt(1)) == 'x';
        int point = hexadecimal
                ? Integer.parseInt(code, 2, code.length(), 16)
                : Integer.parseInt(code, 1, code.length(), 10);
        return Character.isValidCodePoint(point) ? Character.toString(point) : "";
    }
}
