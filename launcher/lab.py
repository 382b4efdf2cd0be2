"""Opens JupyterLab on the notebooks."""

import os
from collections.abc import Sequence

from launcher.kernelspec import NAME
from launcher.problems import Problem
from launcher.project import Project
from launcher.setup import jupyter_env


def lab_command(project: Project, extra: Sequence[str]) -> list[str]:
    """The command that starts JupyterLab; extra arguments come last, so they win."""
    as_root = ["--allow-root"] if os.geteuid() == 0 else []
    return [
        str(project.python),
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={project.notebooks}",
        f"--MultiKernelManager.default_kernel_name={NAME}",
        *as_root,
        *extra,
    ]


def open_lab(project: Project, extra: Sequence[str]) -> None:
    """Becomes JupyterLab, which opens a browser or prints its address; never returns."""
    if not project.notebooks.is_dir():
        raise Problem(f"There is no folder {project.notebooks}: this checkout is not whole.")
    command = lab_command(project, extra)
    env = jupyter_env()
    env.pop("PYTHONPATH")  # it names the launcher, which notebooks have no use for
    os.chdir(project.notebooks)
    os.execve(command[0], command, env)
