"""What is installed for Jupyter, and when it is installed again."""

import io
import json
import os
import sys
from pathlib import Path

import pytest
from jupyter_core.paths import jupyter_data_dir

from launcher import aot, kernelspec
from launcher.jdk import Jdk, read_home
from launcher.progress import Progress
from launcher.project import Project
from launcher.setup import install_kernel
from tests.support.session import Session
from tests.support.stand_ins import java_home, script

PYTHON_AS_JAVA = f"""for word in "$@"; do
    case "$word" in -XX:AOTCacheOutput=*) cache="${{word#*=}}";; esac
done
{sys.executable} -m ipykernel_launcher -f "$word"
test -z "${{cache:-}}" || echo trained > "$cache"
"""
"""A kernel in Python that takes our kernel's command, and writes the cache when it ends, as the JVM does."""


@pytest.fixture
def jdk(tmp_path: Path) -> Jdk:
    found = read_home(java_home(tmp_path / "a jdk"))
    assert found
    return found


@pytest.fixture
def built(checkout: Project) -> Path:
    (checkout.built_kernel / "lib").mkdir(parents=True)
    (checkout.built_kernel / "heddle.jar").write_text("jar")
    (checkout.built_kernel / "lib" / "tasks.jar").write_text("jar")
    (checkout.built_kernel / "lib" / "heddle-agent-1.jar").write_text("jar")
    return checkout.built_kernel


def test_installs_the_kernel_whole(built: Path, jdk: Jdk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEDDLE_JAVA_OPTS", "-Xmx512m '-Dname=two words'")
    folder = kernelspec.folder_under(tmp_path / "prefix")
    folder.mkdir(parents=True)
    (folder / "left.jar").touch()
    kernelspec.install(built, jdk, folder)
    assert sorted(path.name for path in folder.iterdir()) == ["heddle.jar", "kernel.json", "lib"]
    assert [path.name for path in folder.parent.iterdir()] == ["heddle"]
    spec = json.loads((folder / "kernel.json").read_text())
    assert spec["argv"][0] == str(jdk.java)
    flags = len(kernelspec.JVM_FLAGS)
    assert spec["argv"][1 : 1 + flags] == list(kernelspec.JVM_FLAGS)
    assert spec["argv"][1 + flags :] == [
        f"-Xbootclasspath/a:{folder / 'lib' / 'heddle-agent-1.jar'}",
        "-Xmx512m",
        "-Dname=two words",
        "-jar",
        str(folder / "heddle.jar"),
        "{connection_file}",
    ]
    assert (spec["display_name"], spec["language"], spec["interrupt_mode"]) == ("Java 25 (Heddle)", "java", "message")


def test_where_a_users_kernel_lives(tmp_path: Path) -> None:
    assert kernelspec.user_folder({"HOME": "/h"}, "Linux") == Path("/h/.local/share/jupyter/kernels/heddle")
    assert kernelspec.user_folder({"HOME": "/h"}, "Darwin") == Path("/h/Library/Jupyter/kernels/heddle")
    assert kernelspec.user_folder({"HOME": "/h", "XDG_DATA_HOME": "/x"}, "Linux") == Path("/x/jupyter/kernels/heddle")
    assert kernelspec.user_folder({"HOME": "/h", "JUPYTER_DATA_DIR": "/d"}, "Linux") == Path("/d/kernels/heddle")
    assert kernelspec.user_folder(os.environ) == Path(jupyter_data_dir()) / "kernels" / "heddle"


def test_trains_once_and_starts_with_what_was_learnt(
    checkout: Project, built: Path, tmp_path: Path, progress: Progress
) -> None:
    home = java_home(tmp_path / "trained jdk")
    script(home / "bin/java", PYTHON_AS_JAVA)
    jdk = read_home(home)
    assert jdk
    folder = kernelspec.folder_under(tmp_path / "prefix")

    assert install_kernel(checkout, progress, jdk, folder, Path(sys.executable))
    assert not install_kernel(checkout, progress, jdk, folder, Path(sys.executable)), "nothing changed"

    cache = folder / aot.CACHE
    assert cache.read_text() == "trained\n"
    argv = kernelspec.read(folder)["argv"]
    assert argv[argv.index("-jar") - 1] == f"-XX:AOTCache={cache}"
    session = Session.start(folder.parent, kernelspec.NAME, tmp_path)
    try:
        assert session.execute("print(6 * 7)").stdout == "42\n"
    finally:
        session.close()

    (built / "heddle.jar").write_text("newer jar")
    assert not kernelspec.is_installed(built, jdk, folder)


def test_a_failed_training_is_a_warning(
    checkout: Project, built: Path, jdk: Jdk, tmp_path: Path, progress: Progress, said: io.StringIO
) -> None:
    folder = kernelspec.folder_under(tmp_path / "prefix")
    assert install_kernel(checkout, progress, jdk, folder, Path(sys.executable))
    assert "Warning: no AOT cache, the kernel starts slower." in said.getvalue()
    assert kernelspec.is_installed(built, jdk, folder)
    assert not any("AOT" in word for word in kernelspec.read(folder)["argv"])


def test_an_interruption_before_the_training_is_made_good(built: Path, jdk: Jdk, tmp_path: Path) -> None:
    folder = kernelspec.folder_under(tmp_path / "prefix")
    kernelspec.install(built, jdk, folder)
    assert not kernelspec.is_installed(built, jdk, folder)
