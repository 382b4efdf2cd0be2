@file:OptIn(DelicateCoroutinesApi::class)

package dev.heddle.bench

import kotlin.coroutines.Continuation
import kotlin.coroutines.resume
import kotlin.coroutines.suspendCoroutine
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

internal class DeferredCrowd : Crowd<CompletableDeferred<Int>, Job>() {
    override fun incomplete(): CompletableDeferred<Int> = CompletableDeferred()

    override fun start(awaited: CompletableDeferred<Int>): Job =
        GlobalScope.launch(Dispatchers.Unconfined) { awaited.await() }

    override fun resume(awaited: CompletableDeferred<Int>, body: Job) {
        awaited.complete(1)
    }

    override fun end(body: Job) = runBlocking { body.join() }
}

/** A body is known by its continuation alone. */
internal class CoroutineCrowd : Crowd<Any, Continuation<Unit>>() {
    private var suspended: Continuation<Unit>? = null

    override fun incomplete(): Any = this

    override fun start(awaited: Any): Continuation<Unit> {
        GlobalScope.launch(Dispatchers.Unconfined) { suspendCoroutine<Unit> { suspended = it } }
        return checkNotNull(suspended)
    }

    override fun resume(awaited: Any, body: Continuation<Unit>) = body.resume(Unit)

    override fun end(body: Continuation<Unit>) = Unit
}
