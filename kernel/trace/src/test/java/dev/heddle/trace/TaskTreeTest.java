package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.TaskRow.Kind;
import dev.heddle.trace.model.TaskRow.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TaskTreeTest {
    private static final int MANY = 1_000_000;

    private final TaskTree tree = new TaskTree();

    @Test
    void siblings_are_in_order_of_time_and_each_is_followed_by_what_is_below_it() {
        add(5, 1, 40);
        add(-2, 1, 20);
        add(1, 0, 10);
        add(4, -2, 50);
        add(3, 0, 30);

        assertThat(ordered()).containsExactly("1 of 0", "-2 of 1", "4 of -2", "5 of 1", "3 of 0");
    }

    @Test
    void a_parent_comes_first_though_its_time_says_that_it_is_later() {
        add(2, 1, 10);
        add(1, 0, 20);

        assertThat(ordered()).containsExactly("1 of 0", "2 of 1");
    }

    @Test
    void a_row_without_its_parent_stands_at_the_root() {
        add(2, 99, 10);

        assertThat(ordered()).containsExactly("2 of 0");
    }

    @Test
    void who_would_be_his_own_ancestor_stands_at_the_root_the_first_of_them() {
        add(9, 3, 5);
        add(1, 3, 10);
        add(2, 1, 20);
        add(3, 2, 30);
        add(4, 4, 40);
        add(5, 6, 50);
        add(6, 5, 50);

        assertThat(ordered()).containsExactly("1 of 0", "2 of 1", "3 of 2", "9 of 3", "4 of 0", "5 of 0", "6 of 5");
    }

    @Test
    @Timeout(60)
    void a_million_siblings_and_a_million_generations_are_ordered_alike() {
        add(1, 0, 0);
        for (long i = 2; i <= MANY; i++) {
            add(i, 1, i);
            add(-i, i == 2 ? 1 : -(i - 1), -i);
        }

        List<TaskRow> rows = tree.inOrder();

        assertThat(rows).hasSize(2 * MANY - 1);
        assertThat(rows.subList(0, MANY)).extracting(TaskRow::id).startsWith(1L, -2L, -3L);
        Set<Long> parents = Set.of(1L);
        assertThat(rows.subList(MANY, 2 * MANY - 1)).allMatch(row -> parents.contains(row.parent()));
    }

    private void add(long id, long parent, long made) {
        tree.add(new TaskRow(id, parent, "", Kind.RUN, Outcome.COMPLETED, List.of()), made);
    }

    private Stream<String> ordered() {
        return tree.inOrder().stream().map(row -> row.id() + " of " + row.parent());
    }
}
