"""A user opens the first notebook, runs it all, and sees what the threads did."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from launcher.project import Project
from tests.support.lab import Lab
from tests.support.notebook_page import NotebookPage

FIRST = "00-start-here.ipynb"


@pytest.mark.timeout(900)
@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_run_all_draws_the_threads(lab: Lab, page: Page, project: Project, theme: str) -> None:
    lab.set("apputils-extension/themes", theme=theme)
    notebook = NotebookPage(page)
    screenshots: Path = project.reports / "screenshots"

    notebook.open(lab.address(project.notebooks / FIRST))
    notebook.run_all()

    name = theme.split()[-1].lower()
    notebook.screenshot(page.locator(".jp-Notebook"), screenshots / f"first-notebook-{name}.png")
    assert notebook.theme == theme
    assert notebook.errors == []
    assert notebook.pictures.count() >= 1
    picture = notebook.pictures.first
    notebook.screenshot(picture, screenshots / f"picture-{name}.png")
    rectangles = picture.locator("svg rect")
    sizes = [box for rectangle in rectangles.all() if (box := rectangle.bounding_box())]
    assert any(box["width"] >= 1 and box["height"] >= 1 for box in sizes), "the picture's slices can be seen"
