"""The room for the language: every word once, every class said in a sentence and asked for."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from briefing.english import lexicon
from briefing.knowledge import space_words

BRIEFING = Path(__file__).parent.parent / "plugins" / "briefing"
FILES = (BRIEFING / "english" / "lexicon.toml", BRIEFING / "knowledge" / "space_words.toml")
READERS = {"words", "lowered", "capitalised", "values", "ordered"}


def asked(module):
    """Yield the classes that the Python of the library asks of `lexicon` or `space_words`."""
    for path in BRIEFING.rglob("*.py"):
        calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        for call in calls:
            called, _, reader = ast.unparse(call.func).rpartition(".")
            if called == module and reader in READERS:
                yield from (arg.value for arg in call.args if isinstance(arg, ast.Constant))


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def rows(request):
    return request.param, tomllib.loads(request.param.read_text("utf-8"))


def test_the_quick_reading_is_that_of_toml(rows):
    path, table = rows
    classes = {}
    for word, named in table["words"].items():
        for one in named:
            name, _, value = one.partition("=")
            classes.setdefault(name, {})[word] = value
    assert lexicon.Lexicon(path).classes == classes


def test_every_class_is_said_in_a_sentence_used_and_asked_for(rows):
    path, table = rows
    used = {one.partition("=")[0] for named in table["words"].values() for one in named}
    assert set(table["classes"]) == used == set(asked(path.stem))
    assert all(re.fullmatch(r"[A-Z\"'].*\.", sentence) for sentence in table["classes"].values())


def test_words_and_classes_stand_in_the_order_of_the_alphabet(rows):
    _, table = rows
    assert list(table["classes"]) == sorted(table["classes"])
    assert list(table["words"]) == sorted(table["words"], key=lambda word: (word.casefold(), word))
    assert all(named == sorted(set(named)) for named in table["words"].values())


def test_no_class_holds_a_word_with_a_capital_and_without(rows):
    """May is a month and may a verb, but "Minister" is the word minister: code asks for its capital."""
    path, _ = rows
    for name, words in lexicon.Lexicon(path).classes.items():
        assert not {word.capitalize() for word in words if word[0].islower()} & set(words), name


def test_no_word_of_space_is_a_word_of_english():
    english = {word.casefold() for words in lexicon.Lexicon(FILES[0]).classes.values() for word in words}
    assert not space_words.words("of_space") & english


def test_an_unknown_class_is_an_error_that_names_the_known_ones():
    with pytest.raises(ValueError, match=r"lexicon\.toml has the class 'mont'; known: .*\bmonth\b"):
        lexicon.words("mont")


def test_words_come_in_dictionary_form_lowered_or_capitalised():
    assert "Monday" in lexicon.words("weekday")
    assert "monday" in lexicon.lowered("weekday")
    assert lexicon.ordered("month")[:3] == ("January", "February", "March")
    assert lexicon.words("weekday", "month") == lexicon.words("weekday") | lexicon.words("month")


def test_the_longest_word_of_an_alternation_comes_first():
    assert lexicon.alternation(["set", "set to", "a.m."]) == r"set\ to|a\.m\.|set"
