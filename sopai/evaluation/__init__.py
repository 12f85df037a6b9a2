"""How good and how fast the linter is, measured on labelled items."""
