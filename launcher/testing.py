"""The verb `test`: Maven, then pytest on the installed kernel, one summary line."""

import subprocess
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from launcher import kernelspec
from launcher.build import verify
from launcher.chromium import VARIABLE as CHROMIUM_VARIABLE
from launcher.chromium import ensure_chromium
from launcher.problems import Problem
from launcher.progress import Progress, duration
from launcher.project import Project
from launcher.setup import alone, ensure_jdk, install_kernel, jupyter_env
from launcher.venv import ensure_venv


@dataclass(frozen=True)
class Tally:
    """What pytest counted."""

    run: int
    failed: int
    skipped: int


def run_tests(project: Project, progress: Progress, *, fast: bool, yes: bool, extra: Sequence[str]) -> int:
    """Runs everything and prints one closing line. Returns 0 only if all of it passed."""
    started = time.monotonic()
    try:
        line, code = _run(project, progress, fast, yes, extra)
    except Problem as problem:
        progress.say(str(problem))
        line, code = problem.what, 1
    verdict = "passed" if code == 0 else "FAILED"
    print(f"heddle test: {verdict} in {duration(time.monotonic() - started)}: {line}", flush=True)
    return code


def _run(project: Project, progress: Progress, fast: bool, yes: bool, extra: Sequence[str]) -> tuple[str, int]:
    env = jupyter_env()
    with alone(project, progress):
        jdk = ensure_jdk(project, progress, yes=yes)
        if not fast:
            env[CHROMIUM_VARIABLE] = str(ensure_chromium(project, progress))
        java_tests = verify(project, jdk, progress)
        ensure_venv(project, progress, tests=True)
        install_kernel(project, progress, jdk, kernelspec.folder_under(project.venv), project.python)
    report = project.reports / "pytest.xml"
    report.unlink(missing_ok=True)
    left_out = [f"--ignore={project.root / 'tests' / 'browser'}"] if fast else []
    command = [str(project.python), "-m", "pytest", f"--junitxml={report}", *left_out, *extra]
    code = subprocess.run(command, cwd=project.root, env=env, stdin=subprocess.DEVNULL).returncode
    tally = read_tally(report)
    line = f"{java_tests} Java tests, {tally.run} Python tests"
    details = [f"{count} {word}" for count, word in ((tally.failed, "failed"), (tally.skipped, "skipped")) if count]
    return line + (f" ({', '.join(details)})" if details else "") + (", no browser" if fast else ""), code


def read_tally(report: Path) -> Tally:
    """Reads pytest's JUnit report. Raises Problem when there is none: pytest did not even start."""
    try:
        suites = list(ElementTree.parse(report).iter("testsuite"))
    except (OSError, ElementTree.ParseError) as error:
        raise Problem("pytest left no report", str(error)) from error

    def total(*attributes: str) -> int:
        return sum(int(suite.get(attribute, "0")) for suite in suites for attribute in attributes)

    return Tally(total("tests"), total("failures", "errors"), total("skipped"))
