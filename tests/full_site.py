"""A small site that holds something in every field of every table, every header and every folder, for tests of edits.

It is that of `showcase` with few cues and short pages, so that it is built in half a second, and with one record that
texts name and one that none does, both with all fields.
"""

import shutil
import tomllib
from datetime import date

import project
import showcase
import tables

ATLAS = ["https://atlas.example/institutes", "Atlas of examples, 2025"]
TYPE = "agency"
"""Table of the records with all fields, unless the site is made with another."""
NAMED, UNNAMED = "testland-space-agency", "orbital-institute"
"""Records with all fields."""


def _full(identity, name, **fields):
    return {
        "id": identity, "name": name, "in_sentence": f"the {name}", "names": [f"{name} of Tests", f"Old {name}"],
        "weak_names": ["Hope"], "demonyms": [f"{name}ish"], "country": ["XT"], "part_of": ["lunar-programme"],
        "operator": ["examplia-space-office"], "parties": ["samplia-space-bureau"], "founded": "1998-05",
        "role": "Office of orbits", "wikidata": "Q42", "website": "https://own.example/", "sources": ATLAS,
        "fact": "It was made for tests.", "note": "Not to be taken for another.", "unverified": False, **fields,
    }  # fmt: skip


def _cue(lemma, forms, kind, cooperation, **more):
    examples = {"examples": [f"Testland {forms[0]} it."], "counter_examples": [f"They {lemma} nothing."]}
    return {"lemma": lemma, "forms": forms, "kind": kind, "cooperation": cooperation, **examples, **more}


RECORDS = {
    "organisation": [
        {
            "id": "union-of-tests",
            "name": "Union of Tests",
            "country": ["XT", "XE"],
            "part_of": [UNNAMED],
            "sources": ATLAS,
        },
        {"id": "silent-society", "name": "Silent Society", "unverified": True},
    ],
    "programme": [
        {"id": "lunar-programme", "name": "Lunar Example Programme", "parties": [UNNAMED, NAMED], "sources": ATLAS}
    ],
    "person": [{"id": "ann-example", "name": "Ann Example", "part_of": [NAMED], "role": "Director", "sources": ATLAS}],
    "spacecraft": [
        {
            "id": "lantern",
            "name": "Lantern",
            "operator": ["examplia-space-office", UNNAMED],
            "founded": "2011",
            "part_of": ["lunar-programme"],
            "sources": ATLAS,
        }
    ],
}
MILESTONES = [
    {
        "id": "institute-2019", "date": "2019-06", "title": "The institute and the bureau agree to share orbits",
        "parties": [UNNAMED, "samplia-space-bureau"], "kind": "agreement", "programme": "lunar-programme",
        "sources": ["https://paper.example/orbits", "https://orbits.example/2019"],
        "note": "One source names another month.",
    },
    {
        "id": "institute-2027", "date": "2027", "title": "The institute is to launch Lantern 2",
        "parties": [UNNAMED, "union-of-tests"], "kind": "launch", "sources": ["Gazette of orbits, 2026"],
    },
]  # fmt: skip
SPECIAL = {
    "milestones.toml": {"milestone": MILESTONES},
    "cues.toml": {
        "cue": [
            _cue("sign", ["sign", "signs", "signed"], "agreement", "signed", slots=["between partner"]),
            _cue("launch", ["launch", "launched", "launches"], "launch", ""),
            _cue("share", ["share", "shared", "sharing"], "data", "ongoing"),
        ],
        "frame": [
            {"kind": "agreement", "slots": ["with partner", "on behalf of principal"], "examples": ["A met B."]},
            {"kind": "launch", "slots": ["object's partner"], "examples": ["Testland launched B’s satellite."]},
        ],
    },
    "sources.toml": {
        "source": [
            {"id": "wire", "name": "The Wire", "url": "https://wire.example/", "rights": "facts", "note": "Asked."}
        ],
        "forbidden": [{"host": "mirror.example", "note": "Copies the gazette."}],
    },
    "outlets.toml": {"outlet": [{"host": "paper.example", "name": "The Paper", "class": "press"}]},
    "corrections.toml": {
        "correction": [
            {
                "briefing": "wired", "quote": "4 October 2011", "says": "It was the third.", "state": "corrected",
                "sources": ["https://errata.example/lantern", "Gazette of facts, 2026"], "made": date(2026, 6, 20),
                "date": "2011-10-03",
            },
            {
                "briefing": "wired", "quote": "Institute of Orbits", "says": "The agency is meant.",
                "state": "corrected", "sources": ["Gazette of facts, 2026"], "made": date(2026, 6, 21), "entity": NAMED,
            },
            {
                "briefing": "wired", "quote": "Samplia launched a kite in 2012", "says": "A toy.",
                "state": "corrected", "sources": ["Gazette of toys"], "made": date(2026, 6, 22), "not_an_event": True,
            },
            {
                "briefing": "short", "quote": "signed an agreement with Samplia", "says": "Another agreement.",
                "state": "corrected", "sources": ["Gazette of facts, 2026"], "made": date(2026, 6, 23),
                "apart_from": "testland-signed-an-agreement-with-samplia", "apart_quote": "signed an agreement",
            },
        ]
    },
}  # fmt: skip
ARTICLES = {
    "2026/wired.md": """Title: A wire on Lantern
Date: 2026-06-12
Date-From: heading
Seed-Parts: 2
Slug: wired
Settled: 1a2b3c4d
Summary: Lantern was launched, and the agency shared its data.
Source: wire
URL: https://mirror.example/lantern

On 4 October 2011 Testland launched Examplia’s first satellite, Lantern. The Institute of Orbits shared data of Hope \
with Samplia in 2013. Samplia launched a kite in 2012.

## Who said so

Ann Example, director of the Testland Space Agency, told the [mirror](https://mirror.example/a) of it on 9 June 2026.
""",
    "2026/short.md": "Title: A word on data\nDate: 2026-06-11\nSlug: short\nURL: https://tabloid.example/b\n\n"
    "Testland signed an agreement with Samplia on 3 May 2026.[^1]\n\n"
    "A pact on kites was signed between Examplia and Samplia in 2014.[^2]\n\n"
    "## Sources\n\n1. [The Paper: agreement](https://paper.example/kites)\n2. Gazette of facts: kites.\n",
    "draft.md": "Title: Not yet\nDate: 2026-06-13\nSlug: not-yet\nStatus: draft\n\nTestland signed nothing.\n",
}
PAGES = {
    name: f"Title: {name.title()}\nSlug: {name}\nSummary: Of {name}.\n\n## Here\n\nOne line on {name}.\n"
    for name in ("about", "corrections-policy", "how-to-cite", "licence", "method", "more")
}
SAME = "Testland signed an agreement with Samplia on 3 May 2026.\n\nIt is on data of Lantern.\n"
SEEDS = {
    "copy.txt": f" date 2026-05-04 {SAME}",
    "first.txt": f" date 2026-05-04 {SAME}",
    "french.txt": " date 2026-05-05 Les deux agences ont décidé de travailler ensemble dans les années à venir, et "
    "elles ont choisi avec soin les projets que les pays de la région pourraient mener dans l’espace.\n",
    "odd.txt": " date 2026-05-06 The Testland Space Agency lau\u200bnched a satellite with Examplia on 1 May 2026.\n\n"
    "Ann Example, deputy director of the Testland Space Agency, said so.\n",
}


