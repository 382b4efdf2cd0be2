package dev.heddle.jupyter;

import dev.heddle.jupyter.engine.CellEngine;
import dev.heddle.jupyter.engine.Magic;
import dev.heddle.jupyter.errors.UserError;
import dev.heddle.jupyter.magics.ClasspathArgument;
import dev.heddle.jupyter.magics.MagicHelp;
import dev.heddle.jupyter.magics.MavenException;
import dev.heddle.jupyter.magics.MavenResolver;
import dev.heddle.trace.text.TimeText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.magic.CellMagic;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.jspecify.annotations.Nullable;

/** The magics that the kernel itself brings; extensions bring theirs. */
final class KernelMagics {
    private final HeddleKernel kernel;
    private final CellEngine engine;
    private final MagicHelp help;
    private final MavenResolver maven = new MavenResolver();

    private KernelMagics(HeddleKernel kernel, CellEngine engine, MagicHelp help) {
        this.kernel = kernel;
        this.engine = engine;
        this.help = help;
    }

    static void register(HeddleKernel kernel, CellEngine engine, MagicHelp help) {
        KernelMagics magics = new KernelMagics(kernel, engine, help);
        magics.line("classpath", "PATH…", "adds jars, folders of classes, or lib/*.jar", magics::classpath);
        magics.line("maven", "GROUP:ARTIFACT:VERSION…", "adds artifacts and what they need", magics::maven);
        magics.line("mavenRepo", "ID URL", "adds a repository for %maven", magics::mavenRepository);
        magics.line("lsmagic", "", "lists the magics", magics::list);
        magics.cell("time", "runs the cell and says how long it took, by the clock and in CPU time", magics::time);
    }

    private interface Line {
        @Nullable Object eval(List<String> args) throws MavenException;
    }

    private interface Cell {
        @Nullable Object eval(List<String> args, String body);
    }

    private void line(String name, String parameters, String meaning, Line magic) {
        LineMagic<Object, HeddleKernel> registered = (_, args) -> {
            try {
                return magic.eval(args);
            } catch (MavenException e) {
                throw new UserError("MavenError", String.valueOf(e.getMessage()));
            }
        };
        registry().registerLineMagic(name, registered);
        help.put(Magic.of(("%" + name + " " + parameters).strip(), meaning));
    }

    private void cell(String name, String meaning, Cell magic) {
        CellMagic<Object, HeddleKernel> registered = (_, args, body) -> magic.eval(args, body);
        registry().registerCellMagic(name, registered);
        help.put(Magic.of("%%" + name, meaning));
    }

    private MagicsRegistry registry() {
        return kernel.getMagicsRegistry();
    }

    private @Nullable Object classpath(List<String> args) {
        if (args.isEmpty()) {
            throw new UserError("Usage", "Write %classpath PATH…, for example %classpath lib/*.jar");
        }
        List<Path> added = args.stream()
                .flatMap(arg -> ClasspathArgument.resolve(arg).stream())
                .toList();
        added.forEach(engine::addToClasspath);
        kernel.installAddedExtensions();
        return null;
    }

    private @Nullable Object maven(List<String> args) throws MavenException {
        if (args.isEmpty()) {
            throw new UserError(
                    "Usage",
                    "Write %maven group:artifact:version, for example %maven org.apache.commons:commons-text:1.14.0");
        }
        List<Path> jars = maven.resolve(args, KernelMagics::printProgress);
        jars.forEach(engine::addToClasspath);
        kernel.installAddedExtensions();
        System.out.println("Added "
                + jars.stream().map(jar -> String.valueOf(jar.getFileName())).collect(Collectors.joining(", ")));
        return null;
    }

    private static void printProgress(String file, long received, OptionalLong size, Duration elapsed) {
        String of = size.isPresent() ? " of " + size.getAsLong() / 1024 : "";
        System.out.println(
                "Downloading " + file + ": " + received / 1024 + of + " KiB after " + elapsed.toSeconds() + " s");
    }

    private @Nullable Object mavenRepository(List<String> args) throws MavenException {
        if (args.size() != 2) {
            throw new UserError(
                    "Usage", "Write %mavenRepo ID URL, for example %mavenRepo acme https://maven.acme.com/");
        }
        maven.addRepository(args.get(0), args.get(1));
        return null;
    }

    private @Nullable Object list(List<String> args) {
        System.out.println(help.list(registry().getLineMagicNames(), registry().getCellMagicNames()));
        return null;
    }

    private @Nullable Object time(List<String> args, String body) {
        Stopwatch watch = new Stopwatch();
        try {
            return kernel.evalRaw(body, watch::compiled);
        } finally {
            System.out.println(watch.report());
        }
    }

    /** Tells the time to compile from the time to run. */
    private static final class Stopwatch {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final long begin = System.nanoTime();
        private long runFrom = begin;
        private long cpuFrom = threads.getCurrentThreadCpuTime();

        void compiled() {
            runFrom = System.nanoTime();
            cpuFrom = threads.getCurrentThreadCpuTime();
        }

        String report() {
            Duration wall = Duration.ofNanos(System.nanoTime() - runFrom);
            Duration cpu = Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpuFrom);
            return TimeText.of(wall) + " wall, " + TimeText.of(cpu) + " CPU of the cell's thread; compiled in "
                    + TimeText.of(Duration.ofNanos(runFrom - begin));
        }
    }
}
