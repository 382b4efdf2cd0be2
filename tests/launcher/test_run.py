"""Executing notebooks without a browser: progress, exit codes, and what is kept. The kernel here is Python's."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from launcher import notebooks
from launcher.commands import launcher_env
from launcher.inside import run_notebooks
from launcher.problems import Problem


def notebook(path: Path, *sources: str) -> Path:
    cells = [new_markdown_cell("# Title"), *map(new_code_cell, sources)]
    nbformat.write(new_notebook(cells=cells), path)
    return path


def run(folder: Path, *paths: Path, timeout: float = 60) -> int:
    options = ["--kernel=python3", f"--output-dir={folder}", f"--timeout={timeout}"]
    return run_notebooks.main([*options, *map(str, paths)])


def stdout_of(path: Path) -> list[str]:
    cells = nbformat.read(path, as_version=4).cells
    return [output.text for cell in cells for output in cell.get("outputs", []) if output.output_type == "stream"]


def test_executes_beside_the_notebook_and_writes_elsewhere(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = notebook(tmp_path / "one.ipynb", "import os", "print(os.getcwd())")
    before = path.read_text()
    assert run(tmp_path / "out", path) == 0
    assert stdout_of(tmp_path / "out" / "one.ipynb") == [f"{tmp_path}\n"]
    assert path.read_text() == before
    said = capfd.readouterr()
    assert "one.ipynb  cell 3/3" in said.err
    assert "1 of 1 notebooks ran without error" in said.out


def test_a_failing_cell_is_shown_and_the_others_run_on(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bad = notebook(tmp_path / "bad.ipynb", "print('before')", "1 / 0", "print('after')")
    good = notebook(tmp_path / "good.ipynb", "print('good')")
    assert run(tmp_path / "out", bad, good) == 1
    said = capfd.readouterr()
    assert "bad.ipynb: cell 3 of 4 failed" in said.err
    assert "ZeroDivisionError" in said.err and "Traceback" in said.err
    assert "Failed: bad.ipynb" in said.out
    assert stdout_of(tmp_path / "out" / "bad.ipynb") == ["before\n"]
    assert stdout_of(tmp_path / "out" / "good.ipynb") == ["good\n"]


def test_a_cell_that_takes_too_long_fails(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = notebook(tmp_path / "slow.ipynb", "import threading; threading.Event().wait()")
    assert run(tmp_path / "out", path, timeout=1) == 1
    assert "cell 2 of 2: CellTimeoutError" in capfd.readouterr().err


def test_a_kernel_that_dies_fails(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = notebook(tmp_path / "dead.ipynb", "import os; os._exit(1)")
    assert run(tmp_path / "out", path) == 1
    assert "cell 2 of 2: DeadKernelError" in capfd.readouterr().err


@pytest.mark.usefixtures("interruptible")
def test_an_interruption_keeps_what_was_executed(tmp_path: Path) -> None:
    path = notebook(tmp_path / "long.ipynb", "print('kept')", "import threading; threading.Event().wait()")
    program = [sys.executable, "-m", "launcher.inside.run_notebooks", "--kernel=python3", "--timeout=300"]
    process = subprocess.Popen(
        [*program, f"--output-dir={tmp_path / 'out'}", str(path)],
        stderr=subprocess.PIPE,
        text=True,
        env=launcher_env(),
    )
    assert process.stderr
    assert any("cell 3/3" in line for line in process.stderr)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Interrupted. What was executed is in" in said
    assert stdout_of(tmp_path / "out" / "long.ipynb") == ["kept\n"]


def test_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    missing, broken, other = tmp_path / "missing.ipynb", tmp_path / "broken.ipynb", tmp_path / "other.ipynb"
    broken.write_text("{")
    other.write_text("[]")
    same = notebook(tmp_path / "same.ipynb")
    for paths, message in (
        ([missing], "There is no file .*missing.ipynb"),
        ([broken], "broken.ipynb is no notebook: Expecting"),
        ([other], "other.ipynb is no notebook: it has no cells"),
        ([same, same], "Two notebooks would be written to the same file: same.ipynb"),
    ):
        with pytest.raises(Problem, match=message) as problem:
            notebooks.check(paths)
        assert problem.value.exit_code == 2


def test_an_unreadable_notebook_fails(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "odd.ipynb"
    path.write_text(json.dumps({"cells": 7, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}))
    assert run(tmp_path / "out", path) == 1
    assert "odd.ipynb: no notebook that can be read" in capfd.readouterr().err
