"""Brings a checkout from whatever state it is in to an installed kernel, doing only what is missing."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launcher import aot, kernelspec
from launcher.build import build_kernel
from launcher.commands import launcher_env
from launcher.jdk import Jdk, find_jdk
from launcher.jdk_fetch import fetch_jdk, may_fetch, no_jdk
from launcher.progress import Progress
from launcher.project import Project
from launcher.venv import ensure_venv


@contextmanager
def alone(project: Project, progress: Progress) -> Iterator[None]:
    """Lets one ./heddle at a time change the checkout."""
    project.state.mkdir(exist_ok=True)
    with (project.state / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with progress.step("Waiting for another ./heddle in this folder"):
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def ensure_jdk(project: Project, progress: Progress, *, yes: bool) -> Jdk:
    """The JDK to use; fetches one where there is none and the user agrees. Needs .venv only to fetch."""
    jdk = find_jdk(project, os.environ)
    if jdk:
        return jdk
    if not may_fetch(yes):
        raise no_jdk(project)
    ensure_venv(project, progress)
    return fetch_jdk(project, progress)


def install_kernel(
    project: Project, progress: Progress, jdk: Jdk, folder: Path, python: Path, *, force: bool = False
) -> bool:
    """Installs the built kernel and trains it with `python`; False when it was there already."""
    if not force and kernelspec.is_installed(project.built_kernel, jdk, folder):
        return False
    kernelspec.install(project.built_kernel, jdk, folder)
    aot.train(project, folder, python, progress)
    return True


def set_up(project: Project, progress: Progress, *, yes: bool = False) -> Jdk:
    """A working .venv with the kernel in it."""
    with alone(project, progress):
        jdk = ensure_jdk(project, progress, yes=yes)
        ensure_venv(project, progress)
        build_kernel(project, jdk, progress)
        install_kernel(project, progress, jdk, kernelspec.folder_under(project.venv), project.python)
    return jdk


def jupyter_env() -> dict[str, str]:
    """This environment, with the kernels of .venv before those of the user."""
    return {**launcher_env(), "JUPYTER_PREFER_ENV_PATH": "1"}
