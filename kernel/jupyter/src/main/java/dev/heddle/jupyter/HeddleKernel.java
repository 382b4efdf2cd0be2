package dev.heddle.jupyter;

import dev.heddle.jupyter.engine.CellBody;
import dev.heddle.jupyter.engine.CellEngine;
import dev.heddle.jupyter.engine.CellEngine.Result;
import dev.heddle.jupyter.engine.CellException;
import dev.heddle.jupyter.engine.CellSource;
import dev.heddle.jupyter.engine.Interruptible;
import dev.heddle.jupyter.engine.Magic;
import dev.heddle.jupyter.errors.CellTexts;
import dev.heddle.jupyter.errors.ErrorReport;
import dev.heddle.jupyter.magics.MagicHelp;
import dev.heddle.jupyter.output.OutputRouter;
import dev.heddle.jupyter.output.OutputStreamKind;
import dev.heddle.jupyter.protocol.KernelConnection;
import dev.heddle.tasks.Async;
import dev.heddle.tasks.PumpingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.ExpressionValue;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.jspecify.annotations.Nullable;

/**
 * The kernel: joins the connection, the engine, the output and the magics.
 *
 * <p>Three lanes of threads: the sockets' thread, which never waits; the cells' thread, which runs users' code; and one for
 * questions such as completion, which are answered while a cell runs.
 */
public final class HeddleKernel extends BaseKernel {
    /** The group of the kernel's own threads, by which traces leave them out. */
    public static final String THREAD_GROUP = "heddle-kernel";

    /**
     * How many awaits of a cell are checked for monitors that are held (SEMANTICS A10). What the cell's bytecode shows is
     * refused before it runs; the rest, such as a lock of the JDK's, errs at its first awaits, and to check all that a
     * cell measures would cost more than they do.
     */
    private static final int AWAITS_CHECKED = 1000;

    private final CellLane cells = new CellLane();
    private final ExecutorService questions;
    private final OutputRouter output;
    private final HeddleIO streams;
    private final ValueRenderer values;
    private final SessionHistory history;
    private final CellTexts texts = new CellTexts();
    private final MagicHelp help = new MagicHelp();
    private volatile CellObserver observer = CellObserver.NONE;
    private @Nullable CellEngine engine;
    private @Nullable CellRunner runner;
    private @Nullable Assistant assistant;

    /** A kernel whose own threads are made by a factory; see {@link #THREAD_GROUP}. */
    public HeddleKernel(ThreadFactory ownThreads) {
        this(ownThreads, new SessionHistory(), new HeddleIO(), new ValueRenderer());
    }

    private HeddleKernel(ThreadFactory ownThreads, SessionHistory history, HeddleIO streams, ValueRenderer values) {
        super(
                "heddle",
                KernelVersion.current(),
                languageInfo(),
                List.of(
                        new HelpLink("Java 25 API", "https://docs.oracle.com/en/java/javase/25/docs/api/"),
                        new HelpLink("Apache Commons Lang", "https://commons.apache.org/proper/commons-lang/apidocs/")),
                history,
                streams,
                new CommManager(),
                values,
                new MagicParser("(?<=(?:\\n|^))\\s*%", "%%", new MagicTranspiler()),
                new MagicsRegistry(),
                true,
                new StringStyler.Builder().build());
        this.history = history;
        this.streams = streams;
        this.values = values;
        this.questions = Executors.newSingleThreadExecutor(ownThreads);
        this.output = new OutputRouter(ownThreads, this::cellOf);
    }

    private static LanguageInfo languageInfo() {
        return new LanguageInfo.Builder("Java")
                .version(System.getProperty("java.specification.version"))
                .mimetype("text/x-java-source")
                .fileExtension(".jshell")
                .pygments("java")
                .codemirror("java")
                .build();
    }

    private int cellOf(Class<?> type) {
        return engine == null ? 0 : engine.cellOf(type.getName());
    }

