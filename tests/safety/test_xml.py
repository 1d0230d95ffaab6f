"""Attacks by XML: each is refused at its line, reads no file, asks no server, and stays small."""

from __future__ import annotations

import resource
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpuskit.core.errors import InputError
from corpuskit.tei.document import parse

Here = Callable[..., tuple[int, str, str]]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
CANARY = "4711-canary"
NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
BODY = "<teiHeader/><text><body><p>{}</p></body></text>"


@pytest.fixture
def asked() -> Iterator[list[bytes]]:
    """Listen on loopback, and return what is asked; the port stands first."""
    said: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        said.append(str(server.getsockname()[1]).encode())

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    said.append(connection.recv(1000))

        threading.Thread(target=listen, daemon=True).start()
        yield said
        server.shutdown(socket.SHUT_RDWR)


# Each with the line at which it is refused, or 0 where it is read as if it were not there.
REACHING = {
    "external entity": ('<!DOCTYPE TEI [\n<!ENTITY x SYSTEM "{uri}">]>\n<TEI {ns}>{body}</TEI>', 2),
    "public entity": (
        '<!DOCTYPE TEI [\n<!ENTITY x PUBLIC "-//x" "{uri}">]>\n<TEI {ns}>{body}</TEI>',
        2,
    ),
    "parameter entity": (
        '<!DOCTYPE TEI [\n<!ENTITY % x SYSTEM "{uri}">\n%x;]>\n<TEI {ns}>{body}</TEI>',
        2,
    ),
    "nested parameter": (
        "<!DOCTYPE TEI [\n<!ENTITY % a \"<!ENTITY x SYSTEM '{uri}'>\">\n%a;]>\n<TEI {ns}>{body}</TEI>",
        2,
    ),
    "unparsed entity": (
        (
            '<!DOCTYPE TEI [<!NOTATION n SYSTEM "{uri}">\n<!ENTITY x SYSTEM "{uri}" NDATA n>]>'
            "<TEI {ns}>{body}</TEI>"
        ),
        2,
    ),
    "external DTD": ('<!DOCTYPE TEI SYSTEM "{uri}">\n<TEI {ns}>{plain}</TEI>', 0),
    "external DTD with an entity of it": (
        '<!DOCTYPE TEI SYSTEM "{uri}">\n<TEI {ns}>{body}</TEI>',
        2,
    ),
    "defaulted attribute": (
        '<!DOCTYPE TEI [\n<!ATTLIST p xml:base CDATA "{uri}">]>\n<TEI {ns}>{plain}</TEI>',
        0,
    ),
    "XInclude": (
        (
            '<TEI {ns} xmlns:xi="http://www.w3.org/2001/XInclude">'
            '<xi:include href="{uri}" parse="text"/>{plain}</TEI>'
        ),
        0,
    ),
    "schema location": (
        (
            '<TEI {ns} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            'xsi:schemaLocation="http://www.tei-c.org/ns/1.0 {uri}" '
            'xsi:noNamespaceSchemaLocation="{uri}">{plain}</TEI>'
        ),
        0,
    ),
    "model instruction": ('<?xml-model href="{uri}"?>\n<TEI {ns}>{plain}</TEI>', 0),
    "stylesheet instruction": (
        '<?xml-stylesheet type="text/xsl" href="{uri}"?>\n<TEI {ns}>{plain}</TEI>',
        0,
    ),
    "oxygen instruction": ('<?oxygen RNGSchema="{uri}" type="xml"?>\n<TEI {ns}>{plain}</TEI>', 0),
    "base": ('<TEI {ns} xml:base="{uri}">{plain}<ref target="#x"/></TEI>', 0),
    "pointers": ('<TEI {ns}>{plain}<ref target="{uri}"/><graphic url="{uri}"/></TEI>', 0),
}
COMMANDS = ("check", "validate", "annotate", "claims", "bib export")


@pytest.mark.parametrize("scheme", ["file", "http", "relative"])
@pytest.mark.parametrize("attack", REACHING)
@pytest.mark.parametrize("name", ["ports.xml", "people.xml"])
def test_nothing_is_fetched(
    attack: str, scheme: str, name: str, corpus: Path, here: Here, asked: list[bytes]
) -> None:
    canary = corpus / "canary.txt"
    canary.write_text(CANARY)
    port = asked[0].decode()
    uri = {
        "file": canary.as_uri(),
        "http": f"http://127.0.0.1:{port}/x",
        "relative": "../../canary.txt",
    }[scheme]
    form, line = REACHING[attack]
    text = form.replace("{uri}", uri).replace("{ns}", NS)
    text = text.replace("{body}", BODY.format("&x;")).replace("{plain}", BODY.format("5 ships"))
    path = corpus / "corpus" / "tei" / name
    path.write_text(text)
    for command in COMMANDS if scheme == "file" else COMMANDS[:2]:
        status, out, err = here(*command.split())
        assert CANARY not in out + err
        if line and command != "bib export":
            assert f"{name}:{line}" in err, (command, err)
            assert status == 2
    for made in corpus.rglob("*"):
        assert made == canary or not made.is_file() or CANARY not in made.read_text()
    assert asked == [port.encode()]


