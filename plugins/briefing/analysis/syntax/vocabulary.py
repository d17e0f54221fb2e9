"""Words of English grammar that the rules of events ask for; what an editor may change stands in cues.toml."""

from __future__ import annotations

from briefing.knowledge import space_words


def words(line: str) -> frozenset[str]:
    """Return the words of a line."""
    return frozenset(line.split())


SAYING = words(
    "said say says saying told tells reported reports reporting noted notes noting added adds wrote "
    "writes stated states explained explains commented remarked according stressed emphasized emphasised "
    "tweeted posted quoted"
)
"""Verbs of saying: they date a statement, not what is stated."""
AUXILIARIES = words(
    "is are was were be been being has have had having do does did will would can could may might shall "
    "should must won't wouldn't didn't doesn't don't hasn't haven't hadn't isn't aren't wasn't weren't "
    "cannot can't"
)
"""Auxiliary and modal verbs."""
IRREGULAR = words(
    "held took made began came led ran built became saw gave got went grew brought kept spent drew taken "
    "begun given won wrote put fell rose cut left spoke paid sold sought"
)
"""Past forms that do not end in -ed, of verbs that signal nothing by themselves."""
BE = words("is are was were be been being isn't aren't wasn't weren't")
"""Forms of "be", which make a participle passive."""
BEFORE_NOUNS = words(
    "a an the this that these those its their his her our your my 's first second third next last another "
    "each every no any several two three new joint bilateral historic successful annual lunar crewed "
    "uncrewed cooperation framework of for during after before at in on under from by with future planned "
    "scheduled maiden inaugural commercial space satellite rocket moon signed upcoming formal official "
    "recent initial astronaut into upon following hold holds holding held show shows showing fully long "
    "more other"
)
"""Words after which a form that may be a verb is a noun ("the launch", "after launch")."""
BEFORE_VERBS = words("to will can could may must should would they we i")
"""Words after which a form that may be a noun is a verb ("to address")."""
ADVERBS = words("not also never then soon already now later first jointly yet")
"""Adverbs without -ly that may stand between "was" and a participle."""
RELATIVE = words("which who whom whose where")
"""Words that open a relative clause."""
CONJUNCTIONS = words("while whereas although though because but if unless when whether that once")
"""Words that open a clause of their own."""
TEMPORAL = words("after before since until")
"""Words that open a clause when a verb follows, else a time."""
INTO = words(
    "in at on during under following after before through for as with by since within from continuing "
    "building speaking besides despite amid over until ahead"
)
"""Words that begin a phrase before the subject ("In Beijing, …")."""
INSIDE = words("of at for from in under to into on via through aboard near")
"""Prepositions before a place or an owner that does not act itself."""
PEOPLE = words(
    "representatives government governments officials leaders ministers agencies president heads "
    "presidents astronauts delegations scientists engineers minister people republic"
)
"""People whose country or body acts through them ("officials of …")."""
OFFICERS = words("chairman chairwoman chair head director chief administrator secretary chairperson")
"""Officers through whom a body acts, when they stand for themselves ("and the director of …")."""
OFFICES = words(
    "delegation team delegates government governments officials authorities parliament agency agencies ministry side "
    "sides"
)
"""What acts for the country of the adjective before it ("a Kenyan delegation")."""
PLANS = words("plans plan planned intends intend aims aim expects expect agreed")
"""Verbs of planning that end the subject."""
DENIED = words("denied denies deny denying dismissed refuted rejected")
"""Verbs of denying."""
LINKS = words("to for on in at by as that not this next later")
"""Words after which a participle is no adjective ("planned for", not "planned investments")."""
INITIATIVES = words(
    "initiative partnership programme program dialogue group competition campaign network challenge "
    "project forum coalition strategy alliance fund website study review"
)
"""What is founded when it is launched."""
SPACE = space_words.words("of_space")
"""Words that speak of space by themselves."""
OPENERS = words("that so because while as when although though once then")
"""Conjunctions to leave out when a clause stands alone."""
LEADING = words("in on by at since during until from of as for between soon early no earlier than later")
"""Words that go with the time after them."""
BREAKS = words("for to in on with from during as under into at through and")
"""Words before which a long clause may end."""
