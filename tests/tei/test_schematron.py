"""The rules beside the schema: each is broken by a file and kept by another; fixes mend."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from saxon_schematron import SCH, SQF, Broken, Rules, read_schema

from corpuskit.checks.check import Check, Example, checks
from corpuskit.core.among import xml_files
from corpuskit.tei.document import parse
from corpuskit.tei.grammar import schema_bytes
from corpuskit.tei.names import TEI
from corpuskit.tei.rules import check_rules
from corpuskit.tei.validate import validate

FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>
<respStmt xml:id="ana"><resp>edits</resp><name>Ana</name></respStmt></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>{}
<text><body>{}
</body></text></TEI>"""
PLACES = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>
</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<standOff><listPlace><place xml:id="oslo"><placeName>Oslo</placeName></place></listPlace></standOff></TEI>"""


def claim(features: str, attributes: str = "corresp='#m' resp='#ana'") -> str:
    measure = "<p><measure xml:id='m' quantity='5'>5</measure></p>"
    return f"<standOff><fs type='claim' {attributes}>{features}</fs></standOff>{measure}"


def suppression(features: str, attributes: str = "corresp='#m' resp='#ana'") -> str:
    return claim(features, attributes).replace("'claim'", "'suppression'")


REASON = "<f name='reason'><string>seen</string></f>"
RIGHT = "<f name='verdict'><symbol value='right'/></f>"
WRONG = "<f name='verdict'><symbol value='wrong'/></f>"
CHECK = "<f name='check'><symbol value='FIG001'/></f>"
# Of each pattern what breaks it, and what keeps to it though it looks alike.
BROKEN = {
    "periods": ["<p><date from='1996' to='1995-03'>b</date></p>"],
    "bounds-of-dates": ["<p><date notBefore='1996' notAfter='1995'>b</date></p>"],
    "one-way-to-date": ["<p><date when='1996' from='1995'>b</date></p>"],
    "ends-of-periods": [
        "<p><date from='1995' notBefore='1994'>a</date></p>",
        "<p><date to='1995' notAfter='1996'>a</date></p>",
    ],
    "calendars": ["<p><date when='1917' calendar='#ana'/></p>"],
    "subtypes": ["<p><rs subtype='name'>the Accord</rs></p>"],
    "verse": [
        "<lg><l><q><p>a</p></q></l></lg>",
        "<lg><l><q><lg><l>a</l></lg></q></l></lg>",
        "<lg><l>a<note n='1'><lg><l><q><lg><l>b</l></lg></q></l></lg></note></l></lg>",
    ],
    "glossaries": ["<list type='gloss'><item>a</item></list>"],
    "ranges": [
        "<p><measure type='range' min='5' max='3'>5–3</measure></p>",
        "<p><measure atLeast='9' atMost='3'>9–3</measure></p>",
        "<p><num min='10' max='9'>10–9</num></p>",
    ],
    "values": ["<p><measure unit='t'>tonnes</measure></p>"],
    "modality": [
        "<p><measure type='range' quantity='5'>5</measure></p>",
        "<p><measure type='moreThan' quantity='5'>more than 5</measure></p>",
        "<p><measure type='upTo' quantity='5'>up to 5</measure></p>",
    ],
    "notes": ["<p>a<note place='bottom'>b</note></p>"],
    "decisions": [
        claim(RIGHT + REASON, "resp='#ana'"),
        claim(RIGHT + REASON, "corresp='#ana' resp='#ana'"),
        claim(REASON),
        claim(RIGHT + WRONG + REASON),
        claim(RIGHT + REASON, "corresp='#m'"),
        claim(RIGHT),
    ],
    "features-of-decisions": [
        claim("<f name='verdict'><symbol value='perhaps'/></f>" + REASON),
        claim("<f name='over'/>" + WRONG + REASON),
        claim("<f name='asserted'><string>no</string></f>" + REASON),
        claim(RIGHT + "<f name='reason'><string> </string></f>"),
        claim(RIGHT + REASON + "<f name='evidence'/>"),
        claim(WRONG + REASON + "<f name='correction'/>"),
        claim(RIGHT + REASON + "<f name='until'><string>2027-06-30</string></f>"),
    ],
    "suppressions": [
        suppression(CHECK + REASON, "resp='#ana'"),
        suppression(REASON),
        suppression(CHECK),
        suppression(CHECK + REASON, "corresp='#m'"),
    ],
    "features-of-suppressions": [
        suppression("<f name='check'><numeric value='1'/></f>" + REASON),
        suppression(CHECK + "<f name='reason'><symbol value='x'/></f>"),
        suppression(CHECK + REASON + "<f name='until'><string>June</string></f>"),
        suppression(CHECK + REASON + RIGHT),
    ],
    "pointers": [
        "<p>a<ref target='#nowhere'>note 2</ref></p>",
        "<p resp='#ana #bo'>a</p>",
        "<p><persName ref='#ben'>Ben</persName></p>",
    ],
    "registers": ["<p><placeName ref='places.xml#olso'>Oslo</placeName></p>"],
    "quantities": [
        "<p><measure quantity='14200' unit='t'>12 400 t</measure></p>",
        "<p><measure quantity='1200' unit='count'>some 12,000 dockers</measure></p>",
        "<p><num value='4'>5.5</num></p>",
    ],
    "days": [
        "<p><date when='1994-05-31'>13 May 1994</date></p>",
        "<p><date when='1994-06'>May 1994</date></p>",
    ],
    "impossible-days": ["<p><date>31 June 1994</date></p>"],
    "note-numbers": [
        "<p>a<ref target='#n3'>3</ref></p><div><p>b</p><note xml:id='n3' n='4'>Log.</note></div>",
        "<p>a<note n='4'><hi rend='superscript'>3</hi> Log.</note></p>",
    ],
    "pages": [
        "<p><bibl>Log, <citedRange unit='page' from='146' to='129'>pp. 146–129</citedRange></bibl></p>"
    ],
}
KEPT = {
    "periods": ["<p><date from='1995-06' to='1995'>from June 1995</date></p>"],
    "bounds-of-dates": ["<p><date notBefore='1995-06' notAfter='1995'>mid-1995</date></p>"],
    "one-way-to-date": ["<p><date from='1995' to='1996'>b</date></p>"],
    "ends-of-periods": [
        "<p><date from='1995' notAfter='1996'>a</date> <date notBefore='1994' to='1995'>b</date></p>"
    ],
    "calendars": ["<p><date when='1917' calendar='#ana'>1917</date></p>"],
    "subtypes": ["<p><rs type='treaty' subtype='name'>the Accord</rs></p>"],
    "verse": [
        "<lg><l>a<note n='1'><p>b</p><lg><l>c</l></lg></note></l></lg><quote><lg><l>d</l></lg></quote>"
    ],
    "glossaries": ["<list type='gloss'><label>a</label><item>b</item></list>"],
    "ranges": [
        "<p><measure type='range' min='-5' max='3'>x</measure> <num min='9' max='10'>y</num></p>"
    ],
    "values": ["<p><measure unit='t' cert='low'>tonnes</measure></p>"],
    "modality": [
        "<p><measure type='moreThan' atLeast='5'>more than 5</measure></p>",
        "<p><measure type='range' min='3' max='5'>3 to 5</measure></p>",
        "<p><measure type='about' quantity='5'>about 5</measure></p>",
    ],
    "notes": ["<p>a<note type='editorial'>b</note><note n='1'>c</note></p>"],
    "decisions": [claim(RIGHT + REASON), claim("<f name='scope'><string>north</string></f>")],
    "features-of-decisions": [
        claim(RIGHT + REASON + "<f name='over' corresp='#m'/>"),
        claim("<f name='asserted'><binary value='false'/></f>" + REASON),
        claim(WRONG + REASON + "<f name='correction'><numeric value='5'/></f>"),
        claim(RIGHT + REASON + "<f name='evidence' source='#m'/>"),
    ],
    "suppressions": [suppression(CHECK + REASON)],
    "features-of-suppressions": [
        suppression(CHECK + REASON + "<f name='until'><string>2027-06-30</string></f>")
    ],
    "pointers": ["<p resp='#ana'>a <ref target='https://example.org/#b #ana'>b</ref></p>"],
    "registers": [
        "<p><placeName ref='places.xml#oslo'>Oslo</placeName> <ref target='gone.xml#a'>b</ref></p>",
        "<p><ref target='https://example.org/a#b doi:10.1/x#y'>b</ref></p>",
    ],
    "quantities": [
        "<p><measure quantity='12000'>12\u202f000</measure> <measure quantity='1200000'>1.2 million</measure></p>",
        "<p><measure quantity='12400'>12.400</measure> <measure quantity='1234567'>1 234 567</measure></p>",
        "<p><measure quantity='0.5'>half of 12</measure> <measure quantity='2'>two 14-inch guns</measure></p>",
        "<p><measure quantity='-5'>−5</measure> <measure quantity='5000000'>5m</measure></p>",
        "<p><measure type='range' min='3' max='5'>3 to 5</measure> <num value='5.50'>5.5</num></p>",
        "<table><head>Thousand t</head><row><cell><measure quantity='5000'>5</measure></cell></row></table>",
    ],
    "days": [
        "<p><date when='1994-05-13'>May 1994</date> <date when='1994'>13 May 1994</date></p>",
        "<p><date when='1917-11-07'>25 October 1917</date></p>",
        "<p><date when='1995-01-01' resp='#ana'>2 January 1994</date></p>",
        "<p><date when='1994-05-13'>13 May 1994</date> <date when='1994'>May 1994</date></p>",
    ],
    "impossible-days": [
        "<p><date type='impossible'>31 June 1994</date> <date when='1996-02-29'>29 February 1996</date></p>"
    ],
    "note-numbers": [
        "<p>a<ref target='#n3'>3</ref></p><div><p>b</p><note xml:id='n3' n='3'>Log.</note></div>",
        "<p>a<note n='4'>3 May 1921: log.</note><note n='4'><hi rend='superscript'>4</hi> Log.</note></p>",
    ],
    "pages": [
        "<p><bibl>Log, <citedRange unit='page' from='146' to='54'>pp. 146–54</citedRange></bibl></p>",
        "<p><bibl>Log, <citedRange unit='page' from='iv' to='2'>pp. iv–2</citedRange></bibl></p>",
    ],
}


@functools.cache
def schema() -> etree._Element:
    return etree.fromstring(schema_bytes("corpuskit.sch"))


def patterns() -> dict[str, etree._Element]:
    return read_schema(schema()).patterns


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules(read_schema(schema()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "places.xml").write_text(PLACES, encoding="utf-8")
    return tmp_path


def written(folder: Path, content: str) -> Path:
    decisions, end, body = content.rpartition("</standOff>")
    path = folder / "x.xml"
    path.write_text(FILE.format(decisions + end, body), encoding="utf-8")
    return path


def cases(table: dict[str, list[str]]) -> list[object]:
    return [
        pytest.param(name, content, id=f"{name} {number}")
        for name, contents in table.items()
        for number, content in enumerate(contents)
    ]


def test_patterns_have_titles_and_files_that_break_and_keep_them() -> None:
    assert set(patterns()) == set(BROKEN) == set(KEPT)
    for pattern in patterns().values():
        assert pattern.findtext(f"{SCH}title")
    fixes = [str(fix.get("id")) for fix in schema().iter(f"{SQF}fix")]
    assert len(fixes) == len(set(fixes))


@pytest.mark.parametrize(("name", "content"), cases(BROKEN))
def test_broken(name: str, content: str, rules: Rules, folder: Path) -> None:
    broken = rules.broken(written(folder, content))
    assert {each.pattern for each in broken} == {name}, broken
    assert all(each.words for each in broken)


@pytest.mark.parametrize(("name", "content"), cases(KEPT))
def test_kept(name: str, content: str, rules: Rules, folder: Path) -> None:
    assert rules.broken(written(folder, content)) == []


def test_every_assertion_is_broken_by_a_file(rules: Rules, folder: Path) -> None:
    broken = {
        each.place
        for contents in BROKEN.values()
        for content in contents
        for each in rules.broken(written(folder, content))
    }
    every = {
        f"{name} {number} {at}"
        for name, pattern in patterns().items()
        for number, rule in enumerate(pattern.iterchildren(f"{SCH}rule"))
        for at, each in enumerate(rule.iterchildren(f"{SCH}assert"))
        if each.get("test") != "true()"
    }
    assert broken == every


@pytest.mark.parametrize(("name", "content"), [*cases(BROKEN), *cases(KEPT)])
def test_validate_says_the_same_without_a_processor(
    name: str, content: str, rules: Rules, folder: Path
) -> None:
    path = written(folder, content)
    here = [p for p, pattern in patterns().items() if pattern.get("see") is None]
    expected = [each.words.rstrip(".") for each in rules.broken(path) if each.pattern in here]
    assert [d.message for d in check_rules(parse(path.read_bytes(), path))] == expected
    if name in ("pointers", "registers"):
        missing = "gone.xml" in content
        assert bool(validate(parse(path.read_bytes(), path))) == (
            content in BROKEN[name] or missing
        )


def fixes_of(name: str) -> Iterator[tuple[etree._Element, etree._Element]]:
    for rule in patterns()[name].iterchildren(f"{SCH}rule"):
        for fix in rule.iterchildren(f"{SQF}fix"):
            yield rule, fix


def test_every_fix_mends_what_it_is_for(rules: Rules, folder: Path) -> None:
    for name, contents in BROKEN.items():
        for rule, fix in fixes_of(name):
            mended = 0
            for content in contents:
                path = written(folder, content)
                before = len(rules.broken(path))
                result = rules.fixed(path, rule, fix)
                path.write_bytes(result)
                assert not [
                    p for p in validate(parse(result, path)) if "schema" in p.advice.split()
                ]
                mended += len(rules.broken(path)) < before
            assert mended, (name, fix.get("id"))
    used = {
        fix
        for each in schema().iter(f"{SCH}assert")
        for fix in str(each.get(f"{SQF}fix") or "").split()
    }
    assert used == {str(fix.get("id")) for fix in schema().iter(f"{SQF}fix")}


def seen() -> list[object]:
    found = {check.id: check for check in checks()}
    named = {str(p.get("see")): name for name, p in patterns().items() if p.get("see")}
    assert set(named) - set(found) == {"validate"}
    return [pytest.param(found[see], name, id=see) for see, name in named.items() if see in found]


@pytest.mark.parametrize(("check", "name"), seen())
def test_editors_see_a_part_of_what_the_check_finds(
    check: Check, name: str, rules: Rules, folder: Path
) -> None:
    """What a check is silent about, an editor says nothing about either."""

    def broken(example: Example) -> list[Broken]:
        texts = [text for file, text in example.sources.items() if file.endswith(".xml")]
        return [
            each
            for text in texts
            for each in rules.broken(written(folder, text))
            if each.pattern == name
        ]

    assert [example.title for example in check.silent if broken(example)] == []
    if any(name.endswith(".xml") for example in check.reported for name in example.sources):
        assert any(map(broken, check.reported))


def test_the_corpus_keeps_the_rules(rules: Rules) -> None:
    paths = list(xml_files(Path(__file__).parents[2] / "corpus" / "tei"))
    assert paths
    assert [(path.name, each) for path in paths for each in rules.broken(path)] == []


def test_messages_are_whole_sentences() -> None:
    for each in schema().iter(f"{SCH}assert"):
        said = " ".join("".join(each.itertext()).split())
        assert re.fullmatch(r"[@A-Z].*[.]", said), said
    assert schema().get("queryBinding") == "xslt2"
    assert TEI in schema_bytes("corpuskit.sch").decode()