def knowledge(table=TYPE):
    """Return the knowledge files, with the records that have all fields in a table."""
    files = {n: tomllib.loads(text + showcase.MORE.get(n, "")) for n, text in project.KNOWLEDGE.items()}
    agencies = files["agencies.toml"]["agency"]
    agencies[:] = [row | {"website": "https://agency.example/"} for row in agencies if row["id"] != NAMED]
    named = _full(NAMED, "Testland Space Agency", in_sentence="the TSA", names=["TSA"], weak_names=["TeSpA"])
    bare = {"id": "bare-bureau", "name": "Bare Bureau", "sources": ATLAS}
    whole = [named, _full(UNNAMED, "Orbital Institute", sources=["https://charter.example/", *ATLAS]), bare]
    files["entities.toml"] = RECORDS | {table: [*RECORDS.get(table, ()), *whole]}
    for name, held in SPECIAL.items():
        for head, more in held.items():
            of = files.setdefault(name, {})
            of[head] = [*of.get(head, ()), *more]
    return {name: {head: sorted(held, key=_place) for head, held in of.items()} for name, of in files.items()}


def _place(row):
    return [row.get(key, "") for key in ("id", "lemma", "kind", "host")]


def make(root, table=TYPE):
    """Lay out the project below `root`."""
    showcase.make(root)
    tables.save(root / "content/knowledge", knowledge(table))
    (root / "plugins").unlink()
    (root / "plugins").mkdir()  # those of Pelican alone: a build digests every file of them
    for path in project.HERE.glob("plugins/*.py"):
        shutil.copy(path, root / "plugins")
    shutil.rmtree(root / "content/pages")
    for below, texts in (("content/briefings", ARTICLES), ("seeds", SEEDS)):
        for name, text in texts.items():
            project.write(root / below / name, text)
    for name, text in PAGES.items():
        project.write(root / f"content/pages/{name}.md", text)
    project.write(root / "theme/static/loose.txt", "Nothing leads here.\n")
    return root
