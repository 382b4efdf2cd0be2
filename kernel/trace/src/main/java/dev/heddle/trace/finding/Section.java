package dev.heddle.trace.finding;

/** The part of the notebooks that explains a finding. */
public enum Section {
    WHAT_AWAIT_DOES("What async/await does", "02-what-async-await-does.ipynb"),
    WHAT_RUN_DOES("What Task.run does", "03-what-task-run-does.ipynb"),
    WHEN_AWAIT("When to use async/await", "05-when-to-use-async-await.ipynb"),
    WHEN_RUN("When to use Task.run", "06-when-to-use-task-run.ipynb"),
    MISTAKES("Common mistakes", "07-common-mistakes.ipynb"),
    PERFORMANCE("Performance considerations", "08-performance.ipynb");

    private final String title;
    private final String notebook;

    Section(String title, String notebook) {
        this.title = title;
        this.notebook = notebook;
    }

    /** Its heading. */
    public String title() {
        return title;
    }

    /** The notebook's file, among the notebooks that come with the kernel. */
    public String notebook() {
        return notebook;
    }
}
