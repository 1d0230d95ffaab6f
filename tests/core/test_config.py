"""Settings: what is read, what is refused and where, and the schema made of the same table."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import re
import tempfile
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpuskit.cli import main
from corpuskit.core.config import Config, find_config
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.overrides import overridden
from corpuskit.core.setting_kinds import Misfit, Record
from corpuskit.core.settings import SETTINGS, schema
from corpuskit.core.tolerances import TOLERANCES
from corpuskit.report.settings import render_settings

FULL = """\
required-version = ">=0.1"
sources = "in"
corpus = "tei"
lexicon = ["house", "own"]
bibliography = "b.bib"
baseline = "b.json"
fail-on = "warning"
preview = true
select = ["FIG", "DAT001"]
ignore = ["FIG004"]

[levels]
FIG001 = "error"
NOT = "off"

[per-path-ignores]
"tei/drafts/*" = ["NOT"]

[tolerances]
about = 0.1

[dates]
one = 1999-04-07
two = "1999"
three = "1999-02/2000-02"

[[suppress]]
finding = "b77c6d03"
reason = "two Novembers"
by = "Joy Okoro"
until = 2027-06-30

[[suppress]]
check = "FIG001"
document = "one"
quote = "16 000"
reason = "civilians too"
by = "Joy Okoro"

[[unit]]
code = "mithqal"
dimension = "mass"
names = ["mithqal"]
factor = "0.00425"

