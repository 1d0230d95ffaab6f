"""Run the command line as `python -m corpuskit`, where no script of it is on the path."""

from __future__ import annotations

from corpuskit.cli import main

if __name__ == "__main__":
    main()
