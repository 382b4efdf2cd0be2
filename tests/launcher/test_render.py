"""The gallery: a page for each executed notebook and an index of them."""

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from launcher import notebooks
from launcher.inside import render_gallery
from launcher.problems import Problem
from launcher.project import Project

ERROR = new_output("error", ename="E", evalue="broken", traceback=["broken here"])


def notebook(path: Path, prose: str, *outputs: nbformat.NotebookNode, code: str = "1 < 2") -> Path:
    timing = {"iopub.execute_input": "2026-01-02T10:00:00.000000Z", "shell.execute_reply": "2026-01-02T10:00:38.500000Z"}
    cells = [new_markdown_cell(prose), new_code_cell(code, outputs=list(outputs), metadata={"execution": timing})]
    made = new_notebook(cells=cells, metadata={"language_info": {"name": "java", "version": "25"}})
    nbformat.write(made, path)
    return path


def render(folder: Path, *paths: Path) -> int:
    return render_gallery.main([f"--output-dir={folder}", *map(str, paths)])


def test_pages_follow_their_numbers_and_lead_to_each_other(tmp_path: Path) -> None:
    two = notebook(tmp_path / "02-two.ipynb", "# Two\n[one](01-one.ipynb)")
    one = notebook(tmp_path / "01-one.ipynb", "# One\n\n**The question:** what *is* it?")
    out = tmp_path / "out"
    assert render(out, two, one) == 0
    index = (out / "index.html").read_text()
    assert index.index('href="01-one.html"') < index.index('href="02-two.html"')
    assert "What is it?" in index
    assert "Executed on 2 January 2026, in 38 s, by Java 25." in index
    assert '<a href="02-two.html">02 Two →</a>' in (out / "01-one.html").read_text()
    assert '<a href="01-one.html">one</a>' in (out / "02-two.html").read_text()


def test_shows_what_cells_showed_and_escapes_code(tmp_path: Path) -> None:
    shown = new_output("display_data", data={"text/html": '<svg id="picture"></svg>', "text/plain": "words"})
    path = notebook(tmp_path / "a.ipynb", "# A <b>", shown, code='"</pre><i id=x>"')
    render(tmp_path / "out", path)
    page = (tmp_path / "out" / "a.html").read_text()
    assert '<svg id="picture"></svg>' in page
    assert "<i id=x>" not in page
    assert "<title>A &lt;b&gt; · Heddle</title>" in page


def test_needs_nothing_from_elsewhere(tmp_path: Path) -> None:
    path = notebook(tmp_path / "a.ipynb", "# A")
    render(tmp_path / "out", path)
    for page in (tmp_path / "out").glob("*.html"):
        text = page.read_text()
        assert "<script" not in text and "<link" not in text and "http" not in text


def test_a_notebook_that_failed_is_there_and_told(tmp_path: Path) -> None:
    path = notebook(tmp_path / "a.ipynb", "# A", ERROR)
    assert render(tmp_path / "out", path) == 1
    assert "Stopped by an error." in (tmp_path / "out" / "index.html").read_text()
    assert "broken here" in (tmp_path / "out" / "a.html").read_text()


def test_a_notebook_that_was_not_executed_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    nbformat.write(new_notebook(cells=[new_markdown_cell("no title")]), path)
    assert render(tmp_path / "out", path) == 0
    assert "Not executed." in (tmp_path / "out" / "index.html").read_text()


def test_an_empty_folder_is_told(checkout: Project, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no executed notebook"):
        notebooks.gallery(checkout, [], tmp_path)
