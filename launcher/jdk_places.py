"""The places where a JDK may be, in the order in which they are asked."""

import os
import platform
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from launcher.project import Project

HOME_VARIABLE = "HEDDLE_JAVA_HOME"


@dataclass(frozen=True)
class Place:
    """One source of Java homes; the homes need not exist."""

    name: str
    homes: tuple[Path, ...]


def places(project: Project, env: Mapping[str, str], root: Path = Path("/")) -> Iterator[Place]:
    """All places but HEDDLE_JAVA_HOME, lazily. Folders of the system are looked for under `root`."""
    if home := env.get("JAVA_HOME"):
        yield Place("JAVA_HOME", (Path(home),))
    if conda := env.get("CONDA_PREFIX"):
        yield Place("conda", (Path(conda) / "lib" / "jvm", Path(conda)))
    yield Place("PATH", tuple(_on_path(env.get("PATH", ""))))
    yield Place("SDKMAN", tuple(_inside(Path(env.get("HOME", "~")).expanduser() / ".sdkman/candidates/java", "*")))
    for folder in ("usr/lib/jvm", "usr/java", "opt"):
        yield Place(f"/{folder}", tuple(_inside(root / folder, "*")))
    if platform.system() == "Darwin":
        yield Place("/usr/libexec/java_home", tuple(_java_home_tool()))
    yield Place("/Library/Java", tuple(_inside(root / "Library/Java/JavaVirtualMachines", "*/Contents/Home")))
    yield Place("Homebrew", tuple(_inside(root / "opt/homebrew/opt", "openjdk*/libexec/openjdk.jdk/Contents/Home")))
    yield Place("fetched", tuple(fetched_homes(project)))


def fetched_homes(project: Project) -> list[Path]:
    """The homes of JDKs that ./heddle fetched itself."""
    folder = project.state / "jdk"
    return _inside(folder, "*") + _inside(folder, "*/Contents/Home")


def _inside(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern)) if folder.is_dir() else []


def _on_path(path: str) -> Iterator[Path]:
    for folder in path.split(os.pathsep):
        for tool in ("javac", "java"):
            file = Path(folder) / tool
            if folder and file.is_file():
                yield file.resolve().parent.parent


def _java_home_tool() -> Iterator[Path]:
    try:
        said = subprocess.run(
            ["/usr/libexec/java_home", "-v", "25+"], capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
    except OSError:
        return
    if said.returncode == 0 and said.stdout.strip():
        yield Path(said.stdout.strip())
