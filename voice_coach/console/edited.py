"""The plain view above a line that is edited, with a hint below it: what is asked for, and what
Enter does."""

from __future__ import annotations

from voice_coach.console.editor import LineEditor
from voice_coach.console.plain import PlainView
from voice_coach.messages import Command

_GOES_ON = "Enter alone goes on."
HINTS = {
    "open": f"Your answer. {_GOES_ON} Alt+Enter: a new line.",
    "short": f"A few words, then Enter. {_GOES_ON}",
    "list": f"One thing on a line. {_GOES_ON}",
    "pairs": f"Your answer. {_GOES_ON} Alt+Enter: a new line.",
    "yes-no": f"Yes or no (y, n), then Enter. {_GOES_ON}",
    "choice": f"Your choice, then Enter. {_GOES_ON}",
    "scale": f"A number from 0 to 10, then Enter. {_GOES_ON}",
    "date": f"A day, or a day and a time, then Enter. {_GOES_ON}",
}
"""By the kind of question. With a line break or two they fit in 40 columns."""
QUIET = "A time of quiet. Enter ends it early."
PAUSED = "A pause. Enter goes on."


class EditedView(PlainView):
    """Whole lines, written above the one that the person edits."""

    def __init__(self, editor: LineEditor, *, steps: int | None = None) -> None:
        super().__init__(editor.stdout, steps=steps, line_input=True)
        self._editor = editor

    def listening(self, key: str, prompt: str, kind: str) -> None:
        """What is asked for stands below the line."""
        super().listening(key, prompt, kind)
        self._editor.ask(HINTS.get(kind, _GOES_ON))

    def command(self, command: Command) -> None:
        """A pause says how it ends."""
        super().command(command)
        if command is Command.PAUSE:
            self._editor.ask(PAUSED)

    def guide(self, title: str, elapsed: float, total: float) -> None:
        """A meditation says how it ends early."""
        super().guide(title, elapsed, total)
        self._editor.ask(QUIET)

    def _prompt(self) -> None:
        """It always stands there."""

    def _output(self, text: str) -> None:
        self._editor.write(text)
