"""A small source, and a bibliography that has it, for the examples of checks of papers."""

from __future__ import annotations

SOURCE = (
    "Harbours of the West\n\nAna Ruiz\n\n4 May 1999\n\nIn March 1998 the port of Marsala employed "
    "1150 people. Its 14 cranes were built in 1991 by engineer Zygmunt Kowalczyk. Nobody asked the "
    "fishermen what they would live on in the winter that was to come. The port treaty with Malta was "
    "signed on 5 June 1996.\n"
)
BIB = "@book{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}}\n"
