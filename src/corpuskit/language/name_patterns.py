"""Surnames as regular expressions see them, for the fixed forms of citations and letters."""

PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|al|el|bin|ibn)"
CAPITALISED = (
    r"(?:(?:al|el|as|an|ar|ad|az|ash|at)-)?[^\W\d_a-zß-öø-ÿ][^\W\d_]*+(?:[-’'][^\W\d_]++)*+"
)
SURNAME = rf"(?:{PARTICLE} ){{0,3}}{CAPITALISED}"
# A word in capitals of at most so many letters is an acronym.
ACRONYM = 5
