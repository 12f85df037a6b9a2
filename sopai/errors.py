"""Every error that sopai raises on purpose.

    SopaiError
    ├── SettingsError     an environment variable or an option is wrong
    ├── IngestError       a file cannot be read as a document
    ├── LintError         a rule, a profile, a baseline or a record is wrong
    ├── LibraryError      the library cannot be opened, read or written, or refuses a change
    │   ├── ArchiveRefused      a file is no archive of a library, damaged, or made to do harm
    │   └── IndexUnavailable    the index of meanings cannot be used; search by words still can
    │       └── IndexDamaged        its files are damaged; it can be made anew
    ├── ChangeError       a change set is wrong, or cannot be applied
    │   └── ChangeConflict      what a change replaces is not there any more
    ├── ReviewError       a review cannot start or go on
    ├── RetroError        a retrospective cannot be read as one
    ├── DraftError        a description cannot become a draft
    ├── ExportError       an SOP cannot be written in a format, or a template cannot be filled
    ├── RosterError       a roster cannot be read, or a role cannot change hands like that
    ├── PromptError       a prompt file or what is put into it is wrong
    ├── ModelError        a model gave no answer that can be used
    │   ├── ModelUnavailable    none is chosen, reached, loaded or allowed
    │   │   ├── ConsentNeeded       nobody has agreed yet that text leaves this machine
    │   │   └── DownloadError       the embedded model could not be fetched
    │   ├── ModelBusy           it asks to be left alone for longer than we wait
    │   ├── ModelTimeout        it did not answer in time
    │   ├── RequestRefused      the server does not accept the request
    │   │   └── RequestTooLong      it is longer than the model can read
    │   ├── InvalidReply        the answer cannot be used
    │   │   ├── EmptyReply          nothing is in it
    │   │   ├── IncompleteReply     it was cut off
    │   │   ├── RefusedReply        the model declines
    │   │   └── WrongReply          it does not fit what was asked for, even when asked again
    │   ├── BudgetError         the task has used up its calls, tokens or seconds
    │   └── Cancelled           the user does not want the answer any more
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


class PromptError(SopaiError):
    """A prompt file is missing or wrong, or the values given are not those it declares."""


class ModelError(SopaiError):
    """A model gave no answer that can be used."""


class ModelUnavailable(ModelError):
    """No model is chosen, it cannot be reached or loaded, or it does not let us in."""


class ConsentNeeded(ModelUnavailable):
    """The model is on another machine, and nobody has agreed to that yet."""


class DownloadError(ModelUnavailable):
    """The embedded model could not be fetched or is not what its publisher made."""


class ModelBusy(ModelError):
    """The model asks to be left alone for longer than we wait."""


class ModelTimeout(ModelError):
    """The model did not answer in time."""


class RequestRefused(ModelError):
    """The server does not accept the request as it is."""


class RequestTooLong(RequestRefused):
    """The request is longer than the model can read."""


class InvalidReply(ModelError):
    """The model answered, and the answer cannot be used."""


class EmptyReply(InvalidReply):
    """The answer has no content."""


class IncompleteReply(InvalidReply):
    """The answer was cut off at its longest allowed length."""


class RefusedReply(InvalidReply):
    """The model declines to answer."""


class WrongReply(InvalidReply):
    """The answer does not fit the type asked for, even after it was asked again."""


class BudgetError(ModelError):
    """The task has used up its calls, its tokens or its time."""


class Cancelled(ModelError):
    """The user does not want the answer any more."""


class DraftError(SopaiError):
    """A description cannot become a draft."""


class ChangeError(SopaiError):
    """A change set is wrong, or cannot be applied."""


class ChangeConflict(ChangeError):
    """What a change replaces is not there any more; nothing was applied."""


class ReviewError(SopaiError):
    """A review cannot start or go on: its folder, its formats or its state are wrong."""


class RetroError(SopaiError):
    """A retrospective cannot be read as one, or no SOP is named that it could change."""


class ExportError(SopaiError):
    """An SOP cannot be written in a format, or a template cannot be filled."""


class RosterError(SopaiError):
    """A roster cannot be read, or a role cannot change hands like that."""


class EvaluationError(SopaiError):
    """A suite cannot run: its cases are missing or do not fit."""


class LibraryError(SopaiError):
    """The library cannot be opened, read or written, or it refuses a change."""


class ArchiveRefused(LibraryError):
    """A file is no archive of a library, or one that cannot be trusted; nothing was changed."""


class IndexUnavailable(LibraryError):
    """The index of meanings cannot be used; the library and search by words still can."""


class IndexDamaged(IndexUnavailable):
    """The files of the index are damaged; it can be made anew from the library."""
