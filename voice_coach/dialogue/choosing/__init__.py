"""Answers that are one of several choices.

``choices`` knows an option by its place or its own words, ``own_choices`` an entry of the person's
own list. ``meant_choices`` asks those that have a grammar of their own: ``how_often``, ``in_part``
(yes, partly, no) and ``inner_no``, by the ``signs`` that they have in common.
"""
