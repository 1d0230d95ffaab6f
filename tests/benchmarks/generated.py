"""Documents made up for measuring: distinct, in sentences that the converter and the checks read.

Each is about a place of its own: what was employed, built, sold, lost and measured there. A share of
them can be made to contradict another one in one figure. Everything is drawn with a seed, so that
the same documents come at every run; the TEI is that which `corpuskit convert` writes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from pathlib import Path

_FIRST = ("Al", "Bar", "Cor", "Dun", "Es", "Fal", "Gor", "Hal", "Il", "Kel", "Lor", "Mar", "Nor")
_SECOND = ("ba", "de", "fi", "go", "he", "ki", "la", "mo", "nu", "po", "ra", "si", "tu", "ve", "zo")
_THIRD = ("by", "chester", "don", "ford", "grad", "holm", "ing", "kirk", "lund", "mouth", "stad")
_BODIES = ("council", "harbour board", "labour office", "mining company", "railway company")
_MONTHS = "January February March April May June July August September October November December"
_SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")
# A slot is a date (`year`, `month`, `day`), a figure (`count:noun,nouns`, `size:unit,words,noun`) or
# a word that is drawn for the document (`town`, `body`).
_SENTENCES = {
    "In {year} the {body} of {town} employed {count:%}.": (
        "docker,dockers",
        "miner,miners",
        "clerk,clerks",
        "nurse,nurses",
        "teacher,teachers",
        "driver,drivers",
        "weaver,weavers",
        "guard,guards",
        "engineer,engineers",
    ),
    "On {day} the {body} of {town} bought {count:%}.": (
        "crane,cranes",
        "barge,barges",
        "tractor,tractors",
        "locomotive,locomotives",
        "truck,trucks",
        "pump,pumps",
        "horse,horses",
        "loom,looms",
        "furnace,furnaces",
    ),
    "A flood at {town} in {month} destroyed {count:%}.": (
        "house,houses",
        "bridge,bridges",
        "boat,boats",
        "barn,barns",
        "mill,mills",
        "school,schools",
        "workshop,workshops",
        "shop,shops",
        "stable,stables",
    ),
    "The mines near {town} produced {size:%} in {year}.": (
        "t,tonnes of coal,coal",
        "t,tonnes of tin,tin",
        "t,tonnes of copper,copper",
        "t,tonnes of salt,salt",
        "t,tonnes of zinc,zinc",
        "t,tonnes of lead,lead",
    ),
    "The port of {town} shipped {size:%} in {year}, in bags and in barrels.": (
        "t,tonnes of wheat,wheat",
        "t,tonnes of rice,rice",
        "t,tonnes of cotton,cotton",
        "t,tonnes of tea,tea",
    ),
    "In {month} the police of {town} arrested {count:%} after a meeting in the market square.": (
        "striker,strikers",
        "student,students",
        "sailor,sailors",
        "printer,printers",
        "smuggler,smugglers",
    ),
    "On {day} a fire in {town} killed {count:%}.": (
        "worker,workers",
        "passenger,passengers",
        "soldier,soldiers",
        "child,children",
        "prisoner,prisoners",
    ),
    "The {body} of {town} spent {size:%} on roads in {year}.": (
        "USD,dollars,",
        "GBP,pounds,",
        "EUR,euros,",
    ),
    "In {year} {count:%} lived in {town}.": (
        "family,families",
        "refugee,refugees",
        "pensioner,pensioners",
        "foreigner,foreigners",
    ),
    "The {body} of {town} opened {count:%} in {month}.": (
        "clinic,clinics",
        "library,libraries",
        "station,stations",
        "factory,factories",
        "bakery,bakeries",
        "laundry,laundries",
        "well,wells",
    ),
}
_PLAIN = (
    "Nobody in the town had expected it, and the newspapers wrote of little else.",
    "The minutes of the meeting were lost when the archive was moved to the capital.",
    "What the ministry thought of this can only be guessed from its later letters.",
    "Those who wrote about it afterwards mostly repeated what the mayor had told them.",
    "It was a quiet place before that, with a market twice a week and a single inn.",
)
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="schema/corpuskit.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
<?xml-model href="schema/corpuskit.sch" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>{title}</title>
        <respStmt xml:id="corpuskit">
          <resp>conversion and annotation</resp>
          <name type="software">corpuskit</name>
        </respStmt>
      </titleStmt>
      <publicationStmt>
        <p>Made with corpuskit for reading and checking; the rights in the text stay with its owners.</p>
      </publicationStmt>
      <sourceDesc>
        <biblStruct>
          <monogr>
            <title level="m">{title}</title>
            <imprint>
              <date when="{published}"/>
            </imprint>
          </monogr>
          <note type="file">{name}.txt</note>
          <note type="encoding">utf-8</note>
          <note type="read" n="title">stated in the file</note>
          <note type="read" n="date">stated in the file</note>
        </biblStruct>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <appInfo>
        <application ident="corpuskit" version="0.1.0">
          <label>corpuskit</label>
        </application>
      </appInfo>
      <editorialDecl>
        <normalization>
          <p>Lines of one paragraph were joined; a word broken at a line or page end was mended.</p>
        </normalization>
      </editorialDecl>
    </encodingDesc>
    <profileDesc>
      <langUsage>
        <language ident="en">en</language>
      </langUsage>
    </profileDesc>
    <revisionDesc>
      <change who="#corpuskit">Converted from {name}.txt.</change>
    </revisionDesc>
  </teiHeader>
  <text>
    <front>
      <docTitle>
        <titlePart>{title}</titlePart>
      </docTitle>
      <dateline>Published <date xml:id="d1" when="{published}">{printed}</date></dateline>
    </front>
    <body>
"""
_FOOT = """    </body>
  </text>
</TEI>
"""
_PARAGRAPH = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold one sentence about a town: its pattern with the kind of thing, when, and the figure."""

    pattern: str
    town: str
    body: str
    day: date
    figure: int


@dataclass(frozen=True, slots=True)
class Made:
    """Hold a document: its name, title, day of publication, and the sentences in it."""

    name: str
    title: str
    published: date
    sentences: tuple[Fact | str, ...]

    @property
    def text(self) -> str:
        """Return the document as a source in plain text."""
        paragraphs = [" ".join(_text(each) for each in some) for some in self._paragraphs()]
        return "\n\n".join((self.title, f"Published {_day(self.published)}", *paragraphs)) + "\n"

    @property
    def tei(self) -> str:
        """Return the document as TEI."""
        ids = {"d": 1, "m": 0, "p": 0}
        head = _HEAD.format(
            title=self.title,
            name=self.name,
            published=self.published.isoformat(),
            printed=_day(self.published),
        )
        body = ""
        for some in self._paragraphs():
            words = " ".join(_marked(each, ids) for each in some)
            body += f'      <p xml:id="{_next(ids, "p")}">{words}</p>\n'
        return head + body + _FOOT

    def _paragraphs(self) -> Iterator[tuple[Fact | str, ...]]:
        for at in range(0, len(self.sentences), _PARAGRAPH):
            yield self.sentences[at : at + _PARAGRAPH]


def documents(count: int, planted: int = 0, *, seed: int = 1) -> Iterator[Made]:
    """Yield documents, each about a town of its own.

    Of so many pairs, spread over all, the second one repeats a fact of the first with another
    figure, and is about the same town otherwise.
    """
    drawn = random.Random(seed)
    towns = _towns(drawn, count)
    every = count // (2 * planted) if planted else 0
    waiting: list[Fact] = []
    for number in range(count):
        made = _made(drawn, number, next(towns))
        pair, at = divmod(number, every) if every else (2 * planted, 1)
        if at == 0 and pair < planted:
            waiting.append(next(each for each in made.sentences if isinstance(each, Fact)))
        elif at == 0 and pair < 2 * planted:
            made = _contradicting(drawn, made, waiting[pair - planted])
        yield made


def planted_pairs(count: int, planted: int) -> tuple[frozenset[str], ...]:
    """Return the names of the documents that contradict each other, two by two."""
    every = count // (2 * planted)
    return tuple(
        frozenset((f"d{pair * every:06}", f"d{(pair + planted) * every:06}"))
        for pair in range(planted)
    )


def write(folder: Path, count: int, planted: int = 0, *, seed: int = 1) -> int:
    """Write documents as TEI files into a folder; return how many bytes they are."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for made in documents(count, planted, seed=seed):
        data = made.tei.encode()
        size += len(data)
        (folder / f"{made.name}.xml").write_bytes(data)
    return size


