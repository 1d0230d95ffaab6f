"""Which claims are set side by side, in what unit, and what is reported of them."""
