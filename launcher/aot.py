"""Trains an AOT cache for the installed kernel, so that it starts faster. Without one it works just as well."""

from pathlib import Path

from launcher import kernelspec
from launcher.commands import launcher_env, run_logged
from launcher.problems import Problem
from launcher.progress import Progress
from launcher.project import Project

CACHE = "heddle.aot"


def train(project: Project, folder: Path, python: Path, progress: Progress) -> bool:
    """Runs the kernel once in `folder` and makes its command use what was learnt. Never fails: it warns.

    The cache is only valid for the jars in their final place, so this comes after the installation.
    """
    cache = folder / CACHE
    spec = kernelspec.read(folder)
    try:
        run_logged(
            progress,
            "Training the kernel's AOT cache",
            [python, "-m", "launcher.inside.train_aot", folder, cache],
            project.logs / "aot.log",
            cwd=project.root,
            env=launcher_env(),
        )
    except Problem as problem:
        progress.say(f"Warning: no AOT cache, the kernel starts slower. {problem}")
    made = cache.is_file()
    if made:
        spec["argv"] = with_flag(spec["argv"], f"-XX:AOTCache={cache}")
    spec["metadata"]["heddle"]["aot"] = made
    kernelspec.write(folder, spec)
    return made


def with_flag(argv: list[str], flag: str) -> list[str]:
    """The command with one more JVM flag, before `-jar`."""
    at = argv.index("-jar")
    return [*argv[:at], flag, *argv[at:]]
