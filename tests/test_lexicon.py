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


MOST = 5
"""Words of English that a list in Python may hold."""
WORD = re.compile(r"[^\W\d_][\w’'.-]+(?: [\w’'.-]+)*")
ALTERNATIVES = re.compile(r"(?<![\w\\])(?:[^\W\d_][\w’' -]*\\?\.?\??\|){5,}[^\W\d_][\w’' -]*")
TO_MOVE = ()
"""Where lists of words still stand outside; it only ever gets shorter."""
NO_ENGLISH = {
    ("desk/settled.py", "_LEFT"): "kinds of doubts",
    ("desk/article_edits.py", "_ORDER"): "keys of a briefing file",
    ("desk/doubt.py", "KINDS"): "kinds of doubts",
    ("analysis/__main__.py", ""): "fields of the output",
    ("analysis/dates/absolute.py", "_PASSED"): "codes of quarters and halves",
    ("analysis/dates/lexicon.py", "CLASSES"): "classes of tokens",
    ("analysis/dates/lexicon.py", "FORMS"): "classes of tokens",
    ("analysis/dates/pattern.py", "SETS"): "classes of tokens",
    ("analysis/dates/pattern.py", "ROWS"): "classes of tokens",
    ("analysis/entities/name_coreference.py", "_BODIES"): "types of entity",
    ("analysis/events/rows.py", "DOING"): "types of entity",
    ("analysis/events/called_things.py", "THINGS"): "types of entity",
    ("analysis/entities/disambiguation/context.py", "_NEAR"): "types of entity",
    ("analysis/entities/heads.py", "_TYPES"): "types of entity",
    ("analysis/merge/__init__.py", "_CERTAIN"): "modalities",
    ("calendar/words.py", "MONTHS"): "the calendar lies below the room for English, and writes dates",
    ("calendar/words.py", "_PARTS"): "codes of EDTF",
    ("ingest/canonical.py", "BLOCKS"): "tags of HTML",
    ("ingest/drafting.py", "more"): "fields of a briefing file",
    ("ingest/added.py", "fields"): "fields of a seed",
    ("ingest/inputs/blocks.py", "_INLINE"): "tags of HTML",
    ("ingest/inputs/blocks.py", "_UNSEEN"): "tags of HTML",
    ("ingest/inputs/child.py", "_FORBIDDEN"): "events of Python’s audit",
    ("ingest/inputs/page.py", "_META"): "fields of pages",
    ("ingest/markdown.py", "fields"): "fields of a briefing file",
    ("ingest/markdown.py", "TAGS"): "tags of HTML",
    ("knowledge/links.py", "_REFERENCES"): "fields of records",
    ("knowledge/load.py", "keys"): "fields of records",
    ("knowledge/shapes.py", "_ENTITY"): "fields of records",
    ("knowledge/shapes.py", "_CUE"): "fields of records",
    ("knowledge/shapes.py", "_MILESTONE"): "fields of records",
    ("knowledge/shapes.py", "_CORRECTION"): "fields of records",
    ("knowledge/shapes.py", "TABLES"): "tables of records",
    ("knowledge/values.py", "ROLES"): "roles of arguments",
    ("publish/elements/dating.py", "_LEADS"): "modifiers of TIMEX3",
    ("publish/view/event_state.py", "_STATES"): "modalities",
}
"""Lists of names of ours, by module and variable, and what they are."""


FORMATS = {
    "publish/exports/feed.py": "JSON Feed",
    "publish/exports/linked.py": "schema.org",
    "publish/exports/whole/caveats.py": "Citation File Format",
    "publish/exports/whole/csl.py": "CSL-JSON",
    "publish/exports/whole/metadata.py": "metadata of Datasette",
    "publish/exports/whole/package.py": "Data Package",
}
"""Modules in which the keys of dictionaries are the fields of a format that is written, and which one."""
OF_PYTHON = {"RULES", "__all__", "_WIDER"}
"""What a rule gives as examples, what a package exports, and names of code pages."""


def texts(nodes):
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def in_a_row(node):
    """Return the words that a node lists: as a collection, as keys, as a line that is split, in a pattern."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return texts(node.elts)
    if isinstance(node, ast.Dict):
        return texts(key for key in node.keys if key)
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "split":
        return " ".join(texts([node.func.value])).split()
    if isinstance(node, ast.Call) and "words" in getattr(node.func, "id", ""):
        return " ".join(texts(node.args)).split()  # a helper that splits a line
    pattern = "".join(texts([node] if isinstance(node, ast.Constant) else getattr(node, "values", [])))
    found = ALTERNATIVES.search(pattern)
    return found[0].split("|") if found else []


def lists(tree, keyed=True):
    """Yield the variable and the words of every list with too many of them; what a rule gives as examples is none.

    Without `keyed` the keys of a dictionary are none.
    """
    for statement in ast.walk(tree):
        if not isinstance(statement, ast.Assign | ast.AnnAssign | ast.Return | ast.Expr | ast.If):
            continue
        target = getattr(statement, "target", None) or getattr(statement, "targets", [None])[0]
        for node in ast.walk(statement):
            told = keyed or not isinstance(node, ast.Dict)
            words = [word for word in in_a_row(node) if told and WORD.fullmatch(word)]
            if len(words) > MOST:
                yield ast.unparse(target) if target else "", words


def test_the_search_for_lists_finds_each_of_their_forms():
    six = "planned expected due set slated foreseen"
    forms = (
        f"a = '{six}'.split()", f"a = words('{six}')", f"a = {tuple(six.split())}", f"if b in {six.split()}: pass",
        f"a = re.compile(r'\\b(?:{'|'.join(six.split())})\\b')", f"a = {dict.fromkeys(six.split(), 1)}",
        f"a = frozenset({set(six.split())})",
    )  # fmt: skip
    for form in forms:
        assert len(list(lists(ast.parse(form)))) >= 1, form
    assert not list(lists(ast.parse("a = ('planned', 'expected', 'due', 'set', 'slated')")))


@pytest.mark.parametrize("path", sorted(BRIEFING.rglob("*.py")), ids=lambda path: path.relative_to(BRIEFING).as_posix())
def test_no_list_of_english_stands_outside_its_room(path):
    where = path.relative_to(BRIEFING).as_posix()
    if where.startswith(TO_MOVE) or where.startswith("english/"):
        return
    listed = lists(ast.parse(path.read_text("utf-8")), keyed=where not in FORMATS)
    found = [(name, words) for name, words in listed if (where, name) not in NO_ENGLISH]
    assert not [one for one in found if one[0] not in OF_PYTHON], "move it to english/lexicon.toml"


def test_what_is_named_as_no_english_is_there():
    for where in FORMATS:
        tree = ast.parse((BRIEFING / where).read_text("utf-8"))
        assert len(list(lists(tree))) > len(list(lists(tree, keyed=False))), where
    for where, name in NO_ENGLISH:
        assert name in {name for name, _ in lists(ast.parse((BRIEFING / where).read_text("utf-8")))}, (where, name)
