"""What is remembered from one check to the next: never in the way of being right, never needed."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import corpuskit
from corpuskit.claims.model.slots import Passage
from corpuskit.cli.check_ import checked
from corpuskit.cli.options import configured
from corpuskit.core.reads import noted
from corpuskit.core.result import Result
from corpuskit.core.store import Store
from corpuskit.lint.memory import Memory, store_for
from corpuskit.tei.base import Base, write_base

SEEDS = Path(__file__).parents[2]
CODE = "from corpuskit.cli import main; main()"
DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>
<p xml:id="p1">In <date when="{year}">{year}</date> the Danish force in Kosovo had
<measure xml:id="m1" quantity="{size}" unit="count">{size} {noun}</measure>, under the
<rs type="treaty" ref="treaties.xml#t1">Treaty of Ribe</rs>, which was signed on
<date when="{year}-05-02">2 May {year}</date>.</p>
</body></text>{judged}</TEI>
"""
JUDGED = """<standOff><fs type="claim" corresp="{other}.xml#m1">
<f name="verdict"><symbol value="{verdict}"/></f></fs></standOff>"""
REGISTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff><listEvent>
<event xml:id="t1" type="treaty"><label>{label}</label>
<event type="signed" when="{day}"><label>signed</label></event></event>
</listEvent></standOff></TEI>
"""
SUPPRESSED = "[[suppress]]\nfinding = 'abcdef0123'\nreason = 'seen'\nby = 'Rao'\n"
NAMES = ("atlas", "gazette", "ledger")


def write_document(
    folder: Path, name: str, size: int, year: int = 2003, noun: str = "soldiers", judged: str = ""
) -> None:
    text = DOCUMENT.format(year=year, size=size, noun=noun, judged=judged)
    (folder / f"{name}.xml").write_text(text, encoding="utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    tei = root / "corpus" / "tei"
    tei.mkdir(parents=True)
    (root / "corpuskit.toml").write_text("")
    for name, size in zip(NAMES, (1150, 1600, 1150), strict=True):
        write_document(tei, name, size)
    return root


def check(root: Path, memory: Callable[[], Memory] | None = None) -> Result:
    config = configured(root)
    made = memory() if memory else Memory(config)
    return checked(config, (), base=root, memory=made)


def stored(root: Path, file: Path) -> Result:
    return check(root, lambda: Memory(configured(root), Store(file)))


def run(root: Path, cache: Path | str, *args: str, code: str = CODE) -> str:
    package = str(Path(corpuskit.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "--format", "json", *args],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        env={**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": paths},
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout + done.stderr


def read_again(root: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Check with a store, and return the names of the documents that were read."""
    from corpuskit.lint import reading

    names: list[str] = []
    real = reading.read_document

    def counted(path: Path) -> reading.Reading:
        names.append(path.stem)
        return real(path)

    with monkeypatch.context() as patched:
        patched.setattr(reading, "read_document", counted)
        stored(root, file)
    return names


