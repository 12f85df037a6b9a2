"""The checkers that suites compare: one file a checker."""
