"""Every error that sopai raises on purpose.

    SopaiError
    ├── SettingsError     an environment variable or an option is wrong
    ├── IngestError       a file cannot be read as a document
    ├── LintError         a rule, a profile, a baseline or a record is wrong
    └── EvaluationError   a suite cannot be run on the cases given

A message says what failed, where, and what to do next.
"""


class SopaiError(Exception):
    """Something went wrong that a user can act on."""


class SettingsError(SopaiError):
    """An environment variable or an option has a value that cannot be used."""


class IngestError(SopaiError):
    """A file cannot be read as a document."""


class LintError(SopaiError):
    """A rule code, a baseline or a record given to the linter is wrong."""


class EvaluationError(SopaiError):
    """A suite cannot run: its cases are missing or do not fit."""
