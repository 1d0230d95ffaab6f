"""A folder with something of every sort to ask about, a mark a line."""

from __future__ import annotations

from pathlib import Path

import pytest

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>{title}</title>
        <respStmt xml:id="corpuskit">
          <resp>conversion and annotation</resp>
          <name type="software">corpuskit</name>
        </respStmt>
        <respStmt xml:id="guess">
          <resp>suggestion of people</resp>
          <name type="software">a pipeline</name>
        </respStmt>
      </titleStmt>
      <publicationStmt>
        <p>For a test.</p>
      </publicationStmt>
      <sourceDesc>
        {source}
      </sourceDesc>
    </fileDesc>
  </teiHeader>
"""
_SOURCE = (
    '<biblStruct><monogr><title>Ports</title><imprint>\n<date when="2001" cert="low">2001</date>\n'
    '</imprint></monogr><note type="read" n="date">inferred from a storm</note></biblStruct>'
)
_REGISTER = "<p>Gathered.</p>"

PORT = """  <text>
    <body>
      <p>The port was built by
        <persName ref="people.xml#okoro-joy">Joy Okoro</persName> in
        <date xml:id="d1" when="1994-06-24" cert="low">June 24</date> with
        <measure xml:id="m1"  quantity='187' unit="count" cert="low">187 trawlers</measure> and
        <num value="12" cert="low">12</num> boats, said
        <ref type="source" cert="low">the Herald</ref>. In
        <date when="1995" resp="#guess" cert="low">1995</date> came
        <persName resp="#guess" cert="low">Great Harbour</persName>, and
        <persName ref="people.xml#okoro-j">Okoro</persName> left with
        <persName ref="people.xml#okoroo-joy">Joy Okoroo</persName>.<note n="1" place="bottom" xml:id="n1">See
        <bibl xml:id="cit1" type="misc" cert="low"><author>A. Smith</author>,
        <title>Boats</title>, <date when="1990">1990</date></bibl>.</note> The
        <rs type="treaty" ref="treaties.xml#oslo">Oslo Accord</rs> held.</p>
    </body>
  </text>
</TEI>
"""
FLEET = """  <text>
    <body>
      <p>The fleet of
        <persName ref="people.xml#okoro-joy">J. Okoro</persName> sailed on
        <date type="impossible" cert="low">31 June 1994</date> under
        <rs type="treaty" ref="treaties.xml#oslo-2">Oslo Accord on Boats</rs>.</p>
    </body>
  </text>
</TEI>
"""
PEOPLE = """  <standOff>
    <listPerson>
      <person xml:id="harbour-great" resp="#corpuskit">
        <persName>Great Harbour</persName>
      </person>
      <person xml:id="okoro-j" resp="#corpuskit">
        <persName>Okoro</persName>
      </person>
      <person xml:id="okoro-joy" resp="#corpuskit">
        <persName>Joy Okoro</persName>
        <persName>J. Okoro</persName>
        <persName>Kofi Okoro</persName>
      </person>
      <person xml:id="okoroo-joy" resp="#corpuskit">
        <persName>Joy Okoroo</persName>
      </person>
    </listPerson>
  </standOff>
</TEI>
"""
TREATIES = """  <standOff>
    <listEvent>
      <event xml:id="oslo" type="treaty" resp="#corpuskit">
        <label>Oslo Accord</label>
      </event>
      <event xml:id="oslo-2" type="treaty" resp="#corpuskit">
        <label>Oslo Accord on Boats</label>
      </event>
    </listEvent>
  </standOff>
</TEI>
"""
FILES = {
    "fleet.xml": _HEAD.format(title="Fleet", source=_REGISTER) + FLEET,
    "people.xml": _HEAD.format(title="People", source=_REGISTER) + PEOPLE,
    "port.xml": _HEAD.format(title="Port", source=_SOURCE) + PORT,
    "treaties.xml": _HEAD.format(title="Treaties", source=_REGISTER) + TREATIES,
}


def write_ports(folder: Path) -> list[Path]:
    """Write the folder; return its files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_bytes(text.encode())
    return [folder / name for name in FILES]


@pytest.fixture
def ports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of two documents and two registers, below the working directory."""
    write_ports(tmp_path / "tei")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "tei"
