"""Two plans become the list of artefacts that the second would make anew, what is printed first."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from build_scripts.model import Job, Manifest
from build_scripts.plan import Step

ON_SCREEN = ("wechat", "weibo", "groupcard", "site")
"""Channels whose copies are replaced by publishing again. What any other channel made may lie in a drawer in print."""

State = Literal["changed", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Remade:
    """A job that would be rendered anew, and the files that it published last time."""

    job: Job
    state: State
    paths: tuple[str, ...]
    """As the manifest lists them; empty where nothing was published yet."""

    @property
    def printed(self) -> bool:
        """Whether copies on paper may have to be called back."""
        return self.job.channel not in ON_SCREEN


def remade(before: Iterable[Step], after: Iterable[Step], manifest: Manifest | None) -> tuple[Remade, ...]:
    """Every job whose key differs between two plans, those of one plan only included; print first, then by channel,
    region, language and id. A pack counts when one of the files that it packs does."""
    published: dict[str, list[str]] = {}
    for artefact in manifest.artefacts if manifest is not None else ():
        published.setdefault(artefact.job, []).append(artefact.path)
    old = {step.job.id: step for step in before}
    new = {step.job.id: step for step in after}
    found: list[Remade] = []
    for name in dict.fromkeys([*old, *new]):
        state: State = "changed" if name in old and name in new else "new" if name in new else "gone"
        if state == "changed" and old[name].key == new[name].key:
            continue
        job = (new.get(name) or old[name]).job
        found.append(Remade(job, state, tuple(published.get(name, ()))))
    return tuple(sorted(found, key=lambda r: _order(r.job)))


def _name(r: Remade) -> str:
    if not r.paths:
        return f"{r.job.id}  （尚未发布 · not published yet）"
    return r.paths[0] if len(r.paths) == 1 else posixpath.commonpath(r.paths) + "/"


def _order(job: Job) -> tuple[bool, int, str, str, str, str]:
    rank = ON_SCREEN.index(job.channel) if job.channel in ON_SCREEN else 0
    return (job.channel in ON_SCREEN, rank, job.channel, job.region, job.language, job.id)


def as_text(found: tuple[Remade, ...]) -> list[str]:
    """Lines grouped by channel: the file that was published, the folder where there are several, else the job's id."""
    lines: list[str] = []
    for channel in dict.fromkeys(r.job.channel for r in found):
        here = [r for r in found if r.job.channel == channel]
        medium = "重印 reprint" if here[0].printed else "重新发布 publish again"
        lines.append(f"  {channel} ({len(here)})  {medium}")
        for r in here:
            mark = {"changed": " ", "new": "+", "gone": "-"}[r.state]
            lines.append(f"    {mark} {_name(r)}")
    return lines or ["  没有 · none"]
