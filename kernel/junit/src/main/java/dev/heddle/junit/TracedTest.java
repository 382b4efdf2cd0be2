package dev.heddle.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One test, its trace, and what is told of them when the test fails. Thread-safe. */
final class TracedTest {
    /** The key of the entry in JUnit's reports. */
    static final String ENTRY = "heddle.picture";

    private final TestName name;
    private final boolean judgedAfterwards;
    private final TestTrace trace;
    private @Nullable String told;

    TracedTest(TestName name, boolean judgedAfterwards, TestTrace trace) {
        this.name = name;
        this.judgedAfterwards = judgedAfterwards;
        this.trace = trace;
    }

    TestTrace trace() {
        return trace;
    }

    /** Where the trace is for later, it is made now: what its thread starts afterwards is not the test's. */
    void endCode() {
        trace.endCode();
        if (judgedAfterwards) {
            trace.make();
        }
    }

    /** Writes the picture of a test that failed, once. Returns the failure that says where it is. */
    Throwable failed(Throwable failure, ExtensionContext context) {
        @Nullable String tell = tell(failure, context);
        return tell == null ? failure : FailureMessage.with(failure, tell);
    }

    /** The same where the failure can no longer be replaced. */
    void failedElsewhere(Throwable failure, ExtensionContext context) {
        @Nullable String tell = tell(failure, context);
        if (tell != null) {
            FailureMessage.addTo(failure, tell);
        }
    }

    private synchronized @Nullable String tell(Throwable failure, ExtensionContext context) {
        if (told != null || !trace.hasBegun() || FailureMessage.isAborted(failure)) {
            return null;
        }
        told = picture(context);
        return told;
    }

    private String picture(ExtensionContext context) {
        try {
            Path directory = ReportsDirectory.of(context, name.type());
            Files.createDirectories(directory);
            Path file = directory.resolve(PictureName.of(name));
            trace.trace().save(file);
            context.publishReportEntry(ENTRY, file.toString());
            return "What its threads did: " + file.toUri();
        } catch (IOException | RuntimeException none) { // whatever it is, the test's own failure comes first
            return "There is no picture of what its threads did: " + none.getMessage();
        }
    }
}
