"""Removes what ./heddle made in the checkout."""

import shutil
from pathlib import Path

from launcher.project import Project


def clean(project: Project) -> list[Path]:
    """Removes the virtual environment, the state and everything built; returns what there was to remove."""
    made = [project.venv, project.state, project.reports, *sorted(project.root.glob("kernel/*/target"))]
    removed = [folder for folder in made if folder.exists()]
    for folder in removed:
        shutil.rmtree(folder)
    return removed
