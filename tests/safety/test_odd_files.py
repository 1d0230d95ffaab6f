"""What is no file, leads elsewhere or cannot be read is refused by name, and nothing waits for it."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

Here = Callable[..., tuple[int, str, str]]
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>'
    "<p>On 1 May 1994 the fleet of Norland had 187 trawlers.</p></body></text></TEI>\n"
)
SECRET = "the launch code is 4711"
OUTSIDE = "/etc/hostname"


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def listening(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def folder(path: Path) -> None:
    path.mkdir()


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def outward(path: Path) -> None:
    path.symlink_to(OUTSIDE)


ODD = (pipe, device, listening, folder, dangling, loop, outward)
PLACES = (
    "corpus/tei/odd.xml",
    "corpus/tei/people.xml",
    "corpus/tei/schema/corpuskit.rng",
    "corpus/tei/base/ports.json",
    "seeds/odd.txt",
    "seeds/sources.toml",
    "lexicon/units.toml",
    "bib/corpus.bib",
    "bib/corpus.base.json",
    "corpuskit-baseline.json",
    "corpuskit.toml",
)
COMMANDS = (
    ("check",),
    ("convert",),
    ("bib", "export"),
)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.__name__)
@pytest.mark.parametrize("place", PLACES)
def test_odd_files(odd: Callable[[Path], None], place: str, corpus: Path, here: Here) -> None:
    path = corpus / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    odd(path)
    for command in COMMANDS:
        status, _out, _err = here(*command)
        assert status in {0, 1, 2}
    assert os.path.lexists(path)


@pytest.mark.parametrize("odd", [pipe, device, listening, loop, outward])
@pytest.mark.parametrize(
    ("place", "command"), [("corpus/tei/odd.xml", "check"), ("seeds/odd.txt", "convert")]
)
def test_a_document_that_is_none_is_named_and_the_rest_goes_on(
    odd: Callable[[Path], None], place: str, command: str, corpus: Path, here: Here
) -> None:
    odd(corpus / place)
    status, _out, err = here(command)
    assert status == 2
    assert f"{place}: cannot be read" in err
    assert (corpus / "corpus/tei/fleet.xml").is_file() == (command == "convert")


@pytest.mark.parametrize(
    ("place", "link"),
    [
        ("seeds/secret.txt", "../../secret.txt"),
        ("corpus/tei/secret.xml", "../../../secret.txt"),
        ("bib/corpus.bib", "../../secret.txt"),
        ("corpuskit-baseline.json", "../secret.txt"),
        ("lexicon/units.toml", "../../secret.txt"),
        ("seeds", "../private"),
    ],
)
def test_a_link_out_of_the_corpus_gives_nothing_away_and_takes_nothing_in(
    place: str, link: str, tmp_path: Path, here: Here
) -> None:
    root = tmp_path / "corpus-of-others"
    (root / "corpus" / "tei").mkdir(parents=True)
    (root / "corpus" / "tei" / "ports.xml").write_text(TEI)
    (root / "corpuskit.toml").write_text("")
    (tmp_path / "secret.txt").write_text(f"A Title\n\nIt is said that {SECRET}.\n")
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "diary.txt").write_text(f"A Title\n\nIt is said that {SECRET}.\n")
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).symlink_to(link)
    os.chdir(root)
    said = ""
    for command in (
        ("convert",),
        ("check", "--write-baseline"),
        ("bib", "export"),
        ("claims", "--format", "jsonl"),
        ("lexicon", "units"),
        ("validate",),
    ):
        _status, out, err = here(*command)
        said += out + err
    assert SECRET not in said
    for made in root.rglob("*"):
        assert made.is_symlink() or not made.is_file() or SECRET not in made.read_text()
    assert SECRET in (tmp_path / "secret.txt").read_text()
    assert [each.name for each in (tmp_path / "private").iterdir()] == ["diary.txt"]


@pytest.mark.parametrize("key", ["sources", "corpus", "lexicon", "bibliography", "baseline"])
@pytest.mark.parametrize("value", ["../elsewhere", "/etc", "a/../../b", "a\\u0000b", "link/x"])
def test_a_configuration_names_places_of_its_corpus_alone(
    key: str, value: str, corpus: Path, here: Here
) -> None:
    (corpus / "link").symlink_to("/etc")
    (corpus / "corpuskit.toml").write_text(f'preview = true\n{key} = "{value}"\n')
    status, _out, err = here("check")
    assert status == 2
    assert err.count("\n") == 1
    assert f"corpuskit.toml:2:{len(key) + 4}: {key} is" in err


@pytest.mark.parametrize("output", [".git/config", ".git/hooks/pre-commit", "pipe", "/dev/full"])
def test_nothing_is_written_over_what_is_not_a_report(
    output: str, corpus: Path, here: Here
) -> None:
    (corpus / ".git" / "hooks").mkdir(parents=True)
    (corpus / ".git" / "config").write_text("[core]\n")
    os.mkfifo(corpus / "pipe")
    status, _out, err = here("check", "--output", output)
    assert status == 2
    assert err.count("\n") == 1
    assert output in err
    assert (corpus / ".git" / "config").read_text() == "[core]\n"
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize("source", ["/etc/hostname", "../../../secret.txt", "a\\u0000b", "..", ""])
def test_the_source_that_a_base_names_is_of_the_corpus(
    source: str, corpus: Path, here: Here
) -> None:
    (corpus / "seeds" / "wharf.txt").write_text(
        "A Title\n\nOn 1 May 1994 the fleet of Norland had 178 trawlers.\n"
    )
    (corpus.parent / "secret.txt").write_text((corpus / "seeds" / "fleet.txt").read_text())
    here("convert")
    base = corpus / "corpus/tei/base/fleet.json"
    assert "fleet.txt:5:" in here("check")[1]
    base.write_text(base.read_text().replace("../../seeds/fleet.txt", source))
    status, out, _ = here("check")
    assert status == 0
    assert "187" in out
    assert "secret.txt" not in out
    assert "fleet.txt:" not in out


@pytest.mark.parametrize(
    "pointer",
    ["../../../etc/passwd#x", "/etc/passwd#x", "a%00b.xml#x", "%2e%2e/x.xml#x", "odd.xml#x"],
)
@pytest.mark.parametrize("name", ["ref", "target", "corresp", "who"])
def test_pointers_stay_beside_their_document(
    pointer: str, name: str, corpus: Path, here: Here
) -> None:
    os.mkfifo(corpus / "corpus/tei/odd.xml")
    path = corpus / "corpus/tei/ports.xml"
    path.write_text(TEI.replace("<p>", f'<p><persName {name}="{pointer}">X</persName> '))
    for command in ("validate", "check"):
        _status, out, err = here(command, "corpus/tei/ports.xml")
        assert "root:" not in out + err


def test_an_unreadable_folder_is_not_passed_over(
    corpus: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpuskit.core.errors import CorpuskitError
    from corpuskit.core.walk import files_below

    def refused(folder: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(CorpuskitError, match="this folder cannot be read"):
        list(files_below(corpus, (".xml",)))
