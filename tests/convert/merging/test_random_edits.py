"""Whatever people do to TEI files, in whatever order: the next runs leave it as they made it.

Small sources are generated and converted. Edits are drawn from all kinds that people make, and are
made at drawn places of the files' bytes; then `convert` and `annotate` run. A longer search, with
other examples at each run: `pytest --hypothesis-profile=long tests/convert/merging`.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from corpuskit.convert.corpus import Outcome, annotate_corpus, convert_corpus

if TYPE_CHECKING:
    from tests.corpus import fifty_edits as script
else:
    spec = importlib.util.spec_from_file_location(
        "merging_fifty_edits", Path(__file__).parents[2] / "corpus" / "fifty_edits.py"
    )
    script = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = script
    spec.loader.exec_module(script)

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
REGISTERS = ("organisations.xml", "people.xml", "places.xml", "treaties.xml")
ENTRIES = "person|org|place|event"
POINTS = "points"

IS_LONG = settings.get_current_profile_name() == "long"


def searched(examples: int) -> settings:
    """Return the settings of a property: few examples, always the same, or many other ones."""
    return settings(
        max_examples=settings.get_profile("long").max_examples if IS_LONG else examples,
        derandomize=not IS_LONG,
        deadline=None,
        phases=tuple(Phase) if IS_LONG else (Phase.generate, Phase.shrink),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


# Sources. Each sentence is read by itself: its dates have years, its people have first names.

# fmt: off
PEOPLE = ["Boris Yeltsin", "Askar Akaev", "Emomali Rahmonov", "Ahmed Rashid", "Davron Olimov"]
TREATIES = ["Treaty on Collective Security", "General Agreement on Peace", "Moscow Protocol", "Almaty Declaration"]
BODIES = ["the United Nations", "the Red Cross", "the World Bank"]
PLACES = ["Dushanbe", "Bishkek", "Tajikistan", "Moscow"]
THINGS = ["refugees", "soldiers", "observers", "tonnes of grain", "engines", "houses"]
MONTHS = ["January", "March", "May", "August", "October"]
PLAIN = [
    "The clerk of the harbour wrote a long letter to the harbour master’s wife.",
    "Bread & salt had become dear, and the winter was long.",
    "Nobody knew the old bridge, \"the white one\", any longer.",
    "It was said in the market that the orchard had been sold.",
]
TITLES = ["The Border in Winter", "A Harbour and Its Clerks", "Letters from the Orchard"]
HEADS = ["The First Winter", "A Long Spring", "What the Clerk Saw"]
AUTHORS = ["Ann Lee", "John Whitfield", "Mary Stone"]
OPENING = (
    "The papers of the commission were thought lost until a clerk, who had been sent to look for a "
    "ladder, found them behind the stove of the customs house, where they had kept out the draught."
)
# fmt: on

days = st.builds(
    "{} {} {}".format, st.integers(1, 28), st.sampled_from(MONTHS), st.integers(1990, 1999)
)
numbers = st.integers(2, 60_000).map("{:,}".format)
sentences = st.one_of(
    st.sampled_from(PLAIN),
    st.builds(
        "On {} the minister {} spoke in {}.".format,
        days,
        st.sampled_from(PEOPLE),
        st.sampled_from(PLACES),
    ),
    st.builds(
        "They counted {} {} in {}.".format,
        numbers,
        st.sampled_from(THINGS),
        st.sampled_from(PLACES),
    ),
    st.builds("The {} was signed on {}.".format, st.sampled_from(TREATIES), days),
    st.builds(
        "{} sent {} {} there.".format,
        st.sampled_from(BODIES).map(lambda s: s[0].upper() + s[1:]),
        numbers,
        st.sampled_from(THINGS),
    ),
    st.builds(
        "{} said that {} per cent of the villages had no bread.".format,
        st.sampled_from(PEOPLE),
        st.integers(2, 98),
    ),
)
footnotes = st.one_of(
    sentences,
    st.builds(
        "{}, {} (London: Zed Books, {}), p. {}.".format,
        st.sampled_from(PEOPLE),
        st.sampled_from(["The Long Border", "Bread and Salt"]),
        st.integers(1990, 1999),
        st.integers(1, 300),
    ),
)


@st.composite
def sources(draw: st.DrawFn) -> str:
    """Draw a document: title, author, day, parts with headings, paragraphs and their footnotes."""
    mark, label = draw(st.sampled_from([("[{}]", "[{}] "), ("[^{}]", "[^{}]: ")]))
    printed = [
        draw(st.sampled_from(TITLES)),
        f"By {draw(st.sampled_from(AUTHORS))}",
        draw(days),
        OPENING,
    ]
    notes: list[str] = []
    for head in draw(st.lists(st.sampled_from(HEADS), max_size=2, unique=True)) or [""]:
        printed += [head] if head else []
        for _ in range(draw(st.integers(2, 3))):
            paragraph = draw(st.lists(sentences, min_size=2, max_size=4))
            if draw(st.booleans()):
                notes.append(draw(footnotes))
                paragraph[0] += mark.format(len(notes))
            printed.append(" ".join(paragraph))
    printed += [label.format(n) + text for n, text in enumerate(notes, 1)]
    return "\n\n".join(printed) + "\n"


corpora = st.lists(sources(), min_size=2, max_size=3)


# Edits. Each kind is a way to find places, in documents or in one register.

ANNOTATED = "date|measure|persName|orgName|placeName|rs|bibl|title|citedRange|publisher"
WORD = rf"\b(letter|bread|winter|papers|clerk|bridge|market|ladder)\b{script.IN_TEXT}"


def anywhere(new: str) -> script.Find:
    """Find each character of text, in words and between them."""
    return script.put(rf"(?<=[\w.,>])(?=[\w ]){script.IN_TEXT}", new)


def unmarked(text: str) -> Iterator[script.Place]:
    """Find elements of all kinds of annotations; nothing points to them."""
    yield from script.unpointed(script.unwrap(rf"(?:{ANNOTATED})"))(text)


def as_reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};" if ord(match[0]) % 2 else f"&#x{ord(match[0]):X};"


def in_other_order(match: re.Match[str]) -> str:
    return f"<{match[1]} {' '.join(reversed(match[2].split()))}>"


@dataclass(frozen=True)
class Kind:
    """One kind of edit.

    `gain` where the machine may annotate what was written, `points` where a person says what is
    meant: that pointer stays.
    """

    name: str
    find: script.Find
    files: Sequence[str] = ()
    gain: bool = False
    points: bool = False


put, unpointed = script.put, script.unpointed
# fmt: off
IN_DOCUMENTS = [
    Kind("year corrected", put(r'(?<= when=")\d{4}', "1983")),
    Kind("quantity corrected", put(r'(<measure\b[^>]*? quantity=")(\d)', r"\g<1>9\2")),
    Kind("person corrected", script.another_ref("persName"), points=True),
    Kind("place corrected", script.another_ref("placeName"), points=True),
    Kind("certainty added", put(r"(<date\b(?![^>]* cert=)[^>]*)(?=>)", r'\1 cert="low"')),
    Kind("unknown attribute added", put(r"(<(?:measure|placeName)\b)", r'\1 rend="italic"')),
    Kind("commodity removed", put(r'(<measure\b[^>]*?) commodity="[^"]*"', r"\1")),
    Kind("pointer removed", put(r'(<(?:org|pers|place)Name\b[^>]*?) ref="[^"]*"', r"\1")),
    Kind("id removed", unpointed(put(rf'(<(?:{ANNOTATED})\b[^>]*?) xml:id="[^"]*"', r"\1"))),
    Kind("word wrapped", put(WORD, r'<date when="1999">\1</date>')),
    Kind("word wrapped with an id", put(WORD, r'<measure xml:id="byhandN" type="about" quantity="7" unit="count">\1</measure>')),
    Kind("person wrapped", put(rf"\b(minister|Nobody|clerk){script.IN_TEXT}", r"<persName>\1</persName>")),
    Kind("element replaced", put(r"<measure\b[^>]*>([^<]*)</measure>", r"<num>\1</num>")),
    Kind("element unwrapped", unmarked),
    Kind("element unwrapped again", unmarked),
    Kind("word changed", put(WORD, "stove")),
    Kind("word deleted", put(rf" (?:long|old|white)(?= ){script.IN_TEXT}", "")),
    Kind("figure changed in words", put(r"(<measure\b[^>]*>)[\d,]+(?=[ <])", r"\g<1>427")),
    Kind("year changed in words", put(r"(<date\b[^>]*>[^<]*)\d{4}(?=</date>)", r"\g<1>2001")),
    Kind("date changed in words", put(r"(<date\b[^>]*>)(\d+) (\w+ \d{4})(?=</date>)", r"\1the \2th of \3")),
    Kind("marked sentence added", put(r"(?<=\.)(?=</p>)", ' On <date when="1987-05-03" cert="high">3 May 1987</date> they left.')),
    Kind("sentence added", put(r"(?<=\.)(?=</p>)", " On 3 May 1987 they counted 412 vessels."), gain=True),
    Kind("sentence in a marked section added", put(r"(?<=\.)(?=</p>)", "<![CDATA[ On 3 May 1987 they counted 412 vessels.]]>"), gain=True),
    Kind("paragraph split", script.split_paragraph("</p>\n        <p>")),
    Kind("paragraph split with an id", script.split_paragraph('</p><p xml:id="byhandNp">')),
    Kind("paragraphs joined", unpointed(put(r"(?<=\.)</p>\s*<p\b[^>]*>", " "))),
    Kind("paragraph moved", script.swap(r"\r?\n *" + script.PARAGRAPH, "", r"\s*" + script.PARAGRAPH)),
    Kind("paragraph deleted", unpointed(put(r"\r?\n *" + script.PARAGRAPH, ""))),
    Kind("note moved", script.move_note),
    Kind("note deleted", unpointed(put(r"<note\b[^>]*>(?:(?!</?note\b).)*</note>", ""))),
    Kind("comment", anywhere('<!-- <date when="1990">see</date> & so on -->')),
    Kind("comment between blocks", put(r"\r?\n(?= *<(?:p|div|head)\b)", "\n<!-- read -->\n")),
    Kind("processing instruction", anywhere('<?editor text="a > b"?>')),
    Kind("comment before the root", put(r"\r?\n(?=<TEI)", "\n<!-- read by A. Reader -->\n", header=True)),
    Kind("comment after the root", put(r"(?<=</TEI>)", "\n<?editor done?>")),
    Kind("single quotes", put(rf"<(?:{ANNOTATED}|p|note)\b[^>']*\"[^>']*>", script.single_quotes)),
    Kind("other order", put(r"<(date|measure|rs) ([^>']*\" [^>']*[^/])>", in_other_order)),
    Kind("white space in a tag", put(rf"<({ANNOTATED})\s([^>]*)>", "<\\1\n    \\2 >")),
    Kind("white space in an end tag", put(rf"</({ANNOTATED})>", r"</\1 >")),
    Kind("reference for a character", put(rf"[\w.,’](?<!<.){script.IN_TEXT}", as_reference)),
    Kind("reference in an attribute", put(r'(?<=ref=")[a-z]', as_reference)),
    Kind("marked section", put(WORD, r"<![CDATA[\1]]>")),
    Kind("line wrapped", put(rf"(?<=[a-z]) (?=[a-z]){script.IN_TEXT}", "\n          ")),
    Kind("claim", script.claim('<f name="subject"><string>the guards</string></f>')),
    Kind("signed", script.responsible(r"(<(?:date|measure)\b(?![^>]* resp=)[^>]*)(?=>)", r'\1 resp="#reader"')),
]
IN_REGISTERS = [
    Kind("people merged", script.merge_entries("person"), ["people.xml"]),
    Kind("places merged", script.merge_entries("place"), ["places.xml"]),
    Kind("person split", script.split_entry("person", "persName"), ["people.xml"]),
    Kind("treaty split", script.split_entry("event", "label"), ["treaties.xml"]),
    Kind("person renamed", put(r"(<person\b[^>]*>\s*<persName>)", r"\1Dr "), ["people.xml"]),
    Kind("treaty renamed", put(r"(?<=<label>)(?=[A-Z])", "The "), ["treaties.xml"]),
    Kind("id changed", put(r'(<org xml:id="[\w-]+)', r"\1-renamed"), ["organisations.xml"]),
    Kind("person deleted", put(r"\r?\n *<person\b(?:(?!</?person\b).)*</person>", ""), ["people.xml"]),
    Kind("treaty deleted", put(r"\r?\n *<event\b(?:(?!</?event\b).)*</event>", ""), ["treaties.xml"]),
    Kind("entry signed", script.responsible(r'(<person\b[^>]*? resp="#)corpuskit', r"\1reader"), ["people.xml"]),
    Kind("comment in a register", put(r"\r?\n(?= *<(?:person|place|org|event)\b)", "\n<!-- sure? -->\n"), REGISTERS),
]
# fmt: on
RECODINGS = [
    script.Recoding("CRLF", "", "", newline="\r\n"),
    script.Recoding("mark", "", "", bom=True),
    script.Recoding("wide", "", "", encoding="UTF-16", bom=True),
    script.Recoding("Latin-1", "", "", encoding="ISO-8859-1"),
]


@dataclass(frozen=True)
class Drawn:
    """An edit of a kind, its file and place counted round what there is."""

    kind: Kind
    file: int
    place: int

    def of(self, texts: Mapping[str, str], count: str) -> script.Edit:
        """Return the edit of one of the files."""
        files = self.kind.files or [name for name in sorted(texts) if name not in REGISTERS]
        there = [name for name in files if name in texts]
        file = there[self.file % len(there)] if there else ""

        def find(text: str) -> Iterator[script.Place]:
            places = list(self.kind.find(text))
            at = self.place % max(len(places), 1)
            for place in places[at:] + places[:at]:
                yield tuple(
                    replace(each, new=each.new.replace("byhandN", f"byhand{count}"))
                    for each in place
                )

        what = POINTS if self.kind.points else ""
        return script.Edit(f"{count}: {self.kind.name}", what, file, find, gain=self.kind.gain)

    def __repr__(self) -> str:
        return f"({self.kind.name!r}, {self.file}, {self.place})"


def drawn(kinds: Sequence[Kind]) -> st.SearchStrategy[Drawn]:
    return st.builds(Drawn, st.sampled_from(kinds), st.integers(0, 3), st.integers(0, 400))


edits = st.lists(
    st.one_of(drawn(IN_DOCUMENTS), drawn(IN_DOCUMENTS), drawn(IN_REGISTERS)), min_size=1, max_size=8
)
recodings = st.one_of(
    st.just(()), st.tuples(st.tuples(st.integers(0, 6), st.sampled_from(RECODINGS)))
)


# A corpus on disk


@dataclass
class Corpus:
    """Sources with their TEI files, which people edit and the machine merges into."""

    work: Path
    edited: dict[str, script.Edited] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    given: dict[str, set[str]] = field(default_factory=dict)
    outcome: Outcome = field(default_factory=lambda: Outcome((), ()))

    @classmethod
    def made(cls, work: Path, texts: Sequence[str]) -> Corpus:
        (work / "sources").mkdir()
        for number, text in enumerate(texts):
            (work / "sources" / f"doc{number}.txt").write_text(text, encoding="utf-8")
        corpus = cls(work)
        corpus.convert()
        corpus.annotate()
        (corpus.tei / "notes.md").write_text("My own notes.\n", encoding="utf-8")
        return corpus

    @property
    def tei(self) -> Path:
        return self.work / "tei"

    def convert(self) -> None:
        self.outcome = convert_corpus(sorted((self.work / "sources").iterdir()), self.tei)

    def annotate(self) -> None:
        self.outcome = annotate_corpus(sorted(self.tei.glob("*.xml")))

    def all_documents(self) -> str:
        return "".join(each.text for name, each in self.edited.items() if name not in REGISTERS)

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.tei).as_posix(): path.read_bytes()
            for path in sorted(self.tei.rglob("*"))
            if path.is_file()
        }

    def edit(
        self,
        wanted: Sequence[Drawn],
        recoded: Sequence[tuple[int, script.Recoding]],
        count: str = "",
    ) -> None:
        """Make those of the edits that find a place and leave a file that can be read."""
        before = {path.name: path.read_bytes() for path in sorted(self.tei.glob("*.xml"))}
        texts = {name: script.decode(data)[0] for name, data in before.items()}
        known = entries(before)
        made: dict[str, list[script.Edit]] = {name: [] for name in before}
        how = {sorted(before)[n % len(before)]: [recoding] for n, recoding in recoded}
        for number, each in enumerate(wanted):
            edit = each.of(texts, f"{count}{number}")
            if edit.file and is_editable(
                before[edit.file], [*made[edit.file], edit], how.get(edit.file, [])
            ):
                made[edit.file].append(edit)
        for name, data in before.items():
            self.given.setdefault(name, set()).update(ids(data))
            self.edited[name] = script.edit_file(data, made[name], how.get(name, []))
            (self.tei / name).write_bytes(self.edited[name].data)
        now = entries({name: each.data for name, each in self.edited.items()})
        self.gone = frozenset(p for p, names in known.items() if names - now.get(p, set()))


def is_editable(data: bytes, edits: list[script.Edit], recodings: list[script.Recoding]) -> bool:
    """Tell whether edits find their places, and leave XML in which no id stands twice."""
    try:
        found = ids(script.edit_file(data, edits, recodings).data)
    except (LookupError, etree.XMLSyntaxError, UnicodeError):
        return False
    return len(found) == len(set(found))


def ids(data: bytes) -> list[str]:
    return [str(e.get(ID)) for e in etree.fromstring(data).iter() if e.get(ID)]


def entries(files: Mapping[str, bytes]) -> dict[str, set[str]]:
    """Return the names of each entry of the registers, by the pointer to it."""
    return {
        f"{name}#{entry.get(ID)}": {
            " ".join("".join(map(str, e.itertext())).split()) for e in entry
        }
        for name in REGISTERS
        if name in files
        for entry in etree.fromstring(files[name]).iter()
        if entry.get(ID)
    }


# What may differ

TOKEN = re.compile(
    r"""<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>|<(?:[^<>"']|"[^"]*"|'[^']*')*>|.""", re.DOTALL
)
POINTER = re.compile(r"""\s+ref\s*=\s*["']([^"']*)["']""")
SEAL = re.compile(r'(?<=n="sha256-)\w+')


def differences(
    whole: script.Edited, edited: script.Edited, data: bytes, gone: frozenset[str]
) -> Iterator[str]:
    """Say what a run did to an edited file that it may not do.

    Allowed are tags in a sentence that a person wrote for the machine to annotate, and another
    pointer, or none, for one to an entry that people took names from. What nobody edited is sealed. `whole` has also the entries that went.
    """
    before = [(m.start(), m[0]) for m in TOKEN.finditer(edited.text)]
    after = TOKEN.findall(data.decode(edited.codec))
    at, is_repointed, is_resealed = 0, False, False
    for token in after:
        offset, known = before[at] if at < len(before) else (len(edited.text), "")
        near = f"at {edited.text[max(offset - 50, 0) : offset + 50]!r}"
        if token == known:
            at += 1
        elif token.startswith("<") and repointed(known, token, gone):
            at += 1
            is_repointed = True
            if any(
                offset <= r.start < offset + len(known)
                for r in edited.regions
                if r.edit.kind == POINTS
            ):
                yield f"{known} became {token} {near}"
        elif known.startswith("<change") and SEAL.sub("", known) == SEAL.sub("", token):
            at += 1
            is_resealed = True
        elif re.fullmatch(r"</?\w.*|<!\[CDATA\[|\]\]>", token, re.DOTALL):
            if not any(r.edit.gain and r.start <= offset <= r.end for r in edited.regions):
                yield f"{token} is new {near}"
        else:
            yield f"{known!r} became {token!r} {near}"
            return
    if at < len(before):
        yield f"{before[at:][:20]} is gone"
    if is_resealed and (whole.regions or not (is_repointed or whole is not edited)):
        yield "sealed again"


def repointed(before: str, after: str, gone: frozenset[str]) -> bool:
    old, new = POINTER.search(unescape(before)), POINTER.search(unescape(after))
    if old is None or old[1] not in gone or (new and new[1] in gone):
        return False
    return POINTER.sub("", before) == POINTER.sub("", after)


def without_withdrawn(edited: script.Edited, data: bytes, pointed: set[str]) -> script.Edited:
    """Return an edited register without the entries that may go: untouched, nothing points there."""
    now = set(ids(data))
    found = re.finditer(rf"\s*<({ENTRIES})\b[^>]*?xml:id=\"([\w-]+)\".*?</\1>", edited.text, re.S)
    for match in reversed(list(found)):
        start, end = match.span()
        is_edited = any(r.start < end and start < r.end for r in edited.regions)
        if match[2] in now | pointed or is_edited:
            continue
        length = end - start
        edited = script.Edited(
            edited.text[:start] + edited.text[end:],
            edited.codec,
            [
                r if r.end <= start else replace(r, start=r.start - length, end=r.end - length)
                for r in edited.regions
            ],
        )
    return edited


def text_of(data: bytes) -> str:
    text = etree.fromstring(data).find(f"{TEI}text")
    return "" if text is None else "".join(map(str, text.itertext()))


def passages(data: bytes) -> dict[str, str]:
    """Return the words of paragraphs, by their ids."""
    return {
        str(p.get(ID)): "".join(map(str, p.itertext()))
        for p in etree.fromstring(data).iter(f"{TEI}p")
        if p.get(ID)
    }


def assert_all_stands(corpus: Corpus) -> None:
    """Compare the files with what people made of them."""
    after = corpus.files()
    assert {name for name in after if name.endswith(".xml")} == set(corpus.edited)
    assert after["notes.md"] == b"My own notes.\n"
    for name, whole in corpus.edited.items():
        edited = whole
        if name in REGISTERS:
            pointed = set(re.findall(rf"{name}#([\w-]+)", corpus.all_documents()))
            edited = without_withdrawn(whole, after[name], pointed)
        faults = list(differences(whole, edited, after[name], corpus.gone))
        assert not faults, f"{name}: " + "\n".join(faults)
        assert text_of(after[name]) == text_of(edited.data)
        stood, now = ids(edited.data), ids(after[name])
        assert len(now) == len(set(now))
        assert [each for each in now if each in set(stood)] == stood
        new = set(now) - set(ids(whole.data))
        assert not new & corpus.given.get(name, set()), f"{name}: an id was given again"


def assert_settled(corpus: Corpus) -> None:
    first = corpus.files()
    corpus.convert()
    assert corpus.files() == first
    corpus.annotate()
    assert corpus.files() == first


orders = st.permutations([Corpus.convert, Corpus.annotate])


@searched(16)
@given(corpora, edits, recodings, orders)
def test_edits_stand(
    texts: list[str],
    wanted: list[Drawn],
    recoded: Sequence[tuple[int, script.Recoding]],
    order: Sequence[Callable[[Corpus], None]],
) -> None:
    with TemporaryDirectory() as work:
        corpus = Corpus.made(Path(work), texts)
        assert_settled(corpus)
        corpus.edit(wanted, recoded)
        for command in order:
            command(corpus)
            assert_all_stands(corpus)
        assert_settled(corpus)


@searched(8)
@given(corpora, st.lists(edits, min_size=2, max_size=3))
def test_edits_of_edited_files_stand(texts: list[str], rounds: list[list[Drawn]]) -> None:
    with TemporaryDirectory() as work:
        corpus = Corpus.made(Path(work), texts)
        for number, wanted in enumerate(rounds):
            corpus.edit(wanted, (), f"{number}r")
            corpus.convert()
            corpus.annotate()
            assert_all_stands(corpus)
        assert_settled(corpus)
