"""A comparison in JupyterLab: read in light and in dark, in a narrow output, from a notebook of a stranger."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.contrast import contrast
from tests.support.lab import Lab
from tests.support.notebook_file import write_notebook
from tests.support.notebook_page import NotebookPage

COMPARED = """%%compare --time 2s --at 1,10,100
// %% as many threads
var threads = IntStream.range(0, n).mapToObj(i -> Thread.ofPlatform().start(() -> {})).toList();
for (var t : threads) t.join();
// %% in turn
for (int i = 0; i < n; i++) Thread.ofPlatform().start(() -> {}).join();"""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_it_is_readable_in_both_themes_and_as_wide_as_there_is_room(lab: Lab, page: Page, tmp_path: Path, theme: str) -> None:
    lab.set("apputils-extension/themes", theme=theme)
    notebook = NotebookPage(page)
    notebook.open(lab.address(write_notebook(tmp_path / "mine" / "compare.ipynb", COMPARED)))
    notebook.run_all()
    assert notebook.errors == []
    assert notebook.theme == theme
    shown = page.locator(".jp-OutputArea-output .heddle-compare")
    expect(shown).to_have_count(1)  # the progress gave its place
    notebook.screenshot(shown, tmp_path / f"{theme}.png")

    for part in ("td", "th", "li", "svg path"):
        assert contrast(shown.locator(part).first, ".heddle-compare") > 4.5, part
    assert shown.locator("svg").count() == 2
    page.set_viewport_size({"width": 700, "height": 1000})
    assert shown.locator("svg").evaluate_all(
        "all => all.every(svg => svg.getBoundingClientRect().right <= svg.closest('.heddle-compare').getBoundingClientRect().right)"
    )


@pytest.mark.timeout(600)
def test_a_strangers_notebook_still_shows_the_table(lab: Lab, page: Page, tmp_path: Path) -> None:
    html = (
        '<div class="heddle-compare"><style>.heddle-compare td { color: red }</style>'
        "<table><tbody><tr><td>in turn</td></tr></tbody></table><ul><li>said</li></ul><svg></svg></div>"
    )
    output: dict[str, object] = {"output_type": "display_data", "metadata": {}, "data": {"text/html": html}}
    page.goto(lab.address(write_notebook(tmp_path / "strangers" / "compare.ipynb", COMPARED, outputs=[output])))
    area = page.locator(".jp-OutputArea-output").first
    expect(area).to_contain_text("in turn", timeout=120_000)
    assert area.locator("style, svg").count() == 0 and area.locator("table").count() == 1
