"""Executes notebooks without a browser and renders them: checks what was asked for, then hands over to .venv's Python."""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from launcher.problems import Problem
from launcher.project import Project
from launcher.setup import jupyter_env

USAGE_ERROR = 2


def check(notebooks: Sequence[Path]) -> None:
    """Raises Problem for a file that is missing, or is no notebook, or would overwrite another's result."""
    for notebook in notebooks:
        if not notebook.is_file():
            raise Problem(f"There is no file {notebook}", exit_code=USAGE_ERROR)
        try:
            content = json.loads(notebook.read_text(encoding="utf-8"))
        except ValueError as error:
            raise Problem(f"{notebook} is no notebook: {error}", exit_code=USAGE_ERROR) from error
        if not isinstance(content, dict) or "cells" not in content:
            raise Problem(f"{notebook} is no notebook: it has no cells", exit_code=USAGE_ERROR)
    names = [notebook.name for notebook in notebooks]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise Problem(f"Two notebooks would be written to the same file: {', '.join(twice)}", exit_code=USAGE_ERROR)


def run(project: Project, notebooks: Sequence[Path], output: Path, timeout: float) -> None:
    """Becomes the program that executes them; never returns."""
    command = _execution(project, notebooks, output, timeout)
    os.execve(command[0], command, jupyter_env())


def render(project: Project, notebooks: Sequence[Path], executed: Path, output: Path, timeout: float) -> int:
    """Executes notebooks and makes a gallery of the copies; what failed is in it, as far as it came. Returns an exit code."""
    done = subprocess.run(_execution(project, notebooks, executed, timeout), env=jupyter_env()).returncode
    if done > 1:
        return done
    return max(done, gallery(project, [executed / notebook.name for notebook in notebooks], output))


def gallery(project: Project, executed: Sequence[Path], output: Path) -> int:
    """Makes a gallery of executed notebooks. Returns an exit code."""
    if not executed:
        raise Problem("There is no executed notebook to make a gallery of", exit_code=USAGE_ERROR)
    command = [str(project.python), "-m", "launcher.inside.render_gallery", f"--output-dir={output}", *map(str, executed)]
    return subprocess.run(command, env=jupyter_env()).returncode


def _execution(project: Project, notebooks: Sequence[Path], output: Path, timeout: float) -> list[str]:
    return [
        str(project.python),
        "-m",
        "launcher.inside.run_notebooks",
        f"--output-dir={output}",
        f"--timeout={timeout}",
        *map(str, notebooks),
    ]
