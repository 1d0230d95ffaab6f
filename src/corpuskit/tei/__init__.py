"""TEI files: built from drafts, read with positions, validated, written."""
