package dev.heddle.trace.view.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.TaskRow.Outcome;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.ThreadLane.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoldingTest {
    @Test
    void aPoolOfNineFoldsAndOneOfEightDoesNot() {
        assertThat(LaneFolding.fold(pool("a", 8), "In[1]")).hasSize(8).hasOnlyElementsOfType(Entry.Row.class);
        assertThat(LaneFolding.fold(pool("a", 9), "In[1]"))
                .singleElement()
                .isInstanceOfSatisfying(Entry.Band.class, band -> {
                    assertThat(band.name()).isEqualTo("a");
                    assertThat(band.rows()).hasSize(9);
                });
    }

    @Test
    void manySmallPoolsFoldTogetherAndTheCellStays() {
        List<ThreadLane> lanes = new ArrayList<>(List.of(Samples.lane(1, "cell", Kind.CELL, "cell")));
        for (int i = 0; i < 30; i++) {
            lanes.addAll(pool("pool-" + i, 3));
        }

        List<Entry> entries = LaneFolding.fold(lanes, "In[1]");

        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst())
                .isInstanceOfSatisfying(
                        Entry.Row.class, row -> assertThat(row.name()).isEqualTo("cell"));
        assertThat(entries.getLast()).isInstanceOfSatisfying(Entry.Band.class, band -> {
            assertThat(band.name()).isEqualTo("pool worker threads");
            assertThat(band.rows()).hasSize(90);
        });
    }

    @Test
    void manyBigPoolsAreOneBandPerKind() {
        List<ThreadLane> lanes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            lanes.addAll(pool("pool-" + i, 10));
        }

        assertThat(LaneFolding.fold(lanes, "In[1]"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Entry.Band.class, band -> assertThat(band.rows()).hasSize(1_000));
    }

    @Test
    void virtualThreadsOfAnyNameAreOneBand() {
        List<ThreadLane> lanes = LongStream.range(0, 1_000)
                .mapToObj(id -> Samples.lane(id, "v" + id, Kind.VIRTUAL, "v" + id))
                .toList();

        assertThat(LaneFolding.fold(lanes, "In[1]"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Entry.Band.class, band -> assertThat(band.name()).isEqualTo("virtual threads"));
    }

    @Test
    void fewTasksAreATree() {
        List<Entry> entries =
                TaskFolding.fold(List.of(task(1, 0, "a"), task(2, 0, "b"), task(3, 1, "c"), task(4, 3, "d")));

        assertThat(entries.stream().map(FoldingTest::described)).containsExactly("0 a", "1 c", "2 d", "0 b");
    }

    @Test
    void manySiblingsOfOneNameFoldWithTheirChildren() {
        List<TaskRow> tasks = new ArrayList<>(List.of(task(1, 0, "main")));
        LongStream.range(0, 1_000).forEach(i -> tasks.add(task(10 + i, 1, "handle")));
        LongStream.range(0, 1_000).forEach(i -> tasks.add(task(2_000 + i, 10 + i, "query-" + i)));

        assertThat(TaskFolding.fold(tasks).stream().map(FoldingTest::described))
                .containsExactly("0 main", "1 handle ×1000", "2 query-* ×1000");
    }

    @Test
    void aChainOfTasksOfOneNameIsOneBandHoweverLong() {
        List<TaskRow> tasks = new ArrayList<>(List.of(task(1, 0, "main"), task(2, 1, "supply")));
        LongStream.range(0, 10_000).forEach(i -> tasks.add(task(3 + i, 2 + i, "stage")));
        tasks.add(task(20_000, 10_002, "last"));

        assertThat(TaskFolding.fold(tasks).stream().map(FoldingTest::described))
                .containsExactly("0 main", "1 supply", "2 stage ×10000", "3 last");
    }

    @Test
    void threadsThatStartThreadsAreOneBandAndWhatTheyMadeAnother() {
        List<TaskRow> tasks = new ArrayList<>(List.of(task(1, 0, "sort-1")));
        LongStream.rangeClosed(2, 127).forEach(i -> tasks.add(task(i, i / 2, "sort-" + i)));
        LongStream.rangeClosed(1, 127).forEach(i -> tasks.add(task(1_000 + i, i, "merge")));

        assertThat(TaskFolding.fold(tasks).stream().map(FoldingTest::described))
                .containsExactly("0 sort-* ×127", "1 merge ×127");
    }

    @Test
    void aFewTasksOfOneNameInAnotherStayATreeAmongMany() {
        List<TaskRow> tasks = new ArrayList<>(
                List.of(task(1, 0, "step"), task(2, 1, "step"), task(3, 2, "step"), task(4, 0, "crowd")));
        LongStream.range(0, 50).forEach(i -> tasks.add(task(10 + i, 4, "one")));

        assertThat(TaskFolding.fold(tasks).stream().map(FoldingTest::described))
                .containsExactly("0 step", "1 step", "2 step", "0 crowd", "1 one ×50");
    }

    @Test
    void tasksThatAreAllDifferentStayBounded() {
        List<TaskRow> tasks = LongStream.rangeClosed(1, 500)
                .mapToObj(i -> task(i, i - 1, "t" + Long.toString(i, 36).replaceAll("\\d", "x") + "y".repeat((int) i)))
                .toList();

        List<Entry> entries = TaskFolding.fold(tasks);

        assertThat(entries).hasSize(41);
        assertThat(entries.stream().flatMap(Entry::unfolded)).hasSize(500);
    }

    @Test
    void aParentThatIsUnknownOrLaterIsNone() {
        assertThat(
                        TaskFolding.fold(List.of(task(1, 2, "a"), task(2, 1, "b"), task(3, 99, "c"), task(4, 4, "d")))
                                .stream()
                                .map(FoldingTest::described))
                .containsExactly("0 a", "1 b", "0 c", "0 d");
    }

    private static String described(Entry entry) {
        return switch (entry) {
            case Entry.Row row -> row.depth() + " " + row.name();
            case Entry.Band band ->
                band.depth() + " " + band.name() + " ×" + band.rows().size();
        };
    }

    private static TaskRow task(long id, long parent, String name) {
        return new TaskRow(id, parent, name, TaskRow.Kind.RUN, Outcome.COMPLETED, List.of());
    }

    private static List<ThreadLane> pool(String pool, int size) {
        return Stream.iterate(1L, id -> id + 1)
                .limit(size)
                .map(id -> Samples.lane(id, pool + "-" + id, Kind.POOL_WORKER, pool))
                .toList();
    }
}
