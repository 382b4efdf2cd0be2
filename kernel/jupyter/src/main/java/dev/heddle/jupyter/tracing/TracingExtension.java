package dev.heddle.jupyter.tracing;

import dev.heddle.agent.HeddleAgent;
import dev.heddle.jupyter.HeddleKernel;
import dev.heddle.jupyter.Notebook;
import dev.heddle.jupyter.engine.CellSource;
import dev.heddle.jupyter.engine.Magic;
import dev.heddle.jupyter.errors.UserError;
import dev.heddle.jupyter.output.InPlaceDisplay;
import dev.heddle.tasks.Async;
import dev.heddle.tasks.PumpingContext;
import dev.heddle.tasks.SynchronizationContext;
import dev.heddle.tasks.Task;
import dev.heddle.trace.PlaceResolver;
import dev.heddle.trace.ThreadFilter;
import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.Threads;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.view.html.HtmlView;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.CellMagic;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.jspecify.annotations.Nullable;

/**
 * Injects the thread-tracing helpers: {@code %%trace} on a cell, {@code %threads}, {@code %findings}, and pictures of
 * every {@link ThreadTrace}. In Heddle's own kernel places are cells and lines; in another kernel they are source files.
 */
public final class TracingExtension implements Extension {
    /** System property: {@code off} leaves the JDK as it is; pictures then do not know where virtual threads ran. */
    private static final String AGENT = "dev.heddle.agent";

    /** JShell's method around a statement. */
    private static final String STATEMENT = "do_it$";

    private static final System.Logger LOG = System.getLogger(TracingExtension.class.getName());

    @Override
    public void install(BaseKernel kernel) {
        CellMagic<@Nullable Object, BaseKernel> trace = TracingExtension::trace;
        LineMagic<Object, BaseKernel> threads = (_, args) -> threads(args);
        LineMagic<Object, BaseKernel> findings = (_, args) -> FindingsGuide.of(args, Notebook.trace);
        kernel.getMagicsRegistry()
                .registerCellMagic("trace", trace)
                .registerLineMagic("threads", threads)
                .registerLineMagic("findings", findings);
        if (kernel instanceof HeddleKernel heddle) {
            Watch watch = new Watch(heddle);
            LineMagic<Object, BaseKernel> watches = (_, args) -> watch.turn(args);
            kernel.getMagicsRegistry().registerLineMagic("watch", watches);
            heddle.describeMagic(Watch.MAGIC);
        }
        kernel.getRenderer()
                .createRegistration(ThreadTrace.class)
                .preferring("text/html")
                .register((value, context) -> {
                    context.renderIfRequested(MIMEType.TEXT_HTML, () -> HtmlView.of(value));
                    context.renderIfRequested(MIMEType.TEXT_PLAIN, value::toText);
                });
        Threads.contextProvider(() -> {
            SynchronizationContext context = SynchronizationContext.current();
            return context == null ? null : context.name();
        });
        if (kernel instanceof HeddleKernel heddle) {
            TraceOptions.embedIn(cells(heddle), ThreadFilter.group(HeddleKernel.THREAD_GROUP));
            heddle.describeMagic(TraceArguments.MAGIC);
            heddle.describeMagic(FindingsGuide.MAGIC);
            heddle.describeMagic(Magic.of("%threads", "lists every platform thread that lives now"));
        }
        warmUp();
    }

    /** In the background, half a second of first times that would otherwise stand in the first traced cell. */
    private static void warmUp() {
        var agent = new FutureTask<@Nullable Void>(TracingExtension::attachAgent, null);
        ThreadRecorder.startAfter(agent);
        Thread.ofPlatform()
                .group(new ThreadGroup(HeddleKernel.THREAD_GROUP))
                .name("heddle-warm-up")
                .daemon()
                .start(() -> warmUpOwnThreads(agent));
        // Not in that group, which the pool's threads would inherit: traces would then leave them out.
        Thread.ofPlatform().name("warm-up").daemon().start(TracingExtension::awaitOnce);
    }

    /** The recorder's, and the one that tells of tasks whose errors nobody looks at. */
    private static void warmUpOwnThreads(Runnable agent) {
        agent.run();
        Task.failed(new IllegalStateException("warm-up")).errors();
        ThreadRecorder.warmUp();
    }

