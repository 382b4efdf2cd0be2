package dev.heddle.jupyter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which loops get a stop check. */
class UnboundedLoopsTest {
    /** Never run: its bytecode is looked at. */
    @SuppressWarnings("unused")
    private static final class Loops {
        static int counted(int[] a) {
            int sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i];
            }
            return sum;
        }

        static int nested(int n) {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    sum += j;
                }
            }
            return sum;
        }

        static void whileTrue() {
            while (true) {
                Thread.onSpinWait();
            }
        }

        static long longCounter(long n) {
            long sum = 0;
            for (long i = 0; i < n; i++) {
                sum += i;
            }
            return sum;
        }

        static int changedCounter() {
            int sum = 0;
            for (int i = 0; i < 10; i++) {
                i -= sum;
            }
            return sum;
        }

        static int straight(int n) {
            return n > 0 ? n : -n;
        }

        static int recursive(int n) {
            return n < 2 ? n : recursive(n - 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"counted,0", "nested,1", "whileTrue,1", "longCounter,1", "changedCounter,1", "straight,0"})
    void loops_that_may_not_end_are_checked_and_no_others(String method, int checks) throws IOException {
        assertThat(UnboundedLoops.branchesToCheck(code(method)).cardinality()).isEqualTo(checks);
    }

    @ParameterizedTest
    @CsvSource({"recursive,true", "counted,false"})
    void a_method_that_calls_itself_is_checked(String method, boolean checked) throws IOException {
        assertThat(UnboundedLoops.callsItself(model(method), code(method))).isEqualTo(checked);
    }

    private static CodeModel code(String method) throws IOException {
        return model(method).code().orElseThrow();
    }

    private static MethodModel model(String method) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(
                UnboundedLoopsTest.class.getResourceAsStream("UnboundedLoopsTest$Loops.class"))) {
            return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
                    .filter(m -> m.methodName().equalsString(method))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
