"""Every error a person can meet, as sentences.

    CoachError
    ├── ProgramError      the exercise file is broken
    ├── JournalError      the journal folder or a file in it cannot be used
    │   ├── LogError      a session's event log cannot be read
    │   └── NoSuchSession no session has this id or file
    ├── ModelError        no speech model, or a broken one
    │   ├── NoModel       none is on this machine yet
    │   └── DownloadError a model could not be fetched or did not check out
    ├── SoundError        a microphone or loudspeaker is missing or refuses
    └── VoiceError        the speech engine is missing, hung or broken

The command line catches ``CoachError`` in one place and prints its sentences.
"""

from __future__ import annotations


class CoachError(Exception):
    """Something a person can understand and act upon.

    ``what`` happened, what is ``safe``, and what ``todo`` next: each a sentence, the last two
    may be empty.
    """

    def __init__(self, what: str, *, safe: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.safe = safe
        self.todo = todo

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.safe, self.todo) if part)


class ProgramError(CoachError):
    """A program file is missing or broken; names the file, the key and the reason."""


class JournalError(CoachError):
    """A journal folder or file cannot be read or written."""


class LogError(JournalError):
    """A session's event log cannot be read; names the file and the line."""


class NoSession(JournalError):
    """A file that is not the journal of a session."""


class NoSuchSession(JournalError):
    """No session of the folder has the id, or the file, that was named."""


class ModelError(CoachError):
    """There is no usable speech model."""


class NoModel(ModelError):
    """No speech model was named, and none is on this machine."""


class DownloadError(ModelError):
    """A model could not be fetched, or what came is not what was asked for."""


class SoundError(CoachError):
    """A microphone or loudspeaker is missing, vanished or refuses."""


class VoiceError(CoachError):
    """The speech engine is missing, hung or broken."""