    private static void attachAgent() {
        if (System.getProperty(AGENT, "on").equals("off")) {
            return;
        }
        try {
            HeddleAgent.attach();
        } catch (HeddleAgent.AgentUnavailableException failure) {
            LOG.log(System.Logger.Level.WARNING, failure.getMessage()); // pictures say what is missing
        }
    }

    @SuppressWarnings("try") // the context is there to be awaited in
    private static void awaitOnce() {
        Async.checkMonitors(1);
        try (PumpingContext context = PumpingContext.onCurrentThread("warm-up")) {
            Async.await(Async.async("warm-up", () -> Async.await(Task.delay(Duration.ofMillis(1)))));
            Async.await(Task.run("warm-up", () -> {}));
        }
    }

    /** Runs the rest of the cell under a recording; shows its value, then the picture, also when it fails. */
    private static @Nullable Object trace(BaseKernel kernel, List<String> args, String body) {
        TraceArguments arguments = TraceArguments.of(args);
        TracedRun run = new TracedRun(kernel, options(kernel).waiting(arguments.grace()));
        @Nullable Object value;
        try {
            value = run.evaluate(kernel, body);
        } catch (Throwable failure) {
            try {
                showTrace(kernel, run, arguments);
            } catch (RuntimeException noTrace) {
                show(kernel, String.valueOf(noTrace.getMessage())); // what the cell threw matters more
            }
            throw failure;
        }
        show(kernel, value);
        showTrace(kernel, run, arguments);
        return null;
    }

    private static void showTrace(BaseKernel kernel, TracedRun run, TraceArguments arguments) {
        if (run.isStarted()) {
            Notebook.trace = null; // that of an earlier cell would be taken for this one's
        }
        ThreadTrace trace = run.show(kernel);
        if (trace != null) {
            Notebook.trace = trace;
            if (arguments.file() != null) {
                trace.save(arguments.file());
            }
        }
    }

    private static void show(BaseKernel kernel, @Nullable Object value) {
        if (value != null) {
            kernel.display(kernel.getRenderer().render(value));
        }
    }

    /** In Heddle's kernel the recording begins when the code is compiled and about to run. */
    private static final class TracedRun {
        private final TraceOptions options;
        private final InPlaceDisplay place;
        private @Nullable ThreadRecorder recorder;
        private @Nullable LiveDisplay live;

        TracedRun(BaseKernel kernel, TraceOptions options) {
            this.options = options;
            place = new InPlaceDisplay(kernel);
        }

        @Nullable Object evaluate(BaseKernel kernel, String body) {
            try {
                if (kernel instanceof HeddleKernel heddle) {
                    return heddle.evalRaw(body, this::start);
                }
                start();
                return kernel.evalRaw(body);
            } finally {
                endLive();
            }
        }

        private void start() {
            if (recorder == null) {
                try {
                    recorder = ThreadRecorder.start(options);
                    live = LiveDisplay.start(recorder, place);
                } catch (UncheckedIOException noRoom) {
                    Notebook.trace = null;
                    throw noTrace(noRoom);
                }
            }
        }

        /** What is shown from here on is not of the running code. */
        private void endLive() {
            if (recorder != null) {
                recorder.end();
            }
            if (live != null) {
                live.close();
            }
        }

        boolean isStarted() {
            return recorder != null;
        }

        /** The trace, null when nothing ran or the user gave it up. */
        @Nullable ThreadTrace show(BaseKernel kernel) {
            return recorder == null ? null : Drawing.show(kernel, recorder, place);
        }

        private static UserError noTrace(UncheckedIOException failure) {
            return new UserError("NoTrace", String.valueOf(failure.getMessage()));
        }
    }

    private static TraceOptions options(BaseKernel kernel) {
        return TraceOptions.titled(
                kernel instanceof HeddleKernel heddle ? CellSource.label(heddle.runningCell()) : "cell");
    }

    private static PlaceResolver cells(HeddleKernel kernel) {
        return (className, method, line) -> {
            int cell = kernel.cellOf(className);
            String shown = method.startsWith(STATEMENT) ? "" : method;
            return cell == 0 ? null : new Place(CellSource.label(cell), line, shown);
        };
    }

    private static DisplayData threads(List<String> args) {
        if (!args.isEmpty()) {
            throw new UserError("Usage", "Write %threads alone: it lists every platform thread that lives now.");
        }
        return ThreadTable.of(Threads.all(), Thread.currentThread().getThreadGroup());
    }
}
