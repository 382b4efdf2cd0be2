"""Maven runs when sources changed, and its errors are shown."""

import io
from pathlib import Path

import pytest

from launcher.build import build_kernel, count_tests, maven_errors, verify
from launcher.jdk import Jdk, read_home
from launcher.problems import Problem
from launcher.progress import Progress
from launcher.project import Project
from tests.support.stand_ins import java_home, script

MAKE = 'mkdir -p kernel/jupyter/target/kernel/lib && echo "$JAVA_HOME" > kernel/jupyter/target/kernel/heddle.jar'


@pytest.fixture
def jdk(tmp_path: Path) -> Jdk:
    found = read_home(java_home(tmp_path / "jdk"))
    assert found
    return found


@pytest.fixture
def sources(checkout: Project) -> Path:
    source = checkout.root / "kernel/tasks/src/main/java/Task.java"
    source.parent.mkdir(parents=True)
    source.write_text("class Task {}")
    return source


def test_builds_once_for_the_same_sources(
    checkout: Project, sources: Path, jdk: Jdk, progress: Progress, said: io.StringIO
) -> None:
    script(checkout.root / "mvnw", MAKE)
    build_kernel(checkout, jdk, progress)
    build_kernel(checkout, jdk, progress)
    assert said.getvalue().count("Building the kernel: done") == 1
    assert (checkout.built_kernel / "heddle.jar").read_text().strip() == str(jdk.home)

    benchmark = checkout.root / "kernel/bench/src/main/java/Benchmark.java"
    benchmark.parent.mkdir(parents=True)
    benchmark.write_text("class Benchmark {}")
    build_kernel(checkout, jdk, progress)
    assert said.getvalue().count("Building the kernel: done") == 1

    sources.write_text("class Task { int id; }")
    build_kernel(checkout, jdk, progress)
    assert said.getvalue().count("Building the kernel: done") == 2

    (checkout.built_kernel / "heddle.jar").unlink()
    build_kernel(checkout, jdk, progress)
    assert said.getvalue().count("Building the kernel: done") == 3


def test_a_failed_build_is_done_again(checkout: Project, sources: Path, jdk: Jdk, progress: Progress) -> None:
    script(checkout.root / "mvnw", MAKE + "; echo '[ERROR] Task.java:[1,1] broken'; exit 1")
    with pytest.raises(Problem, match=r"\[ERROR\] Task.java:\[1,1\] broken"):
        build_kernel(checkout, jdk, progress)
    script(checkout.root / "mvnw", "true")
    (checkout.built_kernel / "heddle.jar").unlink()
    with pytest.raises(Problem, match="Maven went well, but made no"):
        build_kernel(checkout, jdk, progress)


def test_verify_counts_tests_and_spares_the_next_build(
    checkout: Project, sources: Path, jdk: Jdk, progress: Progress, said: io.StringIO
) -> None:
    line = "[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0"
    script(checkout.root / "mvnw", f"{MAKE}; echo '{line}, Time elapsed: 1 s -- in A'; echo '{line}'; echo '{line}'")
    assert verify(checkout, jdk, progress) == 10
    build_kernel(checkout, jdk, progress)
    assert "Building the kernel" not in said.getvalue()


def test_reads_mavens_log() -> None:
    log = "\n".join(
        [
            "[WARNING] Tests run: 7, Failures: 0, Errors: 0, Skipped: 2",
            "[ERROR] Tests run: 1, Failures: 1, Errors: 0, Skipped: 0",
            "[ERROR] A.java failed",
            "[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.",
            "[ERROR] For more information",
        ]
    )
    assert count_tests(log) == 8
    assert maven_errors(log).splitlines()[1:] == ["[ERROR] A.java failed"]
    assert maven_errors("no such error\nlast words") == "no such error\nlast words"
