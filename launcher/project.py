"""Where things are in a checkout."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """A checkout of Heddle; every path is absolute."""

    root: Path

    @staticmethod
    def here() -> "Project":
        return Project(Path(__file__).resolve().parent.parent)

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The Python of the project's own virtual environment."""
        return self.venv / "bin" / "python"

    @property
    def state(self) -> Path:
        """Stamps, logs, and a fetched JDK: all of it may be deleted at any time."""
        return self.root / ".heddle"

    @property
    def logs(self) -> Path:
        return self.state / "logs"

    @property
    def built_kernel(self) -> Path:
        """The folder Maven makes: heddle.jar and lib/."""
        return self.root / "kernel" / "jupyter" / "target" / "kernel"

    @property
    def notebooks(self) -> Path:
        return self.root / "notebooks"

    @property
    def reports(self) -> Path:
        return self.root / "build"
