"""Pages as bytes: the templates, and what they may ask of the site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from corpuskit.core.findings import Level
from corpuskit.core.printing import REPLACED, json_text
from corpuskit.report.site.references import reference_parts

_HOME = "corpuskit.report.site"
# What a browser shows nothing for, or turns the direction of what follows by; the marks of a
# direction stay, as texts written from right to left need them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_OVERRIDES = re.compile("[\u202a-\u202e]")
_TURNING = re.compile(r"(?<!\\)((?:\\\\)*)\\u202[a-e]")
# In front of text as in a table: forms tell levels apart where colours do not.
SIGNS = {Level.ERROR: "◆", Level.WARNING: "▲", Level.NOTE: "●"}


@dataclass(frozen=True, slots=True)
class Page:
    """Hold a page before it is written: its path from the root, its template, what that shows."""

    path: str
    template: str
    title: str
    shows: Mapping[str, Any] = field(default_factory=dict)
    section: str = ""


class _Shipped(BaseLoader):
    def get_source(self, _environment: Environment, template: str) -> tuple[str, None, None]:
        try:
            text = files(_HOME).joinpath("templates", template).read_text(encoding="utf-8")
        except OSError as error:
            raise TemplateNotFound(template) from error
        return text, None, None


def render(page: Page, site: Mapping[str, Any]) -> bytes:
    """Write a page; `site` is what all pages show alike.

    What steers the direction of what follows is taken out of text, as in every report.
    """
    root = "../" * page.path.count("/")
    text = (
        _environment()
        .get_template(page.template)
        .render(**page.shows, page=page, root=root, site=site)
    )
    return text.encode("utf-8", "replace")


def data_block(value: Any) -> Markup:
    """Return a value as JSON for a script element, which nothing in it can end.

    What turns the direction of all that follows is shown as what it is.
    """
    text = _TURNING.sub(lambda found: f"{found[1]}\\ufffd", json_text(value))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704


def isolated(parts: Iterable[str]) -> Markup:
    """Return parts of a line so that none turns the direction of another."""
    return Markup(", ").join(
        Markup("<bdi>{}</bdi>").format(_printable(part)) for part in parts if part
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=_Shipped(),
        autoescape=True,
        extensions=["jinja2.ext.loopcontrols"],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_printable,
    )
    environment.filters["data"] = data_block
    environment.globals["ordinals"] = ("first", "second", "third", "fourth", "fifth", "sixth")
    environment.filters["isolated"] = isolated
    environment.filters["reference"] = lambda work: isolated(reference_parts(work))
    environment.globals["signs"] = SIGNS
    environment.globals["levels"] = tuple(reversed(Level))
    environment.tests["markup"] = lambda value: isinstance(value, Markup)
    return environment


def _printable(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNSEEN.sub(REPLACED, value)
    return value


def script_of(function: str, value: Any) -> bytes:
    """Return a script that hands a value over to a function of the site's own."""
    text = _OVERRIDES.sub(REPLACED, json.dumps(value, ensure_ascii=False))
    return f"{function}({text});\n".encode("utf-8", "replace")
