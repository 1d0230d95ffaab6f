"""What --fix, --diff and --unsafe-fixes do to files, and what they leave alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.checks.check import checks
from corpuskit.cli import fixes, main
from corpuskit.core.result import Result
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.fixing import fix_corpus, write_fixed
from corpuskit.tei.seal import BLANK, seal

HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>'
    "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
    "</teiHeader><text><body>"
)
TAIL = "</body></text></TEI>\n"
SLIP = "<p>It  landed <measure quantity = '14200' unit=\"t\">12 400 t</measure>.</p>\n"
MENDED = SLIP.replace("14200", "12400")
SIGNED = SLIP.replace("<measure", '<measure resp="#ed"')


def run(*args: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def document(body: str, name: str = "port.xml") -> Path:
    path = Path("tei") / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((HEAD + body + TAIL).encode())
    return path


def test_a_fix_changes_its_bytes_alone_and_a_second_run_is_clean(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = document(SLIP)
    assert run("check", "tei", "--fix") == 0
    assert path.read_bytes() == (HEAD + MENDED + TAIL).encode()
    assert "1 fixed in 1 file" in capsys.readouterr().err
    assert run("check", "tei", "--fix") == 0
    told = capsys.readouterr()
    assert "nothing found" in told.out
    assert "nothing fixed" in told.err


def test_a_report_marks_what_can_be_fixed_and_counts_it(capsys: pytest.CaptureFixture[str]) -> None:
    document(SLIP + SIGNED.replace("landed", "sold"))
    assert run("check", "tei") == 1
    out = capsys.readouterr().out
    assert "quantity-differs-from-text [fixable with --fix]" in out
    assert out.endswith("1 fixable with --fix.\n")
    assert run("check", "tei", "--format", "json") == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["fix"]["safe"]
    (edit,) = finding["fix"]["edits"]
    line = Path("tei/port.xml").read_text().splitlines()[edit["line"] - 1]
    assert line[edit["column"] - 1 : edit["endColumn"] - 1] == "14200"
    assert edit["text"] == "12400"
    assert run("check", "tei", "--format", "sarif") == 1
    (sarif,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    (change,) = sarif["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "12400"}


def test_a_diff_writes_nothing_and_git_can_apply_it(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = document(SLIP)
    document(MENDED, "clean.xml")
    before = path.read_bytes()
    assert run("check", "tei", "--diff") == 1
    diff = capfdbinary.readouterr().out
    assert path.read_bytes() == before
    assert b"clean.xml" not in diff
    subprocess.run(["git", "apply", "-p0", "-"], input=diff, check=True, cwd=tmp_path)
    patched = path.read_bytes()
    path.write_bytes(before)
    assert run("check", "tei", "--fix") == 0
    assert path.read_bytes() == patched
    capfdbinary.readouterr()
    assert run("check", "tei", "--diff") == 0
    assert capfdbinary.readouterr().out == b""


def test_what_a_person_signed_is_only_changed_when_asked_for() -> None:
    path = document(SIGNED)
    assert run("check", "tei", "--fix") == 1
    assert b"14200" in path.read_bytes()
    assert run("check", "tei", "--diff") == 0
    assert run("check", "tei", "--diff", "--unsafe-fixes") == 1
    assert run("check", "tei", "--fix", "--unsafe-fixes") == 0
    assert b"'12400'" in path.read_bytes()


def test_the_same_slip_many_times_is_fixed_at_once() -> None:
    path = document(SLIP * 40)
    assert run("check", "tei", "--fix") == 0
    assert path.read_bytes() == (HEAD + MENDED * 40 + TAIL).encode()


def test_only_what_is_selected_is_fixed() -> None:
    path = document(SLIP)
    assert run("check", "tei", "--fix", "--ignore", "MKP001") == 0
    assert b"14200" in path.read_bytes()


@pytest.mark.parametrize(
    "slip",
    [
        SLIP.replace("12 400", "<choice><sic>12 400</sic><corr>14 200</corr></choice>"),
        SLIP.replace("12 400", "12 400<note>read 14 200</note>"),
        SLIP.replace("quantity", "max='15000' quantity"),
        SLIP.replace('"t"', '"kg"'),
    ],
)
def test_where_the_words_leave_a_doubt_nothing_is_fixed(slip: str) -> None:
    path = document(slip)
    run("check", "tei", "--fix", "--unsafe-fixes")
    assert path.read_bytes() == (HEAD + slip + TAIL).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encoding_byte_order_mark_and_line_ends_stay(encoding: str, end: str) -> None:
    name = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    text = f'<?xml version="1.0" encoding="{name}"?>\n{HEAD}<p>Café &#233;</p>\n{SLIP}{TAIL}'
    old = text.replace("\n", end).encode(encoding)
    path = document("")
    path.write_bytes(old)
    assert run("check", "tei", "--fix") == 0
    assert path.read_bytes() == text.replace("\n", end).replace("14200", "12400").encode(encoding)


def test_a_fix_that_would_make_the_file_invalid_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "corpuskit.claims.markup.quantity_slips._set",
        lambda name, _: {name: "12400", "colour": "red"},
    )
    path = document(SLIP)
    assert run("check", "tei", "--fix") == 1
    assert b"14200" in path.read_bytes()
    assert "a fix is not made" in capsys.readouterr().err


def test_a_file_changed_in_the_meantime_is_not_overwritten(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = document(SLIP)
    real = fix_corpus
    monkeypatch.setattr(fixes, "fix_corpus", lambda *a, **k: _then(real(*a, **k), path))
    assert run("check", "tei", "--fix") == 2
    assert b"14200" in path.read_bytes()
    assert "was changed while it was being fixed" in capsys.readouterr().err


def _then(fixed: object, path: Path) -> object:
    path.write_bytes(path.read_bytes().replace(b"landed", b"sold"))
    return fixed


def test_unsafe_fixes_alone_say_what_they_go_with(capsys: pytest.CaptureFixture[str]) -> None:
    document(SLIP)
    assert run("check", "tei", "--unsafe-fixes") == 2
    assert "add --fix or --diff" in capsys.readouterr().err
    assert run("check", "tei", "--diff", "--output", "x.json") == 2


def test_converting_again_keeps_what_was_fixed() -> None:
    Path("seeds").mkdir()
    Path("seeds/port.txt").write_text("The fleet landed 12 400 tonnes of cod in May 1994.\n")
    assert run("convert", "seeds", "--out", "tei") == 0
    path = Path("tei/port.xml")
    untouched = path.read_bytes()
    path.write_bytes(untouched.replace(b'quantity="12400"', b'quantity="14200"'))
    assert run("check", "tei", "--fix") == 0
    assert path.read_bytes() == untouched
    for command in (("convert", "seeds", "--out", "tei"), ("annotate", "tei")):
        assert run(*command) == 0
        assert path.read_bytes() == untouched


def test_a_note_number_that_slipped_is_mended_to_what_was_converted() -> None:
    Path("seeds").mkdir()
    lines = " ".join(f"It left in {1990 + n}.[{n}]" for n in range(1, 6))
    foot = "\n\n".join(f"[{n}] Harbour log, {n} May {1990 + n}." for n in range(1, 6))
    Path("seeds/port.txt").write_text(f"{lines}\n\n{foot}\n")
    assert run("convert", "seeds", "--out", "tei") == 0
    path = Path("tei/port.xml")
    untouched = path.read_bytes()
    path.write_bytes(re.sub(rb'(<note[^>]*n=")3(")', rb"\g<1>13\2", untouched))
    assert path.read_bytes() != untouched
    assert run("check", "tei", "--fix", "--fail-on", "warning") == 0
    assert path.read_bytes() == untouched
    assert run("convert", "seeds", "--out", "tei") == 0
    assert path.read_bytes() == untouched


def test_what_is_suppressed_is_not_fixed() -> None:
    body = SLIP.replace("<measure", '<measure xml:id="m1"')
    accepted = (
        '<standOff><fs type="suppression" corresp="#m1"><f name="check"><symbol value="MKP001"/>'
        '</f><f name="reason"><string>as the yearbook has it</string></f></fs></standOff>'
    )
    path = document(body)
    path.write_bytes(path.read_bytes().replace(b"</teiHeader>", f"</teiHeader>{accepted}".encode()))
    assert run("check", "tei", "--fix") == 0
    assert b"14200" in path.read_bytes()


def test_the_configured_corpus_is_fixed_from_a_folder_below() -> None:
    Path("corpuskit.toml").write_text('corpus = "tei"\n')
    path = document(SLIP)
    Path("notes").mkdir()
    os.chdir("notes")
    assert run("check", "--fix") == 0
    assert b"12400" in (Path("..") / path).read_bytes()


def test_a_fix_of_what_the_machine_wrote_is_kept_as_a_decision() -> None:
    """As if an older version had read the figure otherwise: base and seal say so too."""
    Path("seeds").mkdir()
    Path("seeds/port.txt").write_text("The fleet landed 12 400 tonnes of cod in May 1994.\n")
    assert run("convert", "seeds", "--out", "tei") == 0
    path = Path("tei/port.xml")
    assert run("check", "tei", "--fix") == 0
    wrong = path.read_bytes().replace(b'quantity="12400"', b'quantity="14200"')
    wrong = seal(re.sub(rb"sha256-[0-9a-f]{64}", BLANK.encode(), wrong))
    path.write_bytes(wrong)
    base = Path("tei/base/port.json")
    base.write_text(base.read_text().replace('"quantity": "12400"', '"quantity": "14200"'))
    assert run("check", "tei", "--fix") == 0
    fixed = path.read_bytes()
    assert fixed == wrong.replace(b'"14200"', b'"12400"')
    assert run("convert", "seeds", "--out", "tei") == 0
    assert path.read_bytes() == fixed
    shutil.rmtree("seeds")
    assert run("annotate", "tei") == 0
    assert path.read_bytes() == fixed


def test_a_folder_that_cannot_be_written_ends_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = document(SLIP)

    opened = os.open

    def refuse(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise OSError(30, "Read-only file system")
        return opened(path, flags, mode)

    monkeypatch.setattr("corpuskit.core.files.os.open", refuse)
    with pytest.raises(SystemExit) as ended:
        main(["check", "tei", "--fix"])
    assert ended.value.code == 2
    assert b"14200" in path.read_bytes()
    assert "cannot be written" in capsys.readouterr().err


PIECES = st.sampled_from(
    [
        SLIP,
        SIGNED,
        MENDED,
        '<p>It sailed on <date when="1994-05-31">13 May 1994</date>.</p>\n',
        "<p>It sailed from <date to='1992'  from='1995'>1992–1995</date> &amp; back.</p>\n",
        '<p>It sailed <date from="1995" to="1992" resp="#ed">then</date>.<!-- <p> --></p>\n',
        '<p>It left.<note n="9"><label>4</label> Log &#8211; <![CDATA[<b>]]>.</note></p>\n',
        '<p>It left.<note n="1">I.</note><note n="2">II.</note><note n="2">III.</note></p>\n',
        '<p>Off.<note n="4">IV.</note><note n="5">V.</note><note n="4"><label>7</label></note></p>\n',
        '<p>It had <measure min="600" max="500" unit="t">500 to 600 t</measure>\n</p>\n',
    ]
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shelf")


@settings(deadline=None, max_examples=40)
@given(pieces=st.lists(PIECES, max_size=8), unsafe=st.booleans(), crlf=st.booleans())
def test_fixing_is_idempotent_and_touches_values_alone(
    shelf: Path, pieces: list[str], unsafe: bool, crlf: bool
) -> None:
    path = shelf / "port.xml"
    text = HEAD + "".join(pieces) + TAIL
    old = (text.replace("\n", "\r\n") if crlf else text).encode()
    path.write_bytes(old)

    def check(texts: Mapping[Path, bytes]) -> Result:
        return check_corpus([path], checks(), base=shelf, texts=texts)

    fixed = fix_corpus(check, unsafe=unsafe)
    assert not fixed.refused
    assert path.read_bytes() == old
    write_fixed(fixed)
    new = path.read_bytes()
    value = re.compile(rb"""(?<==)\s*("[^"]*"|'[^']*')""")
    assert value.sub(b"", new) == value.sub(b"", old)
    assert not fix_corpus(check, unsafe=unsafe).after
    assert not any(f.fix and (unsafe or f.fix.safe) for f in fixed.result.findings)
    if b"resp" in old and not unsafe:
        signed = re.findall(rb"<[^>]*resp=[^>]*>", old)
        assert re.findall(rb"<[^>]*resp=[^>]*>", new) == signed
