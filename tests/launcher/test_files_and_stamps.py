"""Interruptions leave nothing that looks finished; content decides what is fresh."""

from pathlib import Path

import pytest

from launcher.files import swap_folder, write_whole
from launcher.stamps import Stamps, digest


def test_a_write_that_fails_leaves_the_old_content(tmp_path: Path) -> None:
    file = tmp_path / "file"
    write_whole(file, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "half \ud800 of the new")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_swaps_a_folder_and_clears_what_an_interruption_left(tmp_path: Path) -> None:
    new, target = tmp_path / "new", tmp_path / "target"
    for folder, content in ((new, "new"), (target, "now"), (tmp_path / ".target.old", "left")):
        folder.mkdir()
        (folder / content).touch()
    swap_folder(new, target)
    assert [path.name for path in tmp_path.iterdir()] == ["target"]
    assert [path.name for path in target.iterdir()] == ["new"]


def test_digest_changes_with_content_name_place_and_words(tmp_path: Path) -> None:
    source = tmp_path / "src" / "A.java"
    source.parent.mkdir()
    source.write_text("a")
    digests = [digest([source.parent]), digest([source.parent], "25.0.3")]
    source.write_text("b")
    digests.append(digest([source.parent]))
    source.rename(source.with_name("B.java"))
    digests.append(digest([source.parent]))
    assert len(set(digests)) == 4
    source.with_name("B.java").rename(source)
    source.write_text("a")
    assert digest([source.parent]) == digests[0], "touching a file changes nothing"


def test_stamps(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path / "stamps")
    assert not stamps.is_fresh("step", "1")
    stamps.write("step", "1")
    assert stamps.is_fresh("step", "1") and not stamps.is_fresh("step", "2")
    stamps.forget("step")
    assert not stamps.is_fresh("step", "1")
