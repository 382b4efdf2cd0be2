"""An empty checkout to work in."""

import io
import signal
from collections.abc import Iterator
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


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A shell starts what it runs in the background with interrupts ignored, and so all that these start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
