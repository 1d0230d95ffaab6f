"""CIT013: A web address contradicts the citation that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from corpuskit.bib.addresses import days_of, host_of
from corpuskit.checks.check import Check, Example
from corpuskit.claims.citations.containers import spelling
from corpuskit.claims.model import Extract, printed_period
from corpuskit.claims.model.citation import CitedWork
from corpuskit.core.findings import Evidence, Finding, Level

# A newspaper prints what it put on the web some days before, or the other way round.
_APART = timedelta(days=7)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:com|org|net|info|edu|gov|int|[a-z]{2})", re.I)
_SHORTEST = 6


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield addresses that tell another day or container, and pages seen before they appeared."""
    works = [work for extract in extracts for work in extract.cited if work.certain]
    names = _periodicals(works)
    for work in works:
        url = work.as_printed("url")
        for reason, reading in _contradictions(work, url, names) if url else ():
            yield CHECK.finding(
                f"the address in {work.where.citation} {reason}",
                [Evidence(work.where, reading)],
                # What one newspaper printed, another may have on its pages.
                level=Level.NOTE if reading.startswith("host") else CHECK.level,
                tolerance=f"{_APART.days} days between print and web"
                if "day" in reading
                else "none",
            )


def _contradictions(
    work: CitedWork, url: str, names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    told = days_of(url)
    if told and work.first and work.last:
        apart = work.first - told[1] > _APART or told[0] - work.last > _APART
        if apart and not work.refers:
            dated, day = printed_period(work.first, work.last), printed_period(*told)
            yield f"tells {day}, the citation {dated}", f"day of the address {day}"
    if work.accessed and work.first and work.accessed[1] < work.first:
        seen, dated = (
            printed_period(*work.accessed),
            printed_period(work.first, work.last or work.first),
        )
        yield f"was opened {seen}, before the work appeared ({dated})", f"accessed {seen}"
    host, container = host_of(url), work.as_printed("container")
    other = _other_container(host, container, names)
    if container and other:
        yield f"is one of {other}, the citation has {container!r}", f"host {host}"


def _periodicals(works: Sequence[CitedWork]) -> dict[str, str]:
    """Return the containers of the corpus by the letters that a host may have of them."""
    names = (work.as_printed("container") for work in works)
    return {spelling(name).replace(" ", ""): repr(name) for name in names if name}


def _other_container(host: str, container: str, names: Mapping[str, str]) -> str:
    """Return the container that a host names, where it is not that of the citation."""
    own = spelling(container).replace(" ", "")
    said = _DOMAIN.fullmatch(container.strip())
    if said:
        # «Example.org» says itself on which host it is.
        site = said.group().casefold().removeprefix("www.")
        near = host == site or host.endswith(f".{site}") or site.endswith(f".{host}")
        return "" if near else f"{host!r}"
    labels = [re.sub(r"[^\w]", "", label).removeprefix("the") for label in host.split(".")[:-1]]
    for label in labels:
        if len(label) >= _SHORTEST and label in names and label not in own and own not in label:
            return names[label]
    return ""


def _note(day: str, address: str) -> Mapping[str, str]:
    return {
        "chapter": (
            f"The port closed.[1]\n\n[1] Okafor, N., ‘Port closed’, *Harbour Times*, {day}, "
            f"<{address}>.\n"
        )
    }


CHECK = Check(
    id="CIT013",
    slug="url-contradicts-citation",
    level=Level.WARNING,
    summary="A web address contradicts the citation that it stands in.",
    why="The address, the date or the newspaper is that of another work.",
    fix="Open the page; correct the address or the citation.",
    find=find,
    reported=(
        Example(
            "another year",
            _note("3 May 1999", "https://www.harbourtimes.example.org/1998/05/03/port"),
        ),
        Example(
            "another newspaper",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] Okafor, N., ‘Port closed’, *Harbour Times*, 3 May 1999, <https://www.seajournal.org/a>.\n\n"
                    "[2] Ito, K., ‘Nets’, *Sea Journal*, 4 May 1999, <https://www.seajournal.org/b>.\n"
                )
            },
        ),
        Example(
            "opened before it appeared",
            {
                "chapter": (
                    "The port closed.[1]\n\n[1] Okafor, N., ‘Port closed’, *Harbour Times*, 3 May 1999, "
                    "https://harbourtimes.org/port (accessed 2 February 1999).\n"
                )
            },
        ),
    ),
    silent=(
        Example("the same day", _note("3 May 1999", "https://harbourtimes.org/1999/05/03/port")),
        Example(
            "printed the day after", _note("4 May 1999", "https://harbourtimes.org/1999/05/03/port")
        ),
        Example(
            "a folder of files",
            _note("3 May 1999", "https://harbourtimes.org/wp-content/uploads/2004/05/port.pdf"),
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 14: Notes and Bibliography",
        "RFC 3986, Uniform Resource Identifier (URI): Generic Syntax (2005)",
    ),
)
