"""What is shown, and that other programs are run quietly until they fail."""

import io
import sys
import threading
import time
from pathlib import Path

import pytest

from launcher.commands import run_logged
from launcher.problems import Problem
from launcher.progress import Progress, duration


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.04, "0.0 s"), (9.94, "9.9 s"), (12.3, "12 s"), (65, "1 min 05 s"), (3600, "60 min 00 s")]
)
def test_duration(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


def test_plain_lines_without_a_terminal(progress: Progress, said: io.StringIO) -> None:
    with progress.step("Weaving"):
        pass
    assert said.getvalue() == "Weaving …\nWeaving: done in 0.0 s\n"


def test_a_moving_line_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    with Progress(terminal).step("Weaving") as step:
        step.note = "thread 7"
        deadline = time.monotonic() + 20
        while "thread 7" not in terminal.getvalue() and time.monotonic() < deadline:
            threading.Event().wait(0.05)
    assert "\r\x1b[KWeaving … " in terminal.getvalue()
    assert terminal.getvalue().splitlines()[-1].endswith("Weaving: done in " + terminal.getvalue().split()[-2] + " s")


def test_says_that_a_step_failed(progress: Progress, said: io.StringIO) -> None:
    with pytest.raises(ValueError), progress.step("Weaving"):
        raise ValueError
    assert "Weaving: failed after 0.0 s" in said.getvalue()


def test_a_command_is_quiet_and_its_log_kept(tmp_path: Path, progress: Progress, said: io.StringIO) -> None:
    log = tmp_path / "logs" / "echo.log"
    run_logged(progress, "Echo", ["sh", "-c", "echo out; echo err >&2; cat"], log, cwd=tmp_path)
    assert log.read_text() == "out\nerr\n"
    assert "out" not in said.getvalue()


def test_a_failing_command_shows_the_end_of_its_log(tmp_path: Path, progress: Progress) -> None:
    count = "i=0; while [ $i -lt 100 ]; do echo line $i; i=$((i+1)); done; exit 3"
    with pytest.raises(Problem) as problem:
        run_logged(progress, "Counting", ["sh", "-c", count], tmp_path / "log", cwd=tmp_path)
    assert problem.value.what == f"Counting failed (exit code 3). The whole log: {tmp_path / 'log'}"
    assert problem.value.details.splitlines() == [f"line {i}" for i in range(70, 100)]


def test_a_command_that_is_not_there(tmp_path: Path, progress: Progress) -> None:
    with pytest.raises(Problem, match="/nowhere/program cannot be started"):
        run_logged(progress, "Nothing", ["/nowhere/program"], tmp_path / "log", cwd=tmp_path)


INTERRUPTS_ITS_PARENT = """
import os, pathlib, signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(pathlib.Path(sys.argv[1]).touch()))
os.kill(os.getppid(), signal.SIGINT)
signal.pause()
"""


@pytest.mark.usefixtures("interruptible")
def test_an_interruption_ends_the_command(tmp_path: Path, progress: Progress) -> None:
    ended = tmp_path / "ended"
    command = [sys.executable, "-c", INTERRUPTS_ITS_PARENT, str(ended)]
    with pytest.raises(KeyboardInterrupt):
        run_logged(progress, "Waiting", command, tmp_path / "log", cwd=tmp_path)
    assert ended.exists()
