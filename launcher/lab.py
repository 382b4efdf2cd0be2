"""Opens JupyterLab on the notebooks."""

import os
from collections.abc import Sequence

from launcher.kernelspec import NAME
from launcher.problems import Problem
from launcher.project import Project
from launcher.setup import jupyter_env


def lab_command(project: Project, extra: Sequence[str]) -> list[str]:
    """The command that starts JupyterLab. It takes no option twice, so ours give way to the same among `extra`."""
    ours = [f"--ServerApp.root_dir={project.notebooks}", f"--MultiKernelManager.default_kernel_name={NAME}"]
    if os.geteuid() == 0:
        ours.append("--allow-root")
    named = {word.split("=")[0] for word in extra}
    missing = [option for option in ours if option.split("=")[0] not in named]
    return [str(project.python), "-m", "jupyterlab", *missing, *extra]


def open_lab(project: Project, extra: Sequence[str]) -> None:
    """Becomes JupyterLab, which opens a browser or prints its address; never returns."""
    if not project.notebooks.is_dir():
        raise Problem(f"There is no folder {project.notebooks}: this checkout is not whole.")
    command = lab_command(project, extra)
    env = jupyter_env()
    env.pop("PYTHONPATH")  # it names the launcher, which notebooks have no use for
    os.chdir(project.notebooks)
    os.execve(command[0], command, env)
