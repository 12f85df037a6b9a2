"""One file a format: a function named as the format, with `@exporter`."""
