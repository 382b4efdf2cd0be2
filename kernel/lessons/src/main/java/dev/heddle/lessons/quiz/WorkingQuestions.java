package dev.heddle.lessons.quiz;

import java.util.List;

/** About working: sections 1, 3 and 6. */
final class WorkingQuestions {
    private WorkingQuestions() {}

    static List<Question> all() {
        return List.of(
                Question.of(
                                "Q9",
                                "S1.2",
                                "Code takes long, and the user interface must not freeze. Which question do you ask"
                                        + " first?")
                        .right(
                                "Does the code wait, or does it work?",
                                "A wait needs no thread: `await`. Work needs a thread, only not this one: `Task.run`.")
                        .wrong(
                                "How many cores are there?",
                                "The belief that *this is about speed*. Cores decide how fast work gets; what freezes the user"
                                        + " interface is where it is done.",
                                "S1.1")
                        .wrong(
                                "Is it shorter to write with `async` or with `Task.run`?",
                                "The belief that *the two are two spellings of the same thing*.",
                                "S1.2"),
                Question.of("Q10", "S3.1", "What does the call `Task.run(work)` do before it returns?")
                        .wrong(
                                "It starts a thread for the work.",
                                "The belief that *every Task.run makes a thread*. The pool uses its threads again.",
                                "S3.1")
                        .right(
                                "It puts the work into a queue of the pool.",
                                "A worker takes it from there, now or later. The yellow piece at the beginning of the task is"
                                        + " its time in the queue.")
                        .wrong(
                                "It runs the work up to its first await.",
                                "That is what calling an async method does.",
                                "S2.1"),
                Question.of(
                                "Q11",
                                "S3.3",
                                "A handler does `await(Task.run(() -> Thread.sleep(1_000)))`. Which thread is held"
                                        + " during that second?")
                        .wrong(
                                "None.",
                                "The belief that *Task.run makes a blocking call asynchronous*. It moves the blocking to where"
                                        + " you do not see it.",
                                "S3.3")
                        .wrong("The handler's thread.", "It awaits, so it is free.", "S2.3")
                        .right(
                                "A worker of the pool.",
                                "Asleep on a worker is asleep all the same, and the pool has few."),
                Question.of(
                                "Q12",
                                "S3.6",
                                "In a click handler: `long n = await(Task.run(() -> countPrimes(0, limit)));` and in"
                                        + " the next line `label = n + \" primes\";`. On which thread does the second line run?")
                        .right(
                                "On the user interface's thread.",
                                "`await` remembers the context in which the body was running, and has the rest run there.")
                        .wrong(
                                "On the worker, since there the calculation ended.",
                                "So it is with the function given to `CompletableFuture.thenAccept`. `await` goes back.",
                                "S3.6")
                        .wrong(
                                "On whichever is free.",
                                "The belief that *threads do not matter to the rest*. A label may be touched by one thread"
                                        + " only.",
                                "S3.6"),
                Question.of(
                                "Q13",
                                "S3.5",
                                "A clock ticks on the thread `ui`, and then somebody clicks. What happened here?")
                        .about(Scenes::frozenClock)
                        .wrong(
                                "The click made the thread wait for something slow.",
                                "The two sorts of being busy mixed up. A wait is hatched or a thin line. This is solid.",
                                "S3.3")
                        .wrong(
                                "The pool had no worker left for the clock.",
                                "The belief that *async bodies run on the pool*. Both rows ran on `ui`, and nowhere else.",
                                "S2.4")
                        .right(
                                "The click's handler computed, and the clock's next tick was queued behind it.",
                                "One thread, one thing at a time. The tick's wait was over long before: the yellow line."),
                Question.of(
                                "Q14",
                                "S3.4",
                                "On a machine with a single core, a calculation is divided into eight parts for"
                                        + " `Task.run`. How much sooner is it done?")
                        .wrong("Eight times.", "The belief that *more tasks are more speed*.", "S3.4")
                        .right(
                                "Not at all.",
                                "Work is done by cores. With one core the parts run one after the other, or take turns.")
                        .wrong(
                                "Somewhat: the parts fill each other's gaps.",
                                "Waits have gaps that others can fill. A calculation has none.",
                                "S6.4"),
                Question.of(
                                "Q15",
                                "S6.2",
                                "A library has only a blocking call. A handler wraps it in `Task.run` and awaits that."
                                        + " What is true?")
                        .wrong(
                                "The call no longer holds a thread.",
                                "The belief that *Task.run makes a blocking call asynchronous*.",
                                "S6.2")
                        .wrong(
                                "Nothing is gained.",
                                "Something is: the user interface answers meanwhile. The price is a worker.",
                                "S6.3")
                        .right(
                                "The user interface is free, and a worker is held instead. On a virtual thread no platform thread"
                                        + " would be.",
                                "It is the use that .NET has for `Task.Run` here. Java has the cheaper thread for it."));
    }
}
