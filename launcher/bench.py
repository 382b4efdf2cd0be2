"""The verb `bench`: measures what the task library costs and keeps the tables in docs/performance.md."""

from launcher.build import build_bench
from launcher.commands import run_logged
from launcher.progress import Progress
from launcher.project import Project
from launcher.setup import alone, ensure_jdk


def measure(project: Project, progress: Progress, *, pattern: str, quick: bool, yes: bool) -> str:
    """Builds, measures the groups whose names match, and gives their tables; only a thorough run changes the document.

    Holds the checkout's lock meanwhile: a build beside it would spoil the figures.
    """
    tables = project.reports / "bench.md"
    document = [] if quick else [project.root / "docs" / "performance.md"]
    tables.parent.mkdir(exist_ok=True)
    with alone(project, progress):
        jdk = ensure_jdk(project, progress, yes=yes)
        jar = build_bench(project, jdk, progress)
        run_logged(
            progress,
            "Measuring",
            [jdk.java, "-jar", jar, tables, "QUICK" if quick else "FULL", pattern, *document],
            project.logs / "bench.log",
            cwd=project.root,
        )
    return tables.read_text(encoding="utf-8")
