"""Notebooks executed with every cell traced, one after the other in a thread of their own, beside other tests."""

import os
import re
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat

from launcher import kernelspec
from tests.support.session import Execution, Session

CELL_SECONDS = 240

TRACES_ITSELF = re.compile(r'check\("S\d+-\d+"\)|quiz\(')
"""A cell that traces an answer that is still to be mended, or what a question is about: not asked here."""


@dataclass(frozen=True)
class Traced:
    """What came of a notebook: where it stopped, and what was found in each of its cells."""

    failure: str
    found: dict[str, set[str]]
    lines: list[str]


class TracedNotebooks:
    """Executes each notebook once, on a single core where the system lets one choose."""

    def __init__(self, kernels: Path, folder: Path) -> None:
        self._kernels = kernels
        self._folder = folder
        self._thread = ThreadPoolExecutor(1, initializer=_keep_to_one_core)
        self._begun: dict[Path, Future[Traced]] = {}

    def begin(self, notebook: Path) -> Future[Traced]:
        """Sees to it that a notebook is executed as soon as those begun before are."""
        if notebook not in self._begun:
            self._begun[notebook] = self._thread.submit(self._execute, notebook)
        return self._begun[notebook]

    def close(self) -> None:
        """Waits for the notebook that runs, and gives up the others."""
        self._thread.shutdown(cancel_futures=True)

    def _execute(self, notebook: Path) -> Traced:
        session = Session.start(self._kernels, kernelspec.NAME, self._folder)
        found: dict[str, set[str]] = {}
        lines: list[str] = []
        try:
            for cell in nbformat.read(notebook, as_version=4).cells:
                if cell.cell_type == "code" and cell.source.strip():
                    itself = TRACES_ITSELF.match(cell.source)
                    plain = cell.source.startswith("%") or itself
                    done = session.execute(cell.source if plain else "%%trace\n" + cell.source, timeout=CELL_SECONDS)
                    if done.status != "ok":
                        return Traced("\n".join([f"cell {cell.id}:", *done.error["traceback"]]), found, lines)
                    of_cell = [] if itself else _findings(done)
                    if of_cell:
                        lines += of_cell
                        found[cell.id] = {line[:3] for line in of_cell}
        finally:
            session.close()
        return Traced("", found, lines)


def _findings(done: Execution) -> list[str]:
    return [
        line
        for shown in done.displays
        if "heddle-trace" in shown.get("text/html", "")
        for line in re.findall(r"^H\d\d .*$", shown["text/plain"], re.MULTILINE)
    ]


def _keep_to_one_core() -> None:
    """What a thread starts inherits its cores, so that a kernel started here has one."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
