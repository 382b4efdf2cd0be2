"""The virtual environment is made once, and an interrupted set-up goes on."""

import importlib.util
import io
from pathlib import Path

import pytest

from launcher import venv
from launcher.problems import Problem
from launcher.progress import Progress
from launcher.project import Project
from launcher.venv import ensure_venv


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")


def test_goes_on_after_a_failure_and_then_does_nothing(
    checkout: Project, progress: Progress, said: io.StringIO
) -> None:
    users, tests = checkout.root / "requirements.txt", checkout.root / "requirements-test.txt"
    users.write_text("./not-there-yet\n")
    tests.write_text("")
    (checkout.venv / "bin").mkdir(parents=True)
    checkout.python.touch()
    with pytest.raises(Problem, match=r"Installing Python packages from .* failed"):
        ensure_venv(checkout, progress)
    assert said.getvalue().count("Creating the virtual environment") == 2, "a broken one is made anew"

    users.write_text("")
    ensure_venv(checkout, progress)
    assert said.getvalue().count("Creating the virtual environment") == 2, "what was done is not done again"
    assert "announcements" in (checkout.venv / "etc/jupyter/labconfig/page_config.json").read_text()

    ensure_venv(checkout, progress, tests=True)
    before = said.getvalue()
    ensure_venv(checkout, progress, tests=True)
    ensure_venv(checkout, progress)
    assert said.getvalue() == before


def without(monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
    has = importlib.util.find_spec
    monkeypatch.setattr(venv, "_has", lambda module: module not in modules and has(module) is not None)


def test_without_ensurepip_virtualenv_is_fetched(
    checkout: Project, progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    without(monkeypatch, "ensurepip", "virtualenv")
    with pytest.raises(Problem, match="Fetching virtualenv, as this Python has no ensurepip failed"):
        ensure_venv(checkout, progress)


def test_without_ensurepip_and_pip_says_what_to_install(
    checkout: Project, progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    without(monkeypatch, "ensurepip", "virtualenv", "pip")
    with pytest.raises(Problem, match="sudo apt install python3-venv"):
        ensure_venv(checkout, progress)


def test_every_requirement_is_pinned(project: Project) -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        lines = [line for line in (project.root / name).read_text().splitlines() if not line.startswith("#")]
        assert lines and all("==" in line for line in lines)


def test_the_tests_have_all_that_users_have(project: Project) -> None:
    users, tests = (
        (project.root / name).read_text().splitlines() for name in ("requirements.txt", "requirements-test.txt")
    )
    assert {line for line in users if not line.startswith("#")} <= set(tests)


def test_binder_uses_the_same_pins(project: Project) -> None:
    environment = (project.root / "environment.yml").read_text()
    assert "- -r requirements.txt" in environment and "openjdk=25" in environment
    assert "./heddle install --sys-prefix-of python" in Path(project.root / "postBuild").read_text()
