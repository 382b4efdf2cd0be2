"""The script and its verbs, as they are typed."""

import os
import subprocess
from pathlib import Path

import pytest

from launcher import cleaning, doctor, testing
from launcher.chromium import find_chromium
from launcher.cli import _parse, parser_of_verbs
from launcher.lab import lab_command
from launcher.problems import Problem
from launcher.progress import Progress
from launcher.project import Project
from launcher.setup import alone
from launcher.testing import Tally, read_tally
from tests.support.stand_ins import java_home, script

VERBS = ["lab", "install", "run", "render", "test", "bench", "doctor", "clean"]


def heddle(project: Project, *words: str, **env: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [project.root / "heddle", *words],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **env},
        timeout=60,
    )


def test_help_names_every_verb(project: Project) -> None:
    said = heddle(project, "--help")
    assert said.returncode == 0
    assert all(f"    {verb} " in said.stdout for verb in VERBS)
    assert all(f"    {verb} " in parser_of_verbs().format_help() for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help(project: Project, verb: str) -> None:
    said = heddle(project, verb, "--help")
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith(f"usage: heddle {verb} ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["weave"], "invalid choice: 'weave'"),
        (["doctor", "--loud"], "unknown arguments: --loud"),
        (["run"], "the following arguments are required: NOTEBOOK"),
        (["install", "--user", "--prefix", "x"], "not allowed with argument"),
    ],
)
def test_wrong_words_are_named(project: Project, words: list[str], message: str) -> None:
    said = heddle(project, *words)
    assert said.returncode == 2
    assert message in said.stderr


def test_a_missing_notebook_is_told_before_anything_is_set_up(project: Project) -> None:
    said = heddle(project, "run", "missing.ipynb")
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == "heddle: There is no file missing.ipynb\n"


def test_an_unfit_named_jdk_is_told(project: Project, tmp_path: Path) -> None:
    said = heddle(project, "install", HEDDLE_JAVA_HOME=str(java_home(tmp_path, "17")))
    assert said.returncode == 1
    assert f"HEDDLE_JAVA_HOME={tmp_path} cannot be used: it is Java 17" in said.stderr


def test_without_a_verb_the_lab_opens_with_the_arguments() -> None:
    for words in ([], ["--no-browser", "--port", "8889"], ["lab", "--no-browser", "--port", "8889"]):
        options = _parse(words)
        assert options.verb == "lab"
        assert options.rest == [word for word in words if word != "lab"]
    assert _parse(["test", "--fast", "--", "-k", "name"]).rest == ["-k", "name"]


