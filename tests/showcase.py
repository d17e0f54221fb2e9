"""A small project whose site has every kind of page and state: conflict, correction, plan, extract, arcs, numbers."""

import project

LONG = """Title: Testland, Examplia and Samplia share a station
Date: 2025-03-05
Slug: shared-station
Summary: Three agencies agreed to share a station; a first crew is planned.
Source: gazette
URL: https://example.org/station
Reviewed: 2025-03-09

The Testland Space Agency (TSA) and the Examplia Space Office signed an agreement on Friday to train astronauts. TSA \
and the Examplia Space Office signed an agreement last week to select astronauts.

In October 2011 Testland launched Examplia’s first satellite, Lantern. In 2019, TSA and the Samplia Space Bureau \
signed a memorandum on lunar data. Testland launched Samplia’s first probe on 3 May 2024.

Samplia and Testland plan to launch a joint crew in late 2026. The Samplia Space Bureau and the Examplia Space Office \
signed an agreement on 12 February 2025 to share data from Lantern.
"""
EXTRACT = """Title: Samplia joins the station
Date: 2026-06-10
Slug: samplia-joins
Summary: Samplia joined.
Source: herald
URL: https://herald.example/samplia

The Samplia Space Bureau and TSA signed an agreement on 8 June 2026. Nobody else was there that day.
"""
MORE = {
    "countries.toml": """
[[country]]
id = "samplia"
name = "Samplia"
weak_names = ["SAM"]
country = ["XS"]
sources = ["https://example.org/atlas"]
fact = "A country made for samples."
""",
    "agencies.toml": """
[[agency]]
id = "samplia-space-bureau"
name = "Samplia Space Bureau"
weak_names = ["SAM"]
country = ["XS"]
founded = "1998"
website = "https://samplia.example/"
sources = ["https://example.org/atlas", "Atlas of examples, 2025"]
""",
    "milestones.toml": """
[[milestone]]
id = "joint-crew-2027"
date = "2027"
title = "A joint crew of Testland and Samplia is to fly"
parties = ["samplia", "testland"]
kind = "launch"
sources = ["https://example.org/crew", "Gazette of plans, 2026"]

[[milestone]]
id = "probe-2024"
date = "2024-05-03"
title = "Testland launches the first probe of Samplia"
parties = ["samplia", "testland"]
kind = "launch"
sources = ["https://example.org/probe"]
""",
    "sources.toml": """
[[source]]
id = "herald"
name = "The Herald"
url = "https://herald.example/"
rights = "extract"
""",
    "corrections.toml": """
[[correction]]
briefing = "shared-station"
quote = "signed an agreement on Friday"
says = "It was signed on Thursday 27 February 2025."
state = "corrected"
sources = ["https://example.org/agreement", "Gazette of facts, 2025"]
made = 2025-03-09

[[correction]]
briefing = "shared-station"
quote = "Samplia’s first probe"
says = "Others name it the second probe."
state = "conflict"
sources = ["https://example.org/probe"]
made = 2025-03-10
""",
}


def make(root):
    """Lay out the project below `root`."""
    known = {name: text + MORE.get(name, "") for name, text in project.KNOWLEDGE.items()}
    project.make(root, knowledge=known)
    project.write(root / "content/briefings/2025/shared-station.md", LONG)
    project.write(root / "content/briefings/2026/samplia-joins.md", EXTRACT)
    return root
