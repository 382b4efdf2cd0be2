"""Notebooks executed twice in one kernel, first with every cell traced: each on a core of its own, two at a time."""

import os
import re
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import nbformat

from launcher import kernelspec
from tests.support.session import Execution, Session

CELL_SECONDS = 240

TRACES_ITSELF = re.compile(r'check\("S\d+-\d+"\)|quiz\(')
"""A cell that traces an answer that is still to be mended, or what a question is about: not asked here."""


@dataclass(frozen=True)
class Traced:
    """What came of a notebook: what failed in each round, and what was found in each of its traced cells."""

    failures: list[str]
    found: dict[str, set[str]]
    lines: list[str]


class TracedNotebooks:
    """Executes notebooks in threads that keep to a core each, where the system lets one choose.

    So each kernel has a single core, and what it can take from the next is taken by another notebook.
    """

    def __init__(self, kernels: Path, folder: Path) -> None:
        self._kernels = kernels
        self._folder = folder
        cores = _two_cores()
        free: SimpleQueue[set[int]] = SimpleQueue()
        for core in cores:
            free.put(core)
        self._lanes = ThreadPoolExecutor(len(cores), initializer=lambda: _keep_to(free.get()))
        self._begun: dict[Path, Future[Traced]] = {}

    def begin(self, notebooks: Sequence[Path]) -> None:
        """Has each executed in a kernel of its own, as soon as a core is free."""
        for notebook in notebooks:
            self._begun[notebook] = self._lanes.submit(self._execute, notebook)

    def result(self, notebook: Path) -> Traced:
        """Waits for what came of a notebook that was begun."""
        return self._begun[notebook].result()

    def close(self) -> None:
        """Waits for those that run, and gives up the others."""
        self._lanes.shutdown(cancel_futures=True)

    def _execute(self, notebook: Path) -> Traced:
        session = Session.start(self._kernels, kernelspec.NAME, self._folder)
        try:
            return _in(session, notebook)
        finally:
            session.close()


def _in(session: Session, notebook: Path) -> Traced:
    """Executes it traced, and once more as it is, each time up to the first error."""
    cells = [
        cell for cell in nbformat.read(notebook, as_version=4).cells if cell.cell_type == "code" and cell.source.strip()
    ]
    traced = Traced([], {}, [])
    for cell in cells:
        itself = TRACES_ITSELF.match(cell.source)
        plain = cell.source.startswith("%") or itself
        done = session.execute(cell.source if plain else "%%trace\n" + cell.source, timeout=CELL_SECONDS)
        if done.status != "ok":
            traced.failures.append(_failure("traced", cell.id, done))
            break
        if not itself and (lines := _findings(done)):
            traced.lines.extend(lines)
            traced.found[cell.id] = {line[:3] for line in lines}
    for cell in cells:
        done = session.execute(cell.source, timeout=CELL_SECONDS)
        if done.status != "ok":
            traced.failures.append(_failure("once more", cell.id, done))
            break
    return traced


def _failure(round: str, cell: str, done: Execution) -> str:
    return "\n".join([f"{round}, cell {cell}:", *done.error["traceback"]])


def _findings(done: Execution) -> list[str]:
    return [
        line
        for shown in done.displays
        if "heddle-trace" in shown.get("text/html", "")
        for line in re.findall(r"^H\d\d .*$", shown["text/plain"], re.MULTILINE)
    ]


def _two_cores() -> list[set[int]]:
    """The first two that this process may use, or its only one; one lane with all where one cannot choose."""
    if not hasattr(os, "sched_setaffinity"):
        return [set()]
    return [{core} for core in sorted(os.sched_getaffinity(0))[:2]]


def _keep_to(cores: set[int]) -> None:
    """What a thread starts inherits its cores, so that a kernel started here has them."""
    if cores:
        os.sched_setaffinity(0, cores)
