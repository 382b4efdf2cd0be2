package dev.heddle.jupyter.engine;

import dev.heddle.jupyter.engine.PreparedCell.Step;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Runs cells of Java, one after the other, in this process and on the calling thread.
 *
 * <p>Cells are for one thread at a time; all else may be called by any thread, also while a cell runs.
 */
public final class CellEngine implements AutoCloseable {
    /**
     * What a cell came to.
     *
     * @param hasValue whether its last snippet is an expression whose value is to be shown
     * @param value that value, which may be null
     */
    public record Result(boolean hasValue, @Nullable Object value) {
        public static final Result NOTHING = new Result(false, null);
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final CellControl control;
    private final JShell shell;
    private final CellSplitter splitter;
    private final Declarations declarations;
    private final Consumer<String> notes;

    /**
     * Starts JShell, which takes some hundred milliseconds.
     *
     * @param notes hears what a user should know of a cell that went well, such as a method that cannot be called yet
     */
    public CellEngine(Consumer<String> notes) {
        this.notes = notes;
        this.control = new CellControl(CellEngine.class.getClassLoader());
        this.shell = JShell.builder()
                .executionEngine(new InProcess(control), Map.of())
                .build();
        this.declarations = new Declarations(shell, control);
        this.splitter = new CellSplitter(shell.sourceCodeAnalysis());
    }

    /** {@link #prepare} and {@link PreparedCell#run} in one. */
    public Result evaluate(CellSource source) {
        return prepare(source).run();
    }

    /**
     * Compiles and loads the snippets of a cell without running any.
     *
     * @throws CellException.Rejected if it is not well-formed Java, or awaits under {@code synchronized} (SEMANTICS A10):
     *     nothing of it is declared then. One that is well-formed but does not compile is prepared up to there, and
     *     {@link PreparedCell#run} says so at its end
     */
    public PreparedCell prepare(CellSource source) {
        boolean _ = control.takeInterrupt(); // one that came too late for the cell before
        return underLock(() -> {
            List<Piece> pieces = splitter.split(source.code());
            for (Piece piece : pieces) {
                if (!piece.complete()) {
                    throw rejection(source, piece);
                }
            }
            declarations.beginCell();
            List<Step> steps = new ArrayList<>();
            CellException rejection = null;
            try {
                for (List<Piece> group : CellSplitter.group(pieces)) {
                    compileGroup(source, group, steps);
                }
            } catch (CellException.Rejected e) {
                rejection = e;
            }
            if (rejection != null && !control.refused().isEmpty()) {
                declarations.takeBack();
                throw rejection;
            }
            steps.stream().flatMap(step -> step.declared().stream()).forEach(this::noteIfUnfinished);
            return new PreparedCell(this, control, steps, rejection);
        });
    }

    private void compileGroup(CellSource source, List<Piece> group, List<Step> steps) {
        if (group.size() > 1) {
            Piece first = group.getFirst();
            Piece last = group.getLast();
            String block = "{"
                    + source.code()
                            .substring(
                                    first.offset(), last.offset() + last.text().length()) + "\n}";
            Compiled joined = compile(
                    source, new Piece(first.offset() - 1, block, Piece.Kind.STATEMENT, "", 0, true), first.offset());
            if (!joined.isRejected()) {
                steps.add(joined.step());
                return;
            }
        }
        for (Piece piece : group) {
            steps.add(compile(source, piece, piece.offset()).step());
        }
    }

    /**
     * Compiles a row of statements once, to be run again and again. Its value is what it returns, or its last expression. It
     * declares nothing that other code sees.
     *
     * @param sized whether the code has an {@code int n}
     * @throws CellException.Rejected if it does not compile
     */
    public CellBody body(CellSource source, boolean sized) {
        return underLock(() -> {
            StatementParser.Row row = splitter.row(source.code());
            if (!row.errors().isEmpty()) {
                throw new CellException.Rejected(row.errors().stream()
                        .map(wrong -> SourceProblems.of(
                                source, wrong.position(), wrong.position(), wrong.end(), wrong.message()))
                        .toList());
            }
            declarations.beginCell();
            String head = "(" + CellBody.class.getName() + ") " + (sized ? "n" : "_") + " -> ";
            CellException.Rejected why = null;
            for (BodyText body : BodyText.of(head, source.code(), row)) {
                try {
                    return body(source, body, head);
                } catch (CellException.Rejected rejected) {
                    why = why == null ? rejected : BodyText.better(why, rejected);
                }
            }
            throw Objects.requireNonNull(why);
        });
    }

    private CellBody body(CellSource source, BodyText body, String head) {
        Piece piece = new Piece(0, body.text(), Piece.Kind.EXPRESSION, "", 0, true);
        Compiled compiled = compile(source, piece, 0, position -> BodyText.inPiece(body, head, position));
        Step step = compiled.step();
        try {
            Object made = control.run(step.code().getLast());
            step.declared().forEach(shell::drop);
            return (CellBody) Objects.requireNonNull(made);
        } catch (Throwable impossible) { // it makes a lambda
            throw new IllegalStateException(impossible);
        }
    }

    /** What JShell said of a piece; {@link #step} is that, or the exception that says why not. */
    private final class Compiled {
        private final CellSource source;
        private final Piece piece;
        private final IntUnaryOperator offsets;
        private final List<SnippetEvent> events;
        private final List<Method> code;

        Compiled(
                CellSource source,
                Piece piece,
                IntUnaryOperator offsets,
                List<SnippetEvent> events,
                List<Method> code) {
            this.source = source;
            this.piece = piece;
            this.offsets = offsets;
            this.events = events.stream().filter(e -> e.causeSnippet() == null).toList();
            this.code = code;
        }

