"""Days on which something was done or happened, and whether two days are of one deed."""
