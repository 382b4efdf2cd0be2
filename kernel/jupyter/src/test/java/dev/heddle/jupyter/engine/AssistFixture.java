package dev.heddle.jupyter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import org.jspecify.annotations.Nullable;

/** A shell with a help for it; a {@code |} in a cell marks the cursor. */
final class AssistFixture implements AutoCloseable, ShellLock {
    private static final Map<String, Magic> MAGICS = Stream.of(
                    Magic.of("%maven GROUP:ARTIFACT:VERSION…", "adds artifacts"),
                    Magic.of("%mavenRepo ID URL", "adds a repository"),
                    Magic.of("%time", ""),
                    Magic.of("%%time", ""),
                    new Magic(
                            "%findings [ID…]",
                            "explains <findings>",
                            List.of(Magic.Word.of("H01", "Blocking on a <task>"), Magic.Word.of("H02", "Deadlock"))),
                    new Magic(
                            "%%trace [--grace TIME] [--save FILE]",
                            "shows what threads did",
                            List.of(
                                    Magic.Word.withValue("--grace", "how long to wait"),
                                    Magic.Word.withValue("--save", "where to keep it"))))
            .collect(Collectors.toMap(Magic::name, magic -> magic));

    private final ReentrantLock lock = new ReentrantLock();
    private final JShell shell = JShell.builder().executionEngine("local").build();
    final CodeAssist assist = new CodeAssist(shell, this, new KnownMagics() {
        @Override
        public Collection<String> names() {
            return MAGICS.keySet();
        }

        @Override
        public Optional<Magic> find(String name) {
            return Optional.ofNullable(MAGICS.get(name));
        }
    });

    AssistFixture run(String... snippets) {
        for (String snippet : snippets) {
            assertThat(shell.eval(snippet)).allMatch(event -> event.status() == Status.VALID, snippet);
        }
        return this;
    }

    /** JShell lists the packages there are in the background; until it has, completion in imports offers fewer. */
    AssistFixture awaitPackages() {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!shell.sourceCodeAnalysis()
                .listQualifiedNames("CountDownLatch", 14)
                .isUpToDate()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
        return this;
    }

    Completions complete(String cellWithCursor) {
        return assist.complete(cellWithCursor.replace("|", ""), cursor(cellWithCursor));
    }

    List<String> matches(String cellWithCursor) {
        return complete(cellWithCursor).matches().stream().map(Completion::text).toList();
    }

    /** The cell after the first match was chosen. */
    String completed(String cellWithCursor) {
        var completions = complete(cellWithCursor);
        int[] cell = cellWithCursor.replace("|", "").codePoints().toArray();
        return new String(cell, 0, completions.start())
                + completions.matches().getFirst().text()
                + new String(cell, completions.end(), cell.length - completions.end());
    }

    Documentation inspect(String cellWithCursor) {
        return assist.inspect(cellWithCursor.replace("|", ""), cursor(cellWithCursor))
                .orElseThrow();
    }

    private static int cursor(String cellWithCursor) {
        return cellWithCursor.codePointCount(0, cellWithCursor.indexOf('|'));
    }

    @Override
    public <T extends @Nullable Object> T underLock(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
