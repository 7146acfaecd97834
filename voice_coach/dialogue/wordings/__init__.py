"""What people say to steer the talk: small vocabularies, and the requests that are made of them.

A request is a verb, what it is about, and how much or how often; what people say around it stands
in ``AROUND`` (hesitation, politeness, names, hedges) and ``ASKS`` ("could you", "I'd like to").
``control`` puts an utterance together from these. Each kind of request has a module of its own,
and all of them are made of the same ``parts``. Pure.
"""
