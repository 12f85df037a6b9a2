"""The values that everything in sopai speaks in."""
