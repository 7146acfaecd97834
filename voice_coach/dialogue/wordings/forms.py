"""Verbs that are no plain imperative: "would you mind repeating", "I'd rather we stopped". Pure."""

from __future__ import annotations

from voice_coach.patterns import LatePattern

MINDS = LatePattern(
    r"(?:(?:would|do) you mind|how about|what about|try|i'd appreciate you|fancy"
    r"|(?:i'd|i would|we'd) (?:rather|sooner|prefer it if|like it if|be glad if|appreciate it if)"
    r" (?:you|we)|(?:it's|it is) (?:high |about )?time (?:you|we)|what if (?:you|we)"
    r"|would it be (?:okay|ok|all right|alright|possible) if (?:you|we|i))"
)
"""Behind these the verb ends in -ing, or stands in the past."""
ONES_OWN = LatePattern(r"(?:i'm|i am|we're|we are)(?: (?:just|now))?")
"""Behind these it ends in -ing, and it is what the person does: "I'm quitting"."""
_OF = {
    "ask": "asking asked", "call": "calling called", "cross": "crossing crossed",
    "delete": "deleting deleted", "end": "ending ended", "finish": "finishing finished",
    "give": "giving gave", "go": "going went", "hold": "holding held", "hop": "hopping hopped",
    "hurry": "hurrying hurried", "jump": "jumping jumped", "keep": "keeping kept",
    "leave": "leaving left", "lower": "lowering lowered", "move": "moving moved",
    "pack": "packing packed", "pass": "passing passed", "pause": "pausing paused",
    "put": "putting", "quit": "quitting", "raise": "raising raised", "read": "reading",
    "remove": "removing removed", "repeat": "repeating repeated",
    "rephrase": "rephrasing rephrased",
    "say": "saying said", "scratch": "scratching scratched", "skip": "skipping skipped",
    "slow": "slowing slowed", "speak": "speaking spoke", "speed": "speeding sped",
    "stop": "stopping stopped", "strike": "striking struck", "take": "taking took",
    "talk": "talking talked", "tell": "telling told", "turn": "turning turned",
    "wait": "waiting waited", "wrap": "wrapping wrapped", "carry": "carrying carried",
}  # fmt: skip
DOING = {form: verb for verb, forms in _OF.items() for form in forms.split()}
"""Verbs in these forms, and as they stand in a request."""