def test_only_what_changed_is_read_again(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "store.sqlite"
    assert read_again(corpus, file, monkeypatch) == [*NAMES]
    assert read_again(corpus, file, monkeypatch) == []
    write_document(corpus / "corpus" / "tei", "gazette", 1700)
    assert read_again(corpus, file, monkeypatch) == ["gazette"]
    (corpus / "corpuskit.toml").write_text("ignore = ['NOT001']")
    assert read_again(corpus, file, monkeypatch) == []
    (corpus / "lexicon").mkdir()
    (corpus / "lexicon" / "concepts.toml").write_text("[military-personnel]\nwords = ['hussar']")
    assert read_again(corpus, file, monkeypatch) == [*NAMES]


def test_only_passages_that_changed_are_read_side_by_side_again(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpuskit.claims.slots import cross_encoder

    read: list[bytes] = []
    real = cross_encoder._read

    def counted(one: Passage, other: Passage) -> float:
        read.append(one.tokens + other.tokens)
        return real(one, other)

    monkeypatch.setattr(cross_encoder, "_read", counted)

    def pairs() -> int:
        # As in another process.
        cross_encoder._both_ways.cache_clear()
        read.clear()
        found = stored(corpus, file).findings
        told = len(read)
        cross_encoder._both_ways.cache_clear()
        assert check(corpus).findings == found
        return told

    file = tmp_path / "store.sqlite"
    all_of_them = pairs()
    assert all_of_them
    # Findings are looked for anew on another line, and no sentence is another one.
    ledger = corpus / "corpus" / "tei" / "ledger.xml"
    ledger.write_text(ledger.read_text("utf-8").replace("<body>", "<body>\n"), encoding="utf-8")
    assert pairs() == 0
    write_document(corpus / "corpus" / "tei", "gazette", 1600, noun="sailors")
    assert 0 < pairs() < all_of_them


class Edits(RuleBasedStateMachine):
    """Edit a corpus at random; at every step the remembered result is the fresh one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.root = self.folder / "corpus"
        self.tei = self.root / "corpus" / "tei"
        self.before: dict[Path, bytes] = {}

    @initialize()
    def begin(self) -> None:
        self.tei.mkdir(parents=True)
        (self.root / "corpuskit.toml").write_text("")
        for name in NAMES:
            write_document(self.tei, name, 1150)

    @rule(
        name=st.sampled_from(NAMES),
        size=st.sampled_from([1150, 1160, 1600]),
        year=st.sampled_from([2003, 2004]),
        noun=st.sampled_from(["soldiers", "hussars", "tractors"]),
    )
    def edit_document(self, name: str, size: int, year: int, noun: str) -> None:
        write_document(self.tei, name, size, year, noun)

    @rule(
        name=st.sampled_from(NAMES),
        other=st.sampled_from([*NAMES, "nowhere", "../tei/atlas"]),
        verdict=st.sampled_from(["wrong", "right", "odd"]),
    )
    def judge(self, name: str, other: str, verdict: str) -> None:
        judged = JUDGED.format(other=other, verdict=verdict)
        write_document(self.tei, name, 1600, judged=judged)

    @rule(name=st.sampled_from(NAMES))
    def break_document(self, name: str) -> None:
        (self.tei / f"{name}.xml").write_text("<TEI><text>")

    @rule(name=st.sampled_from(NAMES[1:]))
    def remove_document(self, name: str) -> None:
        (self.tei / f"{name}.xml").unlink(missing_ok=True)

    @rule(name=st.sampled_from(NAMES))
    def link_document(self, name: str) -> None:
        (self.folder / "elsewhere").mkdir(exist_ok=True)
        write_document(self.folder / "elsewhere", name, 1600)
        (self.tei / f"{name}.xml").unlink(missing_ok=True)
        (self.tei / f"{name}.xml").symlink_to(self.folder / "elsewhere" / f"{name}.xml")

    @rule(
        label=st.sampled_from(["Treaty of Ribe", "Ribe Pact"]),
        day=st.sampled_from(["2003-05-02", "2001-01-01"]),
    )
    def edit_register(self, label: str, day: str) -> None:
        (self.tei / "treaties.xml").write_text(REGISTER.format(label=label, day=day))

    @rule(name=st.sampled_from(NAMES), read=st.sampled_from(["1150", "900", None]))
    def edit_base(self, name: str, read: str | None) -> None:
        dispute = {
            "block": "p1",
            "quote": "1150 soldiers",
            "nth": 0,
            "xml_id": "m1",
            "stands": "measure 1150",
            "read": f"measure {read}",
        }
        data = {"format": 1, "disputes": [dispute]} if read else {"format": 0}
        (self.tei / "base").mkdir(exist_ok=True)
        (self.tei / "base" / f"{name}.json").write_text(json.dumps(data))

    @rule(concept=st.sampled_from(["military-personnel", "household", None]))
    def edit_lexicon(self, concept: str | None) -> None:
        (self.root / "lexicon").mkdir(exist_ok=True)
        text = f"[{concept}]\nwords = ['hussar']" if concept else ""
        (self.root / "lexicon" / "concepts.toml").write_text(text)

    @rule(
        text=st.sampled_from(
            [
                "",
                "ignore = ['FIG']",
                "select = ['FIG001']",
                "[tolerances]\nabout = 0.5",
                SUPPRESSED,
                f"# a line more\n{SUPPRESSED}",
            ]
        )
    )
    def edit_configuration(self, text: str) -> None:
        (self.root / "corpuskit.toml").write_text(text)

    @rule(data=st.binary(max_size=40), at=st.integers(0, 20_000))
    def damage_the_store(self, data: bytes, at: int) -> None:
        file = self.folder / "store.sqlite"
        if file.exists():
            with file.open("r+b") as handle:
                handle.seek(at)
                handle.write(data)

    @invariant()
    def remembered_is_fresh(self) -> None:
        if self.tei.exists():
            fresh = check(self.root)
            for _ in range(2):
                assert stored(self.root, self.folder / "store.sqlite") == fresh

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=10, stateful_step_count=10, deadline=None)


def test_the_seeds_from_the_store_are_the_seeds_as_read(tmp_path: Path) -> None:
    once, again, anew = (run(SEEDS, tmp_path, *more) for more in ((), (), ("--no-cache",)))
    assert once == again == anew
    assert len(list(tmp_path.rglob("*.sqlite"))) == 1


def test_no_cache_stores_nothing(corpus: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    assert "FIG001" in run(corpus, cache, "--no-cache")
    assert not list(cache.iterdir())


LOADED = CODE.replace(
    "main()",
    """
try: main()
finally: print(*sorted(sys.modules), file=sys.stderr)""",
).replace("from", "import sys; from", 1)


def test_a_remembered_result_loads_neither_checks_nor_grammars_nor_a_parser(
    corpus: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    assert "FIG001" in run(corpus, cache)
    modules = run(corpus, cache, code=LOADED).splitlines()[-1].split()
    own = {name.split(".")[1] for name in modules if name.startswith("corpuskit.")}
    assert own == {"cli", "core", "lint", "report"}
    assert not {"lxml.etree", "corpuskit.lint.corpus", "duckdb", "rapidfuzz"} & set(modules)
    assert sum(name.startswith("corpuskit.") for name in modules) < 40


def unusable_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def other_schema(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("DROP TABLE entry")
        db.execute("CREATE TABLE entry (something TEXT)")
    db.close()


def swapped_values(file: Path) -> None:
    with sqlite3.connect(file) as db:
        value = db.execute("SELECT max(value) FROM entry").fetchone()[0]
        db.execute("UPDATE entry SET value = ?", (value,))
    db.close()


@pytest.mark.parametrize(
    ("damage", "mended"),
    [
        pytest.param(lambda file: file.write_bytes(b""), True, id="empty"),
        pytest.param(lambda file: file.write_bytes(b"not a store" * 999), True, id="another file"),
        pytest.param(lambda file: os.truncate(file, 9000), True, id="cut off"),
        pytest.param(other_schema, True, id="another schema"),
        pytest.param(swapped_values, True, id="values of others"),
        pytest.param(unusable_folder, False, id="a folder"),
    ],
)
def test_a_damaged_store_is_made_anew_without_a_word(
    damage: Callable[[Path], None], mended: bool, tmp_path: Path, corpus: Path
) -> None:
    fresh = run(corpus, tmp_path)
    (file,) = tmp_path.rglob("*.sqlite")
    damage(file)
    assert run(corpus, tmp_path) == fresh
    assert run(corpus, tmp_path) == fresh
    if mended:
        with sqlite3.connect(file) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert db.execute("SELECT count(*) FROM entry").fetchone()[0] >= len(NAMES)
        db.close()


def test_bits_that_flip_in_the_store_change_nothing(tmp_path: Path, corpus: Path) -> None:
    file = tmp_path / "store.sqlite"
    fresh = stored(corpus, file)
    whole, drawn = file.read_bytes(), random.Random(7)
    for _ in range(60):
        data = bytearray(whole)
        data[drawn.randrange(len(data))] ^= 1 << drawn.randrange(8)
        file.write_bytes(data)
        assert stored(corpus, file) == fresh


def test_no_folder_for_caches(corpus: Path, tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("")
    assert run(corpus, taken) == run(corpus, tmp_path / "cache")


def test_runs_at_once_find_the_same(corpus: Path, tmp_path: Path) -> None:
    package = str(Path(corpuskit.__file__).parents[1])
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": package}
    begun = [
        subprocess.Popen(
            [sys.executable, "-c", CODE, "check", "--format", "json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=corpus,
            env=environment,
        )
        for _ in range(4)
    ]
    ended = {process.communicate() for process in begun}
    assert len(ended) == 1
    assert run(corpus, tmp_path).encode() == ended.pop()[0]
    (file,) = tmp_path.rglob("*.sqlite")
    with sqlite3.connect(file) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def test_a_store_that_another_run_is_writing_to_is_done_without(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpuskit.core.store._PATIENCE", 0)
    file = tmp_path / "store.sqlite"
    fresh = stored(corpus, file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    write_document(corpus / "corpus" / "tei", "gazette", 1150)
    assert stored(corpus, file) == check(corpus) != fresh
    other.execute("ROLLBACK")
    other.close()
    assert file.exists()


def test_a_full_store_forgets_what_is_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpuskit.core.store._MOST_BYTES", 1 << 16)
    store = Store(tmp_path / "store.sqlite")
    for number in range(300):
        store.put({str(number).encode(): bytes(1000)})
    assert store.get(b"299") == bytes(1000)
    assert store.get(b"0") is None
    assert (tmp_path / "store.sqlite").stat().st_size < 1 << 18


def test_each_corpus_has_its_store(tmp_path: Path) -> None:
    files = set()
    for name in ("a", "b", "deeper/a"):
        (tmp_path / name).mkdir(parents=True)
        store = store_for(tmp_path / name)
        assert store is not None
        files.add(store.path)
    assert len(files) == 3


def test_every_file_that_is_read_is_noted(corpus: Path) -> None:
    """What is read and not noted could change, and the old result would be taken over."""
    tei = corpus / "corpus" / "tei"
    write_document(tei, "atlas", 1600, judged=JUDGED.format(other="gazette", verdict="right"))
    (tei / "treaties.xml").write_text(REGISTER.format(label="a", day="2001"))
    (tei / "base").mkdir()
    base = Base(source="../../seeds/atlas.txt", digest=hashlib.sha256(b"a").hexdigest())
    (tei / "base" / "atlas.json").write_bytes(write_base(base))
    (corpus / "seeds").mkdir()
    (corpus / "seeds" / "atlas.txt").write_bytes(b"a")
    opened: list[str] = []
    watching = True

    def hook(event: str, args: tuple[object, ...]) -> None:
        if watching and event == "open" and str(args[0]).startswith(str(corpus)):
            opened.append(str(args[0]))

    config = configured(corpus)
    sys.addaudithook(hook)
    with noted() as states:
        checked(config, (), base=corpus)
    watching = False
    assert {str(tei / f"{name}.xml") for name in NAMES} < set(opened)
    # The configuration counts by its text, which is no part of what is noted.
    assert set(opened) <= {*states, str(corpus / "corpuskit.toml")}
    assert str(tei / "../../seeds/atlas.txt") in states


def test_a_relative_folder_of_caches_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "caches")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    store = store_for(SEEDS)
    assert store is not None
    assert store.path.is_absolute()
