"""The page of corridors: a question on the left, compared answers on the right."""
