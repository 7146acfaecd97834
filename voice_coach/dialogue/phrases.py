"""The coach's own small sentences, between those of the exercise."""

from __future__ import annotations

ACKNOWLEDGEMENTS = ("Thank you.", "I have that.", "Okay.", "I hear you.", "It is written down.")
YOU_SAID = "You said"
NUDGE = "Take your time. Say next when you are ready."
UNCLEAR = "I am not sure I understood. Let me ask once more."
WHEN_EXACTLY = "Can you give it a day and a time? If not, say so, and we leave it open."
WHICH_DAY = "Can you give it a day? If not, say so, and we leave it open."
WHEN_EACH_DAY = "Can you give it a time of the day? If not, say so, and we leave it open."
WHEN_THEN = "When will it be?"
WHAT_INSTEAD = "What should it be? You can give just the day, or just the time."
WELCOME_BACK = "Welcome back. We go on where we stopped."
HAS_ANSWER = "I have what you said here. You can add to it, or say next."
ANYTHING_RIGHT = "Is that right?"
FINISH = (
    "Would you like to finish for today? All you said is kept, and we can go on another time. "
    "Say yes, pause, or go on."
)
RESTING = "Everything is kept. When you come back, we go on from here. Take care."
NOT_BEGUN = "Then another time. Take care."
PAUSED = "I am quiet now. Say resume when you want to go on."
GOING_ON = "We go on."
FIRST_QUESTION = "This is the first question."
NOTHING_YET = "Nothing is written down here yet."
SCRATCHED = "It is taken out."
RESTORED = "It is back."
SAID_OTHERWISE = "It is this now."
JOINED = "They are one now."
NO_SUCH_ENTRY = "There is no such entry in your list."
HAVE_THAT = "I have that one."
HOW_TO_CHANGE = "You can say, take out the second, or join the last two."
NOT_WRITTEN = "I did not write that down. Say it once more, and your last entry is taken out."
NOTHING_TO_SCRATCH = "There is nothing to take out here."
NOTHING_TO_RESTORE = "There is nothing to bring back here."
LIKE_THIS = "I speak like this now."
KEEP_IT = "Say keep it like this, and it stays so in later sessions too."
KEPT = "It stays like this, in later sessions too."
ONE_BY_ONE = "I ask you one thing at a time."
LET_ME_TALK = "You talk, I listen."
CANNOT_WRITE = (
    "I cannot write this down at the moment. I keep in mind what you said, and try again until it "
    "works."
)
WRITTEN_AGAIN = "Now it is written down. We go on."
PAGE_BEHIND = "I cannot bring your journal page up to date right now. What you say is safe."
CANNOT_HEAR = "The microphone is gone. All you said is safe. I wait until it is back."
NO_SOUND = (
    "Not one sound comes from your microphone. It may be muted, or the wrong one, or its two "
    "channels cancel each other. Switch it on, or leave and choose another. All that was heard is "
    "safe."
)
NO_SOUND_NOW = (
    "No sound at all comes from your microphone just now. If it is muted, please switch it on. All "
    "you said is safe."
)
TOO_SOFT = "I can hardly hear you. Please come nearer, or turn the microphone up."
DEAF_WHILE_SPEAKING = "I cannot hear you while I speak. Please wait until I have finished."
CLIPPED = "You are too loud for the microphone. Please turn it down, or move back a little."
HEARS_AGAIN = "I can hear you again."
NO_VOICE = "The voice does not work any more. Please read on from the screen."
SHORT_INTRODUCTIONS = "From now on, I leave out the introductions."
BEFORE_WE_BEGIN = "One thing before we begin."
NO_EVENT_YET = "You have not named your event yet."
NO_OUTCOME_YET = "You have not told me your outcome yet."
NO_PLAN_YET = "You have no plan yet."
SPELL = "Please spell the name, letter by letter."
SPELL_AGAIN = "I did not get that. Please spell it once more, or say next to leave it."
SPELL_NOT_HERE = "Names can be spelled in longer answers. Here, a short answer is enough."
SPELL_NOTHING = "Please say it first. Then say spell that, and I write the name as you spell it."
SPELLING_LEFT = "I leave it as it was."
HELP = (
    "Speak as long as you like. Say next to go on, repeat to hear the question again, go back, "
    "or skip. Scratch that takes out what you said last, and spell that is for a name in "
    "it. Pause gives you quiet, and finish for "
    "today lets you stop and come back another day."
)
FIXED = (
    tuple(
        phrase
        for name, phrase in list(globals().items())
        if name.isupper() and isinstance(phrase, str)
    )
    + ACKNOWLEDGEMENTS
)
"""All of them, to be rendered ahead of need."""
