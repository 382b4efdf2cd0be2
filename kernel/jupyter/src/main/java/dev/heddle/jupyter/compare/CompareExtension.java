package dev.heddle.jupyter.compare;

import dev.heddle.jupyter.HeddleKernel;
import dev.heddle.jupyter.engine.CellBody;
import dev.heddle.jupyter.engine.CellException;
import dev.heddle.trace.TracedCall;
import dev.heddle.trace.compare.Compare;
import dev.heddle.trace.compare.Comparison;
import dev.heddle.trace.compare.Ending;
import dev.heddle.trace.compare.SizedCall;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.CellMagic;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of every {@link Comparison}; in Heddle's own kernel also {@code %%compare}, which measures the variants in a cell,
 * and comparisons that show how they get on.
 */
public final class CompareExtension implements Extension {
    @Override
    public void install(BaseKernel kernel) {
        kernel.getRenderer()
                .createRegistration(Comparison.class)
                .preferring("text/html")
                .register((value, context) -> {
                    context.renderIfRequested(MIMEType.TEXT_HTML, () -> ComparisonView.html(value));
                    context.renderIfRequested(MIMEType.TEXT_PLAIN, value::toText);
                });
        if (kernel instanceof HeddleKernel heddle) {
            CellMagic<@Nullable Object, HeddleKernel> compare = CompareExtension::compare;
            kernel.getMagicsRegistry().registerCellMagic("compare", compare);
            Compare.embedIn(new KernelHost(heddle));
            heddle.describeMagic(CompareArguments.MAGIC);
        }
    }

    private static @Nullable Object compare(HeddleKernel kernel, List<String> words, String text) {
        CompareArguments arguments = CompareArguments.of(words);
        CompareCell cell = CompareCell.of(text, kernel.lineOf(text));
        if (!cell.setUp().isBlank()) {
            Object _ = kernel.evalAt(cell.setUp().firstLine(), cell.setUp().code());
        }
        Comparison comparison = measured(kernel, compare(kernel, arguments, cell));
        if (comparison.ending() == Ending.STOPPED) {
            throw new CellException.Interrupted();
        }
        return null;
    }

    private static Compare compare(HeddleKernel kernel, CompareArguments arguments, CompareCell cell) {
        boolean sized = !arguments.sizes().isEmpty();
        Compare compare = null;
        for (CompareCell.Part variant : cell.variants()) {
            CellBody body = kernel.body(variant.firstLine(), variant.code(), sized);
            SizedCall<@Nullable Object, Throwable> ofSize = body::run;
            TracedCall<@Nullable Object, Throwable> plain = () -> body.run(0);
            if (compare == null) {
                compare = sized ? Compare.of(variant.name(), ofSize) : Compare.of(variant.name(), plain);
            } else {
                compare = sized ? compare.and(variant.name(), ofSize) : compare.and(variant.name(), plain);
            }
        }
        Compare all = Objects.requireNonNull(compare).time(arguments.time()).listener(new LiveView(kernel, true));
        return sized
                ? all.at(arguments.sizes().stream().mapToInt(Integer::intValue).toArray())
                : all;
    }

    private static Comparison measured(HeddleKernel kernel, Compare compare) {
        try {
            return kernel.interruptibly(compare::run);
        } catch (InterruptedException beforeItBegan) {
            throw new CellException.Interrupted();
        } catch (ExecutionException impossible) { // nothing in it throws that
            throw new IllegalStateException(impossible);
        }
    }
}
