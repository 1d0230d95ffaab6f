"""Pages as bytes: the templates, and what they may ask of the site."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from corpuskit.core.findings import Level
from corpuskit.core.printing import REPLACED, json_text

_HOME = "corpuskit.report.site"
# What a browser shows nothing for, or turns the direction of what follows by; the marks of a
# direction stay, as texts written from right to left need them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
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
    """Return a value as JSON for a script element, which nothing in it can end."""
    return Markup(json_text(value).replace("<", "\\u003c"))  # noqa: S704


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
    return f"{function}({json.dumps(value, ensure_ascii=False)});\n".encode("utf-8", "replace")
