@file:JvmName("Coroutines")
@file:OptIn(DelicateCoroutinesApi::class)

package dev.heddle.bench

import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.startCoroutine
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.async
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import org.openjdk.jmh.infra.Blackhole

fun completed(value: Int): CompletableDeferred<Int> = CompletableDeferred(value)

/** A coroutine without a dispatcher or a job, the cheapest there is; it runs to its end on the calling thread. */
private fun run(body: suspend () -> Unit) =
    body.startCoroutine(Continuation(EmptyCoroutineContext) { it.getOrThrow() })

fun awaitEach(deferred: Deferred<Int>, times: Int, blackhole: Blackhole) = run {
    repeat(times) { blackhole.consume(deferred.await()) }
}

fun callEach(deferred: Deferred<Int>, times: Int, blackhole: Blackhole) = run {
    repeat(times) { blackhole.consume(awaitAndAdd(deferred)) }
}

private suspend fun awaitAndAdd(deferred: Deferred<Int>): Int = deferred.await() + 1

/** Without a parent job: that is left out in favour of Kotlin. */
fun asyncUndispatched(deferred: Deferred<Int>): Deferred<Int> =
    GlobalScope.async(start = CoroutineStart.UNDISPATCHED) { deferred.await() }

fun awaitAsync(times: Int): Int = runBlocking(Dispatchers.Default) {
    var sum = 0
    repeat(times) { sum += GlobalScope.async { 1 }.await() }
    sum
}

fun withContextEach(times: Int): Int = runBlocking {
    var sum = 0
    repeat(times) { sum += withContext(Dispatchers.Default) { 1 } }
    sum
}

fun yieldEach(times: Int) = runBlocking(Dispatchers.Default) {
    repeat(times) { yield() }
}

internal fun launchDelay(millis: Long): Delays.Started {
    val job = GlobalScope.launch { delay(millis) }
    return Delays.Started { runBlocking { job.join() } }
}
