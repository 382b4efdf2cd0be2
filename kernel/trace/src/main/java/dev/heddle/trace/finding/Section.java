package dev.heddle.trace.finding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of the notebooks that explains a finding. */
public enum Section {
    WHAT_AWAIT_DOES("What async/await does", "02-what-async-await-does.ipynb"),
    WHAT_RUN_DOES("What Task.run does", "03-what-task-run-does.ipynb"),
    WHEN_AWAIT("When to use async/await", null),
    WHEN_RUN("When to use Task.run", null),
    MISTAKES("Common mistakes", null),
    PERFORMANCE("Performance considerations", null);

    private final String title;
    private final @Nullable String notebook;

    Section(String title, @Nullable String notebook) {
        this.title = title;
        this.notebook = notebook;
    }

    /** Its heading. */
    public String title() {
        return title;
    }

    /** The notebook's file, among the notebooks that come with the kernel; empty as long as there is none. */
    public Optional<String> notebook() {
        return Optional.ofNullable(notebook);
    }
}
