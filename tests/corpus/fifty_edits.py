"""What people do to TEI files in an editor: a script of edits of the published corpus.

An edit names no sentence of the corpus. It looks for places by a pattern and takes the n-th that
no other edit has taken, so that the script stays good when the corpus is corrected or made anew.
The same corpus gives the same edits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

IN_TEXT = r"(?=[^<>]*<)"  # what precedes stands in text, not in a tag or a comment
ITEM = r"(?:\s*<label>[^<]*</label>)?\s*<item\b(?:(?!</?item\b).)*</item>"
PARAGRAPH = r"<p\b[^>]*>(?:(?!</?p\b).)*</p>"


@dataclass(frozen=True)
class Change:
    """One span of a file's text and what stands there afterwards."""

    start: int
    end: int
    new: str


Place = tuple[Change, ...]
Find = Callable[[str], Iterator[Place]]


@dataclass(frozen=True)
class Edit:
    """Something a person does at one place of a file.

    `gain`: the machine may annotate what was written.
    """

    name: str
    kind: str
    file: str
    find: Find
    nth: int = 0
    gain: bool = False


@dataclass(frozen=True)
class Recoding:
    """Something an editor does to a whole file when it saves."""

    name: str
    kind: str
    file: str
    newline: str = "\n"
    bom: bool = False
    encoding: str = ""


@dataclass(frozen=True)
class Region:
    """Where an edit's new text stands in the edited file; empty where it only took away."""

    start: int
    end: int
    edit: Edit


@dataclass
class Edited:
    """A file after people's edits."""

    text: str
    codec: str
    regions: list[Region] = field(default_factory=list)

    @property
    def data(self) -> bytes:
        return self.text.encode(self.codec)


# Reading and writing without losing a byte


def decode(data: bytes) -> tuple[str, str]:
    """Return a file's text and a codec that gives the same bytes again, byte order mark included.

    >>> decode(b'\\xef\\xbb\\xbf<a/>')
    ('\\ufeff<a/>', 'utf-8')
    """
    if data.startswith(b"\xff\xfe"):
        return data.decode("utf-16-le"), "utf-16-le"
    declared = re.match(rb"<\?xml[^>]*encoding=[\"']([\w.-]+)", data)
    codec = declared[1].decode("ascii").lower() if declared else "utf-8"
    return data.decode(codec), codec


def recode(text: str, codec: str, recoding: Recoding) -> tuple[str, str]:
    if recoding.newline != "\n":
        text = text.replace("\n", recoding.newline)
    if recoding.encoding:
        codec = "utf-16-le" if recoding.encoding == "UTF-16" else recoding.encoding.lower()
        text = re.sub(r'(?<=encoding=")[^"]*', recoding.encoding, text, count=1)
        text = text.encode(codec, "xmlcharrefreplace").decode(codec)
    if recoding.bom:
        text = "\ufeff" + text
    return text, codec


def edit_file(data: bytes, edits: list[Edit], recodings: list[Recoding]) -> Edited:
    """Recode a file, then make the edits at places of their own.

    Raises LookupError where an edit finds no place that is still free.
    """
    text, codec = decode(data)
    for recoding in recodings:
        text, codec = recode(text, codec, recoding)
    newline = "\r\n" if "\r\n" in text else "\n"
    taken: list[tuple[Change, Edit]] = []
    for edit in edits:
        places = list(edit.find(text))
        places = places[edit.nth :] + places[: edit.nth]
        free = (place for place in places if not _touches(place, taken))
        place = next(free, None)
        if place is None:
            raise LookupError(f"{edit.name}: no place in {edit.file}")
        taken += [(change, edit) for change in place]
    return _write(text, codec, newline, sorted(taken, key=lambda pair: pair[0].start))


def edit_folder(folder: Path, edits: list[Edit], recodings: list[Recoding]) -> dict[str, Edited]:
    """Edit the files of a folder; return all its XML files by name, edited or not."""
    result = {}
    for path in sorted(folder.glob("*.xml")):
        result[path.name] = edit_file(
            path.read_bytes(),
            [edit for edit in edits if edit.file == path.name],
            [recoding for recoding in recodings if recoding.file == path.name],
        )
        path.write_bytes(result[path.name].data)
    return result


