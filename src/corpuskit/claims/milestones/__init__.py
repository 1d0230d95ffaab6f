"""What happens to a thing once, read in many turns of words, and whether two dates are of one."""
