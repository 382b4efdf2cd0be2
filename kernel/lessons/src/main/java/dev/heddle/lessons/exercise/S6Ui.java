package dev.heddle.lessons.exercise;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.TimeText;
import java.time.Duration;

/** Whether the thread on which an answer began was free while others computed. */
final class S6Ui {
    private S6Ui() {}

    /**
     * Goes on when others did the computing and the thread did not wait for them. Processor time is compared, so it does not
     * matter how busy the machine is.
     *
     * @throws NotYet otherwise
     */
    static void expectFree(Judge judge, ThreadTrace trace) throws Exception {
        ThreadLane ui = trace.thread(Judge.THREAD);
        Duration others = trace.cpu().minus(ui.cpu());
        judge.expect(
                ui.cpu().compareTo(others) < 0,
                "The thread ui counted itself, for " + TimeText.of(ui.cpu()) + ", and could do nothing else.");
        judge.expect(
                !Holding.held(trace, Judge.THREAD, others.dividedBy(2)),
                "Another thread counted, but the thread ui was held while it waited for it.");
    }
}
