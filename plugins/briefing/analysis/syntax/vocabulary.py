"""Give names to the classes of English and space that several parts of analysis ask for."""

from __future__ import annotations

from briefing.english import lexicon
from briefing.knowledge import space_words

SAYING = lexicon.words("saying_verb")
"""Verbs of saying: they date a statement, not what is stated."""
AUXILIARIES = lexicon.words("auxiliary")
"""Auxiliary and modal verbs."""
IRREGULAR = lexicon.words("past_form")
"""Past forms that do not end in -ed, of verbs that signal nothing by themselves."""
BE = lexicon.words("be_form")
"""Forms of "be", which make a participle passive."""
BEFORE_NOUNS = lexicon.words("before_noun") | space_words.words("before_noun")
"""Words after which a form that may be a verb is a noun ("the launch", "after launch")."""
BEFORE_VERBS = lexicon.words("before_verb")
"""Words after which a form that may be a noun is a verb ("to address")."""
ADVERBS = lexicon.words("adverb_without_ly")
"""Adverbs without -ly that may stand between "was" and a participle."""
RELATIVE = lexicon.words("relative_word")
"""Words that open a relative clause."""
CONJUNCTIONS = lexicon.words("conjunction")
"""Words that open a clause of their own."""
TEMPORAL = lexicon.words("time_conjunction")
"""Words that open a clause when a verb follows, else a time."""
INTO = lexicon.words("opening_preposition")
"""Words that begin a phrase before the subject ("In Beijing, …")."""
INSIDE = lexicon.words("place_preposition")
"""Prepositions before a place or an owner that does not act itself."""
PEOPLE = lexicon.words("people_of_body") | space_words.words("people_of_body")
"""People whose country or body acts through them ("officials of …")."""
OFFICES = lexicon.words("acting_for_country")
"""What acts for the country of the adjective before it ("a Kenyan delegation")."""
TITLES = lexicon.words("person_title", "title_modifier", "plain_office")
"""Offices of persons, beside or behind their names."""
PLANS = lexicon.words("planning_verb")
"""Verbs of planning that end the subject."""
DENIED = lexicon.words("denying_verb")
"""Verbs of denying."""
LINKS = lexicon.words("after_participle")
"""Words after which a participle is no adjective ("planned for", not "planned investments")."""
INITIATIVES = lexicon.words("initiative")
"""What is founded when it is launched."""
SPACE = space_words.words("of_space")
"""Words that speak of space by themselves."""
OPENERS = lexicon.words("clause_opener")
"""Conjunctions to leave out when a clause stands alone."""
LEADING = lexicon.words("before_time")
"""Words that go with the time after them."""
BREAKS = lexicon.words("clause_break")
"""Words before which a long clause may end."""
