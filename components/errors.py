"""Everything that can go wrong for a user, each saying what was wrong, where, and what to do.

ClaimlineError
|-- InputError          a file, row or field could not be read; the rest of the input is not lost
|-- QuestionError       a filter or an address that cannot be understood
|-- LibraryError        the library cannot be opened, was made by a newer version, or is in use
|-- MissingPart         something that has to be installed is not; the message gives the install line
"""


class ClaimlineError(Exception):
    """Any error that is told to the user in words; the message is a whole sentence."""


class InputError(ClaimlineError):
    """A file, a row or a field that could not be read."""


class QuestionError(ClaimlineError):
    """A filter, a metric or a parameter of an address that cannot be understood."""


class LibraryError(ClaimlineError):
    """A library that cannot be opened or written."""


class MissingPart(ClaimlineError):
    """A package or program that is needed for this and is not installed."""