def _towns(drawn: random.Random, count: int) -> Iterator[str]:
    seen: set[str] = set()
    while len(seen) < count:
        middle = "".join(drawn.choice(_SECOND) for _ in range(drawn.choice((1, 2, 3))))
        town = drawn.choice(_FIRST) + middle + drawn.choice(_THIRD)
        if town not in seen:
            seen.add(town)
            yield town


def _made(drawn: random.Random, number: int, town: str) -> Made:
    body = drawn.choice(_BODIES)
    patterns = drawn.sample(list(_SENTENCES), 6)
    facts = [_fact(drawn, pattern, town, body) for pattern in patterns]
    sentences: list[Fact | str] = [*facts, *drawn.sample(_PLAIN, 2)]
    drawn.shuffle(sentences)
    published = date(2011, 1, 1) + timedelta(days=drawn.randrange(3000))
    return Made(f"d{number:06}", f"Notes on {town}", published, tuple(sentences))


def _fact(drawn: random.Random, pattern: str, town: str, body: str) -> Fact:
    chosen = pattern.replace("%", drawn.choice(_SENTENCES[pattern]))
    day = date(1900, 1, 1) + timedelta(days=drawn.randrange(40_000))
    return Fact(chosen, town, body, day, int(10 ** drawn.uniform(1.2, 4.2)))


