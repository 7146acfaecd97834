"""Names that everybody writes with a capital, beside days and months. English, chosen by hand."""

from __future__ import annotations

LANGUAGES = (
    "Arabic Bengali Bulgarian Cantonese Catalan Chinese Croatian Czech Danish Dutch English "
    "Estonian Farsi Finnish French Gaelic German Greek Hebrew Hindi Hungarian Icelandic Indonesian "
    "Irish Italian Japanese Korean Latin Latvian Lithuanian Malay Mandarin Norwegian Persian "
    "Polish Portuguese Punjabi Romanian Russian Serbian Slovak Slovenian Somali Spanish Swahili "
    "Swedish Tagalog Tamil Thai Turkish Ukrainian Urdu Vietnamese Welsh"
).split()

HOLIDAYS = (
    "Ash Wednesday",
    "Boxing Day",
    "Christmas",
    "Christmas Day",
    "Christmas Eve",
    "Diwali",
    "Easter",
    "Easter Monday",
    "Easter Sunday",
    "Eid",
    "Father's Day",
    "Halloween",
    "Hanukkah",
    "Independence Day",
    "Labor Day",
    "Labour Day",
    "Memorial Day",
    "Mother's Day",
    "New Year",
    "New Year's Day",
    "New Year's Eve",
    "Palm Sunday",
    "Passover",
    "Pentecost",
    "Ramadan",
    "Rosh Hashanah",
    "Thanksgiving",
    "Valentine's Day",
    "Yom Kippur",
)
