"""What the TEI says, block by block, and where its attributes contradict its own words."""
