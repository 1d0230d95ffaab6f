"""What the schema forbids is said in words, at the right place."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.errors import Problem
from corpuskit.tei.document import Document, load, parse
from corpuskit.tei.pointers import Targets
from corpuskit.tei.validate import SCHEMA_FILES, copy_schema, validate

SEEDS = Path(__file__).parents[2] / "seeds"
FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>
<respStmt xml:id="ana"><resp>edits</resp><name>Ana</name></respStmt></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body>
{}
</body></text></TEI>"""

VALID = [
    "<div type='notes'><head>Notes</head><note n='2' place='end'><p>See.</p></note></div>",
    "<p><persName><forename>Joy</forename> <surname>Okoro</surname></persName> <measure atLeast='5' type='moreThan' unit='t/mo'>more than 5 t a month</measure></p>",
    "<p><date from='1995' to='1996-03'>1995 to March 1996</date> <date notBefore='1995-06' notAfter='1995'>mid-1995</date> <date when='--05-25'>25 May</date></p>",
    "<p><supplied reason='lost' cert='0.5'>the</supplied> <gap reason='illegible'/> <foreign xml:lang='fr'>mot</foreign> <q>so</q> <emph>it</emph></p>",
    "<figure><head>Catch</head><graphic url='a.png'/></figure><p>a<note type='editorial'>Sic.</note></p>",
    "<listBibl><biblStruct><analytic><author><persName>J. Okoro</persName></author><title level='a'>Cod</title></analytic><monogr><title level='j'>Fish</title><imprint><biblScope unit='volume'>3</biblScope><date when='1995'>1995</date><note type='accessed'>x</note></imprint><biblScope unit='page' from='3' to='9'>3-9</biblScope></monogr><ref target='https://example.org'>e</ref></biblStruct></listBibl>",
    "<p>In <date when='1995-05'>May 1995</date> all.</p>",
    "<p><measure type='about' quantity='6700' unit='count' commodity='troop'>some 6700 troops</measure></p>",
    "<p><measure type='range' min='3' max='5' unit='%'>3–5 per cent</measure></p>",
    "<p>Text.<note n='1' place='bottom'>See <bibl><title level='j'>Times</title>, <citedRange unit='page' from='3' to='4'>pp. 3–4</citedRange></bibl>.</note></p>",
    "<div><head>Fleet</head><p>Text<pb break='no' rend='hyphen'/>.</p></div>",
    "<list rend='numbered'><label>1.</label><item>One</item><label>2.</label><item>Two</item></list>",
    "<table><head>Catch</head><row role='label'><cell>Year</cell></row><row><cell><num value='3'>3</num></cell></row></table>",
    "<p><choice><sic>teh</sic><corr resp='#ana'>the</corr></choice> <rs type='treaty'>treaty</rs></p>",
    "<quote><p>Quoted.</p></quote>",
    "<p>Words<ref type='noteMark'>3</ref> and <ref type='source'>(Reuters, 3 May)</ref>.</p>",
]
# Content, the line of the mistake, words that the message has.
MISTAKES = [
    ("<p>In <date when='May'>May</date>.</p>", 5, "@when=«May»; write the date in W3C form"),
    ("<p>On <date when='1995-02-30'>30 February</date>.</p>", 5, "@when"),
    ("<p>On <date when='1995/1996'>1995/96</date>.</p>", 5, "@when"),
    ("<p>On <date when='1995-05-01Z'>1 May</date>.</p>", 5, "@when"),
    (
        "<p>a</p>\n<p><date from='1996' to='1995-03'>b</date></p>",
        6,
        "@from is later than @to; let @from and @to change places",
    ),
    ("<p><date notBefore='1996' notAfter='1995'>b</date></p>", 5, "@notBefore is later"),
    ("<p><date when='1996' from='1995'>b</date></p>", 5, "has no @from"),
    ("<p><measure quantity='12,000' unit='t'>12</measure></p>", 5, "@quantity=«12,000»"),
    ("<p><measure quantity='\u221212' unit='t'>12</measure></p>", 5, "@quantity"),
    ("<p><measure quantity='12' unit='metric tons'>12</measure></p>", 5, "@unit"),
    ("<p><measure quantity='12' commodity='cod fish'>12</measure></p>", 5, "@commodity"),
    ("<p><measure type='circa' quantity='12'>12</measure></p>", 5, "write one of exact, about"),
    ("<p>a\nb <measure type='range' min='5' max='3'>5–3</measure></p>", 6, "@min is more"),
    ("<p><measure atLeast='9' atMost='3'>9–3</measure></p>", 5, "bounds are reversed"),
    ("<p><measure unit='t'>tonnes</measure></p>", 5, "needs its value"),
    ("<p><num value='three'>three</num></p>", 5, "@value"),
    ("<p><persName cert='2'>Okoro</persName></p>", 5, "@cert"),
    ("<p>a<note n='1' place='foott'>b</note></p>", 5, "write one of bottom, end"),
    ("<p>a<note place='bottom'>b</note></p>", 5, "A note needs @n"),
    ("<p>a</p>\n<p zoom='3'>b</p>", 6, "<p> has @zoom"),
    ("<p>a</p>\n<p type='x'>b</p>", 6, "<p> has @type"),
    ("<p>a</p>\n<blink>b</blink>", 6, "<blink> is not in the schema"),
    ("<p>a\n<svg xmlns='http://www.w3.org/2000/svg'/></p>", 6, "of http://www.w3.org/2000/svg"),
    ("<div><p>a</p>\n<head>b</head></div>", 6, "<head> cannot stand here in <div>"),
    ("<div><p>a</p>\n\nloose</div>", 7, "text «loose» stands directly in <div>"),
    ("<p>a</p>\nloose", 6, "text «loose» stands directly in <body>"),
    ("<p>a\n<p>b</p></p>", 6, "<p> cannot stand here in <p>"),
    ("<p>a\n<row><cell/></row></p>", 6, "<row> cannot stand here"),
    ("<list><label>1.</label></list>", 5, "<list> is not complete; it needs <item>"),
    ("<list><item>1</item>\n<label>2.</label></list>", 6, "<label> cannot stand here"),
    ("<table>\n<row/></table>", 6, "<row> is not complete; it needs <cell>"),
    ("<table><row role='heading'><cell/></row></table>", 5, "@role"),
    ("<p><choice><sic>a</sic></choice></p>", 5, "it needs <corr>"),
    ("<p>a</p>\n<p><orgName>b <bibl>c</bibl></orgName></p>", 6, "<bibl> cannot stand here"),
    ("<p><ptr/></p>", 5, "<ptr> lacks @target"),
    ("<p>a<ref target='#nowhere'>note 2</ref></p>", 5, "'nowhere'"),
    ("<p>a<ref target='b.xml'>b</ref></p>", 5, "no readable file 'b.xml'"),
    ("<p><persName ref='people.xml#okoro'>Okoro</persName></p>", 5, "people.xml"),
    ("<p><persName ref='../other/people.xml#okoro'>Okoro</persName></p>", 5, "out of the corpus"),
    ("<p><persName ref='/etc/hosts#okoro'>Okoro</persName></p>", 5, "out of the corpus"),
    ("<p><persName ref='places.xml#okoro'>Okoro</persName></p>", 5, "nothing in places.xml"),
    ("<p resp='#bo'>a</p>", 5, "'bo'"),
    ("<p resp='#ana #bo'>a</p>", 5, "'bo'"),
]
PLACES = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><standOff><listPlace><place xml:id='oslo'/></listPlace></standOff></TEI>"


