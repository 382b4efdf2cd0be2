package dev.heddle.bench;

import org.openjdk.jmh.annotations.Fork;

/**
 * How bodies are measured that go on on another thread: with the compile command of docs/how-it-works.md, for them and
 * for the methods that they may be compiled into.
 */
@Fork(
        jvmArgsAppend = {
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=DisableIntrinsic,dev/heddle/bench/HoppingBodies.*,_currentThread",
            "-XX:CompileCommand=DisableIntrinsic,dev/heddle/tasks/AsyncTask.run,_currentThread",
            "-XX:CompileCommand=DisableIntrinsic,dev/heddle/tasks/Callables*.*,_currentThread",
            "-XX:CompileCommand=DisableIntrinsic,jdk/internal/vm/Continuation.*,_currentThread"
        })
public abstract class HoppingBenchmarks extends Benchmarks {}