    /** Takes over the process's streams, answers a connection and gets the engine ready in the background. */
    void connect(KernelConnection connection) {
        System.setOut(output.stream(OutputStreamKind.OUT));
        System.setErr(output.stream(OutputStreamKind.ERR));
        System.setIn(streams.in);
        StrayErrors.show(output, texts);
        commManager.setIOPubChannel(connection.iopub());
        connection.handle(MessageType.EXECUTE_REQUEST, cells, this::execute);
        connection.handle(MessageType.COMM_OPEN_COMMAND, cells, commManager::handleCommOpenCommand);
        connection.handle(MessageType.COMM_MSG_COMMAND, cells, commManager::handleCommMsgCommand);
        connection.handle(MessageType.COMM_CLOSE_COMMAND, cells, commManager::handleCommCloseCommand);
        connection.handle(MessageType.COMM_INFO_REQUEST, questions, commManager::handleCommInfoRequest);
        connection.handle(MessageType.COMPLETE_REQUEST, questions, this::handleCompleteRequest);
        connection.handle(MessageType.INSPECT_REQUEST, questions, this::handleInspectRequest);
        connection.handle(MessageType.IS_COMPLETE_REQUEST, questions, this::handleIsCodeCompeteRequest);
        connection.handle(MessageType.HISTORY_REQUEST, questions, this::handleHistoryRequest);
        connection.handle(MessageType.KERNEL_INFO_REQUEST, Runnable::run, this::handleKernelInfoRequest);
        connection.handle(MessageType.INTERRUPT_REQUEST, Runnable::run, this::handleInterruptRequest);
        connection.handle(MessageType.SHUTDOWN_REQUEST, Runnable::run, this::handleShutdownRequest);
        cells.execute(this::start);
        cells.start();
    }

    /** On the cells' thread, before the first cell. */
    private void start() {
        CellEngine started = new CellEngine(note -> System.err.println(note));
        engine = started;
        Thread.currentThread().setContextClassLoader(started.classLoader());
        runner = new CellRunner(this, started, magicsRegistry, texts);
        started.evaluate(new CellSource(0, 1, Prelude.IMPORTS));
        assistant = new Assistant(started, magicsRegistry, help);
        KernelMagics.register(this, started, help);
        onStartup();
    }

    private CellRunner runner() {
        return Objects.requireNonNull(runner, "the kernel has not started");
    }

    private void execute(ShellReplyEnvironment reply, Message<ExecuteRequest> message) {
        ExecuteRequest request = message.getContent();
        reply.setBusyDeferIdle();
        if (cells.isAborted()) {
            reply.reply(AbortedReply.to(message));
            return;
        }
        boolean counts = !request.isSilent() && request.shouldStoreHistory();
        int cell = counts ? executionCount.getAndIncrement() : executionCount.get();
        if (!request.isSilent()) {
            reply.publish(new PublishExecuteInput(request.getCode(), cell));
        }
        if (counts) {
            history.add(cell, request.getCode());
        }
        commManager.setMessageContext(message);
        output.enter(cell, reply);
        streams.attach(reply, request.isStdinEnabled());
        try {
            Result result = run(cell, request.getCode());
            output.flush();
            if (result.hasValue() && !request.isSilent()) {
                reply.publish(new PublishExecuteResult(cell, values.renderNullable(result.value())));
            }
            reply.reply(new ExecuteReply(cell, evaluate(request.getUserExpr())));
        } catch (Throwable failure) { // whatever a cell ends with, the next one runs
            output.flush();
            fail(reply, request, cell, failure);
        }
    }

    /** A cell's thread is a context: what it awaits at its top level resumes there. */
    private Result run(int cell, String code) {
        Async.checkMonitors(AWAITS_CHECKED);
        try (PumpingContext _ = PumpingContext.onCurrentThread("cell");
                CellObserver.Run _ = observer.begins(cell)) {
            return runner().run(cell, code);
        }
    }

    private void fail(ShellReplyEnvironment reply, ExecuteRequest request, int cell, Throwable failure) {
        ErrorReport report = ErrorReport.of(failure, texts);
        if (!request.isSilent()) {
            reply.publish(new PublishError(report.name(), report.value(), report.traceback()));
        }
        if (request.shouldStopOnError()) {
            cells.abortQueued();
        }
        ErrorReply error = new ErrorReply(report.name(), report.value(), report.traceback());
        error.setExecutionCount(cell);
        reply.replyError(ExecuteReply.MESSAGE_TYPE.error(), error);
    }

    private Map<String, ExpressionValue> evaluate(@Nullable Map<String, String> expressions) {
        Map<String, ExpressionValue> values = new LinkedHashMap<>();
        if (expressions != null) {
            expressions.forEach((name, code) -> values.put(name, evaluate(code)));
        }
        return values;
    }