def test_the_lab_is_started_on_the_notebooks(checkout: Project) -> None:
    command = lab_command(checkout, ["--no-browser"])
    assert command[:3] == [str(checkout.python), "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={checkout.notebooks}" in command
    assert ("--allow-root" in command) == (os.geteuid() == 0)
    assert command[-1] == "--no-browser"
    elsewhere = lab_command(checkout, ["--ServerApp.root_dir=/elsewhere"])
    assert [word for word in elsewhere if "root_dir" in word] == ["--ServerApp.root_dir=/elsewhere"]


def test_without_a_python_says_what_to_install(project: Project, tmp_path: Path) -> None:
    for tool in ("dirname", "cat"):
        (tmp_path / tool).symlink_to(f"/usr/bin/{tool}" if Path(f"/usr/bin/{tool}").exists() else f"/bin/{tool}")
    said = heddle(project, "doctor", PATH=str(tmp_path))
    assert said.returncode == 1
    assert "Python 3.10 or newer is needed" in said.stderr and "sudo apt install python3 python3-venv" in said.stderr


def test_a_named_python_must_be_fit(project: Project, tmp_path: Path) -> None:
    old = script(tmp_path / "python3", "exit 1")
    said = heddle(project, "doctor", HEDDLE_PYTHON=str(old))
    assert said.returncode == 1
    assert f"HEDDLE_PYTHON={old} is not a Python 3.10 or newer" in said.stderr


def test_the_script_runs_from_anywhere_and_through_a_path_with_spaces(project: Project, tmp_path: Path) -> None:
    elsewhere = tmp_path / "a b"
    elsewhere.symlink_to(project.root)
    said = subprocess.run([elsewhere / "heddle", "--help"], capture_output=True, text=True, cwd="/")
    assert said.returncode == 0


def marks(project: Project) -> dict[str, str]:
    return {finding.subject: finding.mark for finding in doctor.examine(project)}


def test_the_doctor_finds_a_fresh_checkout_well(
    checkout: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEDDLE_JAVA_HOME", str(java_home(tmp_path / "jdk")))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    found = marks(checkout)
    assert found["JDK"] == doctor.GOOD
    assert found["venv"] == found["kernel"] == doctor.NOTE


def test_the_doctor_says_what_is_wrong_and_how_to_mend_it(
    checkout: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HEDDLE_JAVA_HOME", str(java_home(tmp_path / "jdk", "21")))
    folder = tmp_path / "data" / "kernels" / "heddle"
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text('{"argv": ["/gone/java"]}')
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    checkout.venv.mkdir()
    assert doctor.report(checkout) == 1
    said = capsys.readouterr().out
    assert "cannot be used: it is Java 21, 25 or newer is needed" in said
    assert "Install a JDK 25 or newer:" in said
    assert f"{folder}: its Java /gone/java is gone" in said
    assert "Wrong: JDK, venv, kernel" in said


def test_chromium_is_found_by_name_or_on_the_path(tmp_path: Path) -> None:
    chrome = script(tmp_path / "google-chrome", "true")
    assert find_chromium({"PATH": str(tmp_path)}) == chrome
    assert find_chromium({"PATH": "", "HEDDLE_CHROMIUM": str(chrome)}) == chrome
    assert find_chromium({"PATH": str(tmp_path), "HEDDLE_CHROMIUM": "/nowhere"}) is None


def test_clean_removes_what_was_made_and_no_more(checkout: Project) -> None:
    made = [checkout.venv, checkout.state, checkout.reports, checkout.root / "kernel/tasks/target"]
    for folder in [*made, checkout.root / "kernel/tasks/src"]:
        folder.mkdir(parents=True)
    assert cleaning.clean(checkout) == made
    assert [path.name for path in (checkout.root / "kernel/tasks").iterdir()] == ["src"]


def test_two_do_not_change_a_checkout_at_once(checkout: Project, progress: Progress) -> None:
    holder = "import fcntl, sys; fcntl.flock(open(sys.argv[1], 'w'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
    lock = checkout.state / "lock"
    with alone(checkout, progress):
        busy = subprocess.run(["python3", "-c", holder, lock], capture_output=True, text=True)
    free = subprocess.run(["python3", "-c", holder, lock], capture_output=True, text=True)
    assert "BlockingIOError" in busy.stderr
    assert free.returncode == 0


def test_reads_what_pytest_counted(tmp_path: Path) -> None:
    report = tmp_path / "pytest.xml"
    report.write_text('<testsuites><testsuite tests="9" failures="1" errors="2" skipped="3"/></testsuites>')
    assert read_tally(report) == Tally(run=9, failed=3, skipped=3)
    with pytest.raises(Problem, match="pytest left no report"):
        read_tally(tmp_path / "none.xml")


def test_a_failed_build_fails_the_tests_with_one_closing_line(
    checkout: Project,
    progress: Progress,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("HEDDLE_JAVA_HOME", str(java_home(tmp_path / "jdk")))
    script(checkout.root / "mvnw", "echo '[ERROR] broken'; exit 1")
    assert testing.run_tests(checkout, progress, fast=True, yes=False, extra=[]) == 1
    closing = capsys.readouterr().out.splitlines()
    assert len(closing) == 1
    assert closing[0].startswith("heddle test: FAILED in ")
    assert "Building and testing with Maven failed (exit code 1)" in closing[0]
