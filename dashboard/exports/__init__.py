"""Files a reader takes along: the records of a question, in one format each, and citations."""
