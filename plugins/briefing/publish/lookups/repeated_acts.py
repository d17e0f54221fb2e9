"""Tell which acts only repeat what their text tells of the same parties elsewhere.

Without a date of their own such are headlines, signings beside one with a date, "the agreement" beside one that is
news, of countries beside one of their bodies, talks beside a signing, and work that is said to go on beside what has a
date or is signed, or in the sentence that tells a party’s deed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.events.open_references import open_nouns
from briefing.model import Briefing, Quote
from briefing.publish.lookups.act import Act


@dataclass(frozen=True, slots=True)
class Repetitions:
    """What is asked of the parties and the texts of acts."""

    acting: Callable[[Iterable[str]], frozenset[str]]
    """Gives the countries that parties act for."""
    states: Collection[str]
    texts: Mapping[str, Briefing]
    """By their slugs."""

    def removed_from(self, acts: Iterable[Act]) -> Iterator[Act]:
        """Yield acts without those that only repeat."""
        several = tuple(self._without_headlines(tuple(acts)))
        sure = {key for act in several if act.last.sure_status for key in self._told_by(act)}
        signed = {key for act in several if act.first.dated and _is_signed(act) for key in self._told_by(act)}
        done = {key for act in several if _is_signed(act) for key in self._told_by(act)}
        news = {key for act in several if _is_signed(act) and not open_nouns(act.last.on) for key in self._told_by(act)}
        fewest = {
            key: self._states_in(act)
            for act in sorted(several, key=self._states_in, reverse=True)
            if _is_signed(act)
            for key in self._told_by(act)
        }
        beside = {one for act in several if act.last.sure_status for one in self._sides_by_sentence(act)}
        for act in several:
            keys = self._told_by(act)
            if act.first.dated or len(keys) > 1:
                yield act
                continue
            pointing = keys[0] in news and _is_of_signing(act.last.on)
            states = self._states_in(act) > fewest.get(keys[0], 0)
            again = _is_signed(act) and (keys[0] in signed or pointing or states)
            near = keys[0] in sure or not beside.isdisjoint(self._sides_by_sentence(act))
            vague = not act.last.sure_status and near
            talks = act.last.status == "proposed" and keys[0] in done
            if not (again or vague or talks):
                yield act

    def _without_headlines(self, acts: Sequence[Act]) -> Iterator[Act]:
        """Yield acts without those that only a headline tells, and its text tells again."""
        told = Counter(key for act in acts for key in self._told_by(act))
        for act in acts:
            keys = self._told_by(act)
            again = not act.first.dated and len(keys) == 1 and told[keys[0]] > 1
            if not (again and self._is_headline(act.quotes[0])):
                yield act

    def _states_in(self, act: Act) -> int:
        """Return how many countries an act names, and no body of theirs."""
        return sum(party in self.states for party in act.parties)

    def _sides_by_sentence(self, act: Act) -> Iterator[tuple[Quote, str]]:
        """Yield each country that works together with each sentence that tells of it."""
        return ((quote, side) for quote in act.quotes for side in self.acting(act.parties))

    def _told_by(self, act: Act) -> list[tuple[str, frozenset[str]]]:
        """Return each text that tells of an act, with the countries that work together."""
        return [(slug, self.acting(act.parties)) for slug in {quote.briefing for quote in act.quotes}]

    def _is_headline(self, quote: Quote) -> bool:
        """Return True for the first line of a text, if it ends without a stop."""
        return quote.start == 0 and self.texts[quote.briefing].text[quote.end - 1].isalnum()


def _is_signed(act: Act) -> bool:
    return act.last.status == "signed"


def _is_of_signing(on: str) -> bool:
    """Return True for the signing of a paper told before: "The agreement was signed by both", not "Under the pact"."""
    return bool(open_nouns(on)) and any(word.startswith("sign") for word in on.casefold().split())