def deep(size: int) -> str:
    return f"<TEI {NS}>" + "<p>" * size + "</p>" * size + "</TEI>"


MEGABYTE = 1_000_000
SWELLING = {
    "billion laughs": '<!DOCTYPE TEI [<!ENTITY a "lol">\n'
    + "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">\n' for n in range(1, 10))
    + f"]><TEI {NS}>&b9;</TEI>",
    "quadratic blow-up": f'<!DOCTYPE TEI [\n<!ENTITY a "{"a" * 50_000}">]><TEI {NS}>{"&a;" * 50_000}</TEI>',
    "quadratic blow-up by short entities": f'<!DOCTYPE TEI [\n<!ENTITY a "{"a" * 64}">]><TEI {NS}>{"&a;" * MEGABYTE}</TEI>',
    "parameter entities": '<!DOCTYPE TEI [\n<!ENTITY % a "aaaa">\n<!ENTITY % b "%a;%a;">\n%b;]><TEI/>',
    "an entity of itself": f'<!DOCTYPE TEI [\n<!ENTITY a "&a;">]><TEI {NS}>&a;</TEI>',
    "entity in an attribute": f'<!DOCTYPE TEI [\n<!ENTITY a "{"a" * 64}">]><TEI {NS} n="{"&a;" * MEGABYTE}"/>',
    "deep nesting": deep(100_000),
    "deep namespaces": "".join(f'<a{n % 7}:p xmlns:a{n % 7}="u{n}">' for n in range(10_000)),
    "a name of a megabyte": f"<TEI {NS}><{'p' * MEGABYTE}/></TEI>",
    "an attribute name of a megabyte": f"<TEI {NS}><p {'n' * MEGABYTE}='1'/></TEI>",
    "an attribute of twenty megabytes": f'<TEI {NS}><p n="{"1" * 20 * MEGABYTE}"/></TEI>',
    "a comment of twenty megabytes": f"<TEI {NS}><!--{'c' * 20 * MEGABYTE}--></TEI>",
    "an instruction of twenty megabytes": f"<TEI {NS}><?p {'c' * 20 * MEGABYTE}?></TEI>",
    "a text of twenty megabytes": f"<TEI {NS}><p>{'word ' * 4 * MEGABYTE}</p></TEI>",
    "a CDATA section of twenty megabytes": f"<TEI {NS}><p><![CDATA[{'word ' * 4 * MEGABYTE}]]></p></TEI>",
    "a hundred thousand attributes": f"<TEI {NS}><p "
    + " ".join(f'a{n}="1"' for n in range(100_000))
    + "/></TEI>",
    "a hundred thousand namespaces": f"<TEI {NS}><p "
    + " ".join(f'xmlns:a{n}="u{n}"' for n in range(100_000))
    + "/></TEI>",
    "a hundred thousand declarations": "<!DOCTYPE TEI [\n"
    + "\n".join(f'<!ENTITY a{n} "b">' for n in range(100_000))
    + f"]><TEI {NS}/>",
    "a hundred thousand ids twice": f"<TEI {NS}>" + '<p xml:id="a"/>' * 100_000 + "</TEI>",
}
ROOM = 2 << 30


@pytest.mark.parametrize("attack", SWELLING)
def test_nothing_swells(attack: str, corpus: Path, run: Run) -> None:
    (corpus / "corpus" / "tei" / "ports.xml").write_text(SWELLING[attack])

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
        # Of the processor's time, whoever else uses it.
        resource.setrlimit(resource.RLIMIT_CPU, (50, 50))

    done = run("check", "--no-cache", preexec_fn=bounded)
    assert done.returncode in {0, 2}, (done.returncode, done.stderr[-300:])
    assert "Traceback" not in done.stderr
    assert "MemoryError" not in done.stderr
    if done.returncode == 2:
        assert "ports.xml:" in done.stderr
        assert len(done.stderr) < 2_000


@pytest.mark.parametrize(
    "attack",
    [
        "billion laughs", "quadratic blow-up", "parameter entities", "an entity of itself",
        "quadratic blow-up by short entities", "deep nesting", "a name of a megabyte",
    ],
)  # fmt: skip
def test_what_swells_is_refused_at_its_line(attack: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(SWELLING[attack].encode(), Path("x.xml"))
    assert caught.value.problem.line
    assert len(str(caught.value)) < 500
