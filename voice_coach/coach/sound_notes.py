"""What stands on the screen when there is something wrong with the sound of the person."""

from __future__ import annotations

TOO_SOFT = (
    "What you say is hardly louder than the microphone's own noise. Come nearer, or turn the "
    "microphone up in the system's sound settings. What was heard is kept."
)
CLIPPED = (
    "What you say is too loud for the microphone, and cut off. Turn it down in the system's sound "
    "settings, or move back a little. What was heard is kept."
)
NO_SPEECH = (
    "No speech for a minute: the microphone gives sound, but nobody speaks in it. Take your time. "
    "If you do speak, the wrong microphone may be listening: `voice-coach devices` lists them."
)
DEAF_WHILE_SPEAKING = (
    "While the coach speaks, you cannot be heard: its own voice comes back through the microphone "
    "and cannot be told from yours. Wait until it has finished, or press Enter to cut it short; "
    "with headphones it hears you all the time."
)
COPYING = "Your last words are being written down fairly. One moment; Ctrl-C leaves them as heard."
KEEPING = (
    "The sound of your last answers is being kept. One moment; Ctrl-C leaves it out, and what you "
    "said stays written down."
)


def never_any(microphone: str) -> str:
    """Nothing but zeros since it was opened."""
    return (
        f"The microphone {microphone!r} gives no sound at all, not even noise. It is muted (by a "
        "switch, or in the system's sound settings), or it is the wrong one, or its two channels "
        "are in opposite phase and cancel each other. Switch it on; or leave with Ctrl-C and start "
        "again with --microphone and another (`voice-coach devices` lists them) or with "
        "--keyboard. All that was heard is kept."
    )


def none_now(microphone: str) -> str:
    """Zeros after sound: muted, or a gate."""
    return (
        f"The microphone {microphone!r} gives no sound at all just now: it is muted, or it falls "
        "silent by itself when nobody speaks, as headsets do. All you said is kept."
    )
