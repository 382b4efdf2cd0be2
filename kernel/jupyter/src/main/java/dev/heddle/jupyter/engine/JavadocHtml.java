package dev.heddle.jupyter.engine;

import dev.heddle.trace.text.Html;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a Javadoc comment into HTML that is safe to show: known tags without attributes, the rest escaped. */
final class JavadocHtml {
    private static final Set<String> TAGS = Set.of(
            "p",
            "br",
            "hr",
            "b",
            "i",
            "em",
            "strong",
            "code",
            "pre",
            "tt",
            "sub",
            "sup",
            "cite",
            "var",
            "kbd",
            "samp",
            "q",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td");
    /** Tags that say something about their text which is not shown; the text stays. */
    private static final Set<String> DROPPED_TAGS = Set.of("a", "span", "div", "u", "font", "small", "big", "section");

    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^[ \\t]*@(\\w+)[ \\t]*");
    private static final Pattern HTML_TAG =
            Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)(\\s[^<>]*)?/?>|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(\\w+)");

    private JavadocHtml() {}

    static String of(String javadoc) {
        Matcher tag = BLOCK_TAG.matcher(javadoc);
        var blocks = new ArrayList<String>();
        var starts = new ArrayList<Integer>();
        while (tag.find()) {
            if (isTopLevel(javadoc, tag.start())) {
                starts.add(tag.start());
            }
        }
        starts.add(javadoc.length());
        String body = inline(javadoc.substring(0, starts.getFirst()).strip());
        for (int i = 0; i + 1 < starts.size(); i++) {
            blocks.add(block(javadoc.substring(starts.get(i), starts.get(i + 1)).strip()));
        }
        return blocks.isEmpty() ? body : body + "<dl>" + String.join("", blocks) + "</dl>";
    }

    private static boolean isTopLevel(String javadoc, int at) {
        String before = javadoc.substring(0, at);
        return before.chars().filter(c -> c == '{').count()
                <= before.chars().filter(c -> c == '}').count();
    }

    private static String block(String block) {
        Matcher tag = BLOCK_TAG.matcher(block);
        if (!tag.lookingAt()) {
            return "";
        }
        String text = block.substring(tag.end());
        String name = tag.group(1);
        return switch (name) {
            case "param", "throws", "exception" -> {
                String[] words = text.split("\\s+", 2);
                String label = name.equals("param") ? "parameter " : "throws ";
                yield definition(
                        label + "<code>" + Html.escape(words[0]) + "</code>", words.length > 1 ? words[1] : "");
            }
            case "return" -> definition("returns", text);
            case "see" ->
                definition("see", text.startsWith("<") || text.startsWith("\"") ? text : "{@link " + text + "}");
            case "since" -> definition("since", text);
            case "deprecated" -> definition("deprecated", text);
            case "apiNote" -> definition("API note", text);
            case "implNote" -> definition("implementation note", text);
            case "implSpec" -> definition("implementation requirements", text);
            default -> "";
        };
    }

    private static String definition(String term, String text) {
        return "<dt>" + term + "</dt><dd>" + inline(text) + "</dd>";
    }

    /** Text with inline tags; what is between them is HTML. */
    private static String inline(String text) {
        var html = new StringBuilder();
        int at = 0;
        Matcher tag = INLINE_TAG.matcher(text);
        while (tag.find(at)) {
            html.append(sanitized(text.substring(at, tag.start())));
            int end = closingBrace(text, tag.end());
            html.append(inlineTag(tag.group(1), text.substring(tag.end(), end).strip()));
            at = Math.min(end + 1, text.length());
        }
        return html.append(sanitized(text.substring(at))).toString();
    }

    private static String inlineTag(String name, String content) {
        return switch (name) {
            case "code", "systemProperty", "value" -> "<code>" + Html.escape(content) + "</code>";
            case "literal" -> Html.escape(content);
            case "link" -> "<code>" + linkText(content) + "</code>";
            case "linkplain" -> linkText(content);
            case "snippet" -> "<pre>" + Html.escape(snippetBody(content)) + "</pre>";
            case "return" -> "Returns " + inline(content) + ".";
            case "summary" -> inline(content);
            case "index" ->
                Html.escape(
                        content.startsWith("\"")
                                ? content.substring(1).replaceAll("\".*", "")
                                : content.replaceAll("\\s.*", ""));
            case "docRoot", "inheritDoc" -> "";
            default -> Html.escape(content);
        };
    }

    /** The label, or else the reference as a person would say it: {@code List#of(int)} is {@code List.of(int)}. */
    private static String linkText(String content) {
        int end = 0;
        int depth = 0;
        while (end < content.length() && (depth > 0 || !Character.isWhitespace(content.charAt(end)))) {
            depth += content.charAt(end) == '(' ? 1 : content.charAt(end) == ')' ? -1 : 0;
            end++;
        }
        String label = content.substring(end).strip();
        String reference = content.substring(0, end).replaceFirst("^#", "").replace('#', '.');
        return label.isEmpty() ? Html.escape(reference.replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "")) : inline(label);
    }

    private static String snippetBody(String content) {
        int colon = content.indexOf(':');
        return colon < 0 ? content : content.substring(colon + 1).stripIndent().strip();
    }

    private static int closingBrace(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String sanitized(String html) {
        var safe = new StringBuilder();
        int at = 0;
        Matcher tag = HTML_TAG.matcher(html);
        while (tag.find()) {
            safe.append(escapedButEntities(html.substring(at, tag.start())));
            safe.append(tag.group(2) == null ? "" : safeTag(tag));
            at = tag.end();
        }
        return safe.append(escapedButEntities(html.substring(at))).toString();
    }

    private static String safeTag(Matcher tag) {
        String name = tag.group(2).toLowerCase(Locale.ROOT);
        if (TAGS.contains(name)) {
            return "<" + tag.group(1) + name + ">";
        }
        return DROPPED_TAGS.contains(name) ? "" : Html.escape(tag.group());
    }

    private static String escapedButEntities(String text) {
        var safe = new StringBuilder();
        int at = 0;
        for (var entity : ENTITY.matcher(text).results().toList()) {
            safe.append(Html.escape(text.substring(at, entity.start()))).append(entity.group());
            at = entity.end();
        }
        return safe.append(Html.escape(text.substring(at))).toString();
    }
}
