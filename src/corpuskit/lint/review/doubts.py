"""Ask about marks that the machine is unsure of: those with a low `@cert` that nobody signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from corpuskit.core.questions import Choice, Question, Sort
from corpuskit.language.dates import Anchor, find_dates
from corpuskit.lint.review.shelf import Book
from corpuskit.tei.names import XML_ID, local, tei
from corpuskit.tei.signing import is_signed

# Below this a probability is nearer to a guess than to knowledge.
_EVEN = 0.5
_UNSURE = frozenset({"low", "unknown"})
_VALUES = {
    "date": ("when", "from", "to", "notBefore", "notAfter", "type", "calendar"),
    "measure": ("type", "quantity", "atLeast", "atMost", "min", "max", "unit", "commodity"),
    "num": ("value", "type", "min", "max", "atLeast", "atMost"),
    "bibl": ("type",),
}
NAMED = frozenset({"persName", "orgName", "placeName", "rs"})
_WORDS = {
    "measure": "figure",
    "num": "figure",
    "bibl": "citation",
    "persName": "person",
    "orgName": "organisation",
    "placeName": "place",
    "rs": "name",
    "ref": "source",
}
_ASKED = frozenset({*_VALUES, *_WORDS})


def doubts(book: Book) -> Iterator[Question]:
    """Yield a question for each mark of a file that is in doubt."""
    seen: Counter[tuple[str, str]] = Counter()
    dates = sum(local(str(e.tag)) == "date" and is_unsure(e) for e in book.nodes)
    for number, element in enumerate(book.nodes):
        if not isinstance(element.tag, str) or (tag := local(element.tag)) not in _ASKED:
            continue
        quote = " ".join("".join(map(str, element.itertext())).split())
        # All count, so that the others keep their numbers when one is no longer in doubt.
        seen[tag, quote] += 1
        if not is_unsure(element) or is_signed(book.document, element):
            continue
        name = element.get(XML_ID) or f"{quote}~{seen[tag, quote]}"
        place = book.location(element)
        yield Question(
            key=f"{book.path}:{tag}:{name}",
            sort=Sort.DOUBT,
            what=_what(book, tag, element),
            path=str(book.path),
            line=place.line,
            number=number,
            reads=_reads(tag, element),
            why=_why(book, tag, element, quote),
            choices=_choices(tag),
            places=(place,),
            # What leans on the date of the document is in doubt with it.
            mentions=1 if element in book.spans or tag != "date" else dates,
        )


def is_unsure(element: etree._Element) -> bool:
    """Tell whether an element says that it may well be wrong."""
    cert = (element.get("cert") or "").strip()
    try:
        return cert in _UNSURE or float(cert) < _EVEN
    except ValueError:
        return False


def _choices(tag: str) -> tuple[Choice, ...]:
    if tag in NAMED:
        return (Choice.ACCEPT, Choice.REJECT, Choice.POINT)
    if tag in _VALUES:
        return (Choice.ACCEPT, Choice.REJECT, Choice.CORRECT)
    return (Choice.ACCEPT, Choice.REJECT)


def _what(book: Book, tag: str, element: etree._Element) -> str:
    if tag == "date" and element not in book.spans:
        return "date of the document"
    return "treaty" if element.get("type") == "treaty" else _WORDS.get(tag, tag)


def _reads(tag: str, element: etree._Element) -> str:
    names = ("ref",) if tag in NAMED else _VALUES.get(tag, ("type",))
    pairs = ((name, element.get(name)) for name in names)
    shown = " ".join(f"{name}={value}" for name, value in pairs if value)
    return f"{_WORDS.get(tag, tag)} {shown}" if shown else f"{_WORDS.get(tag, tag)} without a value"


def _why(book: Book, tag: str, element: etree._Element, quote: str) -> str:
    if tag == "date":
        return _why_date(book, element, quote)
    said = element.get("resp")
    if said and tag in NAMED:
        return f"only {said.removeprefix('#')} takes it for a name"
    if tag in ("measure", "num"):
        return "what the number counts, or that it is a figure at all, is doubtful"
    if tag == "bibl":
        return "that it cites a work, or what its parts are, is doubtful"
    if tag == "ref":
        return "it stands where a source is named, but has no word by which one is known"
    return f"it is marked with the certainty {element.get('cert')}"


def _why_date(book: Book, element: etree._Element, quote: str) -> str:
    if element.get("type") == "impossible":
        return "there is no such day"
    if element not in book.spans:
        return _recorded(element) or "it was not stated in the source"
    alone = find_dates(quote, Anchor())
    if not alone or alone[0].anchored or not alone[0].valid:
        return "its words do not say the whole date; the rest is taken from the text around them"
    if not alone[0].certain:
        return "its digits may be read in more than one way"
    return "the date that it leans on, or what it says, is doubtful"


def _recorded(element: etree._Element) -> str:
    """Return where the header says that a date of the source was read."""
    struct = next(element.iterancestors(tei("biblStruct")), None)
    notes = struct.iterchildren(tei("note")) if struct is not None else ()
    read = (n for n in notes if n.get("type") == "read" and n.get("n") == "date")
    return next((" ".join("".join(map(str, note.itertext())).split()) for note in read), "")
