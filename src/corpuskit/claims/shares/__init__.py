"""Parts of wholes: percentages, fractions, counts of a whole, votes; and when two of them agree."""
