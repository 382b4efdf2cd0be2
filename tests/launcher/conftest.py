"""An empty checkout to work in."""

import io
from pathlib import Path

import pytest

from launcher.progress import Progress
from launcher.project import Project


@pytest.fixture
def checkout(tmp_path: Path) -> Project:
    """Its path has a space in it, as some have."""
    root = tmp_path / "a checkout"
    root.mkdir()
    return Project(root)


@pytest.fixture
def said() -> io.StringIO:
    """What `progress` said."""
    return io.StringIO()


@pytest.fixture
def progress(said: io.StringIO) -> Progress:
    return Progress(said)
