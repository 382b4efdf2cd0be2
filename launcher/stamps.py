"""Remembers what a step was last done for, by the content it was done from, so that it need not be done again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from launcher.files import write_whole


def digest(paths: Iterable[Path], *more: str) -> str:
    """A hash of the files' names and contents (folders with all that is in them) and of further words."""
    hashed = hashlib.sha256()
    for word in more:
        hashed.update(f"word {word}\n".encode())
    for path in paths:
        for file in _files(path):
            hashed.update(f"file {file.relative_to(path.parent)}\n".encode())
            hashed.update(hashlib.sha256(file.read_bytes()).digest())
    return hashed.hexdigest()


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.is_file())
    return [path] if path.is_file() else []


class Stamps:
    """One small file per step in a folder. A stamp is written last, so an interrupted step is simply done again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def is_fresh(self, step: str, wanted: str) -> bool:
        try:
            return (self._folder / step).read_text(encoding="utf-8").strip() == wanted
        except OSError:
            return False

    def write(self, step: str, done_for: str) -> None:
        write_whole(self._folder / step, done_for + "\n")

    def forget(self, step: str) -> None:
        (self._folder / step).unlink(missing_ok=True)
