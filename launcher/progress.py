"""Says what is being done and for how long: one moving line on a terminal, plain lines elsewhere."""

import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_TICK_SECONDS = 0.2
_REMINDER_SECONDS = 30.0
_NOTE_WIDTH = 90


def duration(seconds: float) -> str:
    """`0.4 s`, `12 s`, `3 min 05 s`."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60:02d} s"


class Step:
    """Something under way; `note` says where it has got to."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.note = ""
        self.started = time.monotonic()

    @property
    def elapsed(self) -> float:
        return time.monotonic() - self.started


class Progress:
    """Writes to standard error, so that what a verb prints stays clean."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")
        self._lock = threading.Lock()

    def say(self, text: str) -> None:
        with self._lock:
            self._clear()
            print(text, file=self._stream, flush=True)

    def note(self, step: Step) -> None:
        """Prints a line for where a step has got to, where there is no moving line to show it."""
        if not self._live:
            self.say(f"{step.title}  {step.note}  {duration(step.elapsed)}")

    @contextmanager
    def step(self, title: str) -> Iterator[Step]:
        """Shows the title and the time while the body runs, then `title: done in …`."""
        step = Step(title)
        over = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(step, over), daemon=True)
        if not self._live:
            self.say(f"{title} …")
        watcher.start()
        outcome = "failed after"
        try:
            yield step
            outcome = "done in"
        except KeyboardInterrupt:
            outcome = "interrupted after"
            raise
        finally:
            over.set()
            watcher.join()
            self.say(f"{title}: {outcome} {duration(step.elapsed)}")

    def _watch(self, step: Step, over: threading.Event) -> None:
        pause = _TICK_SECONDS if self._live else _REMINDER_SECONDS
        while not over.wait(pause):
            line = f"{step.title} … {duration(step.elapsed)}" + (f"  {step.note[:_NOTE_WIDTH]}" if step.note else "")
            if self._live:
                with self._lock:
                    self._clear()
                    self._stream.write(line[: shutil.get_terminal_size().columns - 1])
                    self._stream.flush()
            else:
                self.say(line)

    def _clear(self) -> None:
        if self._live:
            self._stream.write("\r\x1b[K")
