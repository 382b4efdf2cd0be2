package dev.heddle.bench;

/** A text by people with tables that are generated, each between its markers. */
final class Document {
    private static final String END = "<!-- end of table -->";

    private Document() {}

    static String withTable(String text, String name, String table) {
        String begin = "<!-- table " + name + " -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(END, from);
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException("the document has no place for the table " + name);
        }
        return text.substring(0, from) + begin + "\n" + table + text.substring(to);
    }
}
