"""A folder is replaced whole or not at all, and nothing of others goes with it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kill import Reaper

from corpuskit.core.errors import CorpuskitError
from corpuskit.core.folders import files_in, refuse_folder, write_folder
from corpuskit.core.locks import take

NEW = (("index.html", b"new"), ("a/b.html", b"deeper"))


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files_in(folder)}


def test_a_folder_is_made_and_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "far" / "site"
    write_folder(folder, [("index.html", b"old"), ("gone.html", b"old")])
    folder.chmod(0o750)
    write_folder(folder, NEW)
    assert contents(folder) == dict(NEW)
    assert folder.stat().st_mode & 0o777 == 0o750
    assert [path.name for path in folder.parent.iterdir()] == ["site"]


def test_what_fails_halfway_leaves_the_old_folder(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, NEW)

    def failing() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"newer"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(folder, failing())
    assert contents(folder) == dict(NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_the_new_folder_cannot_take_the_name_the_old_one_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    write_folder(folder, NEW)
    rename = Path.rename
    seen: list[Path] = []

    def second_fails(self: Path, target: Path) -> Path:
        seen.append(self)
        if len(seen) == 2:
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", second_fails)
    with pytest.raises(CorpuskitError, match="Permission denied"):
        write_folder(folder, [("index.html", b"newer")])
    assert len(seen) == 3
    assert contents(folder) == dict(NEW)


def test_folders_of_dead_runs_are_removed_and_those_of_living_ones_kept(tmp_path: Path) -> None:
    dead, living = (tmp_path / f".corpuskit-{name}.folder" for name in ("dead", "living"))
    for folder in (dead, living):
        folder.mkdir()
        (folder / "index.html").write_text("half")
    handle = os.open(living, os.O_RDONLY)
    assert take(handle)
    write_folder(tmp_path / "site", NEW)
    os.close(handle)
    assert not dead.exists()
    assert living.exists()


def test_what_systems_and_hosts_leave_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, NEW)
    left = (".DS_Store", "a/Thumbs.db", "a/desktop.ini", ".nojekyll", "CNAME", ".gitignore")
    for name in left:
        (folder / name).write_text(name)
    (folder / ".git" / "refs").mkdir(parents=True)
    refuse_folder(folder, dict(NEW))
    write_folder(folder, [("index.html", b"newer")])
    assert set(contents(folder)) == {"index.html", *left}
    assert (folder / ".git" / "refs").is_dir()
    assert (folder / "CNAME").read_text() == "CNAME"
    (folder / "a" / "CNAME").write_text("below")
    with pytest.raises(CorpuskitError, match="a/CNAME"):
        refuse_folder(folder, ["index.html"])


def test_what_is_not_known_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, NEW)
    refuse_folder(folder, dict(NEW))
    refuse_folder(tmp_path / "nowhere", ())
    with pytest.raises(CorpuskitError, match=r"a/b\.html"):
        refuse_folder(folder, ["index.html"])
    (tmp_path / "file").write_text("")
    with pytest.raises(CorpuskitError, match="is no folder"):
        refuse_folder(tmp_path / "file", ())
    (tmp_path / ".git").mkdir()
    with pytest.raises(CorpuskitError, match="git's own"):
        refuse_folder(tmp_path / ".git" / "site", ())
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (tmp_path / "link").symlink_to(outside)
    with pytest.raises(CorpuskitError, match="leads out"):
        refuse_folder(tmp_path / "link", ())


def test_killed_at_any_moment_it_is_the_old_folder_or_the_new_one(tmp_path: Path) -> None:
    folder, old = tmp_path / "site", {"index.html": b"old"}
    missing = moment = 0
    while True:
        moment += 1
        write_folder(folder, old.items())
        ended = _writes(folder, moment)
        if folder.exists():
            assert contents(folder) in (old, dict(NEW))
        else:
            missing += 1
        write_folder(folder, NEW)
        assert contents(folder) == dict(NEW)
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
        if ended:
            break
    assert moment > 8
    # Between the two renames, and nowhere else.
    assert missing <= 1


def _writes(folder: Path, dies_at: int) -> bool:
    """Write in a process of its own that is killed at a moment; tell whether it came to its end."""
    child = os.fork()
    if not child:
        try:
            os.setsid()
            sys.addaudithook(Reaper(dies_at))
            write_folder(folder, NEW)
            os._exit(0)
        finally:
            os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
