package dev.heddle.lessons.quiz;

import java.util.Arrays;

/** A notebook, and the section of claims that it shows. */
enum Chapter {
    S1("01 Introduction", "01-introduction.ipynb"),
    S2("02 What async/await does", "02-what-async-await-does.ipynb"),
    S3("03 What Task.run does", "03-what-task-run-does.ipynb"),
    S4("04 Core differences", "04-core-differences.ipynb"),
    S5("05 When to use async/await", "05-when-to-use-async-await.ipynb"),
    S6("06 When to use Task.run", "06-when-to-use-task-run.ipynb"),
    S7("07 Common mistakes", "07-common-mistakes.ipynb"),
    S8("08 Performance", "08-performance.ipynb"),
    S9("09 Using both together", "09-using-both-together.ipynb"),
    S10("10 Conclusion", "10-conclusion.ipynb");

    private final String title;
    private final String notebook;

    Chapter(String title, String notebook) {
        this.title = title;
        this.notebook = notebook;
    }

    /** Its number and heading. */
    String title() {
        return title;
    }

    /** Its file, among the notebooks. */
    String notebook() {
        return notebook;
    }

    /**
     * The one that shows a claim.
     *
     * @param claim such as {@code S2.4}
     * @throws IllegalArgumentException when there is no such section
     */
    static Chapter showing(String claim) {
        String section = claim.substring(0, Math.max(0, claim.indexOf('.')));
        return Arrays.stream(values())
                .filter(one -> one.name().equals(section))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no section shows " + claim));
    }
}
