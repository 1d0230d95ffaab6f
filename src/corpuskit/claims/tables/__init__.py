"""Figures of tables: as claims, as sums, and as what the running text repeats."""
