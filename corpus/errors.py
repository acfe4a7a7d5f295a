"""The one error tree. Every error says what went wrong, where, and what to do.

::

    AnswerableError            1  500
    ├── UsageError             2  422   the request itself is wrong
    │   ├── UnknownDocument    2  404   no document, or more than one, answers to the name
    │   ├── UnknownCommitment  2  404   no commitment, or more than one, answers to the name
    │   └── NotChecked         2  404   the coverage of a plan by a document was not made yet
    ├── UnreadableFile         1  422   a file cannot be read or holds no text
    │   ├── UnsupportedFile    1  415   the kind of file is not one we read
    │   └── EncryptedFile      1  422   a password is needed
    ├── DataDirectoryError     1  503   the data directory cannot be used
    │   ├── Busy               1  503   another process is writing (retryable)
    │   └── NewerData          1  503   written by a newer version
    ├── IndexMismatch          1  503   the index was made with another model, or does not agree with the catalogue
    ├── ModelError             1  503   model weights are missing or not the ones expected
    ├── NotHeld                1  404   nothing answers to the id of a job, a conversation, a page or a model
    ├── Refused                1  403   the caller may not do this
    │   ├── NotSignedIn        1  401   no key, or one that is not valid
    │   └── TooMany            1  429   more requests than are allowed in the time (retryable)
    ├── Overloaded             1  503   too much is waiting already (retryable)
    │   ├── Starting           1  503   the models are being loaded (retryable)
    │   └── TimedOut           1  503   the work took longer than it may (retryable)
    ├── Cancelled              1  499   whoever asked has hung up
    └── GroundingError         1  500   an answer failed its own check; never shown
"""


class AnswerableError(Exception):
    """Base of all errors of the project.

    ``exit_code`` is the command's, ``http_status`` the endpoint's, ``retryable`` whether the same call may succeed
    later, ``hint`` what to do about it.
    """

    exit_code = 1
    http_status = 500
    retryable = False

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(AnswerableError):
    """The request itself is wrong."""

    exit_code = 2
    http_status = 422


class UnknownDocument(UsageError):
    """No document, or more than one, answers to the name."""

    http_status = 404


class UnknownCommitment(UsageError):
    """No commitment, or more than one, answers to the name."""

    http_status = 404


class NotChecked(UsageError):
    """The coverage of a plan by a document was not made yet."""

    http_status = 404


class UnreadableFile(AnswerableError):
    """A file cannot be read, or holds no text."""

    http_status = 422


class UnsupportedFile(UnreadableFile):
    """The kind of file is not one that is read."""

    http_status = 415


class EncryptedFile(UnreadableFile):
    """A password is needed."""


class DataDirectoryError(AnswerableError):
    """The data directory cannot be used."""

    http_status = 503


class Busy(DataDirectoryError):
    """Another process is writing to the data directory."""

    retryable = True


class NewerData(DataDirectoryError):
    """The data directory was written by a newer version."""


class IndexMismatch(AnswerableError):
    """The index was made with another model, or does not agree with the catalogue."""

    http_status = 503


class ModelError(AnswerableError):
    """Model weights are missing, or are not the ones expected."""

    http_status = 503


class GroundingError(AnswerableError):
    """An answer failed its own check. Never shown to a user: it is a bug."""


class NotHeld(AnswerableError):
    """Nothing answers to the id of a job, a conversation, a page or a model."""

    http_status = 404


class Refused(AnswerableError):
    """The caller may not do this."""

    http_status = 403


class NotSignedIn(Refused):
    """There is no key, or one that is not valid."""

    http_status = 401


class TooMany(Refused):
    """More requests than are allowed in the time. ``retry_after`` is in seconds."""

    http_status = 429
    retryable = True

    def __init__(self, message: str, hint: str = "", retry_after: float = 1.0) -> None:
        super().__init__(message, hint)
        self.retry_after = retry_after


class Overloaded(AnswerableError):
    """Too much is waiting already. ``retry_after`` is in seconds."""

    http_status = 503
    retryable = True

    def __init__(self, message: str, hint: str = "", retry_after: float = 1.0) -> None:
        super().__init__(message, hint)
        self.retry_after = retry_after


class Starting(Overloaded):
    """The models are being loaded."""


class TimedOut(Overloaded):
    """The work took longer than it may."""


class Cancelled(AnswerableError):
    """Whoever asked has hung up. Never shown: nobody listens."""

    http_status = 499
