"""Answers that are lists: what is an entry, and what changes one.

``entries`` cuts an utterance into the entries it names, several in one breath (``each_named``) or
one that goes on with the entry before (``belongs``). ``remarks`` and ``ends`` are none.
``one_breath`` is what is taken back as it is said; ``edits``, ``corrections`` (``amounts``) and
``taken_back`` are utterances that change an entry. ``words`` are those of all of them.
"""
