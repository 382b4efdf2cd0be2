package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

class FailureMessageTest {
    static Throwable[] remade() {
        return new Throwable[] {
            new AssertionError("what", new IOException("cause")),
            new AssertionFailedError("what", new IOException("cause")),
            new IllegalStateException("what", new IOException("cause")),
            new ExecutionException("what", new IOException("cause")),
            new NullPointerException("what").initCause(new IOException("cause")),
            new OutOfMemoryError("what").initCause(new IOException("cause")),
        };
    }

    @ParameterizedTest
    @MethodSource
    void remade(Throwable failure) {
        Throwable cause = failure.getCause();
        Throwable suppressed = new IOException("beside");
        failure.addSuppressed(suppressed);

        Throwable more = FailureMessage.with(failure, "more");

        assertThat(more)
                .isNotSameAs(failure)
                .isExactlyInstanceOf(failure.getClass())
                .hasMessage("what\nmore")
                .satisfies(again -> assertThat(again.getCause()).isSameAs(cause).isNotNull());
        assertThat(more.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(more.getSuppressed()).containsExactly(suppressed);
    }

    static Throwable[] kept() {
        return new Throwable[] {
            new UncheckedIOException("what", new IOException("cause")),
            new MultipleFailuresError("what", List.of(new IOException("cause"))),
            new IllegalStateException("what") {},
            new AssertionError("what") {},
        };
    }

    @ParameterizedTest
    @MethodSource
    void kept(Throwable failure) {
        String message = failure.getMessage();

        assertThat(FailureMessage.with(failure, "more")).isSameAs(failure).hasMessage(message);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(beside -> assertThat(beside).hasMessage("more").hasNoCause());
    }

    @Test
    void what_was_compared_stays() {
        var failure = (AssertionFailedError) FailureMessage.with(new AssertionFailedError("what", 1, null), "more");

        assertThat(failure.getExpected().getValue()).isEqualTo(1);
        assertThat(failure.isActualDefined()).isTrue();
        assertThat(((AssertionFailedError) FailureMessage.with(new AssertionFailedError("what"), "more"))
                        .isExpectedDefined())
                .isFalse();
    }

    @Test
    void a_failure_without_a_message_gets_one() {
        Throwable thrown = catchThrowable(() -> {
            throw new IllegalStateException();
        });

        assertThat(FailureMessage.with(thrown, "more")).hasMessage("more");
    }

    @Test
    void the_message_that_the_jvm_makes_up_stays() {
        String nothing = System.getProperty("heddle.not.there");
        Throwable thrown = catchThrowable(() -> nothing.length());

        assertThat(FailureMessage.with(thrown, "more"))
                .isExactlyInstanceOf(NullPointerException.class)
                .hasMessageStartingWith("Cannot invoke \"String.length()\"")
                .hasMessageEndingWith("\nmore");
    }

    @Test
    void giving_up_is_no_failure() {
        assertThat(FailureMessage.isAborted(new TestAbortedException("no"))).isTrue();
        assertThat(FailureMessage.isAborted(new TestAbortedException("no") {})).isTrue();
        assertThat(FailureMessage.isAborted(new AssertionError("no"))).isFalse();
    }
}
