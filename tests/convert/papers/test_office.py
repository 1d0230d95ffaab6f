"""Papers of word processors: paragraphs are counted as they are shown, notes stand at their marks."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from corpuskit.convert.papers.office import read_docx, read_odt
from corpuskit.core.errors import InputError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = f"""<w:document {W}><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Forces</w:t></w:r></w:p>
<w:p/>
<w:p><w:r><w:t xml:space="preserve">There were </w:t></w:r><w:del><w:r><w:delText>5</w:delText></w:r>
</w:del><w:ins><w:r><w:rPr><w:i/></w:rPr><w:t>14</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> men.</w:t>
</w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t>So it was.</w:t></w:r></w:p>
</w:body></w:document>"""
NOTES = f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Ruiz, p. 5.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
ODT = """<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f">
<office:automatic-styles><style:style style:name="T1"><style:text-properties fo:font-style="italic"/>
</style:style></office:automatic-styles><office:body><office:text>
<text:h>Forces</text:h><text:p/>
<text:p>There were <text:span text:style-name="T1">14</text:span><text:s/>men.<text:note><text:note-citation>1
</text:note-citation><text:note-body><text:p>Ruiz, p. 5.</text:p></text:note-body></text:note></text:p>
</office:text></office:body></office:document-content>"""


def made(path: Path, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def test_a_docx(tmp_path: Path) -> None:
    parts = {"word/document.xml": BODY, "word/footnotes.xml": NOTES}
    paper = read_docx(made(tmp_path / "paper.docx", parts))
    assert [(p.kind, p.chars, set(p.at)) for p in paper.paragraphs if p.chars] == [
        ("head", "Forces", {1}),
        ("p", "There were 14 men.", {3}),
        ("quote", "So it was.", {4}),
        ("note", "Ruiz, p. 5.", {3}),
    ]
    assert paper.paragraphs[2].notes == ((18, 4),)
    assert paper.paragraphs[2].italic == ((11, 13),)
    assert paper.numbered


def test_an_odt(tmp_path: Path) -> None:
    paper = read_odt(made(tmp_path / "paper.odt", {"content.xml": ODT}))
    assert [(p.kind, p.chars, set(p.at)) for p in paper.paragraphs if p.chars] == [
        ("head", "Forces", {1}),
        ("p", "There were 14 men.", {3}),
        ("note", "Ruiz, p. 5.", {3}),
    ]
    assert paper.paragraphs[2].notes == ((18, 3),)
    assert paper.paragraphs[2].italic == ((11, 13),)


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(None, id="no archive"),
        pytest.param({}, id="nothing in it"),
        pytest.param({"word/document.xml": "", "content.xml": ""}, id="empty"),
        pytest.param({"word/document.xml": "no XML", "content.xml": "none"}, id="no XML"),
    ],
)
def test_what_is_none_is_named_with_a_way_out(tmp_path: Path, parts: dict[str, str] | None) -> None:
    for read, name in ((read_docx, "paper.docx"), (read_odt, "paper.odt")):
        path = tmp_path / name
        if parts is None:
            path.write_bytes(b"not an archive")
        else:
            made(path, parts)
        with pytest.raises(InputError, match="save it again"):
            read(path)
