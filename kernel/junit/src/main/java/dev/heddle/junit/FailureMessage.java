package dev.heddle.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * Makes a failure say more. Its type stays, because reports and tools go by it: one that can be made again with another
 * message is, with the same cause, stack and values; to any other a suppressed exception is added.
 */
final class FailureMessage {
    /** By name, since one is JUnit 4's, which need not be there. */
    private static final Set<String> ABORTS =
            Set.of("org.opentest4j.TestAbortedException", "org.junit.AssumptionViolatedException");

    private FailureMessage() {}

    /** Whether it says that the test was given up, which is no failure. */
    static boolean isAborted(Throwable failure) {
        for (@Nullable Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (ABORTS.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    /** The failure with this after its message. */
    static Throwable with(Throwable failure, String more) {
        @Nullable String message = failure.getMessage();
        @Nullable Throwable again = again(failure, message == null || message.isBlank() ? more : message + "\n" + more);
        if (again == null) {
            addTo(failure, more);
            return failure;
        }
        again.setStackTrace(failure.getStackTrace());
        for (Throwable suppressed : failure.getSuppressed()) {
            again.addSuppressed(suppressed);
        }
        return again;
    }

    /** To a failure that others hold already. */
    static void addTo(Throwable failure, String more) {
        failure.addSuppressed(new SeeAlso(more));
    }

    private static @Nullable Throwable again(Throwable failure, String message) {
        if (failure.getClass() == AssertionFailedError.class) {
            var failed = (AssertionFailedError) failure;
            return failed.isExpectedDefined() && failed.isActualDefined()
                    ? new AssertionFailedError(message, failed.getExpected(), failed.getActual(), failed.getCause())
                    : new AssertionFailedError(message, failed.getCause());
        }
        return isOfTheJdk(failure.getClass()) && hasNoStateOfItsOwn(failure.getClass())
                ? remade(failure, message)
                : null;
    }

    private static boolean isOfTheJdk(Class<?> type) {
        return type.getModule() == Object.class.getModule();
    }

    private static boolean hasNoStateOfItsOwn(Class<?> type) {
        for (@Nullable Class<?> each = type; each != null && each != Throwable.class; each = each.getSuperclass()) {
            if (Arrays.stream(each.getDeclaredFields()).anyMatch(FailureMessage::isState)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isState(Field field) {
        return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers());
    }

    private static @Nullable Throwable remade(Throwable failure, String message) {
        @Nullable Throwable cause = failure.getCause();
        try {
            Throwable made =
                    (Throwable) failure.getClass().getConstructor(String.class).newInstance(message);
            return cause == null ? made : made.initCause(cause);
        } catch (ReflectiveOperationException noSuchConstructor) {
            try {
                return (Throwable) failure.getClass()
                        .getConstructor(String.class, Throwable.class)
                        .newInstance(message, cause);
            } catch (ReflectiveOperationException | RuntimeException none) {
                return null;
            }
        } catch (RuntimeException causeIsFixed) {
            return null;
        }
    }

    /** What is told beside a failure; it has no stack. */
    private static final class SeeAlso extends RuntimeException {
        SeeAlso(String message) {
            super(message, null, false, false);
        }
    }
}
