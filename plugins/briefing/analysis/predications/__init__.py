"""Read who did what to whom, and when, in a sentence: each trigger once.

A trigger is a cue of `cues.toml` or, where a time has none, the verb of its clause. `arguments` finds its names,
`temporal_links` its time, `modality` how sure it is; events and cooperations are views of what stands here.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.predications.arguments import arguments, is_under
from briefing.analysis.predications.kinds import kind_of
from briefing.analysis.predications.modality import claim, dated
from briefing.analysis.predications.predication import Predication
from briefing.analysis.predications.temporal_links import bound
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.spans import days_of
from briefing.analysis.syntax.tokens import Token

__all__ = ["Predication", "predications"]


def predications(scene: SentenceParse) -> tuple[Predication, ...]:
    """Return what a sentence says: what has a time by the place of its times, then what has none."""
    links = [(hit, tuple(group)) for hit, group in bound(scene)]
    starts = {hit.start for hit, _ in links}
    hits = {hit.start: hit for hit in (*scene.hits, *(hit for hit, _ in links))}
    read = {start: _read(scene, hit) for start, hit in sorted(hits.items())}
    timed = [_timed(scene, read[hit.start], group) for hit, group in links]
    works = (_read(scene, hit) for hit in scene.works if scene.named)
    return (*timed, *(said for start, said in read.items() if start not in starts), *works)


def _read(scene: SentenceParse, hit: Trigger) -> Predication:
    """Return what a trigger says without a time."""
    clause = scene.clause_of(hit.start)
    found, actor, behind = arguments(scene, clause, hit)
    said = claim(scene.row, clause, hit)
    kind = kind_of(scene, hit, ())
    return Predication(
        hit,
        kind,
        clause,
        found,
        actor,
        behind,
        is_under(scene, hit),
        said,
        (),
        None,
        dated(said, None, scene.published),
    )


def _timed(scene: SentenceParse, read: Predication, group: tuple[Token, ...]) -> Predication:
    """Return what a trigger says with a time that dates it."""
    when = days_of(group)
    kind = kind_of(scene, read.trigger, group)
    return replace(read, kind=kind, times=group, when=when, modality=dated(read.claim, when, scene.published))
