"""Exile Atlas: transnational repression against Russian exiles, and the legal ways out."""

__version__ = "0.1.0"
