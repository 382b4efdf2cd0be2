package dev.heddle.lessons.quiz;

import java.util.List;

/** About speed, and using both together: sections 8, 9 and 10. */
final class TogetherQuestions {
    private TogetherQuestions() {}

    static List<Question> all() {
        return List.of(
                Question.of(
                                "Q22",
                                "S9.2",
                                "A handler needed a file and what can be computed from it. Which code does this picture"
                                        + " show?")
                        .about(Scenes::processData)
                        .wrong(
                                "`await(Task.run(() -> compute(download())))`",
                                "Then a worker would be held from the beginning, hatched for as long as the file is on its"
                                        + " way.",
                                "S9.1")
                        .right(
                                "`var file = await(downloadAsync()); await(Task.run(() -> compute(file)))`",
                                "First nobody is held: a thin line. Then a worker is solid, and `ui` stays free throughout.")
                        .wrong(
                                "`var file = await(downloadAsync()); compute(file)`",
                                "The line after an await is back on `ui`. The solid slice would be there.",
                                "S3.6"),
                Question.of(
                                "Q23",
                                "S8.4",
                                "A server has eight threads. Each request waits 100 ms for a database and hardly"
                                        + " computes. How many requests can it answer in a second?")
                        .wrong(
                                "About 80, blocking or awaiting.",
                                "The belief that *whoever waits, waits*. Eight at a time, ten times a second, is what blocking"
                                        + " allows.",
                                "S8.1")
                        .right(
                                "About 80 when they block, many more when they await.",
                                "An awaited wait holds none of the eight, so the next request can begin. Then the database"
                                        + " is the limit.")
                        .wrong(
                                "About 80 when they await, more with `Task.run`.",
                                "The belief that *Task.run adds capacity*. It takes threads from a pool that has about as many"
                                        + " as there are cores.",
                                "S8.3"),
                Question.of(
                                "Q24",
                                "S8.3",
                                "All workers of `Task.run`'s pool sleep in blocking calls, and more work is queued."
                                        + " What happens to that work?")
                        .wrong(
                                "It runs at once: the pool makes a thread for each piece.",
                                "The belief that *every Task.run makes a thread*. It adds one or two in a second, and no more.",
                                "S3.1")
                        .wrong(
                                "It is refused with an exception.",
                                "That would be kinder: you would notice. The queue just grows.",
                                "S8.3")
                        .right(
                                "It waits in the queue until a worker is free or the pool adds one, slowly.",
                                "This is starvation: cores are idle, and nothing goes on."),
                Question.of(
                                "Q25",
                                "S9.1",
                                "A handler awaits `Task.run(() -> parse(file))`, and a line of the file cannot be read."
                                        + " Where can the handler catch that?")
                        .wrong(
                                "Nowhere: it happened on another thread.",
                                "So it is with a thread of your own. A task carries its error to whoever awaits it.",
                                "S9.1")
                        .right(
                                "At the `await`, on its own thread, with an ordinary `try`.",
                                "`await` throws the exception that the worker threw, and the lines of both are in its trace.")
                        .wrong(
                                "Only inside the function that is given to `Task.run`.",
                                "It can be caught there too, but nobody has to.",
                                "S9.1"),
                Question.of(
                                "Q26",
                                "S9.1",
                                "`Task.run(work, token)` is running, and the token is cancelled. What happens to the"
                                        + " work?")
                        .wrong(
                                "Its thread is stopped.",
                                "Neither .NET nor Java stops threads: what they were just changing would stay half changed.",
                                "S9.1")
                        .wrong(
                                "It is interrupted at its next blocking call.",
                                "That is what `Future.cancel(true)` of an executor does. A token is only a sign.",
                                "S9.1")
                        .right(
                                "Nothing, unless the work itself looks at the token.",
                                "`Task.run` looks once, before it begins. After that it is the work's turn, in its loop."),
                Question.of("Q27", "S10.4", "Which of these mixes the two for a good reason?")
                        .wrong(
                                "`Task.run(() -> loadDataAsync(path))`",
                                "The method is asynchronous already: a trip through the pool for nothing.",
                                "S5.6")
                        .wrong(
                                "`async(() -> countPrimes(0, limit))` in a click handler",
                                "The belief that *async makes code run in the background*. It computes on the user interface's"
                                        + " thread.",
                                "S2.5")
                        .right(
                                "`await(Task.run(() -> countPrimes(0, limit)))` in a click handler",
                                "The work runs elsewhere, and the handler waits for it without holding its thread."),
                Question.of(
                                "Q28",
                                "S10.1",
                                "Is `Task.run` a substitute for `await`, where a library has no asynchronous method?")
                        .wrong(
                                "Yes, they are interchangeable.",
                                "A call that blocks goes on blocking, on a worker. The caller is free; a thread is held all the"
                                        + " same.",
                                "S10.1")
                        .right(
                                "No. It keeps the caller free, but the wait holds a thread.",
                                "Complementary, not interchangeable. To hold no platform thread in a blocking call, use a virtual"
                                        + " thread.")
                        .wrong(
                                "No. It does not work with blocking calls at all.",
                                "It works. It only has a price that the caller does not see.",
                                "S6.2"));
    }
}
