"""Programs and Java homes that only look like the real ones."""

from pathlib import Path


def script(path: Path, text: str) -> Path:
    """Writes an executable shell script."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def java_home(
    home: Path, version: str = "25.0.3", *, javac: bool = True, modules: str = "java.base jdk.jshell"
) -> Path:
    """A Java home with a `release` file; its java fails when it is started."""
    script(home / "bin" / "java", "exit 1")
    if javac:
        script(home / "bin" / "javac", "exit 1")
    release = f'IMPLEMENTOR="Stand-in"\nJAVA_VERSION="{version}"\nMODULES="{modules}"\n'
    (home / "release").write_text(release, encoding="utf-8")
    return home
