"""Says what was found on this machine, what is wrong with it, and how to mend that."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from launcher import kernelspec
from launcher.chromium import HOW_TO_INSTALL, find_chromium
from launcher.jdk import find_jdk, unfit_jdks
from launcher.jdk_fetch import how_to_install
from launcher.problems import Problem
from launcher.project import Project

GOOD, NOTE, WRONG = "ok", "--", "!!"
_PACKAGES = ("jupyterlab", "jupyter_client", "nbclient", "nbformat")
_SET_UP = "./heddle sets it up"


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's report; `mend` says what to do about it."""

    mark: str
    subject: str
    found: str
    mend: str = ""

    def __str__(self) -> str:
        lines = [f"{self.mark}  {self.subject:<12} {self.found}"]
        lines += [f"{'':17}{line}" for line in self.mend.splitlines()]
        return "\n".join(lines)


def examine(project: Project) -> list[Finding]:
    """Looks at everything and changes nothing."""
    return [
        Finding(GOOD, "system", f"{platform.platform()}, {os.cpu_count()} cores"),
        *_jdks(project),
        Finding(GOOD, "Python", f"{platform.python_version()} {sys.executable}"),
        *_packages(project),
        *_kernels(project),
        _chromium(),
    ]


def report(project: Project) -> int:
    """Prints the findings. Returns 1 when something is wrong that ./heddle cannot mend by itself."""
    findings = examine(project)
    print("\n".join(map(str, findings)))
    wrong = [finding.subject for finding in findings if finding.mark == WRONG]
    print(f"\n{'Wrong: ' + ', '.join(wrong) if wrong else 'Nothing is wrong.'}")
    return 1 if wrong else 0


def _jdks(project: Project) -> Iterator[Finding]:
    try:
        jdk = find_jdk(project, os.environ)
    except Problem as problem:
        yield Finding(WRONG, "JDK", problem.what, how_to_install())
        return
    if jdk:
        yield Finding(GOOD, "JDK", str(jdk))
    else:
        yield Finding(WRONG, "JDK", "none that is fit", how_to_install())
    for other in unfit_jdks(project, os.environ):
        yield Finding(NOTE, "", f"not used: {other.home}: {other.unfit}")


def _packages(project: Project) -> Iterator[Finding]:
    versions = _installed(project)
    if versions is None:
        mark = WRONG if project.venv.exists() else NOTE
        yield Finding(mark, "venv", f"{project.venv} does not work or is not there", _SET_UP)
        return
    yield Finding(GOOD, "venv", str(project.venv))
    for name, version in versions.items():
        yield Finding(GOOD, name, version) if version else Finding(WRONG, name, "not installed", _SET_UP)


def _installed(project: Project) -> dict[str, str] | None:
    """Versions of the packages in .venv, empty for what is missing; None when its Python does not run."""
    script = (
        "import importlib.metadata as m, json, sys\n"
        "have = {d.metadata['Name'].replace('-', '_'): d.version for d in m.distributions()}\n"
        "print(json.dumps({name: have.get(name, '') for name in sys.argv[1:]}))"
    )
    try:
        said = subprocess.run([project.python, "-c", script, *_PACKAGES], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    versions: dict[str, str] = json.loads(said.stdout)
    return versions


def _kernels(project: Project) -> Iterator[Finding]:
    folders = [kernelspec.folder_under(project.venv), kernelspec.user_folder(os.environ)]
    found = [(folder, spec) for folder in folders if (spec := kernelspec.read(folder))]
    for folder, spec in found:
        yield _kernel(folder, spec)
    if not found:
        yield Finding(NOTE, "kernel", "not installed", _SET_UP)


def _kernel(folder: Path, spec: dict[str, object]) -> Finding:
    argv = spec.get("argv")
    java = Path(str(argv[0])) if isinstance(argv, list) and argv else Path()
    if not java.is_file():
        return Finding(WRONG, "kernel", f"{folder}: its Java {java} is gone", "./heddle install")
    if not (folder / "heddle.jar").is_file():
        return Finding(WRONG, "kernel", f"{folder}: heddle.jar is missing", "./heddle install --force")
    cached = isinstance(argv, list) and any(str(word).startswith("-XX:AOTCache=") for word in argv)
    return Finding(GOOD, "kernel", f"{folder} with {java}, {'' if cached else 'no '}AOT cache")


def _chromium() -> Finding:
    found = find_chromium(os.environ)
    if found:
        return Finding(GOOD, "Chromium", str(found))
    return Finding(NOTE, "Chromium", "none (only the browser tests need it)", HOW_TO_INSTALL)
