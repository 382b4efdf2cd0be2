"""Exercises as a learner has them, and what is kept of them, for the learner and for whoever leads a workshop."""

import json
from pathlib import Path

import pytest

from launcher.project import Project
from tests.support.session import Execution, Session

pytestmark = pytest.mark.timeout(180)

EXERCISES = Project.here().root / "kernel/lessons/src/main/resources/dev/heddle/lessons/exercise"


def code(name: str) -> str:
    return (EXERCISES / f"{name}.java").read_text().rstrip()


def shown(execution: Execution, kind: str = "text/plain") -> str:
    assert execution.status == "ok", execution.error
    (bundle,) = execution.displays
    return str(bundle[kind])


def test_an_exercise_from_the_untouched_cell_to_the_solution(kernel: Session) -> None:
    execute = kernel.execute
    assert execute(code("S2-1.start")).status == "ok"

    untouched = execute('check("S2-1")')

    told = shown(untouched)
    assert told.startswith("✗ S2-1 ") and ": not yet\n" in told
    assert "\n— Expected\n" in told and "\n— Yours\n" in told and "\nHint: " in told
    side_by_side = shown(untouched, "text/html")
    assert side_by_side.count('class="heddle-trace"') == 2

    first, second = shown(execute('hint("S2-1")')), shown(execute('hint("S2-1")'))
    assert first.startswith("1. ") and "2. " not in first and "Run it again for the next" in first
    assert second.startswith(first.splitlines()[0]) and "\n2. " in second

    answer = execute('solution("S2-1")')
    assert shown(answer) == code("S2-1.solution")
    assert f"```java\n{code('S2-1.solution')}\n```" in shown(answer, "text/markdown")
    assert execute(shown(answer)).status == "ok"
    assert shown(execute('check("S2-1")')).startswith("✓ S2-1 ")

    progress = shown(execute("progress();"))
    assert progress.startswith("1 of ") and "S2  S2-1 ✓  S2-2 ·" in progress
    assert "solved in 2 tries" in shown(execute("progress();"), "text/html")


def test_a_cell_that_was_not_run_is_asked_for(kernel: Session) -> None:
    told = shown(kernel.execute('check("S2-1")'))

    assert "There is no " in told and "run the cell above first" in told


def test_an_unknown_exercise_is_told_which_there_are(kernel: Session) -> None:
    for asked in ('check("S2-99")', 'hint("S2-99")', 'solution("S2-99")'):
        assert "There are S1-1" in kernel.execute(asked).error["evalue"]


def test_a_workshop_leader_sees_a_class(kernel: Session, tmp_path: Path) -> None:
    collected = tmp_path / "class"
    for learner, checks in {
        "ada": [("S2-1", True), ("S3-1", False)],
        "<b>bob</b>": [("S2-1", False), ("S2-1", True), ("S2-2", True)],
    }.items():
        folder = collected / str(len(learner))
        folder.mkdir(parents=True)
        lines = [
            json.dumps({"time": "2026-01-01T00:00:00Z", "learner": learner, "exercise": id, "passed": passed})
            for id, passed in checks
        ]
        (folder / "heddle-progress.jsonl").write_text("\n".join([*lines, "{damaged", ""]))

    seen = kernel.execute('progress("class");')

    rows = shown(seen).splitlines()
    assert len(rows) == 2
    assert any(row.startswith("ada  1 of ") and "S2-1 ✓" in row and "S3-1 …" in row for row in rows)
    assert any(row.startswith("<b>bob</b>  2 of ") for row in rows)
    html = shown(seen, "text/html")
    assert "&lt;b&gt;bob&lt;/b&gt;" in html and "<b>bob</b>" not in html


def test_a_folder_without_progress_is_told(kernel: Session, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert "There is no folder" in kernel.execute('progress("nowhere");').error["evalue"]
    assert "ends in .jsonl" in kernel.execute('progress("empty");').error["evalue"]


def test_progress_that_cannot_be_kept_is_told_and_the_check_goes_on(kernel: Session, tmp_path: Path) -> None:
    (tmp_path / "heddle-progress.jsonl").mkdir()
    kernel.execute(code("S2-1.solution"))

    checked = kernel.execute('check("S2-1")')

    assert shown(checked).startswith("✓ S2-1 ")
    assert "Your progress could not be kept in " in checked.stderr
