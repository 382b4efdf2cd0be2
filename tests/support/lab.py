"""A JupyterLab that runs for the tests."""

import json
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab with settings of its own."""

    url: str
    token: str
    root: Path
    settings: Path

    def address(self, notebook: Path) -> str:
        """Copies the notebook's folder and opens the copy in a workspace that no earlier test has used."""
        fresh = secrets.token_hex(4)
        shutil.copytree(notebook.parent, self.root / fresh)
        return f"{self.url}/lab/workspaces/{fresh}/tree/{fresh}/{notebook.name}?token={self.token}"

    def set(self, plugin: str, **values: object) -> None:
        """Changes settings of a plugin, such as `apputils-extension/themes`, for pages opened from now on."""
        file = self.settings / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")
