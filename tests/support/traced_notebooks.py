"""Notebooks executed on one core with every cell traced."""

import os
import re
from concurrent.futures import ThreadPoolExecutor
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
    """Executes notebooks in a thread that keeps to a single core, where the system lets one choose."""

    def __init__(self, kernels: Path, folder: Path) -> None:
        self._kernels = kernels
        self._folder = folder
        self._thread = ThreadPoolExecutor(1, initializer=_keep_to_one_core)

    def execute(self, notebook: Path) -> Traced:
        """Executes a notebook in a kernel of its own, up to its first error."""
        return self._thread.submit(self._execute, notebook).result()

    def close(self) -> None:
        self._thread.shutdown()

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
