"""The People page in parts."""
