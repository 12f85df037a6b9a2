"""Critique of existing documents, one or a thousand."""
