package dev.heddle.lessons.quiz;

import java.util.List;

/** About telling the two apart, and what goes wrong where they are mixed up: sections 4 and 7. */
final class DifferenceQuestions {
    private DifferenceQuestions() {}

    static List<Question> all() {
        return List.of(
                Question.of(
                                "Q16",
                                "S7.3",
                                "In this picture the wait of `load` is over early. Why does it not go on then?")
                        .about(Scenes::heldByItself)
                        .right(
                                "Its rest belongs to `ui`, and `ui` is held: it waits for `load`.",
                                "Each waits for the other. Here the waiting gives up after a while; `result()` without a limit"
                                        + " would hang for ever.")
                        .wrong(
                                "The pool has no worker for the rest.",
                                "The belief that *async bodies run on the pool*. This body came from `ui` and goes back to it.",
                                "S7.3")
                        .wrong(
                                "The timer was late.",
                                "The row of `load` is yellow from then on: it is ready, and queued for a thread.",
                                "S7.3"),
                Question.of(
                                "Q17",
                                "S7.4",
                                "A web server has eight threads. In a request's handler somebody writes"
                                        + " `Task.run(() -> blockingQuery()).result()`. What does that gain?")
                        .wrong(
                                "The request's thread is free for other requests.",
                                "It waits in `result()`. Now two threads are held for one request.",
                                "S7.4")
                        .wrong(
                                "The query is answered sooner.",
                                "The belief that *Task.run makes things faster*. The database takes as long as before.",
                                "S3.2")
                        .right(
                                "Nothing, and it costs a second thread.",
                                "In a server there is no user interface to keep free. What counts is how many threads each"
                                        + " request holds."),
                Question.of("Q18", "S3.3", "A pool has two workers and gets six equal pieces. What do the pieces do?")
                        .about(Scenes::heldWorkers)
                        .right(
                                "They wait, and hold a worker each.",
                                "Both workers are hatched from end to end, while four pieces that could begin are queued.")
                        .wrong("They compute.", "Then the workers' rows would be solid.", "S3.3")
                        .wrong(
                                "They await something.",
                                "Then the workers would be free, and all six would wait at the same time.",
                                "S2.6"),
                Question.of(
                                "Q19",
                                "S4.5",
                                "Which costs more: awaiting a task that is already done, or `Task.run` around an empty"
                                        + " function and awaiting that?")
                        .wrong(
                                "The await: it must pause and come back.",
                                "The belief that *every await pauses*. With nothing to wait for, it goes straight on.",
                                "S2.1")
                        .right(
                                "`Task.run`: a queue, and two hand-overs between threads.",
                                "That is little for a calculation and much for nothing. It is why small things do not belong"
                                        + " there.")
                        .wrong(
                                "Both the same: each makes a task.",
                                "What costs is not the object, but to wake another thread and to be woken by it.",
                                "S4.5"),
                Question.of("Q20", "S4.7", "Which line sums it up?")
                        .wrong(
                                "`async`/`await` is the newer way to write `Task.run`.",
                                "The belief that *the two are two spellings of the same thing*.",
                                "S1.2")
                        .wrong(
                                "`async`/`await` is for one task, `Task.run` for many.",
                                "Fifty pages were awaited on one thread. How many there are does not decide.",
                                "S2.6")
                        .right(
                                "`async`/`await` is about not blocking, `Task.run` about running elsewhere.",
                                "Waiting without a thread, working on another thread."),
                Question.of(
                                "Q21",
                                "S7.1",
                                "A colleague says: *We await five hundred requests at once, so the server needs five"
                                        + " hundred threads.* What do you answer?")
                        .wrong(
                                "Right, and that is why one uses a pool.",
                                "The belief that *await makes a thread*. A pool would not help: it would queue them.",
                                "S7.1")
                        .right(
                                "No: an awaited request holds no thread while it waits.",
                                "Five hundred threads are what five hundred *blocked* requests would hold.")
                        .wrong(
                                "No: it needs as many as there are cores, to do the waiting.",
                                "Cores limit work. Nobody does the waiting.",
                                "S2.4"));
    }
}
