"""A comparison in JupyterLab: read in light and in dark, in a narrow output, from a notebook of a stranger."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.lab import Lab
from tests.support.notebook_page import NotebookPage

COMPARED = """%%compare --time 2s --at 1,10,100
// %% as many threads
var threads = IntStream.range(0, n).mapToObj(i -> Thread.ofPlatform().start(() -> {})).toList();
for (var t : threads) t.join();
// %% in turn
for (int i = 0; i < n; i++) Thread.ofPlatform().start(() -> {}).join();"""

CONTRAST = """element => {
    const parse = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const light = rgb => rgb.map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
    const ground = light(parse(getComputedStyle(element.closest('.heddle-compare')).backgroundColor));
    const own = getComputedStyle(element);
    const ink = light(parse(element.matches('svg *') ? own.fill : own.color));
    return (Math.max(ground, ink) + .05) / (Math.min(ground, ink) + .05);
}"""


def _notebook(folder: Path, outputs: list[dict[str, object]]) -> Path:
    folder.mkdir()
    count = 1 if outputs else None
    cell = {"cell_type": "code", "execution_count": count, "id": "only", "metadata": {}, "outputs": outputs, "source": COMPARED}
    spec = {"display_name": "Java 25 (Heddle)", "language": "java", "name": "heddle"}
    content = {"cells": [cell], "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}
    path = folder / "compare.ipynb"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.timeout(600)
@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_it_is_readable_in_both_themes_and_as_wide_as_there_is_room(lab: Lab, page: Page, tmp_path: Path, theme: str) -> None:
    lab.set("apputils-extension/themes", theme=theme)
    notebook = NotebookPage(page)
    notebook.open(lab.address(_notebook(tmp_path / "mine", [])))
    notebook.run_all()
    assert notebook.errors.all_inner_texts() == []
    assert notebook.theme == theme
    shown = page.locator(".jp-OutputArea-output .heddle-compare")
    expect(shown).to_have_count(1)  # the progress gave its place
    notebook.screenshot(shown, tmp_path / f"{theme}.png")

    for part in ("td", "th", "li", "svg path"):
        assert shown.locator(part).first.evaluate(CONTRAST) > 4.5, part
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
    page.goto(lab.address(_notebook(tmp_path / "strangers", [output])))
    area = page.locator(".jp-OutputArea-output").first
    expect(area).to_contain_text("in turn", timeout=120_000)
    assert area.locator("style, svg").count() == 0 and area.locator("table").count() == 1
