"""Read papers that people write: their prose, their citations, and where each stands."""
