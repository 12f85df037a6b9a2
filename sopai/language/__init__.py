"""What words mean: moods, owners, quantities, headings; shared by ingest and lint."""
