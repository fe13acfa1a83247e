"""Scripts that make the shipped data from published packages; nothing here runs in the atlas."""
