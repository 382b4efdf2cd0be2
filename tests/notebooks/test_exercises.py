"""Each exercise is in its section's notebook: its untouched cell, and below it the cell that checks it."""

import re
from pathlib import Path

import nbformat

from launcher.project import Project

EXERCISES = Project.here().root / "kernel/lessons/src/main/resources/dev/heddle/lessons/exercise"
NOTEBOOKS = sorted(Project.here().notebooks.glob("*.ipynb"))


def asked_in(notebook: Path) -> dict[str, str]:
    """By the id that a cell checks: the code of the cell above it."""
    cells = [cell.source for cell in nbformat.read(notebook, as_version=4).cells if cell.cell_type == "code"]
    return {
        found.group(1): above
        for above, cell in zip(cells, cells[1:])
        if (found := re.fullmatch(r'check\("(S\d+-\d+)"\);?', cell.strip()))
    }


def test_every_exercise_is_in_the_notebook_of_its_section() -> None:
    starts = {path.name.removesuffix(".start.java"): path.read_text().strip() for path in EXERCISES.glob("*.start.java")}
    asked = {notebook.name: asked_in(notebook) for notebook in NOTEBOOKS}
    assert {id: code for cells in asked.values() for id, code in cells.items()} == starts
    for name, cells in asked.items():
        for id in cells:
            assert int(id[1:].split("-")[0]) == int(name[:2]), f"{id} is in {name}"
