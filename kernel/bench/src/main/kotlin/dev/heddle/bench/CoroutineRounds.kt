@file:OptIn(DelicateCoroutinesApi::class, ExperimentalCoroutinesApi::class)

package dev.heddle.bench

import kotlin.coroutines.Continuation
import kotlin.coroutines.resume
import kotlin.coroutines.suspendCoroutine
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.async

/** Coroutines that await deferred values. */
internal class DeferredRounds : Rounds<CompletableDeferred<Int>, Deferred<Int>>() {
    override fun start(body: Int, rounds: Int): Deferred<Int> = GlobalScope.async(Dispatchers.Unconfined) {
        var sum = 0
        repeat(rounds) { sum += announce(body, CompletableDeferred()).await() }
        sum
    }

    override fun resume(awaited: CompletableDeferred<Int>, value: Int) {
        awaited.complete(value)
    }

    override fun sum(body: Deferred<Int>): Int = body.getCompleted()
}

/** Coroutines that suspend bare, the least they can do. */
internal class CoroutineRounds : Rounds<Continuation<Int>, Deferred<Int>>() {
    override fun start(body: Int, rounds: Int): Deferred<Int> = GlobalScope.async(Dispatchers.Unconfined) {
        var sum = 0
        repeat(rounds) { sum += suspendCoroutine<Int> { announce(body, it) } }
        sum
    }

    override fun resume(awaited: Continuation<Int>, value: Int) = awaited.resume(value)

    override fun sum(body: Deferred<Int>): Int = body.getCompleted()
}
