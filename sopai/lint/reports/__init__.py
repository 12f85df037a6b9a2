"""What the linter's findings look like outside: text and JSON."""
