"""What is measured, and what becomes of it. Maven and Java here are stand-ins."""

from pathlib import Path

import pytest

from launcher import bench
from launcher.problems import Problem
from launcher.progress import Progress
from launcher.project import Project
from tests.support.stand_ins import java_home, script

TELL = 'shift 2; echo "$*" > "$1"'
"""The Java that the launcher starts: its arguments, less `-jar JAR`, are the table."""


@pytest.fixture
def java(checkout: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = java_home(tmp_path / "jdk")
    monkeypatch.setenv("HEDDLE_JAVA_HOME", str(home))
    script(checkout.root / "mvnw", 'echo "$*" > goals')
    return script(home / "bin" / "java", TELL)


def test_builds_the_benchmarks_and_gives_the_tables(checkout: Project, java: Path, progress: Progress) -> None:
    tables = bench.measure(checkout, progress, pattern="await", quick=True, yes=False)
    assert tables == f"{checkout.reports / 'bench.md'} QUICK await\n"
    assert "package -pl kernel/bench -am" in (checkout.root / "goals").read_text()


def test_a_thorough_run_names_the_document(checkout: Project, java: Path, progress: Progress) -> None:
    tables = bench.measure(checkout, progress, pattern="", quick=False, yes=False)
    assert tables.endswith(f" FULL  {checkout.root / 'docs' / 'performance.md'}\n")


def test_what_went_wrong_is_shown(checkout: Project, java: Path, progress: Progress) -> None:
    script(java, 'echo "no table is called weave"; exit 1')
    with pytest.raises(Problem, match="no table is called weave"):
        bench.measure(checkout, progress, pattern="weave", quick=True, yes=False)
