"""What begins, lasts and ends: processes, terms, lives of bodies; and whether two agree."""