def problems(content: str, folder: Path = Path()) -> tuple[Problem, ...]:
    return validate(parse(FILE.format(content).encode(), folder / "x.xml"))


@pytest.mark.parametrize("content", VALID)
def test_valid(content: str) -> None:
    assert problems(content) == ()


@pytest.mark.parametrize(("content", "line", "words"), MISTAKES)
def test_mistakes(content: str, line: int, words: str, tmp_path: Path) -> None:
    (tmp_path / "places.xml").write_text(PLACES, encoding="utf-8")
    found = problems(content, tmp_path)
    assert [p.line for p in found] == [line], [str(p) for p in found]
    assert words in str(found[0])
    assert found[0].column > 0


def test_good_pointers_pass(tmp_path: Path) -> None:
    (tmp_path / "places.xml").write_text(PLACES, encoding="utf-8")
    content = (
        "<p xml:id='p1'><placeName ref='places.xml#oslo' resp='#ana'>Oslo</placeName>"
        " <ref target='#p1 places.xml x.xml#p1'>here</ref>"
        " <ref target='https://example.org/a#b doi:10.1/x#y'>there</ref></p>"
    )
    assert problems(content, tmp_path) == ()


def test_a_misspelt_pointer_is_told_what_it_may_mean(tmp_path: Path) -> None:
    (tmp_path / "places.xml").write_text(PLACES, encoding="utf-8")
    (found,) = problems("<p><placeName ref='places.xml#olso'>Oslo</placeName></p>", tmp_path)
    assert "did you mean places.xml#oslo?" in found.advice
    (found,) = problems("<p xml:id='note-12'><ref target='#note-13'>13</ref></p>", tmp_path)
    assert "did you mean" not in found.advice
    (found,) = problems("<p><hi resp='ana'>a</hi></p>", tmp_path)
    assert "write #ana" in found.advice


def test_a_missing_register_is_one_problem(tmp_path: Path) -> None:
    name = "<persName ref='people.xml#okoro'>Okoro</persName>"
    (found,) = problems(f"<p>{name}</p>\n<p>{name}</p>", tmp_path)
    assert found.line == 5


def test_a_register_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "places.xml").write_text(PLACES, encoding="utf-8")
    reads: list[Path] = []

    def counted(path: Path) -> Document:
        reads.append(path)
        return load(path)

    monkeypatch.setattr("corpuskit.tei.pointers.load", counted)
    name = "<placeName ref='places.xml#oslo'>Oslo</placeName>"
    document = parse(FILE.format(f"<p>{name} {name}</p>").encode(), tmp_path / "x.xml")
    targets = Targets()
    assert (*validate(document, targets), *validate(document, targets)) == ()
    assert len(reads) == 1


