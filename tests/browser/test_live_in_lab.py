"""What JupyterLab shows of a cell while it runs and of what was found in it: in place, in a view beside it, in both themes."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.contrast import contrast
from tests.support.lab import Lab
from tests.support.notebook_file import write_notebook
from tests.support.notebook_page import NotebookPage

HANG = """%%trace
var ui = EventLoop.start("ui");
ui.post(() -> {
    try { async("load", () -> { await(Task.delay(Duration.ofMillis(100))); }).waitFor(); }
    catch (RuntimeException interrupted) { }
});
Thread.sleep(100_000);"""

SLOW = 'for (int i = 0; i < 40; i++) Thread.sleep(100);'

LIVE_MILLISECONDS = 30_000


@pytest.mark.timeout(600)
@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_a_hang_is_shown_while_it_hangs_and_what_proves_it_stays(lab: Lab, page: Page, tmp_path: Path, theme: str) -> None:
    lab.set("apputils-extension/themes", theme=theme)
    notebook = NotebookPage(page)
    notebook.open(lab.address(write_notebook(tmp_path / "mine" / "hang.ipynb", HANG, "ui.thread().interrupt(); ui.close();")))
    notebook.start_all()

    live = page.locator(".jp-OutputArea-output .heddle-trace.live")
    expect(live).to_contain_text("H02", timeout=LIVE_MILLISECONDS)
    expect(live.locator("table.now")).to_contain_text("blocked on a result")
    before = live.locator(".running").inner_text()
    expect(live.locator(".running")).not_to_have_text(before, timeout=LIVE_MILLISECONDS)  # it goes on
    assert page.locator(".jp-OutputArea-output .heddle-trace").count() == 1, "it is drawn in one place"
    notebook.screenshot(live, tmp_path / "live.png")
    _assert_readable(live, ".running", "table.now td", ".find .id", ".find .what", ".find .why")
    _assert_fits_when_narrow(page, live)

    page.keyboard.press("Escape")
    page.keyboard.press("i")
    page.keyboard.press("i")  # the stop button's key

    picture = page.locator(".jp-OutputArea-output .heddle-trace:not(.live)")
    expect(picture).to_be_visible(timeout=LIVE_MILLISECONDS)
    assert live.count() == 0, "the picture took its place"
    flag = picture.locator(".flag").first
    expect(flag).to_contain_text("H02")
    flag.hover()
    expect(picture.locator(".bubble.shown")).to_contain_text("Deadlock")
    card = picture.locator(".find").first
    expect(card).to_contain_text("H02")
    notebook.screenshot(picture, tmp_path / "picture.png")
    _assert_readable(picture, ".find .id", ".find .what", ".find .why", ".find .instead")
    _assert_fits_when_narrow(page, picture)


@pytest.mark.timeout(600)
def test_watch_is_kept_open_in_a_view_of_its_own(lab: Lab, page: Page, tmp_path: Path) -> None:
    notebook = NotebookPage(page)
    notebook.open(lab.address(write_notebook(tmp_path / "mine" / "watch.ipynb", "%watch", SLOW)))
    notebook.run_all()
    watched = page.locator(".jp-Notebook .jp-OutputArea-output").first
    expect(watched).to_contain_text("In[2] ended after")

    watched.click(button="right")
    page.get_by_role("menuitem", name="Create New View for Cell Output").click()
    beside = page.locator(".jp-LinkedOutputView")
    expect(beside).to_contain_text("In[2] ended after")
    page.locator(".jp-Notebook .jp-CodeCell .cm-content").nth(1).click()
    page.keyboard.press("Control+Enter")

    expect(beside.locator(".heddle-trace.live .running")).to_contain_text("In[3] has been running", timeout=LIVE_MILLISECONDS)
    notebook.screenshot(page.locator("#jp-main-dock-panel"), tmp_path / "beside.png")
    assert watched.locator(".running").inner_text().startswith("In[3]")
    expect(beside).to_contain_text("In[3] ended after", timeout=LIVE_MILLISECONDS)


def _assert_readable(shown: Locator, *parts: str) -> None:
    for part in parts:
        assert contrast(shown.locator(part).first, ".heddle-trace") > 4.5, part


def _assert_fits_when_narrow(page: Page, shown: Locator) -> None:
    wide = page.viewport_size
    assert wide is not None
    page.set_viewport_size({"width": 700, "height": 1000})
    outside = shown.locator(".find, table.now, .figure").evaluate_all(
        """all => all.filter(e => e.getBoundingClientRect().right > e.closest('.heddle-trace').getBoundingClientRect().right + 1)
            .map(e => e.className)"""
    )
    page.set_viewport_size(wide)
    assert outside == []
