"""Applying changes, taking them back, and saying what two versions differ in."""