def _touches(place: Place, taken: list[tuple[Change, Edit]]) -> bool:
    return any(
        change.start <= other.end and other.start <= change.end
        for change in place
        for other, _ in taken
    )


def _write(text: str, codec: str, newline: str, changes: list[tuple[Change, Edit]]) -> Edited:
    pieces: list[str] = []
    regions = []
    done = length = 0
    for change, edit in changes:
        new = change.new.replace("\r\n", "\n").replace("\n", newline)
        kept = text[done : change.start]
        start = length + len(kept)
        regions.append(Region(start, start + len(new), edit))
        pieces += [kept, new]
        length = start + len(new)
        done = change.end
    return Edited("".join(pieces) + text[done:], codec, regions)


# Ways to find a place


def _after_header(text: str) -> int:
    return text.index("</teiHeader>") + len("</teiHeader>")


def put(pattern: str, new: str | Callable[[re.Match[str]], str], *, header: bool = False) -> Find:
    """Find what a pattern matches after the header, and put a template or a function's answer."""
    compiled = re.compile(pattern, re.DOTALL)

    def find(text: str) -> Iterator[Place]:
        for match in compiled.finditer(text, 0 if header else _after_header(text)):
            written = match.expand(new) if isinstance(new, str) else new(match)
            yield (Change(match.start(), match.end(), written),)

    return find


def unpointed(find: Find) -> Find:
    """Leave out places with an id that something in the file points to."""

    def kept(text: str) -> Iterator[Place]:
        for place in find(text):
            ids = [
                name
                for change in place
                for name in re.findall(r'xml:id="([^"]*)"', text[change.start : change.end])
            ]
            if not any(f"#{name}" in text for name in ids):
                yield place

    return kept


def unwrap(element: str) -> Find:
    """Find an element and take away its tags, not its content."""
    compiled = re.compile(rf"(<{element}\b[^>]*(?<!/)>)(?:(?!<{element}\b).)*?(</{element}>)", re.S)

    def find(text: str) -> Iterator[Place]:
        for match in compiled.finditer(text, _after_header(text)):
            yield Change(*match.span(1), ""), Change(*match.span(2), "")

    return find


def swap(first: str, between: str, second: str) -> Find:
    """Find two things in a row and move the first behind the second."""
    compiled = re.compile(f"({first}){between}({second})", re.DOTALL)

    def find(text: str) -> Iterator[Place]:
        for match in compiled.finditer(text, _after_header(text)):
            yield Change(*match.span(1), ""), Change(match.end(2), match.end(2), match[1])

    return find


def split_paragraph(new: str) -> Find:
    """Find the ends of sentences that stand in a paragraph and in no element within it."""

    def find(text: str) -> Iterator[Place]:
        for paragraph in re.compile(PARAGRAPH, re.S).finditer(text, _after_header(text)):
            depth = 0
            tags = list(re.finditer(r"<(/?)[^<>]*?(/?)>", paragraph[0]))
            for tag, following in pairwise(tags):
                depth += 0 if tag[2] else -1 if tag[1] else 1
                run = re.compile(r"(?<=[a-z]\.) (?=[A-Z][a-z])")
                for gap in run.finditer(paragraph[0], tag.end(), following.start()):
                    if depth == 1:
                        start = paragraph.start() + gap.start()
                        yield (Change(start, start + 1, new),)

    return find


def move_note(text: str) -> Iterator[Place]:
    """Find a note with text of its paragraph after it, and move it to the paragraph's end."""
    pattern = r"(<note\b[^>]*>(?:(?!</?(?:note|p)\b).)*</note>)([^<]+(?:(?!</?p\b).)*)</p>"
    for match in re.compile(pattern, re.S).finditer(text, _after_header(text)):
        yield Change(*match.span(1), ""), Change(match.end(2), match.end(2), match[1])


def refer_to(register: str, pattern: str, new: str) -> Find:
    """Find a pattern; in the template, REF is the register's entry that the file names first."""

    def find(text: str) -> Iterator[Place]:
        entry = re.search(rf"{register}\.xml#[\w-]+", text)
        if entry is not None:
            yield from put(pattern, new.replace("REF", entry[0]))(text)

    return find


