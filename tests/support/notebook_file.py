"""Notebooks that tests write themselves."""

import json
from collections.abc import Sequence
from pathlib import Path


def write_notebook(path: Path, *sources: str, outputs: Sequence[dict[str, object]] = ()) -> Path:
    """Writes a notebook of these code cells into a folder of its own; outputs are every cell's, as if it had run."""
    path.parent.mkdir()
    cells = [
        {
            "cell_type": "code",
            "execution_count": 1 if outputs else None,
            "id": f"cell-{i}",
            "metadata": {},
            "outputs": list(outputs),
            "source": source,
        }
        for i, source in enumerate(sources)
    ]
    spec = {"display_name": "Java 25 (Heddle)", "language": "java", "name": "heddle"}
    content = {"cells": cells, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
