"""Other people's files into rows of ours: reading, mapping, placing, finding doubles."""