[annotate]
spacy = "en"
registers = ["people"]
"""


def read(folder: Path, text: str, name: str = "corpuskit.toml") -> Config:
    (folder / name).write_text(text, encoding="utf-8")
    return find_config(folder)


def test_every_setting_is_read(tmp_path: Path) -> None:
    config = read(tmp_path, FULL)
    assert config.select == ("FIG", "DAT001")
    assert config.lexicon_folders == (tmp_path / "house", tmp_path / "own")
    assert config.baseline_file == tmp_path / "b.json"
    assert config.tolerances["about"] == Decimal("0.1")
    assert config.dates["one"] == (date(1999, 4, 7),) * 2
    assert config.dates["two"] == (date(1999, 1, 1), date(1999, 12, 31))
    assert config.dates["three"] == (date(1999, 2, 1), date(2000, 2, 29))
    assert config.suppress[0].until == date(2027, 6, 30)
    assert config.suppress[1].quote == "16 000"
    assert config.spacy == "en"
    defaults = Config(tmp_path)
    same = [
        field.name
        for field in dataclasses.fields(Config)
        if field.name != "root" and getattr(config, field.name) == getattr(defaults, field.name)
    ]
    assert same == []


def test_a_pyproject_counts_too(tmp_path: Path) -> None:
    text = "[project]\nname = 'x'\n[tool.corpuskit]\nfail-on = 'note'\n"
    assert read(tmp_path, text, "pyproject.toml").fail_on == "note"
    with pytest.raises(CorpuskitError, match=r"pyproject\.toml:5:8: corpus is 5"):
        read(tmp_path, f"{text}corpus=5", "pyproject.toml")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("corpuskit.toml", b"fail-on = 'note'\nselect = [1 2]", "toml:2:13: not readable as TOML"),
        ("corpuskit.toml", b"a = 1\na = 2\n", "toml:2:6: not readable as TOML: cannot overwrite"),
        ("corpuskit.toml", b"select = [", ": not readable as TOML: "),
        ("corpuskit.toml", b"sources = '\xff'", "is not UTF-8 (invalid start byte)"),
        ("pyproject.toml", b"[tool]\ncorpuskit = 5", "toml:2:13: tool.corpuskit is 5; it takes a"),
    ],
)
def test_what_is_no_configuration_is_said(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CorpuskitError) as caught:
        find_config(tmp_path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_pyproject_of_others_is_left_alone(tmp_path: Path) -> None:
    assert read(tmp_path, "tool = 3\n", "pyproject.toml").path is None
    assert read(tmp_path, "[tool.other]\n", "pyproject.toml").path is None


def test_a_byte_order_mark_and_other_line_ends(tmp_path: Path) -> None:
    (tmp_path / "corpuskit.toml").write_bytes(b"\xef\xbb\xbffail-on = 'note'\r\npreview = 1\r\n")
    with pytest.raises(CorpuskitError, match=r"toml:2:11: preview is 1"):
        find_config(tmp_path)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('fail-onn = "error"', "1:1", "unknown key 'fail-onn'; did you mean 'fail-on'?"),
        ("fail_on = 'error'", "1:1", "did you mean 'fail-on'?"),
        ('\n  fail-on = "eror"', "2:13", "fail-on is 'eror'; it takes error, warning, note or"),
        ('select = "FIG001"', "1:10", "select is 'FIG001'; it takes a list"),
        ('select = [\n  "FIG001",\n  4]', "3:3", "select is 4; it takes the id of a check"),
        ("spacy = 'en'", "1:1", "unknown key 'spacy'; it stands in the table [annotate]"),
        ("[annotate]\nspaci = ''", "2:1", "in [annotate]; did you mean 'spacy'?"),
        ("annotate = 4", "1:12", "annotate is 4; it takes a table, [annotate]"),
        ("[levels]\nFIG001 = 'of'", "2:10", "levels.FIG001 is 'of'; it takes error, warning,"),
        ("[tolerances]\nabout = 5", "2:9", "tolerances.about is 5; it takes a number from 0 to 1"),
        ("[tolerances]\nabout = nan", "2:9", "it takes a number from 0 to 1"),
        ("[tolerances]\nabout = inf", "2:9", "it takes a number from 0 to 1"),
        ("[suppress]\nreason = 'x'", "1:1", "it takes tables, each headed [[suppress]]"),
        ("[tolerances]\nabout = true", "2:9", "it takes a number from 0 to 1"),
        ("[tolerances]\nFIG001 = 0.1", "2:1", "unknown key 'FIG001' in [tolerances]; did you mean"),
        ("[dates]\none = '1999-13'", "2:7", "dates.one is '1999-13'; it takes"),
        ("[dates]\none = 1999-04-07T10:00:00", "2:7", "dates.one is"),
        ("[dates]\none = '2000/1999'", "2:7", "dates.one is"),
        ("preview = 'yes'", "1:11", "preview is 'yes'; it takes true or false"),
        ("[per-path-ignores]\n'x' = 'FIG'", "2:7", "per-path-ignores.x is 'FIG'; it takes a list"),
        ("[[suppress]]\nfinding = 'b77c6d03'\nby = 'x'", "1:1", "[[suppress]] has no reason"),
        ("[[suppress]]\nreason = 'x'\nby = 'x'", "1:1", "[[suppress]] names no finding"),
        ("[[suppress]]\nfinding = 'b77c'", "2:11", "it takes eight hexadecimal digits or more"),
        (
            "[[suppress]]\nfinding='b77c6d03'\nquote='FIG001'\nreason='x'\nby='x'",
            "1:1",
            "finding stands alone; take out quote",
        ),
        (
            "[[suppress]]\nreason = ' '",
            "2:10",
            "suppress.reason is ' '; it takes a text, not empty",
        ),
        ("[[suppress]]\nuntil = '2027'", "2:9", "suppress.until is '2027'; it takes a day"),
        ('required-version = ">=9"\nnew-key = 1', "1:20", "this corpus needs corpuskit >=9, and"),
        ('required-version = "soon"', "1:20", "required-version is 'soon'; it takes versions"),
        ("required-version = 1", "1:20", "required-version is 1; it takes a text"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    tmp_path: Path, text: str, place: str, message: str
) -> None:
    with pytest.raises(CorpuskitError) as caught:
        read(tmp_path, text)
    said = str(caught.value)
    assert said.startswith(f"{tmp_path}/corpuskit.toml:{place}: "), said
    assert message in said
    assert "\n" not in said


def test_a_newer_configuration_ends_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpuskit.toml").write_text('later = 1\nrequired-version = ">=0.2,<0.4"\n')
    monkeypatch.chdir(tmp_path)
    assert run("check") == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "needs corpuskit >=0.2,<0.4, and this is 0.1.0; pip install" in said[0]


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return int(ended.value.code or 0)


def test_defaults_are_declared_once(tmp_path: Path) -> None:
    """The table of settings, the fields of the configuration and their defaults are of a piece."""
    defaults = Config(tmp_path)
    declared = {s.key: s for s in SETTINGS.settings if not isinstance(s.kind, Record)}
    names = {key.replace("-", "_") for key in declared} | {"spacy", "registers", "tolerances"}
    assert names == {f.name for f in dataclasses.fields(Config)} - {"root", "path", "said"}
    for key, setting in declared.items():
        if setting.default is not None:
            assert getattr(defaults, key.replace("-", "_")) == setting.default


def test_every_setting_says_what_it_is_for() -> None:
    def settings(record: Record) -> list[Any]:
        inner = [
            kind
            for each in record.settings
            for kind in (each.kind, getattr(each.kind, "of", None))
            if isinstance(kind, Record)
        ]
        return [*record.settings, *(one for kind in inner for one in settings(kind))]

    assert all(each.about.endswith(".") for each in settings(SETTINGS))


def plain(text: str) -> Any:
    """Return TOML as an editor's schema sees it: dates as texts."""
    return json.loads(json.dumps(tomllib.loads(text), default=str))


