package dev.heddle.jupyter.engine;

import dev.heddle.jupyter.engine.CellEngine.Result;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import jdk.jshell.Snippet;
import jdk.jshell.spi.SPIResolutionException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;

/** A cell that is compiled and loaded but has not run. To be run once, on any thread. */
public final class PreparedCell {
    /**
     * One snippet, or several joined ones.
     *
     * @param code what to run, in order; empty for a declaration without an initializer
     * @param declared what JShell now takes for declared
     * @param hasValue whether the value of the last of the code is to be shown if this is the cell's last step
     */
    record Step(List<Method> code, List<Snippet> declared, boolean hasValue) {}

    private final CellEngine engine;
    private final CellControl control;
    private final List<Step> steps;
    private final @Nullable CellException rejection;

    PreparedCell(CellEngine engine, CellControl control, List<Step> steps, @Nullable CellException rejection) {
        this.engine = engine;
        this.control = control;
        this.steps = steps;
        this.rejection = rejection;
    }

    /**
     * Runs the cell: all of it, or what stands before the snippet that does not compile.
     *
     * @throws CellException if it does not compile, throws or is interrupted
     */
    public Result run() {
        Result result = Result.NOTHING;
        int done = 0;
        try {
            for (Step step : steps) {
                result = run(step);
                done++;
            }
        } finally {
            boolean _ = Thread.interrupted(); // it was meant for the cell that just ended
            engine.forgetVariables(steps.subList(done, steps.size()));
        }
        if (rejection != null) {
            throw rejection;
        }
        return result;
    }

    private Result run(Step step) {
        @Nullable Object value = null;
        for (Method method : step.code()) {
            try {
                value = control.run(method);
            } catch (Throwable thrown) {
                throw failure(thrown);
            }
        }
        if (control.takeInterrupt()) {
            throw new CellException.Interrupted();
        }
        return step.hasValue() ? new Result(true, value) : Result.NOTHING;
    }

    private CellException failure(Throwable thrown) {
        boolean interrupted = control.takeInterrupt();
        if (thrown instanceof CellStop
                || (interrupted && ExceptionUtils.indexOfType(thrown, InterruptedException.class) >= 0)) {
            return new CellException.Interrupted();
        }
        if (thrown instanceof SPIResolutionException) {
            return engine.unresolved(thrown.getStackTrace()[0].getMethodName());
        }
        return new CellException.Thrown(Objects.requireNonNull(thrown));
    }
}
