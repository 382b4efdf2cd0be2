package dev.heddle.jupyter.tracing;

import dev.heddle.jupyter.HeddleKernel;

/** Threads of the kernel's own, which are part of no trace and belong to no cell. */
final class OwnThreads {
    private OwnThreads() {}

    static void start(String name, Runnable work) {
        Thread.ofPlatform()
                .group(new ThreadGroup(HeddleKernel.THREAD_GROUP))
                .name(name)
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(work);
    }
}
