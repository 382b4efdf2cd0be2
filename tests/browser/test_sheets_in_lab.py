"""The sheets to look things up are reached from a notebook in JupyterLab, whose root is the notebooks' folder."""

import pytest
from playwright.sync_api import Page, expect

from launcher.project import Project
from tests.support.lab import Lab
from tests.support.notebook_page import NotebookPage


@pytest.mark.timeout(600)
@pytest.mark.parametrize("link, heading", [("the glossary", "Glossary"), ("from C# to Java", "From C# to Java")])
def test_the_last_notebook_leads_to_each_sheet(lab: Lab, page: Page, project: Project, link: str, heading: str) -> None:
    NotebookPage(page).open(lab.address(project.notebooks / "10-conclusion.ipynb"))

    page.get_by_role("link", name=link, exact=True).click()

    expect(page.locator(".jp-Notebook:visible h1", has_text=heading)).to_be_visible(timeout=60_000)
