"""What the schema forbids is said in words, at the right place."""

from __future__ import annotations

import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.errors import Problem
from corpuskit.tei.document import load, parse
from corpuskit.tei.validate import SCHEMA_FILES, copy_schema, validate

SEEDS = Path(__file__).parents[2] / "seeds"
FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>
<respStmt xml:id="ana"><resp>edits</resp><name>Ana</name></respStmt></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body>
{}
</body></text></TEI>"""

VALID = [
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
MISTAKES = [
    ("<p>In <date when='May'>May</date>.</p>", 5, "@when"),
    ("<p><measure quantity='12,000' unit='t'>12</measure></p>", 5, "@quantity"),
    ("<p><measure quantity='12' unit='metric tons'>12</measure></p>", 5, "@unit"),
    ("<p><measure type='circa' quantity='12'>12</measure></p>", 5, "@type"),
    ("<p>a<note place='foott'>b</note></p>", 5, "@place"),
    ("<p>a</p>\n<p zoom='3'>b</p>", 6, "@zoom"),
    ("<p>a</p>\n<blink>b</blink>", 6, "blink"),
    ("<list><label>1.</label></list>", 5, "list"),
    ("<table><row/></table>", 5, "row"),
    ("<p><choice><sic>a</sic></choice></p>", 5, "choice"),
    ("<p>a<ref target='#nowhere'>note 2</ref></p>", 5, "nowhere"),
    ("<p><persName ref='people.xml#okoro'>Okoro</persName></p>", 5, "people.xml"),
    ("<p><persName ref='../other/people.xml#okoro'>Okoro</persName></p>", 5, "out of the corpus"),
    ("<p resp='#bo'>a</p>", 5, "bo"),
]


def problems(content: str, folder: Path = Path()) -> tuple[Problem, ...]:
    return validate(parse(FILE.format(content).encode(), folder / "x.xml"))


@pytest.mark.parametrize("content", VALID)
def test_valid(content: str) -> None:
    assert problems(content) == ()


@pytest.mark.parametrize(("content", "line", "words"), MISTAKES)
def test_mistakes(content: str, line: int, words: str, tmp_path: Path) -> None:
    found = problems(content, tmp_path)
    assert found
    assert any(p.line == line and words in str(p) for p in found), [str(p) for p in found]


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
def test_the_schema_is_made_from_its_compact_form(tmp_path: Path) -> None:
    source = files("corpuskit.tei").joinpath("schema", "corpuskit.rnc")
    made = tmp_path / "corpuskit.rng"
    subprocess.run(["trang", str(source), str(made)], check=True)
    kept = files("corpuskit.tei").joinpath("schema", "corpuskit.rng").read_bytes()
    assert made.read_bytes() == kept


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
