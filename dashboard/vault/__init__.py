"""The vault: an organisation's private raw tables and editors' files. Never hosted."""
