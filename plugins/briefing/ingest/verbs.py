"""Verbs of the news, in the forms that a headline needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as news texts use it."""

    base: str
    third: str
    past: str
    ing: str
    weight: int
    """How much news it carries: 3 a deed that changes something, 1 a deed that happens every day."""
    alone: bool
    """True when it stands without an object: "the probe landed"."""


_DEEDS = """
    sign launch* land* join dock* undock* select approve award complete establish ratify agree* conclude cancel
    delay postpone suspend deploy* inaugurate nominate appoint discover test withdraw:withdrew* choose:chose
    begin:began* commit* depart* crash* splash* collide* separate* orbit license sanction ban
"""
_STEPS = """
    announce unveil adopt pledge extend expand deliver send:sent return* reach arrive* enter open* win:won
    order detect capture develop build:built buy:bought fund propose issue release publish name order direct
    host meet:met* visit hold:held discuss* lead:led* plan* present reaffirm strengthen produce make:made
    supply fly:flew* lift* pause chair hail back decide* resolve* bring:brought underscore
    confirm create cancel:cancelled finalize finalise invite hand add set:set transfer receive secure
"""
_WORDS = """
    welcome celebrate congratulate mark provide recognize recognise honor honour convene* continue* carry take:took
    become:became*
"""
_DOUBLED = frozenset({"plan", "ban", "commit", "transfer", "begin", "win", "set"})


def _verbs(words: str, weight: int) -> list[Verb]:
    return [_verb(word.rstrip("*"), weight, word.endswith("*")) for word in words.split()]


def _verb(word: str, weight: int, alone: bool) -> Verb:
    base, _, past = word.partition(":")
    soft = base.endswith("y") and base[-2] not in "aeou"
    stem = base[:-1] + "i" if soft else base
    third = stem + "es" if soft or base.endswith(("s", "sh", "ch", "x")) else base + "s"
    double = base + base[-1] if base in _DOUBLED else base
    regular = (stem if soft else double) + ("d" if base.endswith("e") else "ed")
    ing = "agreeing" if base == "agree" else double.removesuffix("e") + "ing"
    return Verb(base, third, past or regular, ing, weight, alone)


VERBS = (*_verbs(_WORDS, 1), *_verbs(_STEPS, 2), *_verbs(_DEEDS, 3))
BY_PAST = {verb.past: verb for verb in VERBS}
BY_ING = {verb.ing: verb for verb in VERBS}
BY_FORM = BY_PAST | BY_ING | {form: verb for verb in VERBS for form in (verb.base, verb.third)}
"""Past tense before present: "set" is read as past."""
