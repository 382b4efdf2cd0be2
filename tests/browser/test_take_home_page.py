"""The page to take home, as it comes out of a printer."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from launcher import kernelspec
from tests.support.session import Session

LONG = "Trips through the pool for ten pages, awaited as they are and wrapped in Task.run, "


@pytest.fixture(scope="module")
def sheet(installed_kernel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With as many figures, and as long ones, as may be on it. Made before a browser is there, which allows no other loop."""
    folder = tmp_path_factory.mktemp("sheet")
    figures = ", ".join(f'"{LONG}{i}", "10,000 ms, 10,000 ms"' for i in range(6))
    session = Session.start(installed_kernel.parent, kernelspec.NAME, folder)
    try:
        done = session.execute(f'TakeHomePage.with(Map.of({figures})).save(Path.of("sheet.html"));')
    finally:
        session.close()
    assert done.status == "ok", done.error
    return folder / "sheet.html"


def test_is_printed_on_one_sheet(sheet: Path, page: Page) -> None:
    page.goto(sheet.as_uri())
    printed = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    width, height = map(float, re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)[0])
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297), "A4"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut off at the side"


def test_can_be_read_on_a_narrow_screen(sheet: Path, page: Page) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(sheet.as_uri())

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
