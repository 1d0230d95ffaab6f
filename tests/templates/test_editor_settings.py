"""The settings that `init` writes for editors: of the form that each editor documents.

VS Code: code.visualstudio.com/docs/editor/tasks and its schema in the appendix (problem matchers);
docs/Formatting.md of redhat-developer/vscode-xml; the README of zsol/vscode-glspc; package.json of
raffazizzi/vscode-sxml. oXygen: «Framework Extension Script File» and «Supported CSS Properties» of
oxygenxml.com/doc; the form of a project is that of DITA/rules/styleguide.xpr in oxygenxml/userguide.
Emacs and jEdit: nXML's locate.rnc; SchemaMappingManager.java and SchemaAutoLoader.java of jEdit's
plugin XML.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from corpuskit.cli import main
from corpuskit.lint.documents import find_documents
from corpuskit.templates.corpus import make_corpus
from corpuskit.templates.editor_settings import EDITORS, write_settings

ROOT = Path(__file__).parents[2]
CORPUS = Path("corpus/tei")
LOCATING = "{http://thaiopensource.com/ns/locating-rules/1.0}"
RNG = "{http://relaxng.org/ns/structure/1.0}"

TASK_KEYS = {
    "label", "detail", "type", "command", "args", "options", "group", "presentation",
    "problemMatcher",
}  # fmt: skip
MATCHER_KEYS = {"owner", "source", "severity", "fileLocation", "pattern"}
PATTERN_KEYS = {"regexp", "file", "line", "column", "severity", "message", "code"}
SETTINGS = {
    "glspc.server.command", "glspc.server.commandArguments", "glspc.server.languageId",
    "xml.format.enabled", "[xml]", "files.readonlyInclude",
    "editor.formatOnSave", "editor.formatOnPaste", "editor.formatOnType", "editor.wordWrap",
    "files.trimTrailingWhitespace",
}  # fmt: skip
# Those of CSS 2.1 that our style sheet uses and that the table in oXygen's manual has as rendered,
# and border-radius, which it has too.
CSS_PROPERTIES = {
    "background-color", "border", "border-bottom", "border-left", "border-radius", "border-right",
    "color", "content", "display", "font-size", "font-weight", "margin", "padding",
    "text-decoration",
}  # fmt: skip


def run(*args: object) -> int | None:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return ended.value.code  # type: ignore[return-value]


def read(name: str) -> Any:
    text = (ROOT / ".vscode" / name).read_text("utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def test_this_repository_has_what_init_writes(tmp_path: Path) -> None:
    made = list(write_settings(tmp_path, CORPUS, tuple(EDITORS)))
    assert len(made) == 8
    for path in made:
        assert (ROOT / path.relative_to(tmp_path)).read_bytes() == path.read_bytes()


# --- what init writes


def test_all_editors_by_default(tmp_path: Path) -> None:
    assert run("init", tmp_path) == 0
    there = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert {
        ".vscode/tasks.json",
        "oxygen/corpuskit.xpr",
        ".dir-locals.el",
        "corpus/tei/schemas.xml",
        "corpus/tei/schema/corpuskit.rnc",
    } <= there


@pytest.mark.parametrize(
    ("editors", "there"),
    [
        (("none",), set()),
        (("emacs",), {".dir-locals.el", "corpus/tei/schemas.xml"}),
        (("jedit", "none"), {"corpus/tei/schemas.xml"}),
        (("vscode", "vscode"), {".vscode/extensions.json", ".vscode/settings.json", ".vscode/tasks.json"}),
    ],
)  # fmt: skip
def test_only_the_editors_named(tmp_path: Path, editors: tuple[str, ...], there: set[str]) -> None:
    assert run("init", tmp_path, *(f"--editor={each}" for each in editors)) == 0
    bare = set(make_corpus(tmp_path / "bare", ()))
    found = {path for path in tmp_path.rglob("*") if path.is_file()} - {
        path for path in (tmp_path / "bare").rglob("*") if path.is_file()
    }
    assert bare
    known = {"corpuskit.toml", "corpuskit.schema.json", ".github/workflows/corpuskit.yml"}
    names = {str(path.relative_to(tmp_path)) for path in found} - known
    assert {name for name in names if "/schema/" not in name} == there


def test_an_editor_that_is_not_known_is_refused_with_those_that_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("init", tmp_path, "--editor", "vim") == 2
    said = capsys.readouterr().err
    assert all(editor in said for editor in EDITORS)
    assert list(tmp_path.iterdir()) == []


def test_what_a_person_changed_stays_and_what_is_missing_comes(tmp_path: Path) -> None:
    assert run("init", tmp_path, "--editor", "vscode") == 0
    tasks = tmp_path / ".vscode" / "tasks.json"
    tasks.write_text("{}")
    (tmp_path / ".vscode" / "settings.json").unlink()
    assert run("init", tmp_path) == 0
    assert tasks.read_text() == "{}"
    assert (tmp_path / ".vscode" / "settings.json").is_file()
    assert (tmp_path / "oxygen" / "corpuskit.xpr").is_file()


@pytest.mark.parametrize(
    ("name", "head"), [("corpuskit.toml", ""), ("pyproject.toml", "[tool.corpuskit]\n")]
)
def test_they_lie_where_the_configuration_has_the_corpus(
    tmp_path: Path, name: str, head: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(f'{head}corpus = "texts"\nsources = "scans"\n')
    assert run("init", tmp_path) == 0
    assert [path.name for path in tmp_path.glob("*.toml")] == [name]
    assert f"into {tmp_path / 'scans'}" in capsys.readouterr().out
    assert (tmp_path / "texts" / "schemas.xml").is_file()
    assert (tmp_path / "texts" / "schema" / "corpuskit.rng").is_file()
    assert (tmp_path / "scans").is_dir()
    assert not (tmp_path / "corpus").exists()


def test_a_corpus_within_another_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "corpuskit.toml").write_text('corpus = "texts"\n')
    (tmp_path / "inner").mkdir()
    assert run("init", tmp_path / "inner") == 0
    assert (tmp_path / "inner" / "corpuskit.toml").is_file()
    assert (tmp_path / "inner" / "corpus" / "tei" / "schemas.xml").is_file()


# --- schemas.xml lies among the documents and is none


def test_the_locating_rules_are_no_document(
    fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (fleet / CORPUS / "schemas.xml").is_file()
    names = [path.name for path in find_documents([fleet])]
    assert names == ["article.xml", "chapter.xml", "people.xml"]
    assert run("validate") == 0
    assert run("convert") == 0
    assert run("annotate") == 0
    assert run("check") == 0
    assert "schemas" not in "".join(capsys.readouterr())


def test_a_source_of_their_name_is_refused(fleet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (fleet / CORPUS / "schemas.xml").read_bytes()
    (fleet / "seeds" / "schemas.txt").write_text("Schemas\n\nThere were 12 of them.\n")
    assert run("convert") == 2
    assert "seeds/schemas.txt: would become schemas.xml" in capsys.readouterr().err
    assert (fleet / CORPUS / "schemas.xml").read_bytes() == before


def test_they_name_the_schema_of_tei_by_a_path_that_is_there(fleet: Path) -> None:
    tree = etree.parse(fleet / CORPUS / "schemas.xml")
    (rule,) = tree.getroot().iterchildren(f"{LOCATING}*")
    assert rule.tag == f"{LOCATING}namespace"
    assert rule.get("ns") == "http://www.tei-c.org/ns/1.0"
    assert (fleet / CORPUS / (rule.get("uri") or "")).is_file()


# --- VS Code


def test_tasks_have_the_keys_that_are_documented() -> None:
    tasks = read("tasks.json")
    assert tasks.keys() == {"version", "tasks"}
    assert tasks["version"] == "2.0.0"
    for task in tasks["tasks"]:
        assert task.keys() <= TASK_KEYS
        assert (task["type"], task["command"]) == ("process", "corpuskit")
        for matcher in [task["problemMatcher"]] if task["problemMatcher"] else []:
            assert matcher.keys() <= MATCHER_KEYS
            assert matcher["fileLocation"] == ["relative", "${workspaceFolder}"]
            assert matcher["pattern"].keys() <= PATTERN_KEYS
            groups = re.compile(matcher["pattern"]["regexp"]).groups
            assert sorted(v for v in matcher["pattern"].values() if isinstance(v, int)) == list(
                range(1, groups + 1)
            )


def test_every_task_is_a_command_that_runs(fleet: Path) -> None:
    for task in read("tasks.json")["tasks"]:
        assert run(*task["args"]) == 0


def matched(name: str, output: str) -> Iterator[dict[str, str | None]]:
    """Yield what VS Code would make problems of, line by line."""
    (task,) = (each for each in read("tasks.json")["tasks"] if each["label"] == name)
    pattern = task["problemMatcher"]["pattern"]
    for line in output.splitlines():
        if found := re.search(pattern["regexp"], line):
            yield {key: found[at] for key, at in pattern.items() if isinstance(at, int)}


def shown(*args: str) -> str:
    """Return what a terminal shows of a command: both streams, as VS Code reads them."""
    done = subprocess.run(
        [sys.executable, "-c", "from corpuskit.cli import main; main()", *args],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return done.stdout


def test_findings_become_problems_at_both_sides(fleet: Path) -> None:
    (fleet / CORPUS / "broken.xml").write_text("<TEI>\n<text>")
    output = shown("check", "--format", "lines", "--fail-on", "never")
    broken, first, second = matched("corpuskit check", output)
    assert broken["file"] == "corpus/tei/broken.xml"
    assert (broken["severity"], broken["code"]) == (None, None)
    assert (first["file"], first["severity"]) == ("corpus/tei/article.xml", "warning")
    assert (second["file"], second["severity"]) == ("corpus/tei/chapter.xml", "note")
    assert (first["message"] or "").startswith("178 in article, line 70, 187 in chapter")
    assert first["code"] == second["code"] == "FIG001"
    assert (first["line"], first["column"]) == ("70", "207")


def test_every_finding_of_this_corpus_becomes_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    output = shown("check", "--format", "lines", "--no-baseline", "--fail-on", "never")
    problems = list(matched("corpuskit check", output))
    assert problems
    assert len(problems) == len(output.splitlines()) - 1
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", each["code"] or "") for each in problems)
    assert all((ROOT / (each["file"] or "")).is_file() for each in problems)


def test_what_is_not_valid_becomes_a_problem(fleet: Path) -> None:
    path = fleet / CORPUS / "chapter.xml"
    path.write_text(path.read_text("utf-8").replace('quantity="187"', 'quantity="x"'), "utf-8")
    (problem,) = matched("corpuskit validate", shown("validate"))
    assert problem["file"] == "corpus/tei/chapter.xml"
    assert problem["line"] == "70"
    assert "@quantity" in (problem["message"] or "")


def test_settings_and_recommendations_have_the_names_that_are_documented() -> None:
    settings = read("settings.json")
    assert settings.keys() | settings["[xml]"].keys() <= SETTINGS
    assert settings["glspc.server.command"] == "corpuskit"
    assert settings["xml.format.enabled"] is False
    recommended = read("extensions.json")
    assert recommended.keys() == {"recommendations"}
    assert set(recommended["recommendations"]) == {
        "raffazizzi.sxml", "zsol.vscode-glspc", "tamasfe.even-better-toml",
    }  # fmt: skip


# --- oXygen


def options(tree: etree._ElementTree) -> dict[str, etree._Element]:
    """Return the options that a project keeps, by name."""
    entries = tree.iterfind("meta/options/serialized/serializableOrderedMap/entry")
    return {entry[0].text or "": entry[1] for entry in entries}


def fields(element: etree._Element) -> dict[str, etree._Element]:
    return {field.get("name") or "": field[0] for field in element.iterfind("field")}


def test_the_project_has_our_framework_and_a_scenario(fleet: Path) -> None:
    project = fleet / "oxygen" / "corpuskit.xpr"
    tree = etree.parse(project)
    kept = options(tree)
    assert kept.keys() == {
        "additional.frameworks.directories",
        "key.editor.document.type.custom.locations.option.pane",
        "validation.scenarios",
    }
    (frameworks,) = kept["additional.frameworks.directories"].iterfind("String")
    assert list(
        (Path((frameworks.text or "").replace("${pd}", str(project.parent)))).glob("*/*.exf")
    )
    (scenario,) = kept["validation.scenarios"]
    assert list(fields(scenario)) == ["pairs", "type", "name"]
    schemas = {}
    for unit in fields(scenario)["pairs"]:
        schema = fields(fields(unit)["validationSchema"])
        path = (schema["uri"].text or "").replace("${cfdu}", str(fleet / CORPUS))
        schemas[schema["type"].text] = Path(path)
    # RELAX NG and Schematron, by the numbers of oXygen's SchemaTypes.
    assert {key: path.name for key, path in schemas.items()} == {
        "4": "corpuskit.rng",
        "7": "corpuskit.sch",
    }
    assert all(path.is_file() for path in schemas.values())
    (folder,) = tree.iterfind("projectTree/folder")
    assert (project.parent / (folder.get("path") or "")).samefile(fleet)


def test_the_framework_extends_that_of_tei_with_our_styles(fleet: Path) -> None:
    path = fleet / "oxygen" / "frameworks" / "corpuskit" / "corpuskit.exf"
    root = etree.parse(path).getroot()
    ns = {"f": "http://www.oxygenxml.com/ns/framework/extend"}
    assert root.tag == f"{{{ns['f']}}}script"
    assert root.get("base") == "TEI P5"
    assert [etree.QName(child).localname for child in root.iterchildren("*")] == [
        "name", "description", "priority", "author",
    ]  # fmt: skip
    (css,) = root.iterfind("f:author/f:css/f:addCss", ns)
    assert Path((css.get("path") or "").replace("${framework}", str(path.parent))).is_file()
    assert css.get("position") == "after"


CSS = (ROOT / "oxygen/frameworks/corpuskit/corpuskit.css").read_text("utf-8")
RULES = [
    (selector.strip(), dict(re.findall(r"([\w-]+):\s*([^;]+);", body)))
    for selector, body in re.findall(
        r"([^{}]+)\{([^{}]*)\}", re.sub(r'/\*.*?\*/|@namespace[^;]+;', "", CSS, flags=re.DOTALL)
    )
]  # fmt: skip


def test_styles_have_the_properties_that_oxygen_renders() -> None:
    used = {name for _, body in RULES for name in body}
    assert used == CSS_PROPERTIES


def test_styles_are_of_elements_and_attributes_that_the_schema_has() -> None:
    schema = etree.parse(ROOT / "corpus/tei/schema/corpuskit.rng")
    elements = {element.get("name") for element in schema.iter(f"{RNG}element")}
    attributes = {attribute.get("name") for attribute in schema.iter(f"{RNG}attribute")}
    named = [
        re.sub(r":(before|after)$", "", part) for s, _ in RULES for part in re.split(r"[ ,]+", s)
    ]
    assert {part.partition("[")[0] for part in named} - {"*"} <= elements
    assert {name for part in named for name in re.findall(r"\[(\w+)", part)} <= attributes
    shown = {name for _, body in RULES for name in re.findall(r"attr\((\w+)\)", str(body))}
    assert shown <= attributes


def test_each_kind_is_told_by_its_shape_without_colour() -> None:
    shapes: dict[str, str] = {}
    for selector, body in RULES:
        lines = {k: re.sub(r"#\w+", "", v) for k, v in body.items() if k.startswith("border")}
        if lines and not selector.startswith(("choice", "ref")):
            shapes[selector] = json.dumps(lines, sort_keys=True)
    assert len(shapes) == 8
    assert len(set(shapes.values())) == len(shapes)


# --- Emacs and jEdit


@pytest.mark.debian
def test_the_locating_rules_are_valid_by_the_schema_that_emacs_brings(fleet: Path) -> None:
    found = sorted(Path("/usr/share/emacs").glob("*/etc/schema/locate.rnc"))
    done = subprocess.run(
        ["jing", "-c", str(found[-1]), str(fleet / CORPUS / "schemas.xml")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
