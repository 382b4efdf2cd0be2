"""The picture of a trace, open in a browser without a notebook around it."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page


class PicturePage:
    """One sample's picture, as its reader has it before them."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self._folder = folder

    def open(self, sample: str, width: int = 1100, *, scheme: Any = "light") -> "PicturePage":
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=scheme)
        self.page.goto((self._folder / f"{sample}.html").as_uri())
        return self

    @property
    def root(self) -> Locator:
        return self.page.locator(".heddle-trace")

    @property
    def bubble(self) -> Locator:
        return self.page.locator(".bubble.shown")

    @property
    def said(self) -> str:
        return self.page.locator(".said").inner_text()

    @property
    def lit(self) -> list[str]:
        """The tasks of everything that is lit, in the order of the page."""
        found: list[str] = self.page.eval_on_selector_all(".on", "all => all.map(e => e.getAttribute('data-t'))")
        return found

    @property
    def ticks(self) -> list[str]:
        return self.page.locator(".ticks").first.locator("text").all_text_contents()

    def slice(self, section: str, row: int, index: int) -> Locator:
        """A slice of a section, `where` or `what`, by its row and its place in it."""
        return self.page.locator(f".{section} .row").nth(row).locator(".s").nth(index)

    def drag(self, over: Locator, start: float, end: float) -> None:
        """Drags with the left button between two shares of an element's width."""
        box = over.bounding_box()
        assert box is not None
        y = box["y"] + box["height"] / 2
        self.page.mouse.move(box["x"] + box["width"] * start, y)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + box["width"] * (start + end) / 2, y)
        self.page.mouse.move(box["x"] + box["width"] * end, y)
        self.page.mouse.up()
