"""The workflow, the action and the hook that users are given, by running their steps."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpuskit import __version__

ROOT = Path(__file__).parents[2]
CHAPTER = "The Fleet\n\nBy John Smith\n\nOn 1 May 1994 the fleet of Norland had 187 trawlers. It was kept in two ports.\n"
ARTICLE = "The Ports\n\nBy Ann Jones\n\nThe ports were busy. On 1 May 1994 the fleet of Norland had 178 trawlers.\n"
WORKFLOW = ".github/workflows/corpuskit.yml"
ANNOTATION = re.compile(
    r"^::(\w+) file=([^,]+),line=(\d+),col=(\d+),endColumn=(\d+),title=([^:]+)::", re.M
)
DOCUMENT = "corpus/tei/chapter.xml"


_INPUT = re.compile(r"\$\{\{\s*inputs\.([\w-]+)\s*\}\}")


@dataclass(frozen=True)
class Runner:
    """Run shell steps in a folder, as GitHub's runner does, with what was installed in `home`."""

    home: Path
    workspace: Path

    @property
    def environment(self) -> dict[str, str]:
        site = self.home / "site"
        return {
            "PATH": os.pathsep.join([str(site / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PYTHONPATH": str(site),
            "HOME": str(self.home),
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            # Packages come from the wheel made here, and into a folder of the test's own.
            "PIP_NO_INDEX": "1",
            "PIP_NO_DEPS": "1",
            "PIP_FIND_LINKS": str(self.home / "dist"),
            "PIP_TARGET": str(site),
            "PIP_UPGRADE": "1",
            # pip takes this switch where its value is false.
            "PIP_NO_BUILD_ISOLATION": "0",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_NO_CACHE_DIR": "1",
        }  # fmt: skip

    @property
    def summary(self) -> Path:
        return self.home / "summary.md"

    def shell(self, command: str, env: Mapping[str, str] | None = None, folder: str = ".") -> subprocess.CompletedProcess[str]:  # fmt: skip
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
            cwd=self.workspace / folder,
            env={**self.environment, **(env or {})},
            capture_output=True,
            text=True,
        )

    def step(self, step: Mapping[str, Any], inputs: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:  # fmt: skip
        """Run one step that has a `run`, its expressions replaced by the inputs."""

        def filled(text: str) -> str:
            return _INPUT.sub(lambda found: (inputs or {})[found[1]], text)

        env = {name: filled(value) for name, value in step.get("env", {}).items()}
        assert "${{" not in step["run"]
        return self.shell(step["run"], env, filled(step.get("working-directory", ".")))


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a wheel of this source tree in `dist`."""
    home = tmp_path_factory.mktemp("home")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-index", "--no-deps",
         "--no-build-isolation", "-w", str(home / "dist"), str(ROOT)],
        check=True, env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_CACHE_DIR": "1"},
    )  # fmt: skip
    return home


@pytest.fixture
def runner(home: Path, tmp_path: Path) -> Runner:
    workspace = tmp_path / "work"
    workspace.mkdir()
    runner = Runner(home, workspace)
    runner.summary.unlink(missing_ok=True)
    return runner


def read_yaml(path: Path) -> Any:
    # YAML 1.1 reads the key `on` as a truth value.
    return yaml.safe_load(path.read_text(encoding="utf-8").replace("\non:", '\n"on":'))


def installed(runner: Runner) -> None:
    if (runner.home / "site" / "bin" / "corpuskit").exists():
        return
    assert runner.shell(f"python -m pip install -q corpuskit=={__version__}").returncode == 0


def corpus_of(runner: Runner, *texts: str, folder: str = ".") -> Path:
    installed(runner)
    assert runner.shell(f"corpuskit init {folder}").returncode == 0
    root = runner.workspace / folder
    for name, text in zip(("chapter", "article"), texts, strict=False):
        (root / "seeds" / f"{name}.txt").write_text(text)
    assert runner.shell("corpuskit convert", folder=folder).returncode == 0
    return root


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def annotated(output: str, workspace: Path) -> list[tuple[str, str]]:
    """Return the level of each annotation and the words of the file that it stands at."""
    found = []
    for level, file, line, column, end, _ in ANNOTATION.findall(output):
        text = (workspace / file).read_text(encoding="utf-8").split("\n")[int(line) - 1]
        found.append((level, text[int(column) - 1 : int(end) - 1]))
    return found


def test_a_new_corpus_is_kept_in_ci(runner: Runner) -> None:
    """The whole story: make, plant, see it fail, accept, rework, change the figure."""
    root = corpus_of(runner, CHAPTER, ARTICLE.replace("178", "187"))
    steps = [step for step in read_yaml(root / WORKFLOW)["jobs"]["check"]["steps"] if "run" in step]
    install, check = steps
    assert runner.step(install).returncode == 0
    done = runner.step(check)
    assert (done.returncode, annotated(done.stdout, root)) == (0, []), done.stderr
    assert "nothing found" in runner.summary.read_text()

    edit(root / DOCUMENT, 'quantity="187"', 'quantity="195"')
    edit(root / DOCUMENT, ">187 trawlers<", ">195 trawlers<")
    done = runner.step(check)
    assert done.returncode == 1
    assert annotated(done.stdout, root) == [("warning", "187 trawlers")]
    assert "<mark>195 trawlers</mark>" in runner.summary.read_text()

    assert runner.shell("corpuskit check --write-baseline").returncode == 0
    done = runner.step(check)
    assert (done.returncode, annotated(done.stdout, root)) == (0, [])

    edit(
        root / DOCUMENT,
        '<p xml:id="p1">On ',
        '<p xml:id="p0">Much was said of it.</p>\n<p xml:id="p1">Still, on ',
    )
    edit(
        root / DOCUMENT, " the fleet of Norland had ", " all in all the fleet of Norland still had "
    )
    edit(root / DOCUMENT, "It was kept in", "In those years it was kept in")
    done = runner.step(check)
    assert "1 accepted by the baseline." in done.stdout
    assert (done.returncode, annotated(done.stdout, root)) == (0, [])

    edit(root / DOCUMENT, 'quantity="195"', 'quantity="196"')
    edit(root / DOCUMENT, ">195 trawlers<", ">196 trawlers<")
    done = runner.step(check)
    assert done.returncode == 1
    assert annotated(done.stdout, root) == [("warning", "187 trawlers")]
    assert "196 trawlers" in done.stdout


def test_the_workflow_of_init_is_pinned_and_may_read_only(runner: Runner) -> None:
    root = corpus_of(runner, CHAPTER)
    workflow = read_yaml(root / WORKFLOW)
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["on"]) == {"push", "pull_request"}
    install = workflow["jobs"]["check"]["steps"][2]["run"]
    assert install == f'python -m pip install "corpuskit=={__version__}"'
    (root / WORKFLOW).write_text("mine")
    assert runner.shell("corpuskit init .").returncode == 0
    assert (root / WORKFLOW).read_text() == "mine"


def inputs_of(action: Any, **given: str) -> dict[str, str]:
    asked = {name.replace("_", "-"): value for name, value in given.items()}
    assert set(asked) <= set(action["inputs"])
    return {name: asked.get(name, spec["default"]) for name, spec in action["inputs"].items()}


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, 1),
        ({"fail_on": "error"}, 0),
        ({"paths": "corpus/tei/chapter.xml"}, 0),
        ({"paths": "corpus/tei/chapter.xml\ncorpus/tei/article.xml\n"}, 1),
        ({"baseline": "mine.json"}, 0),
        ({"fail_on": "$(touch hacked)"}, 2),
        ({"paths": "; touch hacked"}, 2),
    ],
)
def test_the_action(given: dict[str, str], status: int, runner: Runner) -> None:
    root = corpus_of(runner, CHAPTER, ARTICLE, folder="atlas")
    assert (
        runner.shell(
            "corpuskit check --write-baseline --baseline mine.json", folder="atlas"
        ).returncode
        == 0
    )
    action = read_yaml(ROOT / "action.yml")
    assert action["runs"]["using"] == "composite"
    inputs = inputs_of(action, working_directory="atlas", sarif="out.sarif", **given)
    (check,) = [step for step in action["runs"]["steps"] if step.get("name") == "Check"]
    done = runner.step(check, inputs)
    assert done.returncode == status, done.stderr
    assert not list(runner.workspace.rglob("hacked"))
    if status < 2:
        results = json.loads((root / "out.sarif").read_text())["runs"][0]["results"]
        uris = {
            place["physicalLocation"]["artifactLocation"]["uri"]
            for result in results
            for place in result["locations"]
        }
        assert uris <= {"atlas/corpus/tei/article.xml"}
    if status == 1:
        assert annotated(done.stdout, runner.workspace) == [("warning", "178 trawlers")]


def test_the_action_installs_what_is_beside_it(runner: Runner) -> None:
    steps = read_yaml(ROOT / "action.yml")["runs"]["steps"]
    (install,) = [step for step in steps if step.get("name") == "Install corpuskit"]
    assert all(step.get("shell") == "bash" for step in steps if "run" in step)
    assert runner.step(install).returncode == 0
    assert runner.shell("corpuskit --version").stdout == f"corpuskit, version {__version__}\n"


def test_the_hook_checks_the_whole_corpus_once(runner: Runner) -> None:
    root = corpus_of(runner, CHAPTER, ARTICLE)
    (hook,) = read_yaml(ROOT / ".pre-commit-hooks.yaml")
    assert (hook["language"], hook["pass_filenames"], hook["require_serial"]) == (
        "python",
        False,
        True,
    )
    for file in (
        "corpus/tei/a.xml",
        "corpuskit.toml",
        "lexicon/units.toml",
        "corpuskit-baseline.json",
    ):
        assert re.search(hook["files"], file)
    assert not re.search(hook["files"], "notes.md")
    assert runner.shell(f"{hook['entry']} --fail-on warning").returncode == 1
    assert runner.shell(hook["entry"]).returncode == 0
    assert runner.shell("corpuskit check --write-baseline").returncode == 0
    assert runner.shell(f"{hook['entry']} --fail-on warning").returncode == 0
    edit(root / DOCUMENT, ">187 trawlers<", ">188 trawlers<")
    edit(root / DOCUMENT, 'quantity="187"', 'quantity="188"')
    assert runner.shell(f"{hook['entry']} --fail-on warning").returncode == 1


def test_a_summary_that_cannot_be_written_is_said(runner: Runner) -> None:
    corpus_of(runner, CHAPTER, ARTICLE)
    done = runner.shell(
        "corpuskit check --format github", {"GITHUB_STEP_SUMMARY": str(runner.workspace)}
    )
    assert done.returncode == 2
    assert "the summary of the job cannot be written" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_workflow_of_the_readme_is_that_of_init() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = text[text.index("```yaml\nname: corpuskit") :].split("```")[1].removeprefix("yaml\n")
    shown = yaml.safe_load(block.replace("\non:", '\n"on":'))
    made = read_yaml(ROOT / "src" / "corpuskit" / "templates" / "workflow.yml")
    for step in made["jobs"]["check"]["steps"]:
        step.pop("name", None)
        if "run" in step:
            step["run"] = step["run"].replace("VERSION", __version__)
    assert shown == made
