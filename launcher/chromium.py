"""The browser that the tests drive."""

import os
import platform
import shutil
from collections.abc import Mapping
from pathlib import Path

from launcher.commands import run_logged
from launcher.problems import Problem
from launcher.progress import Progress
from launcher.project import Project

VARIABLE = "HEDDLE_CHROMIUM"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC_APPS = ("Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome")

HOW_TO_INSTALL = f"""Debian, Ubuntu: sudo apt install chromium
Fedora: sudo dnf install chromium
macOS: brew install chromium
or name one: {VARIABLE}=/path/to/chromium, or leave the browser tests out: ./heddle test --fast"""


def find_chromium(env: Mapping[str, str]) -> Path | None:
    """The Chromium or Chrome of this machine, if any."""
    if named := env.get(VARIABLE):
        return Path(named) if os.access(named, os.X_OK) else None
    for name in _NAMES:
        if found := shutil.which(name, path=env.get("PATH")):
            return Path(found)
    apps = [Path("/Applications") / app for app in _MAC_APPS] if platform.system() == "Darwin" else []
    return next((app for app in apps if app.is_file()), None)


def ensure_chromium(project: Project, progress: Progress) -> Path:
    """Finds Chromium, or installs Debian's where that needs no question. Raises Problem where it cannot."""
    found = find_chromium(os.environ)
    if found is None and VARIABLE not in os.environ and (root := _root_command()) is not None:
        try:
            _apt_install(project, progress, root)
        except Problem as problem:
            raise Problem("No Chromium was found.", f"{problem}\n{HOW_TO_INSTALL}") from problem
        found = find_chromium(os.environ)
    if found is None:
        raise Problem("No Chromium was found.", HOW_TO_INSTALL)
    return found


def _root_command() -> list[str] | None:
    """What makes apt-get run as root: nothing when we are, sudo where it never asks (it fails if it would)."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") else None


def _apt_install(project: Project, progress: Progress, root: list[str]) -> None:
    quiet = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    for title, words in (
        ("Updating the list of Debian packages", ["update"]),
        ("Installing Debian's chromium", ["install", "--no-install-recommends", "chromium"]),
    ):
        run_logged(progress, title, [*quiet, *words], project.logs / "apt.log", cwd=project.root)
