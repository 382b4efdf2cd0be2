"""What the notebooks and the self-test lead to is there, beside them: JupyterLab opens on their folder."""

import re
from pathlib import Path

import nbformat
import pytest

from launcher.project import Project

PROJECT = Project.here()
NOTEBOOKS = sorted(PROJECT.notebooks.glob("*.ipynb"))
QUIZ = PROJECT.root / "kernel/lessons/src/main/java/dev/heddle/lessons/quiz"
CHAPTERS = QUIZ / "Chapter.java"


def prose_of(notebook: Path) -> str:
    cells = nbformat.read(notebook, as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def headings_of(notebook: Path) -> set[str]:
    """As JupyterLab addresses them."""
    return {found.replace(" ", "-") for found in re.findall(r"^#+ (.+)$", prose_of(notebook), re.MULTILINE)}


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_link_leads_somewhere(notebook: Path) -> None:
    code = "\n".join(cell.source for cell in nbformat.read(notebook, as_version=4).cells if cell.cell_type == "code")
    for target in re.findall(r"\]\(([^)\s]+)\)", prose_of(notebook)):
        if re.match(r"https?://", target):
            continue
        name, _, heading = target.partition("#")
        written_here = f'Path.of("{name}")' in code
        assert written_here or (PROJECT.notebooks / name).is_file(), f"{target} is not among the notebooks"
        if heading:
            assert heading in headings_of(PROJECT.notebooks / name if name else notebook), f"{target}: no such heading"


def test_every_notebook_that_the_self_test_sends_to_is_there() -> None:
    named = set(re.findall(r'"(\d\d-[\w-]+\.ipynb)"', CHAPTERS.read_text(encoding="utf-8")))
    assert len(named) == 10
    assert named <= {path.name for path in NOTEBOOKS}


def test_every_section_has_the_title_that_the_self_test_gives_it() -> None:
    given = re.findall(r'"\d\d (.+?)", "(\d\d-[\w-]+\.ipynb)"', CHAPTERS.read_text(encoding="utf-8"))
    assert given == [
        (re.search(r"^# (.+)$", prose_of(PROJECT.notebooks / name), re.MULTILINE).group(1), name) for _, name in given
    ]


def test_every_claim_that_the_self_test_sends_to_is_shown_there() -> None:
    claims = {claim for file in QUIZ.glob("*Questions.java") for claim in re.findall(r'"(S\d+\.\d+)"', file.read_text())}
    assert len(claims) > 20
    for claim in claims:
        number = int(claim[1:].split(".")[0])
        (notebook,) = (path for path in NOTEBOOKS if path.name.startswith(f"{number:02}-"))
        assert re.search(rf"{re.escape(claim)}\b", notebook.read_text(encoding="utf-8")), f"{notebook.name} has no {claim}"
