"""A decision that cannot be made as it was given."""


class RefusedError(Exception):
    """Say why nothing was changed, and what to do instead."""
