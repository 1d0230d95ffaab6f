"""The shallow grammar that claims are read with: phrases, clauses, verbs, times, subjects."""
