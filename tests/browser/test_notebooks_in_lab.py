"""Run All of each notebook in JupyterLab."""

import shutil
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page

from launcher.project import Project
from tests.support.lab import Lab
from tests.support.notebook_file import write_notebook
from tests.support.notebook_page import NotebookPage

NOTEBOOKS = sorted(Project.here().notebooks.glob("*.ipynb"))


@pytest.mark.timeout(900)
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_all(lab: Lab, page: Page, project: Project, notebook: Path) -> None:
    copy = lab.copy(notebook)
    opened = NotebookPage(page)

    opened.open(lab.address_of(copy))
    opened.run_all()

    opened.save()
    errors = opened.errors
    opened.shut_down()
    assert errors == []
    cells = [cell for cell in nbformat.read(copy, as_version=4).cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in cells if cell.source.strip())
    executed = project.reports / "executed" / notebook.name
    executed.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(copy, executed)


def test_a_cell_that_fails_would_be_seen(lab: Lab, page: Page, tmp_path: Path) -> None:
    opened = NotebookPage(page)

    opened.open(lab.address(write_notebook(tmp_path / "wrong" / "wrong.ipynb", 'check("one", false)', "1 + 1")))
    opened.run_all()

    assert opened.errors == ["CheckFailed: does not hold here: one"]
