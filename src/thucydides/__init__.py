"""Thucydides follows a war through its reporting: who claims what, on whose word, through whom."""

__version__ = "0.1.0"