def another_ref(element: str) -> Find:
    """Find an element and let it point to what the next of its kind points to."""
    compiled = re.compile(rf'(?<=<{element} ref=")[^"]*')

    def find(text: str) -> Iterator[Place]:
        for one, other in pairwise(compiled.finditer(text, _after_header(text))):
            if one[0] != other[0]:
                yield (Change(*one.span(), other[0]),)

    return find


def claim(features: str) -> Find:
    """Find a figure or date with an id, keep others away from it, and write a claim on it."""

    def find(text: str) -> Iterator[Place]:
        header = _after_header(text)
        there = text.find("<standOff>", header)
        for match in re.compile(r'<(?:measure|date)\b[^>]*xml:id="([^"]*)"[^>]*>').finditer(
            text, header
        ):
            fs = f'\n    <fs type="claim" corresp="#{match[1]}">{features}</fs>'
            if there >= 0:
                at = there + len("<standOff>")
                written = Change(at, at, fs)
            else:
                written = Change(header, header, f"\n  <standOff>{fs}\n  </standOff>")
            yield Change(*match.span(), match[0]), written

    return find


def responsible(pattern: str, new: str) -> Find:
    """Find a pattern, and name in the header the person who answers for it."""
    statement = (
        '\n        <respStmt xml:id="reader">\n          <resp>correction</resp>'
        "\n          <name>A. Reader</name>\n        </respStmt>"
    )

    def find(text: str) -> Iterator[Place]:
        at = text.index("</respStmt>") + len("</respStmt>")
        for (change,) in put(pattern, new)(text):
            yield Change(at, at, statement), change

    return find


def merge_entries(element: str) -> Find:
    """Find two entries in a row; the first takes the names of the second, which goes."""
    inner = rf"(?:(?!</?{element}\b).)*?"
    return put(
        rf"(<{element} [^>]*>{inner})\s*</{element}>\s*<{element} [^>]*>\s*({inner})\s*</{element}>",
        rf"\1\n        \2\n      </{element}>",
    )


def split_entry(element: str, name: str) -> Find:
    """Find an entry, best with two names; the second name gets an entry of its own."""
    one = rf"(<{name}>[^<]*</{name}>)"
    entry = rf'(<{element} xml:id=")([\w-]+)("[^>]*>\s*){one}'
    other = rf'\1\2\3\4\n      </{element}>\n      <{element} xml:id="\2-other">\n        '

    def find(text: str) -> Iterator[Place]:
        yield from put(rf"{entry}\s*{one}", other + r"\5")(text)
        yield from put(entry, other + r"\4")(text)

    return find


def single_quotes(match: re.Match[str]) -> str:
    return match[0].replace('"', "'")


# The script


PEOPLE, TREATIES = "people.xml", "treaties.xml"
ORGANISATIONS, PLACES = "organisations.xml", "places.xml"
OLIMOV, ZVIAGELSKAYA, MULLOJANOV = "olimov.xml", "zviagelskaya.xml", "mullojanov.xml"
PARSHIN, MCDERMOTT = "parshin.xml", "mcdermott.xml"


def script(kind: str, *edits: tuple[str, str, Find, int]) -> list[Edit]:
    """Make the edits of one kind from their names, files, places and numbers."""
    return [Edit(name, kind, file, find, nth) for name, file, find, nth in edits]


