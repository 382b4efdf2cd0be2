package dev.heddle.bench;

/** What is measured together and becomes one table. */
interface Group {
    /** A word or two, joined by hyphens. */
    String name();

    /** Measures; takes from seconds to minutes. */
    Table measure(Effort effort) throws Exception;
}
