"""The project's own virtual environment, .venv, filled from the pinned requirements."""

import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys

from launcher.commands import run_logged
from launcher.files import write_whole
from launcher.problems import Problem
from launcher.progress import Progress
from launcher.project import Project
from launcher.stamps import Stamps, digest

VIRTUALENV = "virtualenv==21.15.8"

_FOR_USERS = "requirements.txt"
_FOR_TESTS = "requirements-test.txt"
"""Contains all of the users' file."""


def ensure_venv(project: Project, progress: Progress, *, tests: bool = False) -> None:
    """Makes .venv and installs what is missing; with `tests`, also what the tests need."""
    stamps = Stamps(project.state / "stamps")
    wanted = _FOR_TESTS if tests else _FOR_USERS
    if stamps.is_fresh(wanted, _pins(project, wanted)) and os.access(project.python, os.X_OK):
        return
    for name in (_FOR_USERS, _FOR_TESTS):
        stamps.forget(name)
    if not _works(project):
        _create(project, progress)
    run_logged(
        progress,
        f"Installing Python packages from {wanted}",
        [project.python, "-m", "pip", "install", "--disable-pip-version-check", "-r", project.root / wanted],
        project.logs / "pip.log",
        cwd=project.root,
    )
    _without_announcements(project)
    for name in {_FOR_USERS, wanted}:
        stamps.write(name, _pins(project, name))


def _works(project: Project) -> bool:
    try:
        return subprocess.run([project.python, "-c", "import pip"], capture_output=True).returncode == 0
    except OSError:
        return False


def _pins(project: Project, requirements: str) -> str:
    return digest([project.root / requirements], platform.python_version())


def _create(project: Project, progress: Progress) -> None:
    shutil.rmtree(project.venv, ignore_errors=True)
    env = dict(os.environ)
    if _has("ensurepip") and _has("venv"):
        maker = "venv"
    else:
        maker = "virtualenv"
        if not _has("virtualenv"):
            env["PYTHONPATH"] = _fetch_virtualenv(project, progress)
    run_logged(
        progress,
        f"Creating the virtual environment {project.venv.name}",
        [sys.executable, "-m", maker, project.venv],
        project.logs / "venv.log",
        cwd=project.root,
        env=env,
    )


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _fetch_virtualenv(project: Project, progress: Progress) -> str:
    """Debian's Python comes without ensurepip; virtualenv brings its own pip. Returns the folder it is in."""
    if not _has("pip"):
        raise Problem(
            f"{sys.executable} can make no virtual environment: it has neither ensurepip nor pip.",
            "Debian, Ubuntu: sudo apt install python3-venv\nor name another Python: HEDDLE_PYTHON=/path/to/python3",
        )
    folder = project.state / "virtualenv"
    shutil.rmtree(folder, ignore_errors=True)
    run_logged(
        progress,
        "Fetching virtualenv, as this Python has no ensurepip",
        [sys.executable, "-m", "pip", "install", "--target", folder, VIRTUALENV],
        project.logs / "virtualenv.log",
        cwd=project.root,
    )
    return str(folder)


def _without_announcements(project: Project) -> None:
    """JupyterLab would ask each new user about news of Jupyter, over the first notebook."""
    settings = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
    write_whole(project.venv / "etc/jupyter/labconfig/page_config.json", json.dumps(settings))
