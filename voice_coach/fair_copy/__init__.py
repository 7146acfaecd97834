"""The second ear: an answer's sound, read once more when it is closed, for the page.

``background`` has it read in a process of its own, ``moonshine`` is the engine there. ``fair``
makes a text of what came back (``tidy``) and says whether it is to be believed (``guard``).
"""
