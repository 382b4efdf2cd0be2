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
        return self.address_of(self.copy(notebook))

    def copy(self, notebook: Path) -> Path:
        """The notebook in a copy of its folder that no earlier test has used."""
        folder = self.root / secrets.token_hex(4)
        shutil.copytree(notebook.parent, folder)
        return folder / notebook.name

    def address_of(self, copy: Path) -> str:
        """Where to open it, in a workspace of its own."""
        place = copy.relative_to(self.root)
        return f"{self.url}/lab/workspaces/{place.parent}/tree/{place}?token={self.token}"

    def set(self, plugin: str, **values: object) -> None:
        """Changes settings of a plugin, such as `apputils-extension/themes`, for pages opened from now on."""
        file = self.settings / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")
