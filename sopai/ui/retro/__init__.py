"""The Retrospectives page."""