def test_an_id_used_twice_is_said_once() -> None:
    data = FILE.format("<p xml:id='a'>a</p>\n<p xml:id='a'>b</p>").encode()
    document = parse(data, Path("x.xml"))
    assert [p.line for p in (*document.problems, *validate(document))] == [6]


def test_many_alike_are_folded() -> None:
    found = problems("\n".join(["<blink>b</blink>"] * 50))
    assert [p.line for p in found] == [5, 6, 7]
    assert "and 47 more like this" in str(found[2])


def test_all_mistakes_of_a_file_are_found_at_once() -> None:
    found = problems("<p zoom='1'>a</p>\n<p><num value='x'>b</num></p>\n<list/>")
    assert [p.line for p in found] == [5, 6, 7]


OTHERS = [
    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><sp><speaker/></sp></body></text></TEI>",
    "<TEI><teiHeader/></TEI>",
    "<TEI.2><teiHeader/><text/></TEI.2>",
    "<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'><TEI/></teiCorpus>",
    "<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
    "<x:TEI xmlns:x='http://www.tei-c.org/ns/1.0'><!-- a --><?b c?><x:w/></x:TEI>",
]


@pytest.mark.parametrize("data", OTHERS)
def test_files_of_other_projects_are_reported(data: str) -> None:
    found = validate(parse(data.encode(), Path("x.xml")))
    assert found
    assert all(p.line == 1 and p.column for p in found)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_value_is_judged(value: str) -> None:
    root = etree.fromstring(FILE.format("<p><date>a</date></p>").encode())
    try:
        for date in root.iter("{*}date"):
            date.set("when", value)
            date.set("corresp", value)
    except ValueError:
        return
    validate(parse(etree.tostring(root), Path("x.xml")))


def test_schema_is_copied_once(tmp_path: Path) -> None:
    copy_schema(tmp_path)
    first = {name: (tmp_path / name).stat().st_mtime_ns for name in SCHEMA_FILES}
    copy_schema(tmp_path)
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in SCHEMA_FILES} == first


def test_the_converted_seeds_are_valid(tmp_path: Path) -> None:
    convert_corpus(sorted(SEEDS.glob("*.txt")), tmp_path)
    for path in tmp_path.glob("*.xml"):
        assert validate(load(path)) == ()


@pytest.mark.debian
def test_what_we_accept_is_tei(tmp_path: Path, tei_all: Path) -> None:
    convert_corpus(sorted(SEEDS.glob("*.txt")), tmp_path)
    for number, content in enumerate(VALID):
        (tmp_path / f"valid{number}.xml").write_text(FILE.format(content), encoding="utf-8")
    paths = sorted(str(path) for path in tmp_path.glob("*.xml"))
    done = subprocess.run(
        ["jing", str(tei_all), *paths], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[:2000]


words = st.sampled_from(
    [
        "In",
        "1995",
        "some",
        "6700",
        "troops",
        ",",
        "the",
        "fleet",
        "landed",
        "12",
        "000",
        "t",
        "of",
        "cod",
        ".",
        "President",
        "Ana",
        "Ruiz",
        "signed",
        "the",
        "Treaty",
        "on",
        "Cod",
        "on",
        "4",
        "May",
        "1995",
        ".",
        "*Times*",
        ",",
        "no.",
        "3",
        "(",
        "1995",
        ")",
        ",",
        "p.",
        "4",
        "12",
        "per",
        "cent",
        "[1]",
        "¹",
        ";",
        "and",
    ]
)
documents = st.lists(
    st.lists(words, min_size=3, max_size=30).map(" ".join), min_size=2, max_size=8
).map("\n\n".join)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=documents)
def test_what_is_generated_is_valid(text: str, tmp_path: Path) -> None:
    source = tmp_path / "generated.txt"
    source.write_text(
        text + "\n\n[1] *Log*, no. 2 (1996), p. 3.\n\n¹ See Okoro, J., *Cod* (Oslo, 1990).\n"
    )
    out = tmp_path / "out"
    convert_corpus([source], out)
    for path in out.glob("*.xml"):
        assert validate(load(path)) == ()
        path.unlink()


@pytest.mark.debian
@settings(
    max_examples=1, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(documents, min_size=40, max_size=40))
def test_what_is_generated_is_tei(texts: list[str], tmp_path: Path, tei_all: Path) -> None:
    for number, text in enumerate(texts):
        (tmp_path / f"g{number}.txt").write_text(f"{text}\n\n[1] *Log*, no. 2 (1996), p. 3.\n")
    convert_corpus(sorted(tmp_path.glob("*.txt")), tmp_path / "out")
    paths = sorted(str(path) for path in (tmp_path / "out").glob("*.xml"))
    done = subprocess.run(
        ["jing", str(tei_all), *paths], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[:2000]