# fmt: off
EDITS: list[Edit] = [
    *script(
        "attribute corrected",
        ("a date's year", OLIMOV, put(r'(?<= when=")\d{4}', "1989"), 3),
        ("a figure's quantity", ZVIAGELSKAYA, put(r'(<measure\b[^>]*? quantity=")(\d)', r"\g<1>9\2"), 1),
        ("the place meant", MULLOJANOV, put(r'(<placeName ref=")places\.xml#(?!russia")[\w-]+', r"\1places.xml#russia"), 5),
        ("the person meant", MCDERMOTT, another_ref("persName"), 0),
        ("a number in a table", ZVIAGELSKAYA, put(r'(<num\b[^>]*? value=")([^"]*)', r"\g<1>1\2"), 7),
        ("how certain a date is", PARSHIN, put(r'(<date\b[^>]*? cert=")low', r"\1high"), 1),
    ),
    *script(
        "attribute added or removed",
        ("a date is certain", MULLOJANOV, put(r"(<date\b(?![^>]* cert=)[^>]*)(?=>)", r'\1 cert="high"'), 2),
        ("a date is not uncertain", PARSHIN, put(r'(<date\b[^>]*?) cert="low"', r"\1"), 0),
        ("no commodity", OLIMOV, put(r'(<measure\b[^>]*?) commodity="[^"]*"', r"\1"), 2),
        ("an organisation not in the register", ZVIAGELSKAYA, put(r'(<orgName\b[^>]*?) ref="[^"]*"', r"\1"), 4),
        ("no id", OLIMOV, unpointed(put(r'(<date\b[^>]*?) xml:id="[^"]*"', r"\1")), 8),
        ("the form of a name", MCDERMOTT, put(r"<persName(?= )", '<persName type="full"'), 3),
    ),
    *script(
        "element added",
        ("a date in words", ZVIAGELSKAYA, put(rf"\b(now|recently|today)\b{IN_TEXT}", r'<date when="1999">\1</date>'), 0),
        ("a date with an id", PARSHIN, put(rf"\b(soon|past)\b{IN_TEXT}", r'<date xml:id="byhand1" when="2011">\1</date>'), 0),
        ("a figure in words", OLIMOV, put(rf"\b(many|most|several)\b{IN_TEXT}", r'<measure type="about" quantity="100" unit="count">\1</measure>'), 1),
        ("a person by office", MULLOJANOV, refer_to("people", rf"\b(leaders?|ministers?|authorities)\b{IN_TEXT}", r'<persName ref="REF">\1</persName>'), 0),
        ("a treaty by a common noun", OLIMOV, refer_to("treaties", rf"\b(agreements?|treat(?:y|ies))\b{IN_TEXT}", r'<rs type="treaty" ref="REF">\1</rs>'), 4),
        ("a treaty without an entry", ZVIAGELSKAYA, put(rf"\b(agreements?|treat(?:y|ies))\b{IN_TEXT}", r'<rs type="treaty">\1</rs>'), 2),
    ),
    *script(
        "element deleted",
        ("no date", OLIMOV, unpointed(unwrap("date")), 12),
        ("no figure", PARSHIN, unpointed(unwrap("measure")), 4),
        ("no figure among many", ZVIAGELSKAYA, unpointed(unwrap("measure")), 3),
        ("no person", ZVIAGELSKAYA, unwrap("persName"), 9),
        ("no organisation", MULLOJANOV, unwrap("orgName"), 6),
        ("no treaty", OLIMOV, unpointed(unwrap("rs")), 2),
        ("no place", MCDERMOTT, unwrap("placeName"), 4),
        ("no page break", MULLOJANOV, put(r"\r?\n *<pb/>(?=\s)", ""), 1),
        ("a note with its text", OLIMOV, unpointed(put(r"<note\b[^>]*>(?:(?!</?note\b).)*</note>", "")), 9),
    ),
    *script(
        "text corrected",
        ("a tense", OLIMOV, put(rf"\bhas been\b{IN_TEXT}", "had been"), 0),
        ("a word", ZVIAGELSKAYA, put(rf"\bwhich\b{IN_TEXT}", "that"), 3),
        ("a word too many", MULLOJANOV, put(rf" (?:very|also)(?= ){IN_TEXT}", ""), 0),
        ("a figure and its words", OLIMOV, put(r'(<measure\b[^>]*? quantity=")(\d+)("[^>]*>)\2(?=[ <])', r"\g<1>427\g<3>427"), 2),
        ("a year in words alone", MULLOJANOV, put(r"(<date\b[^>]*>[^<]*)\d{4}(?=</date>)", r"\g<1>2001"), 5),
    ),
    Edit("another year", "text corrected", ZVIAGELSKAYA, put(r"(?<=\.)(?=</p>)", " This was first told in 1987."), 2, gain=True),
    Edit("another figure", "text corrected", MCDERMOTT, put(r"(?<=\.)(?=</p>)", " They counted 412 vessels."), 1, gain=True),
    *script(
        "paragraph split",
        ("without an id", OLIMOV, split_paragraph("</p>\n        <p>"), 4),
        ("with an id", ZVIAGELSKAYA, split_paragraph('</p>\n        <p xml:id="byhand2">'), 9),
        ("within a line", PARSHIN, split_paragraph("</p><p>"), 3),
        ("at a blank line", MULLOJANOV, split_paragraph("</p>\n\n<p>"), 12),
    ),
    *script(
        "paragraphs joined",
        ("with a space", OLIMOV, unpointed(put(r"(?<=\.)</p>\s*<p\b[^>]*>", " ")), 5),
        ("with a line break", ZVIAGELSKAYA, unpointed(put(r"(?<=\.)</p>\s*<p\b[^>]*>", "<lb/>\n")), 3),
        ("in a short text", MCDERMOTT, unpointed(put(r"(?<=\.)</p>\s*<p\b[^>]*>", " ")), 4),
        ("of many", MULLOJANOV, unpointed(put(r"(?<=\.)</p>\s*<p\b[^>]*>", " ")), 6),
    ),
    *script(
        "comment",
        ("in a sentence", OLIMOV, put(rf"(?<=[a-z] )(?=[a-z]){IN_TEXT}", "<!-- see the original -->"), 300),
        ("in a date", ZVIAGELSKAYA, put(r"(?<=<date )([^>]*>[^<]*?) (?=[^<]*</date>)", r"\1 <!-- sic -->"), 2),
        ("with markup in it", PARSHIN, put(r"\r?\n(?= *<p\b)", '\n      <!-- <date when="1990">1990</date> & so on -->\n'), 6),
        ("between two people", PEOPLE, put(r"\r?\n(?= *<person\b)", "\n      <!-- the same man? -->\n"), 11),
        ("before the root", MULLOJANOV, put(r"\r?\n(?=<TEI)", "\n<!-- read by A. Reader -->\n", header=True), 0),
    ),
    *script(
        "processing instruction",
        ("in a sentence", ZVIAGELSKAYA, put(rf"(?<=[a-z] )(?=[a-z]){IN_TEXT}", "<?editor check?>"), 700),
        ("between paragraphs", OLIMOV, put(r"\r?\n(?= *<p\b)", '\n<?editor text="a > b"?>\n'), 8),
        ("after the root", MCDERMOTT, put(r"(?<=</TEI>)", "\n<?editor done?>"), 0),
        ("in a register", TREATIES, put(r"\r?\n(?= *<event\b)", "\n      <?editor unsure?>\n"), 5),
    ),
    *script(
        "element moved",
        ("a note to the paragraph's end", OLIMOV, move_note, 3),
        ("a note of another text", ZVIAGELSKAYA, move_note, 8),
        ("a paragraph", MULLOJANOV, swap(r"\r?\n *" + PARAGRAPH, "", r"\s*" + PARAGRAPH), 4),
        ("a paragraph of a short text", PARSHIN, swap(r"\r?\n *" + PARAGRAPH, "", r"\s*" + PARAGRAPH), 4),
        ("a list item", OLIMOV, swap(ITEM, "", ITEM), 1),
        ("a page break", ZVIAGELSKAYA, swap(r"\r?\n *<pb/>", "", r"\s*" + PARAGRAPH), 1),
    ),
    *script(
        "claim",
        ("the subject", OLIMOV, claim('<f name="subject"><string>border guards</string></f>'), 6),
        ("not asserted", ZVIAGELSKAYA, claim('<f name="asserted"><binary value="false"/></f>'), 4),
        ("the verdict", PARSHIN, claim('\n      <f name="verdict">\n        <symbol value="confirmed"/>\n      </f>\n    '), 2),
        ("time and scope", MULLOJANOV, claim('<f name="time"><string>2006</string></f><f name="scope"><string>all</string></f>'), 3),
    ),
    *script(
        "register",
        ("two people are one", PEOPLE, merge_entries("person"), 14),
        ("two organisations are one", ORGANISATIONS, merge_entries("org"), 7),
        ("one person is two", PEOPLE, split_entry("person", "persName"), 0),
        ("one treaty is two", TREATIES, split_entry("event", "label"), 0),
        ("a person's name", PEOPLE, put(r"(<person\b[^>]*>\s*<persName>)", r"\1Dr "), 22),
        ("a place's name", PLACES, put(r"(<place\b[^>]*>\s*<placeName>)", r"\1Land of "), 3),
        ("a treaty's name", TREATIES, put(r"(?<=<label>)(?=[A-Z])", "The "), 9),
        ("an organisation's id", ORGANISATIONS, put(r'(<org xml:id="[\w-]+)', r"\1-renamed"), 15),
        ("no such place", PLACES, put(r'\r?\n *<place xml:id="(?!russia")(?:(?!</?place\b).)*</place>', ""), 12),
        ("no such treaty", TREATIES, put(r"\r?\n *<event\b(?:(?!</?event\b).)*</event>", ""), 14),
        ("no such organisation", ORGANISATIONS, put(r"\r?\n *<org\b(?:(?!</?org\b).)*</org>", ""), 22),
    ),
    *script(
        "resp of a person",
        ("for a person", PEOPLE, responsible(r'(<person\b[^>]*? resp="#)corpuskit', r"\1reader"), 5),
        ("for a treaty", TREATIES, responsible(r'(<event\b[^>]*? resp="#)corpuskit', r"\1reader"), 16),
        ("for a date", OLIMOV, responsible(r"(<date\b(?![^>]* resp=)[^>]*)(?=>)", r'\1 resp="#reader"'), 20),
        ("for a figure", ZVIAGELSKAYA, responsible(r"(<measure\b(?![^>]* resp=)[^>]*)(?=>)", r'\1 resp="#reader"'), 6),
    ),
    *script(
        "white space and quotes of tags",
        ("single quotes", OLIMOV, put(r"<date\b[^>']*>", single_quotes), 25),
        ("single quotes and a new order", PARSHIN, put(r'<date (xml:id="[^"]*") ([^>\']*)>', r"<date \2 \1>"), 4),
        ("spaces", MULLOJANOV, put(r"<measure ([^>]*)>", r"<measure  \1 >"), 7),
        ("a new line", MCDERMOTT, put(r"<placeName (?=ref)", "<placeName\n          "), 8),
        ("a space in an end tag", ZVIAGELSKAYA, put(r"</persName>", "</persName >"), 14),
        ("a space in an empty tag", ZVIAGELSKAYA, put(r"<pb/>", "<pb />"), 4),
        ("two tags for an empty one", OLIMOV, put(r"<pb/>", "<pb></pb>"), 2),
    ),
    *script(
        "references for characters",
        ("an apostrophe", OLIMOV, put(rf"'{IN_TEXT}", "&apos;"), 4),
        ("a quotation mark", PARSHIN, put(rf"[’']{IN_TEXT}", lambda match: f"&#x{ord(match[0]):X};"), 5),
        ("a digit of a date", MULLOJANOV, put(r"(<date\b[^>]*>[^<]*\d{3})(\d)(?=</date>)", lambda match: f"{match[1]}&#{ord(match[2])};"), 9),
        ("a letter of an attribute", MCDERMOTT, put(r'(<placeName\b[^>]*? ref=")(\w)', lambda match: f"{match[1]}&#{ord(match[2])};"), 12),
        ("a marked section", ZVIAGELSKAYA, put(rf"\brelations\b{IN_TEXT}", r"<![CDATA[relations]]>"), 6),
    ),
]
RECODINGS: list[Recoding] = [
    Recoding("CRLF in a document", "line ends", MULLOJANOV, newline="\r\n"),
    Recoding("CRLF in a list of places", "line ends", PLACES, newline="\r\n"),
    Recoding("CRLF in a list of organisations", "line ends", ORGANISATIONS, newline="\r\n"),
    Recoding("a mark in a short document", "byte order mark", PARSHIN, bom=True),
    Recoding("a mark in a long document", "byte order mark", ZVIAGELSKAYA, bom=True),
    Recoding("a mark in a register", "byte order mark", PEOPLE, bom=True),
    Recoding("a document in UTF-16", "encoding", MCDERMOTT, encoding="UTF-16", bom=True),
    Recoding("organisations in Latin-1", "encoding", ORGANISATIONS, encoding="ISO-8859-1"),
    Recoding("treaties in Latin-1", "encoding", TREATIES, encoding="ISO-8859-1"),
]
# fmt: on
KINDS = list(dict.fromkeys([edit.kind for edit in EDITS] + [edit.kind for edit in RECODINGS]))
