"""What people decided in the TEI: claims set or withdrawn, findings accepted, disputes."""
