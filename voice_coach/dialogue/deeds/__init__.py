"""Was it done? What somebody tells of what they had planned: done, in part, not yet, or not sure.

``verdict`` asks, in this order, and the first that knows has the last word:

1. ``lies``: who would have to lie to say yes ("I'd love to tell you that I did"); what was wanted,
   and something else came of it.
2. ``beside_plan``: what is said, beside what was planned. ``planned_counts`` (how often, how
   long), ``planned_days`` (a day still to come), ``planned_talks`` (who was talked to or visited),
   ``planned_states`` (what there is now), ``planned_refusals`` (said no, left off).
3. What only tells of others, or how it was, is none of it.
4. ``remains``: what is left ("I just need to hit send"), and what it came to ("so it's finished").
   ``signs``: what shows that it was done, broken off, or only come near.
5. ``outright``: of several clauses, the first or the last says so ("yes", "I did", "not yet").
6. ``clauses``: each clause by its words (``words_done``, ``words_partly``, ``words_undone``, and
   those around them, ``words``), then all together.
"""
