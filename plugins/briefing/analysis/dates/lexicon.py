"""The words that time expressions are made of: each word has one class, and some have a number.

Patterns of rules are written with the names of these classes (`pattern.py`), never with words.
"""

from __future__ import annotations

from briefing.calendar.unit import Unit
from briefing.english import lexicon

CLASSES = {
    "the": "the",
    "a": "a an",
    "of": "of",
    "in": "in",
    "and": "and &",
    "or": "or",
    "so": "so",
    "to": "to",
    "through": "through thru",
    "until": "until till",
    "at": "at",
    "on": "on",
    "or_more": "least most",
    "than": "than",
    "more": "more longer",
    "less": "less fewer",
    "over": "over",
    "under": "under",
    "up": "up",
    "no": "no",
    "other": "another additional extra further",
    "second_one": "other alternate",
    "about": "about around approximately roughly circa",
    "some": "some",
    "nearly": "nearly almost",
    "last": "last latest latter",
    "past": "past",
    "previous": "previous preceding prior",
    "next": "next",
    "coming": "coming upcoming ensuing",
    "following": "following",
    "this": "this",
    "current": "current",
    "that": "that",
    "those": "these those",
    "same": "same",
    "each": "each every",
    "lone": "single",
    "per": "per",
    "once": "once twice thrice",
    "times": "times",
    "possessive": "its their our his her your my",
    "whole": "full entire whole",
    "ago": "ago",
    "earlier": "earlier",
    "later": "later",
    "from": "from",
    "hence": "hence",
    "ahead": "ahead",
    "before": "before",
    "after": "after",
    "very": "very",
    "early": "early",
    "mid": "mid",
    "late": "late",
    "start": "beginning start opening",
    "middle": "middle midpoint",
    "end": "end close",
    "unit": " ".join(lexicon.values("unit_of_time")),
    "units": " ".join(lexicon.values("units_of_time")),
    "quarter": "quarter",
    "quarters": "quarters",
    "half": "half",
    "third": "third",
    "weekend": "weekend",
    "weekends": "weekends",
    "period": "period",
    "lasting": "daylong weeklong monthlong yearlong decadelong",
    "season": "spring summer autumn fall winter",
    "seasons": "springs summers autumns winters",
    "month": "january february april june july august september october november december",
    "weekday": "monday tuesday wednesday thursday friday saturday sunday",
    "weekdays": "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "part": "morning afternoon evening night dawn dusk",
    "noon": "noon midday midnight",
    "tonight": "tonight",
    "today": "today",
    "yesterday": "yesterday",
    "tomorrow": "tomorrow",
    "now": "now",
    "right": "right",
    "currently": "currently presently nowadays",
    "recently": "recently lately",
    "recent": "recent",
    "days_of": "trading working business calendar earth terrestrial",
    "moment": "moment time juncture",
    "present": "present",
    "come": "come",
    "final": "final closing",
    "half_sign": "½",
    "portion": "part portion stretch",
    "starting": "starting commencing",
    "future": "future",
    "near": "near foreseeable distant immediate",
    "long": "long",
    "frequency": "daily weekly biweekly fortnightly monthly quarterly yearly annually annual biannual biennial "
    "hourly nightly biannually biennially semiannually semi-annually",
    "few": "few several many",
    "couple": "couple",
    "fiscal": "fiscal financial",
    "decades_of": "twenties thirties forties fifties sixties seventies eighties nineties",
    "ordinal": "first fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first thirtieth second",
    "cardinal": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    "scale": "hundred thousand million billion dozen",
    "scales": "hundreds thousands dozens scores tens",
    "holiday": "christmas thanksgiving easter halloween",
    "eve": "eve",
    "new": "new",
    "local": "local eastern pacific central mountain moscow beijing standard daylight",
    "meridiem": "am pm a.m p.m a.m. p.m.",
    "hrs": "hrs",
    "oclock": "o'clock o’clock",
    "comma": ",",
    "dot": ".",
    "dash": "- – — ‑",
    "apostrophe_s": "'s ’s",
    "open": "(",
    "close": ")",
}  # fmt: skip
"""Class of words -> its words in lower case. Capitalised and upper-case forms belong to it too."""

CASED = {
    "month": "March May MARCH MAY",
    "zone": "GMT UTC UT EST EDT CST CDT MST MDT PST PDT CET CEST EET EEST BST JST KST IST MSK AEST AEDT NZST NZDT "
    "SGT BRT WAT CAT EAT SAST PKT GST Z ET CT MT PT",
    "holiday": "Christmas",
}
"""Words that belong to their class only when written like this: "may", "march" and "sat" are verbs."""

LOWER_ONLY = frozenset("may march fall spring am".split())

FORMS = (
    "number",
    "day",
    "year",
    "isodate",
    "numeric",
    "clock",
    "nth",
    "decade",
    "quarter_code",
    "fiscal_code",
    "break",
    "word",
)
"""Classes of tokens that are known by their form, not by being in a list."""

NAMES = (*dict.fromkeys((*CLASSES, *CASED, *FORMS)),)
CODES = {name: chr(0x7B + number) for number, name in enumerate(NAMES)}
"""Class -> the one character that stands for it in the code string of a text; sets below U+0100 compile fastest."""

WORDS = {
    form: CODES[name]
    for name, words in CLASSES.items()
    for word in words.split()
    for form in (word, word.capitalize(), word.upper())
} | {form: CODES[name] for name, forms in CASED.items() for form in forms.split()}
"""Word as written -> code of its class."""

MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
        "october oct|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {name: number for number, name in enumerate("mon tue wed thu fri sat sun".split(), 1)}
"""First three letters of a weekday -> its ISO number."""

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "TMO", "dawn": "TDA", "noon": "T12:00", "midday": "T12:00", "afternoon": "TAF", "dusk": "TEV",
    "evening": "TEV", "night": "TNI", "midnight": "T24:00", "tonight": "TNI",
}  # fmt: skip
_OTHERS = {"quarter": Unit.QUARTER, "weekend": Unit.WEEKEND, **dict.fromkeys(SEASONS, Unit.SEASON)}
_COUNTED = lexicon.values("unit_of_time") | lexicon.values("units_of_time")
UNITS = {word: (int(value.split()[0]), Unit(value.split()[1])) for word, value in _COUNTED.items()} | {
    form: (1, unit) for name, unit in _OTHERS.items() for form in (name, f"{name}s")
}
"""Word for a unit, singular or plural -> how many of which unit it is."""

NUMBERS = {
    word: number
    for number, words in enumerate(
        "zero|one first|two second|three third|four fourth|five fifth|six sixth|seven seventh|eight eighth|"
        "nine ninth|ten tenth|eleven eleventh|twelve twelfth|thirteen thirteenth|fourteen fourteenth|"
        "fifteen fifteenth|sixteen sixteenth|seventeen seventeenth|eighteen eighteenth|nineteen nineteenth|"
        "twenty twentieth".split("|")
    )
    for word in words.split()
} | {
    "thirty": 30, "thirtieth": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip
DECADES = {
    "twenties": "2", "thirties": "3", "forties": "4", "fifties": "5", "sixties": "6", "seventies": "7",
    "eighties": "8", "nineties": "9",
}  # fmt: skip
