"""The page: what a manager sees; every page calls `workflow` and shows values."""