def _contradicting(drawn: random.Random, made: Made, fact: Fact) -> Made:
    """Return a document about the town of a fact that tells it with another figure."""
    other = fact.figure + max(3, fact.figure * drawn.randrange(10, 40) // 100)
    kind = fact.pattern.partition("{")[0]
    rest = [
        Fact(each.pattern, fact.town, each.body, each.day, each.figure)
        for each in made.sentences
        if isinstance(each, Fact) and each.pattern.partition("{")[0] != kind
    ]
    told = Fact(fact.pattern, fact.town, fact.body, fact.day, other)
    plain = [each for each in made.sentences if isinstance(each, str)]
    return Made(made.name, f"Papers from {fact.town}", made.published, (*rest, told, *plain))


def _text(sentence: Fact | str) -> str:
    if isinstance(sentence, str):
        return sentence
    return _SLOT.sub(lambda slot: _words(sentence, slot[1], slot[2] or ""), sentence.pattern)


def _marked(sentence: Fact | str, ids: dict[str, int]) -> str:
    if isinstance(sentence, str):
        return escape(sentence)
    return _SLOT.sub(lambda slot: _mark(sentence, slot[1], slot[2] or "", ids), sentence.pattern)


def _words(fact: Fact, kind: str, detail: str) -> str:
    if kind == "count":
        return f"{fact.figure:,} {detail.split(',')[1]}"
    if kind == "size":
        return f"{fact.figure:,} {detail.split(',')[1]}"
    return {
        "town": fact.town,
        "body": fact.body,
        "year": str(fact.day.year),
        "month": f"{_MONTHS.split()[fact.day.month - 1]} {fact.day.year}",
        "day": _day(fact.day),
    }[kind]


def _mark(fact: Fact, kind: str, detail: str, ids: dict[str, int]) -> str:
    words = escape(_words(fact, kind, detail))
    if kind in ("count", "size"):
        unit, commodity = "count", detail.split(",")[0]
        if kind == "size":
            unit, _, commodity = detail.split(",")
        of = f' commodity="{commodity}"' if commodity else ""
        number = _next(ids, "m")
        said = f'type="exact" quantity="{fact.figure}" unit="{unit}"{of}'
        return f'<measure xml:id="{number}" {said}>{words}</measure>'
    when = {"year": 4, "month": 7, "day": 10}.get(kind)
    if when is None:
        return words
    return f'<date xml:id="{_next(ids, "d")}" when="{fact.day.isoformat()[:when]}">{words}</date>'


def _next(ids: dict[str, int], kind: str) -> str:
    ids[kind] += 1
    return f"{kind}{ids[kind]}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS.split()[day.month - 1]} {day.year}"
