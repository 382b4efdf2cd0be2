"""What a JDK is, read from its home folder, and which of those on this machine is used."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from launcher.jdk_places import HOME_VARIABLE, places
from launcher.problems import Problem
from launcher.project import Project

OLDEST = 25
"""The oldest Java that has all that Heddle is built on (docs/decisions)."""


@dataclass(frozen=True)
class Jdk:
    """A Java home. `unfit` says why it cannot be used, or is empty."""

    home: Path
    version: str
    vendor: str
    unfit: str

    @property
    def java(self) -> Path:
        return self.home / "bin" / "java"

    @property
    def major(self) -> int:
        return major_of(self.version)

    def __str__(self) -> str:
        return f"{self.version} {self.vendor} in {self.home}"


def major_of(version: str) -> int:
    """25 for `25.0.3` and `25-ea`, 8 for `1.8.0_402`, 0 for what is no version."""
    match = re.match(r"(?:1\.)?(\d+)", version)
    return int(match[1]) if match else 0


def read_home(home: Path) -> Jdk | None:
    """The Java in a folder, or None when there is none. Starts it only where its `release` file is missing."""
    if not (home / "bin" / "java").is_file():
        return None
    properties = _release(home) or _ask(home)
    version = properties.get("JAVA_VERSION", "")
    vendor = properties.get("IMPLEMENTOR", "")
    modules = properties.get("MODULES", "").split()
    if not major_of(version):
        unfit = "its version cannot be read"
    elif major_of(version) < OLDEST:
        unfit = f"it is Java {major_of(version)}, {OLDEST} or newer is needed"
    elif not (home / "bin" / "javac").is_file():
        unfit = "it is a JRE (no bin/javac), a JDK is needed"
    elif modules and "jdk.jshell" not in modules:
        unfit = "it lacks the module jdk.jshell"
    else:
        unfit = ""
    return Jdk(home, version, vendor, unfit)


def _release(home: Path) -> dict[str, str]:
    try:
        text = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    return {key: value for key, value in re.findall(r'^(\w+)="?(.*?)"?\s*$', text, re.MULTILINE)}


def _ask(home: Path) -> dict[str, str]:
    try:
        shown = subprocess.run(
            [home / "bin" / "java", "-XshowSettings:properties", "-version"],
            capture_output=True,
            text=True,
            timeout=30,
            stdin=subprocess.DEVNULL,
        ).stderr
    except (OSError, subprocess.TimeoutExpired):
        return {}
    said = dict(re.findall(r"^\s*(java\.v\w+) = (.*)$", shown, re.MULTILINE))
    return {"JAVA_VERSION": said.get("java.version", ""), "IMPLEMENTOR": said.get("java.vendor", "")}


def find_jdk(project: Project, env: Mapping[str, str], root: Path = Path("/")) -> Jdk | None:
    """The lowest fit version of the first place that has one. Raises Problem when HEDDLE_JAVA_HOME is unfit."""
    if named := env.get(HOME_VARIABLE):
        return _named(Path(named))
    for place in places(project, env, root):
        fit = [jdk for jdk in map(read_home, place.homes) if jdk and not jdk.unfit]
        if fit:
            return min(fit, key=lambda jdk: jdk.major)
    return None


def unfit_jdks(project: Project, env: Mapping[str, str], root: Path = Path("/")) -> list[Jdk]:
    """Every Java seen that cannot be used, once each."""
    seen: dict[Path, Jdk] = {}
    for place in places(project, env, root):
        for jdk in map(read_home, place.homes):
            if jdk and jdk.unfit:
                seen.setdefault(jdk.home.resolve(), jdk)
    return list(seen.values())


def _named(home: Path) -> Jdk:
    jdk = read_home(home)
    if jdk is None:
        raise Problem(f"{HOME_VARIABLE}={home} is no Java home: it has no bin/java.")
    if jdk.unfit:
        raise Problem(f"{HOME_VARIABLE}={home} cannot be used: {jdk.unfit}.")
    return jdk
