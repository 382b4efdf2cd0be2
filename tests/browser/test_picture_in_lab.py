"""A picture in JupyterLab: among the notebook's own keys, in an output that scrolls, in a notebook of a stranger."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.lab import Lab
from tests.support.notebook_file import write_notebook
from tests.support.notebook_page import NotebookPage

TRACED = """%%trace
var work = Task.run("work", () -> { Thread.sleep(40); return 1; });
await(work)"""


@pytest.mark.timeout(600)
def test_the_pictures_keys_are_not_the_notebooks(lab: Lab, page: Page, tmp_path: Path) -> None:
    notebook = NotebookPage(page)
    notebook.open(lab.address(write_notebook(tmp_path / "mine" / "picture.ipynb", TRACED, "1 + 1")))
    notebook.run_all()
    assert notebook.errors == []
    picture = notebook.pictures.first

    picture.locator(".where .s").first.hover()
    expect(picture.locator(".bubble.shown")).to_be_visible()
    picture.get_by_role("button", name="Zoom in (+)").click()
    assert "zoomed" in str(picture.get_attribute("class"))
    slice_ = picture.locator(".s[tabindex='0']")
    slice_.focus()
    for key in ("0", "0", "Enter", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)

    assert "zoomed" not in str(picture.get_attribute("class"))
    assert picture.locator(".s.pinned").count() == 1
    assert picture.locator(".s:focus").count() == 1, "the focus stayed in the picture"
    assert page.locator(".jp-Dialog").count() == 0, "twice 0 did not ask to restart the kernel"
    assert page.locator(".jp-Notebook.jp-mod-editMode").count() == 0
    page.keyboard.press("Escape")
    assert picture.locator(".s.pinned").count() == 0


@pytest.mark.timeout(600)
def test_what_is_said_is_not_cut_off_by_an_output_that_scrolls(lab: Lab, page: Page, tmp_path: Path) -> None:
    notebook = NotebookPage(page)
    notebook.open(lab.address(write_notebook(tmp_path / "mine" / "picture.ipynb", TRACED)))
    notebook.run_all()
    page.add_style_tag(content=".jp-OutputArea { max-height: 150px; overflow: auto }")
    slice_ = notebook.pictures.first.locator(".where .s.w").last
    slice_.scroll_into_view_if_needed()
    slice_.hover()

    bubble = notebook.pictures.first.locator(".bubble.shown")
    expect(bubble).to_be_visible()
    seen = bubble.evaluate(
        """bubble => {
            bubble.style.pointerEvents = 'auto';
            const box = bubble.getBoundingClientRect();
            return [[box.left + 2, box.top + 2], [box.right - 2, box.bottom - 2]]
                .every(([x, y]) => bubble.contains(document.elementFromPoint(x, y)));
        }"""
    )
    assert seen, "both its corners are on top of the page"


@pytest.mark.timeout(600)
def test_a_strangers_notebook_shows_the_text_form(lab: Lab, page: Page, tmp_path: Path, pictures: Path) -> None:
    html = (pictures / "ordinary.html").read_text(encoding="utf-8").split("\n", 1)[1]
    output: dict[str, object] = {"output_type": "display_data", "metadata": {}, "data": {"text/html": html}}
    page.goto(lab.address(write_notebook(tmp_path / "strangers" / "picture.ipynb", TRACED, outputs=[output])))

    area = page.locator(".jp-OutputArea-output").first
    expect(area).to_contain_text("312 ms wall", timeout=120_000)
    assert area.locator("script, style, svg").count() == 0, "JupyterLab trusts no output that it did not make"
    shown = area.inner_text()
    assert "▒▒▒▒▒▒▒▒▒▒" in shown
    assert "from 16 ms" not in shown
    assert shown.count("legacyRead") == 1, "the remains of the picture are folded away"
