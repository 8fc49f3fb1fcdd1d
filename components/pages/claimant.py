"""Claimant."""
