package dev.heddle.lessons.quiz;

import java.util.List;

/** About waiting: sections 1, 2 and 5. */
final class WaitingQuestions {
    private WaitingQuestions() {}

    static List<Question> all() {
        return List.of(
                Question.of(
                                "Q1",
                                "S2.2",
                                "A handler calls `loadDataAsync(\"/weather\")`. Which thread runs the first lines of"
                                        + " the body in its `async( … )`?")
                        .wrong(
                                "A worker of the pool.",
                                "The belief that *async means in the background*. The mark moves nothing: it only allows the"
                                        + " body to pause.",
                                "S2.2")
                        .wrong(
                                "A thread that is made for it.",
                                "The belief that *async makes a thread*. Count them: none is started.",
                                "S2.4")
                        .right(
                                "The thread that called.",
                                "The call runs the body like any other method, up to the first await that has something to"
                                        + " wait for."),
                Question.of("Q2", "S2.1", "When does the call `loadDataAsync(\"/weather\")` give its caller a task?")
                        .wrong(
                                "At once, before any line of the body has run.",
                                "The belief that *the body is queued*. `Task.run` queues; `async` begins.",
                                "S2.1")
                        .right(
                                "At the body's first await that has something to wait for.",
                                "There the body pauses and the call returns. Had there been nothing to wait for, the task"
                                        + " would be done by then.")
                        .wrong(
                                "When the page is there.",
                                "That is an ordinary, blocking method. Its caller is held for the whole wait.",
                                "S2.3"),
                Question.of(
                                "Q3",
                                "S2.3",
                                "In this picture the thread `ui` waited twice, equally long. What was the code?")
                        .about(Scenes::twoWaits)
                        .wrong(
                                "`await(delay)`, then `Thread.sleep`.",
                                "The belief that *a bar is a wait and a line is a hold*. It is the other way round: full height"
                                        + " means that a thread is taken.",
                                "S2.3")
                        .wrong(
                                "`await(delay)` both times.",
                                "The belief that *whoever waits, waits*. An await never draws a hatched slice on its own"
                                        + " thread: it gives the thread back.",
                                "S2.3")
                        .right(
                                "`Thread.sleep`, then `await(delay)`.",
                                "First hatched at full height: held, and doing nothing. Then a thin line: free for others."),
                Question.of(
                                "Q4",
                                "S2.4",
                                "Two hundred async methods wait at the same time, each at an `await(Task.delay(…))`."
                                        + " How many threads wait?")
                        .right(
                                "None.",
                                "A paused body is an object on the heap. The end of a wait is an event, not somebody's duty.")
                        .wrong("Two hundred.", "The belief that *await makes a thread*, the most common one.", "S2.4")
                        .wrong(
                                "One for each core.",
                                "Its milder form: surely *somebody* must be waiting. Cores limit work, not waits.",
                                "S2.4"),
                Question.of(
                                "Q5",
                                "S2.5",
                                "A method adds up a hundred million numbers. Somebody puts `async( … )` around its"
                                        + " body and changes nothing else. What becomes of the thread that calls it?")
                        .wrong(
                                "It is free during the addition.",
                                "The belief that *async makes code run in the background*. There is no await, so there is no"
                                        + " pause.",
                                "S2.5")
                        .right(
                                "It runs the whole addition, as before.",
                                "A body that never pauses is an ordinary call. Work that shall run elsewhere needs somebody"
                                        + " elsewhere: `Task.run`.")
                        .wrong(
                                "It is held in a wait until the addition is done.",
                                "The two sorts of being busy mixed up: this thread is not held for nothing, it works.",
                                "S3.3"),
                Question.of("Q6", "S2.6", "A handler loaded two things. Which code does this picture show?")
                        .about(Scenes::oneAfterTheOther)
                        .wrong(
                                "`var a = first(); var b = second(); await(a); await(b);`",
                                "The belief that *two tasks always overlap*. Look where `second` begins: not before `first`"
                                        + " has ended.",
                                "S2.6")
                        .wrong(
                                "`await(Task.whenAll(first(), second()));`",
                                "`whenAll` starts nothing itself, but both calls are made before it waits. Their lines would lie"
                                        + " side by side.",
                                "S2.6")
                        .right(
                                "`await(first()); await(second());`",
                                "A call starts the work, an await waits for it. Who awaits at once has the waits in a row."),
                Question.of(
                                "Q7",
                                "S5.6",
                                "What does `await(Task.run(() -> loadDataAsync(path)))` gain over"
                                        + " `await(loadDataAsync(path))`?")
                        .wrong(
                                "The caller is not blocked.",
                                "The belief that *only Task.run keeps the caller free*. The await does that, with or without.",
                                "S5.6")
                        .right(
                                "Nothing. It costs a trip through the pool.",
                                "The method returns at its first await anyway. A queue, a worker and a hand-over are paid for"
                                        + " that one moment.")
                        .wrong(
                                "The page comes sooner.",
                                "The belief that *Task.run makes things faster*. The page takes as long as the server does.",
                                "S3.2"),
                Question.of(
                                "Q8",
                                "S5.3",
                                "A new Java program must run a thousand blocking JDBC queries at once. On which threads"
                                        + " do these waits hold the fewest platform threads?")
                        .wrong(
                                "On `Task.run`'s pool.",
                                "The belief that *Task.run makes a blocking call asynchronous*. Each query holds a worker, and"
                                        + " the pool has about as many as there are cores.",
                                "S3.3")
                        .wrong(
                                "On a pool of a thousand platform threads.",
                                "Then a thousand are held for nothing at the same time.",
                                "S5.3")
                        .right(
                                "On virtual threads.",
                                "A virtual thread that blocks leaves its carrier. For blocking calls without an asynchronous"
                                        + " form that is Java's answer today. The database must still have room for a thousand."));
    }
}
