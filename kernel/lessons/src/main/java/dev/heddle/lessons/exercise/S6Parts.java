package dev.heddle.lessons.exercise;

import dev.heddle.lessons.Primes;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.TaskRow;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** S6-1: a range that is counted in parts, all of them given away before one is awaited. */
final class S6Parts extends Exercise<S6Exercises.CountAsync> {
    private static final int PARTS = 8;
    private static final int LIMIT = 1_000_003; // no multiple of the parts

    S6Parts() {
        super(
                "S6-1",
                S6Exercises.CountAsync.class,
                "Eight parts at once",
                List.of(
                        "Look at the parts in your trace: when does the second one begin?",
                        "First a list of all the tasks, then one await of Task.whenAll(list), then the sum of the values.",
                        "Two borders that fit: from (int) ((long) limit * i / 8) to (int) ((long) limit * (i + 1) / 8)."));
    }

    private record Call(int from, int to, String thread, long begin, long end) {
        boolean overlaps(Call other) {
            return begin - other.end < 0 && other.begin - end < 0;
        }
    }

    @Override
    protected void judge(S6Exercises.CountAsync answer, Judge judge) throws Exception {
        Queue<Call> noted = new ConcurrentLinkedQueue<>();
        Judge.Run<Integer> run = judge.runAsync(() -> answer.countAsync(LIMIT, (from, to) -> count(from, to, noted)));
        List<Call> calls =
                noted.stream().sorted(Comparator.comparingInt(Call::from)).toList();

        judge.expect(
                calls.stream().noneMatch(call -> call.thread().equals(Judge.THREAD)),
                "The thread ui counted a part itself.");
        expectAllNumbersOnce(calls, judge);
        judge.expect(
                Objects.equals(run.value(), Primes.count(0, LIMIT)),
                "Every number was looked at, but the sum is not right: " + run.value() + ".");
        judge.expect(calls.size() >= PARTS, "It was counted in parts, but in fewer than eight: " + calls.size() + ".");
        S6Ui.expectFree(judge, run.trace());
        judge.expect(
                mostUnderWay(run.trace()) > PARTS / 2 || overlap(calls),
                "Each part was given away only when the one before had been counted: there were never two under way.");
    }

    private static int count(int from, int to, Queue<Call> calls) {
        long begin = System.nanoTime();
        int found = Primes.count(from, to);
        calls.add(new Call(from, to, Thread.currentThread().getName(), begin, System.nanoTime()));
        return found;
    }

    private static void expectAllNumbersOnce(List<Call> calls, Judge judge) throws Exception {
        int next = 0;
        for (Call call : calls) {
            judge.expect(call.from() <= next, "Nobody looked at the numbers from " + next + " to " + call.from() + ".");
            judge.expect(call.from() >= next, "Two parts looked at the number " + call.from() + ".");
            next = call.to();
        }
        judge.expect(next >= LIMIT, "Nobody looked at the numbers from " + next + " to " + LIMIT + ".");
        judge.expect(next <= LIMIT, "The last part went on to " + next + ", and the limit is " + LIMIT + ".");
    }

    private static boolean overlap(List<Call> calls) {
        return calls.stream()
                .anyMatch(one -> calls.stream().anyMatch(other -> !one.equals(other) && one.overlaps(other)));
    }

    /** How many pieces of work were queued or ran at the same time, at most: a single core runs queued ones in turns. */
    private static long mostUnderWay(ThreadTrace trace) {
        List<TaskRow> work = trace.tasks().stream()
                .filter(row -> row.kind() != TaskRow.Kind.ASYNC && !row.slices().isEmpty())
                .toList();
        return work.stream()
                .mapToLong(row -> work.stream()
                        .filter(other -> begin(other) <= begin(row) && end(other) > begin(row))
                        .count())
                .max()
                .orElse(0);
    }

    private static long begin(TaskRow row) {
        return row.slices().getFirst().startNanos();
    }

    private static long end(TaskRow row) {
        return row.slices().getLast().endNanos();
    }
}
