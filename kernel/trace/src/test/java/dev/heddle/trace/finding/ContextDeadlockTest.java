package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.line;
import static dev.heddle.trace.finding.FactsBuilder.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.finding.Facts.SelfWait;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextDeadlockTest {
    private final FactsBuilder facts = new FactsBuilder();

    private List<Finding> found() {
        return facts.findings("H02");
    }

    private FactsBuilder.LaneOf heldLoop() {
        var loop = facts.context("loop").task(1).at(3).spend(5, State.RUNNING).spend(90, State.RESULT);
        facts.row(2, TaskRow.Kind.ASYNC, "load").on(loop).at(7).spend(1, State.RUNNING);
        facts.row(3, TaskRow.Kind.SOURCE, "answer");
        return loop;
    }

    @Test
    void a_thread_that_waits_for_what_only_itself_can_run() {
        var loop = heldLoop();
        facts.seen(new SelfWait(loop.id, 3, 2, "loop", loop.id));
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo(line(3));
            assertThat(finding.cost()).isEqualTo(millis(90));
            assertThat(finding.evidence()).containsExactly(new Evidence(loop.id, 0, loop.last()));
            assertThat(finding.what())
                    .contains("loop is held for answer at In[1]:3", "load", "In[1]:7", "this very thread");
        });
    }

    @Test
    void it_explains_that_the_context_is_frozen() {
        var loop = heldLoop();
        assertThat(facts.findings()).extracting(Finding::id).containsExactly("H05");
        facts.seen(new SelfWait(loop.id, 3, 2, "loop", loop.id));
        assertThat(facts.findings()).extracting(Finding::id).containsExactly("H02");
    }

    @Test
    void but_not_that_it_was_frozen_at_another_line_before() {
        var loop = facts.context("loop").at(1).spend(60, State.SLEEPING);
        loop.at(2).spend(5, State.RUNNING).at(3).spend(90, State.RESULT);
        facts.seen(new SelfWait(loop.id, 3, 2, "loop", loop.id));
        assertThat(facts.findings()).extracting(Finding::id).containsExactly("H02", "H05");
        assertThat(facts.findings("H05")).extracting(Finding::place).containsExactly(line(1));
    }

    @Test
    void a_thread_that_waits_for_another_which_waits_for_it() {
        var loop = heldLoop();
        var other = facts.context("other");
        facts.seen(new SelfWait(loop.id, 3, 2, "other", other.id));
        assertThat(found().getFirst().what()).contains("on other, which is held until this one goes on");
    }

    @Test
    void of_a_thread_or_a_task_that_the_trace_does_not_know_it_is_told_all_the_same() {
        facts.seen(new SelfWait(99, 98, 97, "loop", 99));
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isNull();
            assertThat(finding.evidence()).isEmpty();
            assertThat(finding.what()).contains("another thread is held for a task", "its body");
        });
    }

    @Test
    void one_that_ends_after_all_is_only_long() {
        facts.context("loop").task(1).at(3).spend(90, State.RESULT);
        assertThat(found()).isEmpty();
    }
}
