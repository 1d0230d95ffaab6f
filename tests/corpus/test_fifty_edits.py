"""What people did to the TEI stays, byte for byte, when the tools run again.

After `convert` and `annotate` a file that people have edited may have new tags where they wrote
something new; without these tags it is the edited file. One thing more is allowed: where a person
took an entry out of a register, an untouched @ref to it may go, and in a file that nobody edited
the seal may then be new.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from corpuskit.cli import main
from corpuskit.lint.documents import find_documents

if TYPE_CHECKING:
    from tests.corpus import fifty_edits as script
else:
    spec = importlib.util.spec_from_file_location(
        "corpus_fifty_edits", Path(__file__).with_name("fifty_edits.py")
    )
    script = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = script
    spec.loader.exec_module(script)

ROOT = Path(__file__).parents[2]
ID = "{http://www.w3.org/XML/1998/namespace}id"
REGISTERS = ("people", "treaties", "organisations", "places")
SENTENCE = " On 3 May 1987 they counted 412 vessels."
TOKENS = re.compile(
    r"""<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<(?:[^<>"']|"[^"]*"|'[^']*')*>|.""", re.DOTALL
)
REF = r"""\s+ref\s*=\s*["']([^"']*)["']"""
SEAL = re.compile(r'(<change who="#corpuskit" n="sha256-)\w+(">)')


# What differs between an edited file and the file after a run


@dataclass(frozen=True)
class Gain:
    """A tag that a run added, or took a @ref from, and its place in the edited text."""

    at: int
    tag: str


@dataclass
class Comparison:
    """What a run did to one file; `fault` is where it did something that is never allowed."""

    edited: script.Edited
    gains: list[Gain] = field(default_factory=list)
    unlinked: list[Gain] = field(default_factory=list)
    resealed: bool = False
    fault: int | None = None

    def faults(self) -> Iterator[str]:
        """Say what is wrong, with the line of the edited file."""
        if self.fault is not None:
            yield self._say("is not as it was edited", self.fault)
        if self.resealed and (self.edited.regions or not self.unlinked):
            yield "has a new seal without need"
        for gain in self.gains:
            if not self._is_new(gain.at):
                yield self._say(f"has a tag nobody asked for, {gain.tag}", gain.at)
        for gain in self.unlinked:
            if any(region.start <= gain.at < region.end for region in self.edited.regions):
                yield self._say(f"has lost a person's pointer, {gain.tag}", gain.at)

    def stands(self, edit: script.Edit) -> bool:
        """Tell whether everything an edit wrote stands, and nothing it took away is back."""
        regions = [region for region in self.edited.regions if region.edit == edit]
        return bool(regions) and not any(
            (self.fault is not None and self.fault <= region.end)
            or any(region.start <= tag.at < region.end for tag in self.unlinked)
            or (not edit.gain and any(region.start <= g.at <= region.end for g in self.gains))
            for region in regions
        )

    def _is_new(self, at: int) -> bool:
        """Tell whether a tag may be added here: on a line with new words, in no other edit."""
        line = self._line(at)
        return not self._touched(at) and any(
            self._line(region.start) <= line <= self._line(region.end)
            for region in self.edited.regions
            if region.edit.gain
        )

    def _touched(self, at: int) -> bool:
        return any(
            region.start <= at <= region.end
            for region in self.edited.regions
            if not region.edit.gain
        )

    def _line(self, at: int) -> int:
        return self.edited.text.count("\n", 0, at) + 1

    def _say(self, what: str, at: int) -> str:
        near = [r.edit.name for r in self.edited.regions if r.start <= at <= r.end]
        excerpt = self.edited.text[max(0, at - 60) : at + 60]
        return f"line {self._line(at)} {what}: {excerpt!r} {near or ''}"


def compare(edited: script.Edited, data: bytes, gone: frozenset[str]) -> Comparison:
    """Compare an edited file with what a run made of it.

    Both are cut into tags and characters. All that was edited must be there in its order; tags,
    and only tags, may stand between. `gone` are the pointers to entries that people removed
    or took names from: what pointed there may point to where the name is now, or nowhere.
    """
    result = Comparison(edited)
    try:
        text = data.decode(edited.codec)
    except UnicodeDecodeError:
        result.fault = 0
        return result
    before = list(TOKENS.finditer(edited.text))
    n = 0
    for token in TOKENS.findall(text):
        known = before[n] if n < len(before) else None
        at = known.start() if known else len(edited.text)
        if known and token == known[0]:
            n += 1
        elif known and is_repointed(known[0], token, gone):
            result.unlinked.append(Gain(at, known[0]))
            n += 1
        elif known and SEAL.sub(r"\1\2", token) == SEAL.sub(r"\1\2", known[0]):
            result.resealed = True
            n += 1
        elif re.match(r"</?\w", token):
            result.gains.append(Gain(at, token))
        else:
            result.fault = at
            return result
    if n < len(before):
        result.fault = before[n].start()
    return result


def is_repointed(before: str, after: str, gone: frozenset[str]) -> bool:
    """Tell whether a tag only lost, or has another, pointer to an entry that people took a name of.

    >>> tag = '<persName ref="people.xml#a" n="1">'
    >>> is_repointed(tag, '<persName n="1">', frozenset({"people.xml#a"}))
    True
    >>> is_repointed(tag, '<persName ref="people.xml#b" n="1">', frozenset())
    False
    """
    old, new = (re.search(REF, tag) for tag in (before, after))
    if old is None or old[1] not in gone or (new and new[1] in gone):
        return False
    return before.replace(old[0], "") == (after.replace(new[0], "") if new else after)


# The corpus, edited and run


@dataclass
class Run:
    """A corpus that people have edited: what it was then, and where it is."""

    folder: Path
    edited: dict[str, script.Edited]
    gone: frozenset[str]

    def convert(self) -> None:
        assert convert(self.folder.parents[1] / "seeds", self.folder) in (0, 2)

    def annotate(self) -> None:
        assert run("annotate", self.folder) in (0, 2)

    def compare(self) -> dict[str, Comparison]:
        return {
            name: compare(edited, (self.folder / name).read_bytes(), self.gone)
            for name, edited in self.edited.items()
        }

    def faults(self) -> list[str]:
        """List what differs and should not, over all files."""
        assert {path.name for path in self.folder.glob("*.xml")} == set(self.edited)
        return [
            f"{name}: {fault}"
            for name, comparison in self.compare().items()
            for fault in comparison.faults()
        ]


def run(*args: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return int(ended.value.code or 0)


def convert(sources: Path, out: Path) -> int:
    """Convert here: to start processes takes longer than to convert, and others test them."""
    return run("convert", sources, "--out", out, "--jobs", "1")


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def entries(folder: Path) -> dict[str, set[str]]:
    """Return the names of each entry of the registers, by the pointer to it."""
    return {
        f"{name}.xml#{entry.get(ID)}": {
            " ".join("".join(each.itertext()).split()) for each in entry
        }
        for name in REGISTERS
        for entry in etree.fromstring((folder / f"{name}.xml").read_bytes()).iter()
        if entry.get(ID)
    }


def ids(data: bytes) -> list[str]:
    return [str(element.get(ID)) for element in etree.fromstring(data).iter() if element.get(ID)]


def add_sentence(name: str, file: str, nth: int) -> script.Edit:
    find = script.put(r"(?<=\.)(?=</p>)", SENTENCE)
    return script.Edit(name, "text corrected", file, find, nth, gain=True)


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the published corpus beside its sources, run once; a test edits a copy."""
    work = tmp_path_factory.mktemp("fifty")
    shutil.copytree(ROOT / "corpus" / "tei", work / "corpus" / "tei")
    shutil.copytree(ROOT / "seeds", work / "seeds")
    assert convert(work / "seeds", work / "corpus" / "tei") in (0, 2)
    return work


Editor = Callable[[list[script.Edit], list[script.Recoding]], Run]


def make_editor(settled: Path, work: Path) -> Editor:
    def edit(edits: list[script.Edit], recodings: list[script.Recoding]) -> Run:
        shutil.copytree(settled, work, dirs_exist_ok=True)
        folder = work / "corpus" / "tei"
        known = entries(folder)
        edited = script.edit_folder(folder, edits, recodings)
        for file in edited.values():
            etree.fromstring(file.data)
        now = entries(folder)
        gone = (pointer for pointer, names in known.items() if names - now.get(pointer, set()))
        return Run(folder, edited, frozenset(gone))

    return edit


@pytest.fixture
def editor(settled: Path, tmp_path: Path) -> Editor:
    return make_editor(settled, tmp_path)


@dataclass
class Everything:
    """All edits of the script in one corpus, and what each run left."""

    run: Run
    after_convert: list[str]
    after_annotate: list[str]
    comparisons: dict[str, Comparison]
    first: dict[str, bytes]
    second: dict[str, bytes]


@pytest.fixture(scope="session")
def everything(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> Everything:
    run = make_editor(settled, tmp_path_factory.mktemp("everything"))(
        script.EDITS, script.RECODINGS
    )
    run.convert()
    after_convert = run.faults()
    run.annotate()
    after_annotate, comparisons, first = run.faults(), run.compare(), snapshot(run.folder)
    run.convert()
    run.annotate()
    return Everything(run, after_convert, after_annotate, comparisons, first, snapshot(run.folder))


# The script itself


def test_there_are_more_than_fifty_edits_and_three_of_each_kind() -> None:
    named = [(edit.kind, edit.name) for edit in script.EDITS]
    named += [(recoding.kind, recoding.name) for recoding in script.RECODINGS]
    assert len(named) == len(set(named)) >= 50
    kinds = [kind for kind, _ in named]
    assert all(kinds.count(kind) >= 3 for kind in script.KINDS)
    assert len(script.KINDS) <= 20


def test_each_edit_changes_something(settled: Path) -> None:
    for edit in script.EDITS:
        data = (settled / "corpus" / "tei" / edit.file).read_bytes()
        assert script.edit_file(data, [edit], []).data != data, edit.name
    for recoding in script.RECODINGS:
        data = (settled / "corpus" / "tei" / recoding.file).read_bytes()
        assert script.edit_file(data, [], [recoding]).data != data, recoding.name


@pytest.mark.parametrize(
    ("after", "fault", "gains"),
    [
        pytest.param("<p>In <date>1990</date> &amp; on</p>", False, 0, id="the same"),
        pytest.param("<p>In <date>1990</date> <rs>&amp; on</rs></p>", False, 2, id="tags"),
        pytest.param("<p>In <date><date>1990</date></date> &amp; on</p>", False, 2, id="twice"),
        pytest.param("<p>In 1990 &amp; on</p>", True, 0, id="tags lost"),
        pytest.param("<p>In <date>1991</date> &amp; on</p>", True, 0, id="text changed"),
        pytest.param("<p>In <date>1990</date> &#38; on</p>", True, 0, id="reference changed"),
        pytest.param("<p>In <date >1990</date> &amp; on</p>", True, 1, id="space in a tag"),
        pytest.param("<p>In <date>1990</date> &amp; on<!-- --></p>", True, 0, id="comment"),
        pytest.param("<p>In <date>1990</date> &amp; on</p>\n", True, 0, id="line end"),
    ],
)
def test_compare(after: str, fault: bool, gains: int) -> None:
    edited = script.Edited("<p>In <date>1990</date> &amp; on</p>", "utf-8")
    comparison = compare(edited, after.encode(), frozenset())
    assert (comparison.fault is not None) == fault
    assert len(comparison.gains) == gains


SMALL = """<TEI><teiHeader></teiHeader><text>
<p>In <date when="1990">1990</date> <persName ref="people.xml#a">Ada</persName> left.</p>
<p>In 1991 <persName ref="people.xml#a">Ada</persName> wrote.</p>
</text></TEI>"""


@pytest.mark.parametrize(
    ("old", "new", "faults", "stands"),
    [
        pytest.param("1990", "1990", 0, (True, True), id="nothing"),
        pytest.param("412 vessels", "<measure>412 vessels</measure>", 0, (True, True), id="new"),
        pytest.param("1990", '<date when="1990">1990</date>', 2, (False, True), id="back"),
        pytest.param("1991", "<date>1991</date>", 2, (True, True), id="elsewhere"),
        pytest.param(' ref="people.xml#a"', "", 0, (True, True), id="entry gone"),
        pytest.param(' ref="people.xml#b"', "", 1, (True, False), id="a person's pointer"),
        pytest.param("412", "413", 1, (True, False), id="a person's words"),
    ],
)
def test_faults_are_seen(old: str, new: str, faults: int, stands: tuple[bool, bool]) -> None:
    words = '<rs ref="people.xml#b">She</rs> saw 412 vessels.'
    deleted = script.Edit("deleted", "a", "a.xml", script.unwrap("date"))
    added = script.Edit("added", "a", "a.xml", script.put(r"(?=</p>)", words), gain=True)
    edited = script.edit_file(SMALL.encode(), [deleted, added], [])
    gone = frozenset({"people.xml#a", "people.xml#b"})
    comparison = compare(edited, edited.text.replace(old, new).encode(), gone)
    assert len(list(comparison.faults())) == faults
    assert (comparison.stands(deleted), comparison.stands(added)) == stands


# What stays


def test_the_published_corpus_does_not_change(settled: Path, tmp_path: Path) -> None:
    published = snapshot(ROOT / "corpus" / "tei")
    assert {
        name: (settled / "corpus" / "tei" / name).read_bytes() for name in published
    } == published
    shutil.copytree(settled / "corpus" / "tei", tmp_path / "tei")
    assert run("annotate", tmp_path / "tei") in (0, 2)
    assert snapshot(tmp_path / "tei") == snapshot(settled / "corpus" / "tei")


def test_what_the_machine_proposed_is_kept_beside_the_documents(settled: Path) -> None:
    for path in find_documents([settled / "corpus" / "tei"]):
        base = path.parent / "base" / f"{path.stem}.json"
        assert json.loads(base.read_text(encoding="utf-8")), base.name


def test_after_all_edits_files_have_new_tags_only(everything: Everything) -> None:
    assert not everything.after_convert, "\n".join(everything.after_convert)
    assert not everything.after_annotate, "\n".join(everything.after_annotate)


@pytest.mark.parametrize(
    "edit", script.EDITS, ids=lambda edit: re.sub(r"\W+", "-", f"{edit.kind}: {edit.name}")
)
def test_an_edit_among_all_stands(everything: Everything, edit: script.Edit) -> None:
    assert everything.comparisons[edit.file].stands(edit)


def test_a_second_run_changes_no_byte(everything: Everything) -> None:
    assert everything.second == everything.first


def test_ids_are_neither_changed_nor_lost_nor_given_twice(everything: Everything) -> None:
    for name, edited in everything.run.edited.items():
        now = ids((everything.run.folder / name).read_bytes())
        assert len(now) == len(set(now)), name
        assert set(ids(edited.data)) <= set(now), name


# A few kinds at a time: what hides behind another edit among all is seen here.
@pytest.mark.parametrize("kinds", [script.KINDS[n::5] for n in range(5)], ids=" ".join)
def test_edits_of_few_kinds(editor: Editor, kinds: tuple[str, ...]) -> None:
    corpus = editor(
        [edit for edit in script.EDITS if edit.kind in kinds],
        [recoding for recoding in script.RECODINGS if recoding.kind in kinds],
    )
    corpus.convert()
    corpus.annotate()
    assert not corpus.faults(), "\n".join(corpus.faults())
    first = snapshot(corpus.folder)
    corpus.convert()
    corpus.annotate()
    assert snapshot(corpus.folder) == first


def test_a_claim_is_made_then_edited_then_withdrawn(editor: Editor) -> None:
    corpus = editor([edit for edit in script.EDITS if edit.kind == "claim"], [])
    path = corpus.folder / script.OLIMOV
    for old, new in [
        ("<string>border guards", "<string>Russian border guards"),
        (r"\s*<fs\b.*?</fs>", ""),
        (r"\s*<standOff>.*?</standOff>", ""),
    ]:
        text, count = re.subn(old, new, path.read_text(encoding="utf-8"), count=1, flags=re.S)
        assert count == 1
        path.write_text(text, encoding="utf-8")
        corpus.edited[path.name] = script.Edited(text, "utf-8")
        corpus.convert()
        corpus.annotate()
        assert not corpus.faults(), "\n".join(corpus.faults())


def test_an_element_is_deleted_put_back_and_deleted(editor: Editor) -> None:
    corpus = editor([], [])
    path = corpus.folder / script.PARSHIN
    whole = path.read_text(encoding="utf-8")
    without, count = re.subn(r"<date\b[^>]*>([^<]*)</date>(?!.*<date)", r"\1", whole, flags=re.S)
    assert count == 1
    for text in (without, whole, without):
        path.write_text(text, encoding="utf-8")
        corpus.edited[path.name] = script.Edited(text, "utf-8")
        corpus.convert()
        corpus.annotate()
        assert not corpus.faults(), "\n".join(corpus.faults())


# What is new


@pytest.mark.parametrize("commands", [("annotate",), ("convert", "annotate")], ids="-".join)
def test_a_new_sentence_is_annotated(editor: Editor, commands: tuple[str, ...]) -> None:
    """The other edits of the files stay; nothing but the sentence gains a tag."""
    others = [edit for edit in script.EDITS if edit.kind in ("element deleted", "comment")]
    new = [
        add_sentence("a sentence for Olimov", script.OLIMOV, 6),
        add_sentence("a sentence for Parshin", script.PARSHIN, 2),
        add_sentence("a sentence for McDermott", script.MCDERMOTT, 3),
        add_sentence("a sentence for Mullojanov", script.MULLOJANOV, 10),
    ]
    recodings = [
        script.Recoding("CRLF", "line ends", script.MULLOJANOV, newline="\r\n"),
        script.Recoding("mark", "byte order mark", script.PARSHIN, bom=True),
        script.Recoding("wide", "encoding", script.MCDERMOTT, encoding="UTF-16", bom=True),
    ]
    corpus = editor([*others, *new], recodings)
    for command in commands:
        getattr(corpus, command)()
    assert not corpus.faults(), "\n".join(corpus.faults())
    for name, comparison in corpus.compare().items():
        tags = [gain.tag for gain in comparison.gains]
        if not any(edit.file == name for edit in new):
            assert not tags, name
            continue
        text, _ = script.decode((corpus.folder / name).read_bytes())
        gained = re.search(
            r"On (<date [^>]*>)3 May 1987</date> they counted (<measure [^>]*>)412 vessels</measure>\.",
            text,
        )
        assert gained is not None, name
        assert 'when="1987-05-03"' in gained[1]
        assert 'quantity="412"' in gained[2]
        assert 'commodity="vessel"' in gained[2]
        assert sorted(tags) == sorted([gained[1], "</date>", gained[2], "</measure>"])
        given = ids((corpus.folder / name).read_bytes())
        assert len(given) == len(set(given)), name


def test_a_new_annotation_that_is_deleted_stays_away(editor: Editor) -> None:
    corpus = editor([add_sentence("a sentence", script.PARSHIN, 2)], [])
    corpus.annotate()
    path = corpus.folder / script.PARSHIN
    text = path.read_text(encoding="utf-8")
    without, count = re.subn(r"<date [^>]*>(3 May 1987)</date>", r"\1", text)
    assert count == 1
    path.write_text(without, encoding="utf-8")
    corpus.edited[path.name] = script.Edited(without, "utf-8")
    corpus.annotate()
    corpus.convert()
    assert not corpus.faults(), "\n".join(corpus.faults())


# Files that cannot be read or kept in order


def truncated(data: bytes) -> tuple[bytes, str]:
    return data[: len(data) * 2 // 3], r"\d+"


def id_twice(data: bytes) -> tuple[bytes, str]:
    """Copy a paragraph with its ids; a line of either may be named."""
    found = re.search(rb"\n *<p xml:id=[^>]*>(?:(?!</?p\b).)*</p>", data, re.S)
    assert found is not None
    first = data.count(b"\n", 0, found.start()) + 2
    lines = range(first, first + 2 * found[0].count(b"\n"))
    return data[: found.end()] + found[0] + data[found.end() :], "|".join(map(str, lines))


def pointer_to_nothing(data: bytes) -> tuple[bytes, str]:
    at = data.index(b"</p>", data.index(b"<p xml:id="))
    line = data.count(b"\n", 0, at) + 1
    return data[:at] + b' See <ref target="#nowhere">below</ref>.' + data[at:], str(line)


def wrong_encoding(data: bytes) -> tuple[bytes, str]:
    at = data.index(b"</p>", data.index(b"<p xml:id="))
    return data[:at] + " à Moscou".encode("latin-1") + data[at:], r"\d+"


@pytest.mark.parametrize("command", ["convert", "annotate"])
@pytest.mark.parametrize(
    "damage",
    [truncated, id_twice, pointer_to_nothing, wrong_encoding],
    ids=lambda damage: damage.__name__,
)
def test_a_broken_file_is_named_and_left_alone(
    editor: Editor,
    damage: Callable[[bytes], tuple[bytes, str]],
    command: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    corpus = editor([add_sentence("a sentence", script.PARSHIN, 2)], [])
    path = corpus.folder / script.OLIMOV
    broken, line = damage(path.read_bytes())
    path.write_bytes(broken)
    del corpus.edited[path.name]
    seeds = corpus.folder.parents[1] / "seeds"
    capsys.readouterr()
    code = convert(seeds, corpus.folder) if command == "convert" else run("annotate", corpus.folder)
    assert code == 2
    assert re.search(rf"olimov\.xml:(?:{line})\b", capsys.readouterr().err)
    assert path.read_bytes() == broken
    others = corpus.compare()
    faults = [fault for comparison in others.values() for fault in comparison.faults()]
    assert not faults, "\n".join(faults)
    assert any('when="1987-05-03"' in gain.tag for gain in others[script.PARSHIN].gains)
