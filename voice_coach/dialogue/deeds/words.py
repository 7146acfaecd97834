"""The words around a deed, and those that say nothing of it. Pure."""

from __future__ import annotations

from typing import Literal

from voice_coach.patterns import LatePattern

WE = (
    r"(?:(?:i|i've|i have|we|we've|we have|and|yes|yeah|yep|well|oh|so|aye|sure|finally"
    r"|actually|just|also|then|even|really|certainly|definitely|ah|um|look|honestly) )*"
)
Deed = Literal["done", "partly", "not-yet"]
LONGEST = 45
"""Words."""
CUTS = LatePattern(
    r"\b(?:but|and then|and so|because|although|though|so that|however|only that|so|and|cause"
    r"|since|well|(?:no|oh) (?=wait|yes|the|my)|(?:no |oh )?wait (?=[a-z])|hang on|hold on"
    r"|actually|sorry|i mean|to be honest|or rather"
    r"|only (?=because|when|after|since|cause)|except (?=it|that|he|she|i|we|they)\b)\b"
)
FELT = LatePattern(
    r"(?:.*\b(?:took (?:me|a|some|longer|ages|forever|all|three|two|several)|it (?:was|wasn't|was"
    r" not|hasn't been)"
    r" (?:not |so |very |really |a bit |quite )*(?:easy|hard|tough|difficult|fun|scary|awkward"
    r"|awful|horrible|simple|pretty|quick|terrible|nerve).*"
    r"|not easy|not (?:on the day|when|exactly (?:when|how|as)|as planned|how i planned|the way"
    r"|without|on time|in time)|a day late|late)\b.*"
    r"|(?:(?:and|so|but) )?(?:he|she|they|we|it|my \w+|the \w+) (?:said|says|told|agreed|laughed"
    r"|cried|thanked|listened|was (?:happy|glad|pleased|great|lovely|fine|nice|delighted|so))\b.*"
    r"|i (?:was|am|feel|felt) (?:late|glad|happy|proud|relieved|pleased|nervous|so nervous|shaking"
    r"|scared|terrified)(?: .*)?)"
)  # fmt: skip
"""How it was, and what came of it: that tells nothing of whether it was done."""
DOUBT = LatePattern(
    r"\b(?:(?:does|do|would|if) (?:that|it|this|those) counts?$|i wish|(?<!it )or (?:partly|not"
    r"|done)|can't (?:say|tell(?! a lie))|couldn't (?:say|tell"
    r" you)"
    r"|done in$|not"
    r" sure|unsure|depends|don't know|do not know|hard to say|what do you mean|complicated|long"
    r" story|get me started|where (?:do|should) i (?:begin|start)|good"
    r" question|can't remember|maybe|perhaps|if only|supposed to"
    r"|don't remember|pass|next question|not yes)\b|^(?:well|um|hmm|oh|so)$"
)
SAYS_NOTHING = LatePattern(
    r"\band (?:all|everything)(?: that| the rest)?$|\bnot half (?:done|finished)\b|\bnot only\b"
    r"|\bno (?:problem|trouble|bother|doubt|worries)(?:"
    r" at all)?\b"
)
JUST_SO = LatePattern(r"(?:(?:yes|yeah|yep|no|nope|nah|oh|um|well) ?)+")
