"""A JDK is fetched only with consent, and a failure says what to install."""

import io
import sys
import tarfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from launcher import jdk_fetch
from launcher.jdk import read_home
from launcher.jdk_fetch import fetch_jdk, may_fetch, no_jdk
from launcher.problems import Problem
from launcher.progress import Progress
from launcher.project import Project
from tests.support.stand_ins import java_home, script


class Adoptium(ThreadingHTTPServer):
    """Answers like api.adoptium.net; `archive` None means it has no such release."""

    archive: bytes | None = None
    asked: str = ""


class Answer(BaseHTTPRequestHandler):
    server: Adoptium

    def do_GET(self) -> None:
        self.server.asked = self.path
        archive = self.server.archive
        self.send_response(200 if archive else 404)
        self.send_header("Content-Disposition", "attachment; filename=OpenJDK25U-jdk.tar.gz")
        self.end_headers()
        self.wfile.write(archive or b"")

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def adoptium(monkeypatch: pytest.MonkeyPatch) -> Iterator[Adoptium]:
    with Adoptium(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("HEDDLE_ADOPTIUM_MIRROR", f"http://127.0.0.1:{server.server_port}")
        yield server
        server.shutdown()


@pytest.fixture
def checkout_with_python(checkout: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Its .venv is the environment of these tests, where install-jdk is already, so nothing is downloaded."""
    script(checkout.python, f'exec "{sys.executable}" "$@"')
    monkeypatch.setattr(jdk_fetch, "INSTALL_JDK", "install-jdk")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    return checkout


def packed(home: Path) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        archive.add(home, "jdk-25.0.3+9")
    return buffer.getvalue()


def test_fetches_unpacks_and_uses(
    checkout_with_python: Project, progress: Progress, adoptium: Adoptium, tmp_path: Path
) -> None:
    adoptium.archive = packed(java_home(tmp_path / "made"))
    jdk = fetch_jdk(checkout_with_python, progress)
    assert jdk.home == checkout_with_python.state / "jdk" / "jdk-25.0.3+9"
    assert read_home(jdk.home) == jdk and jdk.unfit == ""
    assert adoptium.asked.startswith("/v3/binary/latest/25/ga/") and "/jdk/hotspot/" in adoptium.asked


def test_a_failed_download_says_what_to_install(
    checkout_with_python: Project, progress: Progress, adoptium: Adoptium
) -> None:
    with pytest.raises(Problem, match=r"(?s)Fetching Temurin 25 failed.*404.*Install a JDK 25 or newer"):
        fetch_jdk(checkout_with_python, progress)
    assert not (checkout_with_python.state / "jdk").exists()


def test_what_is_no_jdk_is_not_used(
    checkout_with_python: Project, progress: Progress, adoptium: Adoptium, tmp_path: Path
) -> None:
    adoptium.archive = packed(java_home(tmp_path / "made", javac=False))
    with pytest.raises(Problem, match="is no fit JDK"):
        fetch_jdk(checkout_with_python, progress)


def test_consent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HEDDLE_FETCH_JDK", raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    assert may_fetch(yes=True)
    assert not may_fetch(yes=False), "a pipe is nobody to ask"
    monkeypatch.setenv("HEDDLE_FETCH_JDK", "1")
    assert may_fetch(yes=False)


def test_without_consent_names_what_was_seen_and_what_to_do(
    checkout: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java_home(tmp_path / "old", "17")))
    message = str(no_jdk(checkout))
    assert f"{tmp_path / 'old'}: it is Java 17" in message
    assert "HEDDLE_JAVA_HOME=" in message and "./heddle --yes" in message
