"""The linter: rules over operative text."""
