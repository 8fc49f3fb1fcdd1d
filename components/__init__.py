"""Claimline: the figures that reports state, with who claims them, when and where."""

__version__ = "0.1.0"
