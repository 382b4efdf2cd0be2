"""Makes a gallery of executed notebooks: `python -m launcher.inside.render_gallery --help`.

Each becomes a page that needs nothing else: no script and nothing from the network. Beside them stands an index.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import nbformat
from jinja2 import Environment, FileSystemLoader
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from pygments.formatters import HtmlFormatter

from launcher.files import write_whole

_TEMPLATES = Path(__file__).parent / "gallery"


@dataclass(frozen=True)
class Page:
    """A notebook as the gallery shows it."""

    file: str
    title: str
    question: str
    about: str
    errors: int
    body: str


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--output-dir", type=Path, required=True)
    parser.add_argument("notebooks", type=Path, nargs="+", help="executed ones")
    options = parser.parse_args(arguments)
    pages = render(options.notebooks, options.output_dir)
    print(f"{len(pages)} pages: {options.output_dir / 'index.html'}")
    return 1 if any(page.errors for page in pages) else 0


def render(notebooks: Sequence[Path], folder: Path) -> list[Page]:
    """Writes a page for each notebook, in the order of their names, and an index of them."""
    paths = sorted(notebooks, key=lambda path: path.name)
    stems = [path.stem for path in paths]
    pages = [_page(path, nbformat.read(path, as_version=4), stems) for path in paths]
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True)
    style = (_TEMPLATES / "gallery.css").read_text(encoding="utf-8") + _code_style()
    for before, page, after in zip([None, *pages], pages, [*pages[1:], None]):
        template = environment.get_template("page.html")
        text = template.render(page=page, before=before, after=after, style=style)
        write_whole(folder / page.file, text)
    write_whole(folder / "index.html", environment.get_template("index.html").render(pages=pages, style=style))
    return pages


def _page(path: Path, notebook: NotebookNode, stems: Sequence[str]) -> Page:
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    title = re.search(r"^# (.+)$", prose, re.MULTILINE)
    question = re.search(r"\*\*The question:\*\* (.+)", prose)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    body, _ = HTMLExporter(template_name="basic").from_notebook_node(notebook)
    for stem in stems:
        body = body.replace(f'href="{stem}.ipynb', f'href="{stem}.html')
    number = re.match(r"\d+", path.stem)
    return Page(
        file=f"{path.stem}.html",
        title=f"{number.group() + ' ' if number else ''}{title.group(1) if title else path.stem}",
        question=_sentence(question.group(1).replace("*", "")) if question else "",
        about=_about(notebook),
        errors=sum(output.output_type == "error" for output in outputs),
        body=body,
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _about(notebook: NotebookNode) -> str:
    """When it was executed, how long that took, and by what."""
    times = sorted(
        datetime.fromisoformat(moment.replace("Z", "+00:00"))
        for cell in notebook.cells
        for moment in cell.metadata.get("execution", {}).values()
    )
    language = notebook.metadata.get("language_info", {})
    by = f"{language.get('name', '').capitalize()} {language.get('version', '')}".strip()
    if not times:
        return f"Not executed. {by}".strip()
    seconds = (times[-1] - times[0]).total_seconds()
    return f"Executed on {times[0]:%-d %B %Y}, in {seconds:.0f} s" + (f", by {by}." if by else ".")


def _code_style() -> str:
    light = HtmlFormatter(style="default").get_style_defs(".highlight")
    dark = HtmlFormatter(style="github-dark").get_style_defs(".highlight")
    plain = ".highlight { background: none } .highlight pre { line-height: inherit }"
    return f"\n{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n{plain}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