        boolean isRejected() {
            return events.stream().anyMatch(event -> event.status() == Status.REJECTED);
        }

        Step step() {
            boolean value = false;
            for (SnippetEvent event : events) {
                if (event.status() == Status.REJECTED) {
                    throw rejected(event.snippet());
                }
                if (event.status() == Status.RECOVERABLE_NOT_DEFINED
                        && event.snippet() instanceof VarSnippet variable) {
                    CellException failure = rejected(variable);
                    shell.drop(variable);
                    throw failure;
                }
                value = event.snippet() instanceof ExpressionSnippet
                        || event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
            }
            return new Step(
                    code, events.stream().map(SnippetEvent::snippet).toList(), value && !piece.endsWithSemicolon());
        }

        private CellException rejected(Snippet snippet) {
            return new CellException.Rejected(shell.diagnostics(snippet)
                    .filter(Diag::isError)
                    .map(diag -> problem(source, offsets, diag))
                    .toList());
        }
    }

    private Compiled compile(CellSource source, Piece piece, int begins) {
        return compile(source, piece, begins, position -> piece.offset() + position);
    }

    /** {@code offsets} tells the place in the source of one in the piece. */
    private Compiled compile(CellSource source, Piece piece, int begins, IntUnaryOperator offsets) {
        int firstLine = source.firstLine() + SourceProblems.lineOf(source.code(), begins) - 1;
        SnippetLines lines = SnippetLines.of(source.cell(), firstLine, piece);
        control.begin(lines);
        List<SnippetEvent> events = List.of();
        List<Method> code;
        try {
            events = shell.eval(piece.text());
        } finally {
            code = control.end();
        }
        declarations.add(events, lines);
        if (!control.refused().isEmpty()) {
            throw new CellException.Rejected(LockedAwaitProblems.of(control.refused(), source.cell()));
        }
        return new Compiled(source, piece, offsets, events, code);
    }

    private CellException rejection(CellSource source, Piece piece) {
        try {
            Step _ = compile(source, piece, piece.offset()).step();
        } catch (CellException e) {
            return e;
        }
        return new CellException.Rejected(List.of());
    }

    private static CellException.Problem problem(CellSource source, IntUnaryOperator offsets, Diag diag) {
        return SourceProblems.of(
                source,
                offsets.applyAsInt((int) diag.getPosition()),
                offsets.applyAsInt((int) diag.getStartPosition()),
                offsets.applyAsInt((int) diag.getEndPosition()),
                diag.getMessage(Locale.ENGLISH));
    }

    private void noteIfUnfinished(Snippet snippet) {
        Status status = shell.status(snippet);
        if (snippet instanceof DeclarationSnippet declaration
                && (status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED)) {
            notes.accept(declaration.name() + " cannot be used until " + missing(declaration) + " is defined.");
        }
    }

    private String missing(DeclarationSnippet declaration) {
        return shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "));
    }

    /** Says why a method that JShell declared cannot run. */
    CellException unresolved(String method) {
        return underLock(() -> new CellException.Unresolved(
                method + "()",
                shell.methods()
                        .filter(m -> m.name().equals(method) && shell.status(m) == Status.RECOVERABLE_DEFINED)
                        .map(this::missing)
                        .collect(Collectors.joining(", "))));
    }

    /** Takes back the variables of steps that did not run: they have no value. */
    void forgetVariables(List<Step> steps) {
        underLock(() -> {
            steps.stream()
                    .flatMap(step -> step.declared().stream())
                    .filter(snippet -> snippet instanceof VarSnippet
                            && shell.status(snippet).isActive())
                    .forEach(shell::drop);
            return true;
        });
    }

    /**
     * Waits for work of the kernel's own that belongs to the cell which runs, on its thread.
     *
     * @throws InterruptedException when {@link #interrupt} ends the wait; the cell is not stopped by that
     */
    public <T> T interruptibly(Interruptible<T> wait) throws InterruptedException, ExecutionException {
        return control.interruptibly(wait);
    }

    /** Stops the cell that runs, at its next blocking call or turn of a loop. */
    public void interrupt() {
        control.interrupt();
    }

    /** Whether an interrupt was asked for that nobody has heeded yet. Thread-safe. */
    public boolean isInterrupted() {
        return control.isInterrupted();
    }

    /** Adds a jar or a folder of classes for the cells that follow. */
    public void addToClasspath(Path path) {
        underLock(() -> {
            shell.addToClasspath(path.toString());
            return path;
        });
    }

    /**
     * Help with writing cells; a cell's running code does not delay it.
     *
     * @param magics the magics that there are
     */
    public CodeAssist assist(KnownMagics magics) {
        return new CodeAssist(shell, this::underLock, magics);
    }

    private <T extends @Nullable Object> T underLock(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a text is whole: well-formed snippets, none of which wants more. Thread-safe. */
    public boolean isComplete(String code) {
        return underLock(() -> splitter.split(code).stream().allMatch(Piece::complete));
    }

    /** The execution count of the cell that a class of this name was made from, 0 for other classes. Thread-safe. */
    public int cellOf(String className) {
        return control.loader().cellOf(className);
    }

    /** Loads cells' classes: for libraries that look for providers or resources. */
    public ClassLoader classLoader() {
        return control.loader();
    }

    @Override
    public void close() {
        underLock(() -> {
            shell.close();
            return true;
        });
    }

    private record InProcess(CellControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "heddle";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return control;
        }
    }
}
