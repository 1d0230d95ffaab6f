"""Figures that go together: parts and their sum, rates and their totals, prices and amounts."""
