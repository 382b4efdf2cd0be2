"""A kernel that is killed while it traces: the next one deletes what it left, and nothing that is in use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher import kernelspec
from tests.support.session import Session

pytestmark = pytest.mark.timeout(180)

TRACING = '%%trace\nSystem.out.println("tracing");\nThread.sleep(100_000);'


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary directory of the kernels' own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("JDK_JAVA_OPTIONS", f"-Djava.io.tmpdir={folder}")
    return folder


@pytest.fixture
def start(installed_kernel: Path, tmp_path: Path) -> Iterator:
    sessions: list[Session] = []

    def start_one() -> Session:
        sessions.append(Session.start(installed_kernel.parent, kernelspec.NAME, tmp_path))
        return sessions[-1]

    yield start_one
    for session in sessions:
        session.client.stop_channels()
        session.manager.shutdown_kernel(now=True)


def begin_tracing(session: Session) -> str:
    msg_id = session.client.execute(TRACING, allow_stdin=False)
    session.next_output(lambda message: message["msg_type"] == "stream")
    return msg_id


def recordings(folder: Path) -> set[Path]:
    return {path for path in folder.iterdir() if (path / "heddle.lock").is_file()}


def test_a_killed_kernels_recording_goes_and_a_living_ones_stays(temporary, start):
    killed = start()
    begin_tracing(killed)
    left = recordings(temporary)
    assert len(left) == 1
    living = start()
    traced = begin_tracing(living)
    assert len(recordings(temporary)) == 2
    killed.manager.signal_kernel(9)
    killed.manager.provisioner.process.wait(timeout=30)
    assert left < recordings(temporary)

    third = start()
    begin_tracing(third)

    assert not left & recordings(temporary) and len(recordings(temporary)) == 2
    living.manager.interrupt_kernel()
    assert "asleep" in living.collect(traced).displays[0]["text/plain"]
    assert living.execute("%%trace\nThread.sleep(5);").displays
