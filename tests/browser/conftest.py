"""JupyterLab on a copy of the notebooks, pictures on their own, and a browser to open either with."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from launcher import kernelspec
from launcher.chromium import HOW_TO_INSTALL, find_chromium
from launcher.lab import lab_command
from launcher.project import Project
from launcher.setup import jupyter_env
from tests.support.lab import Lab

START_SECONDS = 120


@pytest.fixture(scope="session")
def lab(project: Project, installed_kernel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("lab")
    root, settings = folder / "notebooks", folder / "settings"
    root.mkdir()
    port, token = _free_port(), secrets.token_hex(16)
    env = {
        **jupyter_env(),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTERLAB_SETTINGS_DIR": str(settings),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
    }
    command = lab_command(
        project,
        [
            "--no-browser",
            "--expose-app-in-browser",
            f"--port={port}",
            "--ServerApp.port_retries=0",
            f"--ServerApp.root_dir={root}",
            f"--IdentityProvider.token={token}",
        ],
    )
    log = folder / "lab.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *command[1:]], env=env, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    try:
        opened = Lab(f"http://127.0.0.1:{port}", token, root, settings)
        _wait_until_it_answers(opened, process, log)
        opened.set("notebook-extension/tracker", windowingMode="none")  # else cells out of sight are not in the page
        yield opened
    finally:
        process.terminate()
        process.wait(60)


@pytest.fixture(scope="module")  # while it is open, Playwright's event loop runs in this thread and forbids any other
def browser() -> Iterator[Browser]:
    chromium = find_chromium(os.environ)
    if chromium is None:
        pytest.fail(f"No Chromium was found.\n{HOW_TO_INSTALL}", pytrace=False)
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=[*as_root, "--disable-dev-shm-usage"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def pictures(project: Project, installed_kernel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page for each of the samples that the Java tests draw too."""
    built = project.root / "kernel" / "trace" / "target"
    if not (built / "test-classes" / "dev" / "heddle" / "trace" / "view" / "html" / "Pictures.class").is_file():
        pytest.fail(f"No samples in {built}: run ./mvnw test-compile -pl kernel/trace", pytrace=False)
    java = kernelspec.read(installed_kernel)["argv"][0]
    folder = tmp_path_factory.mktemp("pictures")
    classes = f"{built / 'classes'}:{built / 'test-classes'}"
    samples = ["ordinary", "mounts", "200-threads", "64-cores", "kinds", "hostile-names", "long-names", "one-thread"]
    subprocess.run([java, "-cp", classes, "dev.heddle.trace.view.html.Pictures", folder, *samples], check=True)
    return folder


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(lab: Lab, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{lab.url}/api/status?token={lab.token}", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    process.terminate()
    pytest.fail(f"JupyterLab did not start:\n{log.read_text(errors='replace')}", pytrace=False)
