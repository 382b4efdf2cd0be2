"""Runs other programs: quietly, with their output in a log that is shown when they fail."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from launcher.problems import Problem
from launcher.progress import Progress, Step

_LOOK_SECONDS = 0.1
_TAIL_BYTES = 64_000


def launcher_env() -> dict[str, str]:
    """This environment, in which any Python can import the package `launcher`."""
    root = str(Path(__file__).resolve().parent.parent)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))}


def last_lines(log: str, count: int = 30) -> str:
    return "\n".join(log.rstrip().splitlines()[-count:])


def run_logged(
    progress: Progress,
    title: str,
    command: Sequence[str | Path],
    log: Path,
    *,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    relevant: Callable[[str], str] = last_lines,
) -> None:
    """Runs to the end, with no input. Raises Problem with the `relevant` part of the log when it fails."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with progress.step(title) as step, log.open("wb") as output:
        try:
            process = subprocess.Popen(
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=cwd,
                env=dict(env) if env is not None else None,
            )
        except OSError as error:
            raise Problem(f"{title}: {command[0]} cannot be started", str(error)) from error
        code = _wait(process, step, log)
        if code != 0:
            raise Problem(f"{title} failed (exit code {code}). The whole log: {log}", relevant(_tail(log)))


def _wait(process: "subprocess.Popen[bytes]", step: Step, log: Path) -> int:
    try:
        while (code := process.poll()) is None:
            time.sleep(_LOOK_SECONDS)
            step.note = last_lines(_tail(log, 400), 1)
        return code
    except BaseException:
        process.terminate()
        process.wait()
        raise


def _tail(log: Path, size: int = _TAIL_BYTES) -> str:
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - size))
        return file.read().decode("utf-8", "replace")
