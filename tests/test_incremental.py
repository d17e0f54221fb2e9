"""Whatever happens to the files between builds, the output is that of a clean build, byte for byte."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import edits
import full_site
import project
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from record_edits import Impossible

from press import owned

pytestmark = pytest.mark.slow

SEQUENCES = int(os.environ.get("SEQUENCES", "30"))
PARTS = [pytest.param(0, 2, marks=pytest.mark.xdist_group("part 0"))] + [
    pytest.param(n, max(SEQUENCES // 6, 1), marks=[pytest.mark.xdist_group(f"part {n}"), pytest.mark.long])
    for n in range(1, 7)
]
"""Each has as many sequences of its own and may run beside the others."""
PLACES = ("Testland", "Examplia", "Newland", "TSA")
TEXTS = st.sampled_from(
    [
        "{a} and {b} signed an agreement last week.",
        "{a} launched a satellite of {b} in 2024.\n\n{b} plans a landing in late 2028.",
        "“{a} & {b} <work> together,” said Ann Example, director of the {a} Institute of Tests.",
        "Nothing of note happened in *{a}* {{{{ or }}}} {b}.",
    ]
)
NAMES = st.sampled_from(["a", "b", "sub/c"])


class Died(Exception):
    """Stands for a power cut at a write."""


class Incremental(RuleBasedStateMachine):
    """Edits of all kinds, then a build, compared with a clean build of the same files."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="press-"))
        self.root = full_site.make(self.folder / "site")
        self.given = {}

    def teardown(self):
        shutil.rmtree(self.folder)

    def path(self, name):
        return self.root / name

    def briefing(self, pick):
        found = sorted((self.root / "content/briefings").rglob("*.md"))
        return found[pick % len(found)] if found else None

    @rule(name=NAMES, text=TEXTS, a=st.sampled_from(PLACES), b=st.sampled_from(PLACES), day=st.integers(1, 28))
    def write_seed(self, name, text, a, b, day):
        body = text.format(a=a, b=b)
        project.write(self.path(f"seeds/{name}.txt"), f" date 2025-03-{day:02} {body}\n")

    @rule(name=NAMES)
    def delete_seed(self, name):
        self.path(f"seeds/{name}.txt").unlink(missing_ok=True)

    @rule(pick=st.integers(0, 9), text=st.sampled_from(["Testland visited Newland on 3 May 2024.", "*Stop.*"]))
    def edit_briefing(self, pick, text):
        if path := self.briefing(pick):
            path.write_text(path.read_text("utf-8") + f"\n{text}\n", "utf-8")

    @rule(name=st.sampled_from(["own", "copy"]), link=st.sampled_from(["../own/", "../copy/#text", "/x", "#x"]))
    def write_linked(self, name, link):
        text = f"Title: {name}\nDate: 2025-03-09\nSlug: own\n\n[Testland]({link}) met Examplia on 3 May 2024.\n"
        project.write(self.path(f"content/briefings/{name}.md"), text)

    @rule(name=st.sampled_from(["own.md", "about.md"]), top=st.sampled_from(["", "Title: t\nSummary: s\nSlug: own\n"]))
    def write_page(self, name, top):
        project.write(self.path(f"content/pages/{name}"), f"{top}\n[Own](../briefings/own/).\n")

    @rule(pick=st.integers(0, 9))
    def rename_briefing(self, pick):
        if path := self.briefing(pick):
            path.rename(path.with_name(f"moved-{pick}.md"))

    @rule(pick=st.integers(0, 9))
    def delete_briefing(self, pick):
        if path := self.briefing(pick):
            path.unlink()

    @rule(name=st.sampled_from(list(edits.EACH)))
    def edit(self, name):
        """Make one of the edits that `test_edits` makes alone."""
        with suppress(Impossible):
            self.given |= edits.EACH[name](self.root) or {}

    @rule(pick=st.integers(0, 99), content=st.sampled_from([b"", b"junk", None]))
    def damage_output(self, pick, content):
        found = sorted(p for p in self.path("output").rglob("*") if p.is_file() and p.name != ".press")
        if found and content is None:
            found[pick % len(found)].unlink()
        elif found:
            found[pick % len(found)].write_bytes(content)

    @rule(content=st.sampled_from([b"", b"junk" * 50, None]), name=st.sampled_from(["state.sqlite", "last.json"]))
    def damage_state(self, content, name):
        path = self.path(f".cache/output/{name}")
        if content is None:
            path.unlink(missing_ok=True)
        elif path.exists():
            path.write_bytes(content)

    @rule(where=st.integers(4, 99))
    def flip_a_byte_of_the_state(self, where):
        path = self.path(".cache/output/state.sqlite")
        content = bytearray(path.read_bytes()) if path.exists() else bytearray()
        if content:
            content[len(content) * where // 100] ^= 0xFF
            path.write_bytes(content)

    @rule(pick=st.integers(0, 9))
    def touch_briefing(self, pick):
        if path := self.briefing(pick):
            os.utime(path)

    @rule(pick=st.integers(0, 9))
    def change_bytes_but_not_times(self, pick):
        if path := self.briefing(pick):
            status = path.stat()
            text = path.read_text("utf-8")
            path.write_text(text.replace("Testland", "Examplia", 1), "utf-8")
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    @rule(write=st.integers(0, 30))
    def die_at_a_write(self, write):
        left = iter(range(write))
        real = owned.put

        def put(folder, name, source):
            if next(left, None) is None:
                raise Died
            real(folder, name, source)

        owned.put = put
        try:
            project.run(self.root, **self.given)
        except Died:
            pass
        finally:
            owned.put = real

    @invariant()
    def output_is_that_of_a_clean_build(self):
        status, stale = project.against_clean(self.root, **self.given)
        assert stale == []
        again = project.run(self.root, **self.given)
        assert again[0] == status
        assert "nothing changed" in again[1]


@pytest.mark.parametrize(("part", "count"), PARTS)
def test_incremental_equals_clean(part, count):
    run_state_machine_as_test(
        type(f"Part{part}", (Incremental,), {}),  # its name decides which sequences it has
        settings=settings(
            max_examples=count,
            stateful_step_count=12,
            derandomize="SEQUENCES" not in os.environ,
            suppress_health_check=list(HealthCheck),
        ),
    )
