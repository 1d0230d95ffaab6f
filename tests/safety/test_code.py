"""What no module of the package may do, by its syntax tree: each has one place, or none."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "corpuskit"
MODULES = sorted(SOURCE.rglob("*.py"))

# Code out of data, in any form; a shell.
NEVER = {
    "eval", "exec", "compile", "__import__", "pickle", "cPickle", "marshal", "shelve", "dill",
    "cloudpickle", "system", "popen", "xinclude", "XInclude", "XSLT", "iterparse", "yaml",
    "getoutput", "getstatusoutput", "fromstringlist", "XMLID", "feed", "unpack_archive",
    "extractall", "urlopen", "urlretrieve", "socket", "ftplib", "http",
}  # fmt: skip
# The master of Spark that the command line names is asked whether it is there.
ASKED = {"engine/cluster.py": {"socket"}}
PARSERS = {"core/parsers.py", "tei/parsers.py"}
# What the package ships, not what it is given.
OWN_FILES = {
    "bib/languages.py",
    "core/lexicons.py",
    "tei/grammar.py",
    "tei/intentions.py",
    "tei/latin.py",
    "templates/editor_settings.py",
    "templates/corpus.py",
}
READING = {"core/reads.py", "core/locks.py"}
WRITING = {"core/files.py", "core/folders.py"}
# The null device in place of a closed stream; a folder of its own that is removed again.
APART = {
    "cli/endings.py",
    "engine/spark.py",
    "lint/difference/sides.py",
    "report/parquet.py",
    "cli/try_.py",
    "core/store.py",
}


def name_of(node: ast.expr) -> str:
    """Return the dotted name of what is called, as far as it is one."""
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


@cache
def nodes(path: Path) -> tuple[tuple[tuple[str, ast.Call], ...], tuple[ast.stmt, ...]]:
    """Return what a module calls, by name, and its imports."""
    found = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    called = tuple((name_of(each.func), each) for each in found if isinstance(each, ast.Call))
    return called, tuple(e for e in found if isinstance(e, (ast.Import, ast.ImportFrom)))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    yield from nodes(path)[0]


def imported(path: Path) -> Iterator[str]:
    for node in nodes(path)[1]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (alias.name for alias in node.names)


def where(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def users(*names: str) -> set[str]:
    """Return the modules that call something by one of these last names."""
    return {where(p) for p in MODULES for name, _ in calls(p) if name.rpartition(".")[2] in names}


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_nothing_is_run_that_was_read(path: Path) -> None:
    for name in imported(path):
        assert not NEVER - ASKED.get(where(path), set()) & set(name.split(".")), name
    for name, call in calls(path):
        last = name.rpartition(".")[2]
        # A pattern may be compiled, a program may not.
        assert last not in NEVER or name == "re.compile", f"{name}, line {call.lineno}"
        # Path.resolve raises RuntimeError for a link to itself; core.bounds.real does not.
        assert not (name.endswith(".resolve") and not call.args), call.lineno
        assert not any(keyword.arg == "shell" for keyword in call.keywords), call.lineno


def test_only_git_is_run() -> None:
    running = {where(path) for path in MODULES if "subprocess" in imported(path)}
    assert running == {"core/git.py"}
    for path in (SOURCE / each for each in running):
        assert '["git", "-C", str(folder),' in path.read_text(encoding="utf-8")


def test_parsers_are_made_in_one_place() -> None:
    made = users(
        "XMLParser", "HTMLParser", "ParserCreate", "fromstring", "XML", "HTML", "DTD", "Schematron"
    )
    made |= {
        where(path)
        for path in MODULES
        for name, _ in calls(path)
        if name in {"json.load", "json.loads", "tomllib.load", "tomllib.loads", "etree.parse"}
    }
    assert made == PARSERS


def is_shipped(call: ast.Call) -> bool:
    """Tell whether a call reads a file that the package ships."""
    return "files(" in ast.unparse(call.func) or ast.unparse(call.func).startswith("data.")


def test_files_are_read_in_one_place() -> None:
    reading = {
        where(path)
        for path in MODULES
        for name, call in calls(path)
        if name.endswith((".read_bytes", ".read_text")) and not is_shipped(call)
    }
    assert reading - READING <= OWN_FILES | APART


def opens(name: str, call: ast.Call) -> bool:
    """Tell whether a call opens a file: by a function, or as a method that is told how."""
    told = (
        call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    )
    return name in {"open", "os.open", "io.open"} or (name.endswith(".open") and bool(told))


def test_files_are_written_in_one_place() -> None:
    writing = users(
        "fdopen", "write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "copyfile",
        "TemporaryFile", "copy2", "copytree", "rename", "touch", "symlink_to",
        "hardlink_to", "truncate", "mkfifo", "rmtree", "unlink", "mkdir", "makedirs",
    )  # fmt: skip
    writing |= {where(path) for path in MODULES for name, call in calls(path) if opens(name, call)}
    assert writing - WRITING - READING <= APART


def test_what_is_printed_goes_through_one_place() -> None:
    printing = users("echo", "secho", "print") | {
        where(p)
        for p in MODULES
        for n, _ in calls(p)
        if n.endswith(("stdout.write", "stderr.write"))
    }
    assert {module for module in printing if module.startswith("cli/")} == {
        "cli/output.py",
        # It draws numbers of its own over one line.
        "cli/progress.py",
        # It asks at a terminal, part by part, each made printable.
        "cli/reviewing.py",
    }
    # Consoles of rich print into memory, from where it goes to that place.
    for module in {each for each in printing if not each.startswith("cli/")}:
        assert module.startswith("report/"), module
