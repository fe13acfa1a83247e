"""Stories: a few views of the atlas in a row, each with words that rest on its records.

A story is a TOML file beside the data (``stories/``): read, checked against the data it is shown
with, its figures filled in from them, and shown as one page that presents itself without a network.
"""
