"""Checks of suppressions: what people accepted, and no longer can or never did."""
