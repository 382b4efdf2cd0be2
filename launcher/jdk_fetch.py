"""What happens when there is no JDK: fetch one with consent, or say what to install."""

import os
import platform
import shutil
import sys
from pathlib import Path

from launcher.commands import launcher_env, run_logged
from launcher.jdk import OLDEST, Jdk, read_home, unfit_jdks
from launcher.jdk_places import HOME_VARIABLE, fetched_homes
from launcher.problems import Problem
from launcher.progress import Progress
from launcher.project import Project

CONSENT_VARIABLE = "HEDDLE_FETCH_JDK"
INSTALL_JDK = "install-jdk==1.1.0"


def how_to_install() -> str:
    """The commands that put a JDK on this system."""
    ways = {
        "Linux": [
            f"Debian, Ubuntu   sudo apt install openjdk-{OLDEST}-jdk   (or Adoptium's temurin-{OLDEST}-jdk)",
            f"Fedora           sudo dnf install java-{OLDEST}-openjdk-devel",
            f"SDKMAN           sdk install java {OLDEST}-tem",
        ],
        "Darwin": [f"Homebrew         brew install openjdk@{OLDEST}   (or --cask temurin@{OLDEST})"],
    }.get(platform.system(), [])
    return "\n".join(
        [
            f"Install a JDK {OLDEST} or newer:",
            *(f"    {way}" for way in ways),
            f"    conda            conda install -c conda-forge openjdk={OLDEST}",
            f"    any system       https://adoptium.net/temurin/releases/?version={OLDEST}",
            f"or name one: {HOME_VARIABLE}=/path/to/jdk ./heddle",
            f"or have Temurin {OLDEST} fetched into .heddle/jdk: ./heddle --yes (or {CONSENT_VARIABLE}=1)",
        ]
    )


def no_jdk(project: Project) -> Problem:
    unfit = [f"    {jdk.home}: {jdk.unfit}" for jdk in unfit_jdks(project, os.environ)]
    seen = ["Found, but not fit:", *unfit] if unfit else []
    return Problem(f"No JDK {OLDEST} or newer was found.", "\n".join([*seen, how_to_install()]))


def may_fetch(yes: bool) -> bool:
    """True with --yes or HEDDLE_FETCH_JDK=1, else what the user answers, False where nobody can be asked."""
    if yes or os.environ.get(CONSENT_VARIABLE) == "1":
        return True
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    question = f"No JDK {OLDEST} or newer was found. Fetch Temurin {OLDEST} into .heddle/jdk? [y/N] "
    print(question, end="", file=sys.stderr, flush=True)
    return input().strip().lower() in ("y", "yes")


def fetch_jdk(project: Project, progress: Progress) -> Jdk:
    """Downloads Temurin with the project's Python. Raises Problem with what to install when that fails."""
    new = project.state / "jdk.new"
    shutil.rmtree(new, ignore_errors=True)
    try:
        run_logged(
            progress,
            "Installing install-jdk",
            [project.python, "-m", "pip", "install", INSTALL_JDK],
            project.logs / "install-jdk.log",
            cwd=project.root,
        )
        run_logged(
            progress,
            f"Fetching Temurin {OLDEST}",
            [project.python, "-m", "launcher.inside.fetch_jdk", str(OLDEST), new],
            project.logs / "fetch-jdk.log",
            cwd=project.root,
            env=launcher_env(),
        )
    except Problem as problem:
        raise Problem(problem.what, f"{problem.details}\n\n{how_to_install()}") from problem
    _move_into_place(new, project.state / "jdk")
    for home in fetched_homes(project):
        if (jdk := read_home(home)) and not jdk.unfit:
            return jdk
    raise Problem(f"What was fetched into {project.state / 'jdk'} is no fit JDK.", how_to_install())


def _move_into_place(new: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    new.rename(target)