def test_the_schema_takes_what_the_parser_takes() -> None:
    jsonschema.Draft7Validator.check_schema(schema())
    jsonschema.validate(plain(FULL), schema())


_SCALARS = st.sampled_from(
    ("error", "FIG001", "", "1999-04", "b77c6d03", "2027-06-30", "off", True, -1, 1, Decimal("0.5"))
)
_TABLES = st.dictionaries(
    st.sampled_from(("about", "spacy", "finding", "reason", "by", "x")), _SCALARS, max_size=3
)
_VALUES = st.one_of(
    _SCALARS, _TABLES, st.lists(_SCALARS, max_size=2), st.lists(_TABLES, max_size=1)
)


# Drawing the first example is slow on a busy machine, and says nothing of the program.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.dictionaries(
        st.sampled_from((*(each.key for each in SETTINGS.settings), "other")), _VALUES, max_size=3
    )
)
def test_schema_and_parser_agree(table: dict[str, Any]) -> None:
    """An editor underlines exactly what the parser refuses."""
    try:
        SETTINGS.read(table, ())
        accepted = True
    except Misfit:
        accepted = False
    shown = json.loads(json.dumps(table, default=float))
    assert jsonschema.Draft7Validator(schema()).is_valid(shown) == accepted


def test_the_schema_that_init_writes_is_current(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("init", str(tmp_path / "new")) == 0
    written = (tmp_path / "new" / "corpuskit.schema.json").read_text()
    settings = (tmp_path / "new" / "corpuskit.toml").read_text()
    capsys.readouterr()
    assert run("config", "schema") == 0
    assert written == capsys.readouterr().out
    assert settings.startswith("#:schema ./corpuskit.schema.json\n")
    jsonschema.validate(plain(settings), schema())


def test_the_settings_that_init_writes_are_the_defaults(tmp_path: Path) -> None:
    assert run("init", str(tmp_path)) == 0
    assert find_config(tmp_path) == dataclasses.replace(
        Config(tmp_path), path=tmp_path / "corpuskit.toml"
    )


def test_what_init_suggests_is_valid(tmp_path: Path) -> None:
    """The settings that stand there as comments can be taken as they are."""
    assert run("init", str(tmp_path)) == 0
    text = (tmp_path / "corpuskit.toml").read_text()
    lines = [
        line.removeprefix("# ")
        if line.startswith("# [") or (line.startswith("# ") and " = " in line)
        else line
        for line in text.splitlines()
    ]
    config = read(tmp_path, "\n".join(lines))
    assert config.suppress
    assert config.levels
    assert config.spacy


def test_show_names_the_origin_of_every_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read(tmp_path, 'fail-on = "note"\n[levels]\nFIG001 = "off"\nDAT001 = "note"\n')
    monkeypatch.chdir(tmp_path)
    assert run("config", "show", "--select", "DAT", "--preview") == 0
    shown = [line for line in capsys.readouterr().out.splitlines() if " = " in line]
    origins = {line.split(" = ")[0]: line.rpartition("  # ")[2] for line in shown}
    assert origins["fail-on"] == "corpuskit.toml:1"
    assert origins["DAT001"] == "corpuskit.toml:4"
    assert origins["select"] == "command line"
    assert origins["preview"] == "command line"
    assert origins["corpus"] == "default"
    assert "FIG001" not in origins


def test_what_show_prints_is_a_configuration_of_the_same_effect(tmp_path: Path) -> None:
    config, changed = overridden(read(tmp_path, FULL), select=["DAT"], fail_on="never")
    again = read(tmp_path, render_settings(config, changed))
    defaults = {each.name: each.default for each in TOLERANCES}
    assert again == dataclasses.replace(config, tolerances={**defaults, **config.tolerances})


@pytest.mark.parametrize("page", ["README.md", "docs/decisions/0024-suppressions.md"])
def test_what_the_documents_show_is_valid(tmp_path: Path, page: str) -> None:
    text = (Path(__file__).parents[2] / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    shown = [b for b in blocks if "[[suppress]]" in b or "required-version" in b]
    assert shown
    for block in shown:
        assert read(tmp_path, block).said


def test_show_without_a_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("config", "show") == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"# no configuration; defaults for {tmp_path}\n")
    assert 'fail-on = "error"' in shown
    assert read(tmp_path, shown).fail_on == "error"


@given(st.text(st.characters(codec="utf-8"), max_size=80))
@settings(deadline=None)
def test_no_text_raises_anything_but_the_projects_own_errors(text: str) -> None:
    with tempfile.TemporaryDirectory() as name, contextlib.suppress(CorpuskitError):
        read(Path(name), text)