    private ExpressionValue evaluate(String expression) {
        try {
            return new ExpressionValue.Success(values.renderNullable(
                    runner().runInside(expression, () -> {}).value()));
        } catch (CellException e) {
            ErrorReport report = ErrorReport.of(e, texts);
            return new ExpressionValue.Error(report.name(), report.value(), report.traceback());
        }
    }

    /** Runs code on behalf of the running cell, for magics; on the cells' thread. */
    @Override
    public @Nullable Object evalRaw(String source) {
        return evalRaw(source, () -> {});
    }

    /** As {@link #evalRaw(String)}; {@code beforeRun} is called when the code is compiled and about to run. */
    public @Nullable Object evalRaw(String source, Runnable beforeRun) {
        return runner().runInside(source, beforeRun).value();
    }

    /** {@link #evalRaw(String)} of a part of the running cell, by the line on which it begins, from 1. */
    public @Nullable Object evalAt(int firstLine, String source) {
        return runner().runAt(firstLine, source).value();
    }

    /**
     * Compiles a row of statements, a part of the running cell, to be run again and again; on the cells' thread.
     *
     * @param firstLine the line of the cell on which it begins, from 1
     * @param sized whether the code has an {@code int n}
     * @throws CellException.Rejected if it does not compile
     */
    public CellBody body(int firstLine, String code, boolean sized) {
        return runner().body(firstLine, code, sized);
    }

    /** The line of the running cell on which a part of it begins, such as what a magic was given; from 1. */
    public int lineOf(String part) {
        return runner().lineInCell(part);
    }

    /** The execution count of the running cell, 0 when none runs; on the cells' thread. */
    public int runningCell() {
        return runner().cell();
    }

    /** Shows data under the cell that the calling thread works for. */
    @Override
    public void display(DisplayData data) {
        ShellReplyEnvironment reply = output.reply();
        if (reply != null) {
            reply.publish(new PublishDisplayData(data));
        }
    }

    /** Answers itself: the base library's way has no room for the kinds of the matches. */
    @Override
    protected void handleCompleteRequest(ShellReplyEnvironment reply, Message<CompleteRequest> message) {
        CompleteRequest request = message.getContent();
        reply.setBusyDeferIdle();
        int cursor = request.getCursorPos();
        reply.reply(
                assistant == null
                        ? new CompleteReply(List.of(), cursor, cursor, Map.of())
                        : assistant.complete(request.getCode(), cursor));
    }

    @Override
    public ReplacementOptions complete(String code, int cursor) {
        throw new UnsupportedOperationException("answered by handleCompleteRequest");
    }

    @Override
    public @Nullable DisplayData inspect(String code, int cursor, boolean detailed) {
        return assistant == null ? null : assistant.inspect(code, cursor);
    }

    @Override
    public String isComplete(String code) {
        return assistant == null ? IS_COMPLETE_MAYBE : assistant.isComplete(code);
    }

    @Override
    public void interrupt() {
        if (engine != null) {
            engine.interrupt();
        }
    }

    /** Whether the user interrupted the running cell, and nothing has ended for it yet. Any thread may ask. */
    public boolean isInterrupted() {
        return engine != null && engine.isInterrupted();
    }

    /**
     * Waits for work that belongs to the running cell, on the cells' thread.
     *
     * @throws InterruptedException when the user interrupts the kernel
     */
    public <T> T interruptibly(Interruptible<T> wait) throws InterruptedException, ExecutionException {
        return Objects.requireNonNull(engine).interruptibly(wait);
    }

    /** Loads the extensions of a jar that was added to the class path. */
    public void installAddedExtensions() {
        installExtensions(Objects.requireNonNull(engine).classLoader());
    }

    /** From the next cell on, tells this one of every cell that runs, and no other any more. */
    public void observeCells(CellObserver cellObserver) {
        observer = cellObserver;
    }

    /** Says how a magic is written and what it does: in {@code %lsmagic}, in completion and in help. */
    public void describeMagic(Magic magic) {
        help.put(magic);
    }

    /** The execution count of the cell that a class of this name was made from, 0 for other classes; for traces. */
    public int cellOf(String className) {
        return engine == null ? 0 : engine.cellOf(className);
    }
}
