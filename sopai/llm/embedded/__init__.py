"""The model that runs on this machine: its file, where that comes from, and its server."""
