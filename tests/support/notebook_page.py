"""A notebook open in JupyterLab, as a user has it before them."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

OPEN_MILLISECONDS = 120_000
RUN_MILLISECONDS = 600_000

_READY = """async () => {
    const panel = jupyterapp.shell.currentWidget;
    await panel.context.ready;
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.info;
}"""
"""Ends when the kernel has answered over its socket; what is run before that, JupyterLab drops."""

_ERRORS = """() => jupyterapp.shell.currentWidget.content.widgets
    .flatMap(cell => cell.model.type === 'code' ? cell.model.outputs.toJSON() : [])
    .filter(output => output.output_type === 'error')
    .map(output => output.ename + ': ' + output.evalue)"""
"""What the model says: on the page an error looks like a text on stderr."""

_SETTLED = f"""() => {{
    const texts = [...document.querySelectorAll('.jp-Notebook .jp-CodeCell .jp-InputArea-prompt')]
        .map(prompt => prompt.textContent.trim());
    const running = texts.some(text => text.startsWith('[*]'));
    return !running && (texts.every(text => /^\\[\\d+\\]/.test(text)) || ({_ERRORS})().length > 0);
}}"""
"""True when every code cell has its number, or one has failed and the rest was left out."""


class NotebookPage:
    """The one notebook of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, address: str) -> None:
        """Opens it and waits until its kernel is ready."""
        self._page.goto(address)
        expect(self._page.locator(".jp-Notebook .jp-CodeCell").first).to_be_visible(timeout=OPEN_MILLISECONDS)
        self._page.evaluate(_READY)

    def run_all(self) -> None:
        """Runs all cells by the menu and waits until the last is done."""
        self.start_all()
        self._page.wait_for_function(_SETTLED, timeout=RUN_MILLISECONDS)

    def start_all(self) -> None:
        """Runs all cells by the menu and waits for none."""
        self._page.get_by_role("menuitem", name="Run", exact=True).click()
        self._page.get_by_role("menuitem", name="Run All Cells", exact=True).click()

    def save(self) -> None:
        """Saves it where JupyterLab keeps it, outputs included."""
        self._page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")

    def shut_down(self) -> None:
        """Ends its kernel; closing the page does not."""
        self._page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.shutdown()")

    @property
    def errors(self) -> list[str]:
        """Name and message of each error that a cell shows."""
        return list(self._page.evaluate(_ERRORS))

    @property
    def pictures(self) -> Locator:
        """The outputs that hold a trace's picture."""
        return self._page.locator(".jp-OutputArea-output .heddle-trace")

    @property
    def theme(self) -> str:
        return self._page.locator("body").get_attribute("data-jp-theme-name") or ""

    def screenshot(self, element: Locator, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        element.scroll_into_view_if_needed()
        element.screenshot(path=path)
