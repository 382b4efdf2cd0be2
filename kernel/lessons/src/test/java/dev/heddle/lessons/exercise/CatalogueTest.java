package dev.heddle.lessons.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.lessons.Elsewhere;
import dev.heddle.trace.PlaceResolver;
import dev.heddle.trace.ThreadFilter;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exercise both ways, and with plausible answers of both sorts, which lie beside this class's resources. */
@Timeout(120)
class CatalogueTest {
    private static final Path ANSWERS = Path.of("src/test/resources/dev/heddle/lessons/exercise");
    private static final String SAYS = "// says: ";
    private static final Cells CELLS = new Cells();
    private static final Judgement JUDGEMENT = new Judgement(CELLS::evaluate);

    /** As the kernel does: the user's code are cells, and threads elsewhere are in no trace; nor are the test runner's. */
    @BeforeAll
    static void traceAsTheKernelDoes() {
        TraceOptions.embedIn(
                (className, method, line) -> className.startsWith("REPL.") ? new Place("cell", line, method) : null,
                ThreadFilter.group(Elsewhere.THREAD_GROUP).or((name, group) -> name.startsWith("surefire")));
    }

    @AfterAll
    static void traceAsBefore() {
        CELLS.close();
        TraceOptions.embedIn(PlaceResolver.bySourceFile(), ThreadFilter.none());
    }

    static List<Exercise<?>> exercises() {
        return Catalogue.all();
    }

    static List<Path> answers() throws IOException {
        try (Stream<Path> files = Files.list(ANSWERS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void theUntouchedCellFailsWithBothTraces(Exercise<?> exercise) {
        CELLS.evaluate(exercise.start());
        Report report = JUDGEMENT.of(exercise);

        assertThat(report.passed()).isFalse();
        assertThat(report.why()).isNotEmpty().doesNotContain("is too busy");
        assertThat(report.actual()).isNotNull();
        assertThat(report.expected()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void theSolutionPasses(Exercise<?> exercise) {
        Report report = judge(exercise, exercise.solution());

        assertThat(report.why()).isEmpty();
        assertThat(Objects.requireNonNull(report.actual()).findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void otherAnswersAreJudgedByWhatTheyDo(Path file) throws IOException {
        String name = file.getFileName().toString();
        String code = Files.readString(file);
        Report report = judge(Catalogue.find(name.substring(0, name.indexOf('.'))), code);

        if (name.contains(".right-")) {
            assertThat(report.why()).isEmpty();
        } else {
            assertThat(code).startsWith(SAYS);
            assertThat(report.why())
                    .contains(code.lines().findFirst().orElseThrow().substring(SAYS.length()));
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void hasAWrongAnswerThatIsToldWhatIsWrong(Exercise<?> exercise) throws IOException {
        assertThat(answers()).anyMatch(file -> file.getFileName().toString().startsWith(exercise.id() + ".wrong-"));
    }

    @Test
    void anUnknownIdIsToldWhichThereAre() {
        assertThatThrownBy(() -> Catalogue.find("S2-99"))
                .hasMessageContaining("There are ")
                .hasMessageContaining("S2-1");
    }

    private static Report judge(Exercise<?> exercise, String code) {
        CELLS.evaluate(code);
        return JUDGEMENT.alone(exercise);
    }
}
