"""Maven: builds the kernel's folder or the benchmarks, or verifies everything."""

import os
import re
from pathlib import Path

from launcher.commands import last_lines, run_logged
from launcher.jdk import Jdk
from launcher.problems import Problem
from launcher.progress import Progress
from launcher.project import Project
from launcher.stamps import Stamps, digest

_STAMP = "kernel"


def build_kernel(project: Project, jdk: Jdk, progress: Progress) -> None:
    """Makes kernel/jupyter/target/kernel, without tests, unless it is there for these very sources."""
    stamps = Stamps(project.state / "stamps")
    sources = _sources(project, jdk)
    if stamps.is_fresh(_STAMP, sources) and _jar(project).is_file():
        return
    goals = ["package", "-pl", "kernel/jupyter", "-am", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true"]
    _maven(project, jdk, progress, "Building the kernel", goals)
    _expect_kernel(project)
    stamps.write(_STAMP, sources)


def build_bench(project: Project, jdk: Jdk, progress: Progress) -> Path:
    """Makes the runnable jar of the benchmarks and returns it."""
    goals = ["package", "-pl", "kernel/bench", "-am", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true"]
    _maven(project, jdk, progress, "Building the benchmarks", goals)
    return project.root / "kernel" / "bench" / "target" / "bench" / "heddle-bench.jar"


def verify(project: Project, jdk: Jdk, progress: Progress) -> int:
    """Builds and tests every module. Returns how many tests ran; raises Problem when one failed."""
    sources = _sources(project, jdk)
    log = _maven(project, jdk, progress, "Building and testing with Maven", ["verify", "--fail-at-end"])
    _expect_kernel(project)
    Stamps(project.state / "stamps").write(_STAMP, sources)
    return count_tests(log.read_text(encoding="utf-8", errors="replace"))


def count_tests(log: str) -> int:
    """The sum of Surefire's closing lines, one for each module."""
    return sum(
        map(int, re.findall(r"^\[(?:INFO|WARNING|ERROR)\] Tests run: (\d+), .*Skipped: \d+$", log, re.MULTILINE))
    )


def maven_errors(log: str) -> str:
    """Maven's error lines without its closing advice, or the end of the log."""
    errors = [line for line in log.splitlines() if line.startswith("[ERROR]")]
    advice = next((i for i, line in enumerate(errors) if "To see the full stack trace" in line), len(errors))
    return "\n".join(errors[:advice][-40:]) or last_lines(log)


def _maven(project: Project, jdk: Jdk, progress: Progress, title: str, goals: list[str]) -> Path:
    log = project.logs / "maven.log"
    run_logged(
        progress,
        title,
        [project.root / "mvnw", "--batch-mode", "--no-transfer-progress", *goals],
        log,
        cwd=project.root,
        env={**os.environ, "JAVA_HOME": str(jdk.home)},
        relevant=maven_errors,
    )
    return log


def _sources(project: Project, jdk: Jdk) -> str:
    not_of_the_kernel = {project.root / "kernel" / name for name in ("bench", "junit")}
    modules = sorted(set(project.root.glob("kernel/*")) - not_of_the_kernel)
    inputs = [path for module in modules for path in (module / "pom.xml", module / "src" / "main")]
    return digest([project.root / "pom.xml", project.root / ".mvn", *inputs], jdk.version)


def _jar(project: Project) -> Path:
    return project.built_kernel / "heddle.jar"


def _expect_kernel(project: Project) -> None:
    if not _jar(project).is_file():
        raise Problem(f"Maven went well, but made no {_jar(project)}.")
