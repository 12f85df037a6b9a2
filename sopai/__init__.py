"""sopai helps managers write standard operating procedures that people follow."""

__version__ = "0.1.0"
