"""Which Java is used, and why another is not."""

import os
from pathlib import Path

import pytest

from launcher.jdk import find_jdk, major_of, read_home, unfit_jdks
from launcher.problems import Problem
from launcher.project import Project
from tests.support.stand_ins import java_home, script


@pytest.mark.parametrize(
    ("version", "major"), [("25.0.3", 25), ("26-ea", 26), ("1.8.0_402", 8), ("17", 17), ("", 0), ("none", 0)]
)
def test_major_version(version: str, major: int) -> None:
    assert major_of(version) == major


@pytest.mark.parametrize("version", ["25", "25.0.3", "26-ea"])
def test_a_jdk_of_25_or_newer_is_fit(tmp_path: Path, version: str) -> None:
    jdk = read_home(java_home(tmp_path, version))
    assert jdk and jdk.unfit == "" and jdk.vendor == "Stand-in" and jdk.java == tmp_path / "bin/java"


def test_says_why_a_java_is_unfit(tmp_path: Path) -> None:
    homes = [
        java_home(tmp_path / "old", "17.0.15"),
        java_home(tmp_path / "jre", javac=False),
        java_home(tmp_path / "small", modules="java.base"),
        java_home(tmp_path / "odd", "unknown"),
    ]
    reasons = [jdk.unfit for home in homes if (jdk := read_home(home))]
    assert reasons == [
        "it is Java 17, 25 or newer is needed",
        "it is a JRE (no bin/javac), a JDK is needed",
        "it lacks the module jdk.jshell",
        "its version cannot be read",
    ]


def test_a_folder_without_java_is_no_home(tmp_path: Path) -> None:
    assert read_home(tmp_path) is None


def test_starts_java_only_without_a_release_file(tmp_path: Path) -> None:
    home = java_home(tmp_path)
    (home / "release").unlink()
    script(home / "bin/java", "echo '    java.version = 25.0.1' >&2; echo '    java.vendor = Asked' >&2")
    jdk = read_home(home)
    assert jdk and (jdk.version, jdk.vendor, jdk.unfit) == ("25.0.1", "Asked", "")


@pytest.mark.parametrize(
    ("version", "message"), [("17", "cannot be used: it is Java 17"), (None, "is no Java home: it has no bin/java")]
)
def test_a_named_home_that_is_unfit_is_an_error(
    checkout: Project, tmp_path: Path, version: str | None, message: str
) -> None:
    good, named = java_home(tmp_path / "good"), tmp_path / "named"
    if version:
        java_home(named, version)
    with pytest.raises(Problem, match=message):
        find_jdk(checkout, {"HEDDLE_JAVA_HOME": str(named), "JAVA_HOME": str(good)}, tmp_path)


def test_places_are_asked_in_order(checkout: Project, tmp_path: Path) -> None:
    root, home = tmp_path / "root", tmp_path / "home"
    on_path = java_home(tmp_path / "on-path")
    link = tmp_path / "links" / "java"
    link.parent.mkdir()
    link.symlink_to(on_path / "bin/java")
    expected = {
        "HEDDLE_JAVA_HOME": java_home(tmp_path / "named"),
        "JAVA_HOME": java_home(tmp_path / "java-home"),
        "CONDA_PREFIX": java_home(tmp_path / "conda/lib/jvm"),
        "PATH": on_path,
        "HOME": java_home(home / ".sdkman/candidates/java/25-tem"),
    }
    env = {
        "HEDDLE_JAVA_HOME": str(expected["HEDDLE_JAVA_HOME"]),
        "JAVA_HOME": str(expected["JAVA_HOME"]),
        "CONDA_PREFIX": str(tmp_path / "conda"),
        "PATH": os.pathsep.join(["/nowhere", str(link.parent)]),
        "HOME": str(home),
    }
    for variable, wanted in expected.items():
        jdk = find_jdk(checkout, env, root)
        assert jdk and jdk.home == wanted
        del env[variable]
        if variable == "HOME":
            env["HOME"] = "/nowhere"

    folders = ["usr/lib/jvm/temurin-25", "usr/java/jdk-25", "opt/jdk-25"]
    folders += ["Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home"]
    for folder in folders:
        java_home(root / folder)
    for folder in folders:
        jdk = find_jdk(checkout, env, root)
        assert jdk and jdk.home == root / folder
        (root / folder / "bin/java").unlink()

    fetched = java_home(checkout.state / "jdk/jdk-25.0.3+9")
    jdk = find_jdk(checkout, env, root)
    assert jdk and jdk.home == fetched


def test_an_unfit_java_home_gives_way_to_the_next_place(checkout: Project, tmp_path: Path) -> None:
    old = java_home(tmp_path / "usr/lib/jvm/java-17", "17.0.15")
    fit = java_home(tmp_path / "usr/lib/jvm/java-25")
    jdk = find_jdk(checkout, {"JAVA_HOME": str(old), "HOME": "/nowhere"}, tmp_path)
    assert jdk and jdk.home == fit
    assert [jdk.home for jdk in unfit_jdks(checkout, {"JAVA_HOME": str(old), "HOME": "/nowhere"}, tmp_path)] == [old]


def test_takes_the_lowest_fit_version_of_a_place(checkout: Project, tmp_path: Path) -> None:
    for version in ("17", "27", "25", "26"):
        java_home(tmp_path / "usr/lib/jvm" / f"java-{version}", version)
    jdk = find_jdk(checkout, {"HOME": "/nowhere"}, tmp_path)
    assert jdk and jdk.major == 25


def test_finds_none(checkout: Project, tmp_path: Path) -> None:
    assert find_jdk(checkout, {"HOME": "/nowhere"}, tmp_path) is None
