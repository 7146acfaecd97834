"""Answers to yes-or-no questions.

``unsettled`` comes first: who settles nothing is asked. Then what depends on the question
(``as_asked``; ``asked_about``, by its topic), then a plain yes or no (``yes_no``, ``consent``).
"""
