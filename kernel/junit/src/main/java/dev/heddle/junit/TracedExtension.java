package dev.heddle.junit;

import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.TraceOptions;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * What {@link Traced} does. One object serves many tests at the same time: what belongs to one is in its context's store.
 *
 * <p>Failures come by four ways: of the method, of a method after it, of another extension after it, and of a dynamic test,
 * for which JUnit asks no exception handler.
 */
final class TracedExtension
        implements BeforeEachCallback,
                ParameterResolver,
                InvocationInterceptor,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler,
                AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(TracedExtension.class);

    /** The first recording of a JVM takes half a second, which is no test's. */
    private static final class WarmUp {
        static {
            try {
                ThreadRecorder.warmUp();
            } catch (RuntimeException cannotRecord) {
                // is told to each test that asks for its trace
            }
        }

        /** Does it in the first call; others wait for it. */
        static void once() {}
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        WarmUp.once();
        if (!isFactory(context)) { // else each dynamic test would find this one in its context's parent
            test(context);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestTrace.class;
    }

    @Override
    public TestTrace resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("a TestTrace is of one test: take it in the test's method, or in one"
                    + " that runs before or after each test");
        }
        if (isFactory(context)) {
            throw new ParameterResolutionException("a @TestFactory has no trace, each of its dynamic tests has: take"
                    + " ThreadTrace.of(() -> …) in the dynamic test to look at what it does");
        }
        return test(context).trace();
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        traced(invocation, test(context));
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        traced(invocation, test(context));
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext dynamic, ExtensionContext context)
            throws Throwable {
        TracedTest test = test(context);
        try {
            traced(invocation, test);
        } catch (Throwable failure) {
            throw test.failed(failure, context);
        } finally {
            test.trace().close();
        }
    }

    private static void traced(Invocation<Void> invocation, TracedTest test) throws Throwable {
        test.trace().begin();
        try {
            invocation.proceed();
        } finally {
            test.endCode();
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw told(failure, context);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw told(failure, context);
    }

    private static Throwable told(Throwable failure, ExtensionContext context) {
        @Nullable TracedTest test = known(context);
        return test == null ? failure : test.failed(failure, context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        @Nullable TracedTest test = known(context);
        if (test != null) {
            context.getExecutionException().ifPresent(failure -> test.failedElsewhere(failure, context));
            test.trace().close();
        }
    }

    private static @Nullable TracedTest known(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(TracedTest.class, TracedTest.class);
    }

    private static TracedTest test(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(TracedTest.class, key -> tracedTest(context), TracedTest.class));
    }

    private static TracedTest tracedTest(ExtensionContext context) {
        TestName name = TestName.of(context);
        Traced traced = annotation(name, context);
        TraceOptions options = TraceOptions.titled(name.title()).waiting(Grace.of(traced.grace(), name.title()));
        return new TracedTest(
                name,
                isJudgedAfterwards(name, context),
                new TestTrace(
                        options.placing(BuildTools.without(options.places())).ignoring(BuildTools.threads())));
    }

    /** The nearest: of the method, of its class, of the classes around it. */
    private static Traced annotation(TestName name, ExtensionContext context) {
        List<AnnotatedElement> places = new ArrayList<>(List.of(name.method(), name.type()));
        places.addAll(context.getEnclosingTestClasses().reversed());
        return places.stream()
                .map(place -> AnnotationSupport.findAnnotation(place, Traced.class))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no @Traced at " + name.title()));
    }

    /** Whether a method that runs after each test takes the trace. */
    private static boolean isJudgedAfterwards(TestName name, ExtensionContext context) {
        return Stream.concat(Stream.of(name.type()), context.getEnclosingTestClasses().stream())
                .anyMatch(type -> !ReflectionSupport.findMethods(
                                type,
                                method -> AnnotationSupport.isAnnotated(method, AfterEach.class)
                                        && List.of(method.getParameterTypes()).contains(TestTrace.class),
                                HierarchyTraversalMode.BOTTOM_UP)
                        .isEmpty());
    }

    private static boolean isFactory(ExtensionContext context) {
        return context.getTestMethod()
                .filter(method -> AnnotationSupport.isAnnotated(method, TestFactory.class))
                .isPresent();
    }
}
