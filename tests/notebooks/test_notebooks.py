"""How notebooks are kept."""

import json
from pathlib import Path

import nbformat
import pytest

from launcher import kernelspec
from launcher.project import Project

NOTEBOOKS = sorted(Project.here().notebooks.glob("*.ipynb"))

each_notebook = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)


@each_notebook
def test_is_kept_without_outputs(notebook: Path) -> None:
    content = nbformat.read(notebook, as_version=4)
    nbformat.validate(content)
    for number, cell in enumerate(content.cells, 1):
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None), f"cell {number} is kept with outputs"


@each_notebook
def test_each_cell_has_an_id_of_its_own(notebook: Path) -> None:
    ids = [cell["id"] for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]]
    assert sorted(ids) == sorted(set(ids))


@each_notebook
def test_names_the_heddle_kernel(notebook: Path) -> None:
    assert nbformat.read(notebook, as_version=4).metadata.kernelspec.name == kernelspec.NAME
