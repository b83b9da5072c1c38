"""A job of a flow, a calculator or one of their lists becomes its page in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.channels.site import guides, prose
from build_scripts.channels.site.details import CALCULATORS, CalculatorDetail, FlowDetail, GuidesDetail
from build_scripts.channels.site.front_matter import front_matter
from build_scripts.channels.site.labels import LABELS
from build_scripts.channels.site.service_words import SERVICE_WORDS
from build_scripts.channels.site.sources import source_groups
from build_scripts.formats import day_in_words
from build_scripts.model import Job, ResolvedCalculator, ResolvedFlow
from build_scripts.render.markdown import to_inline_html
from build_scripts.render.press import Press

FLOWS_PAGE = "flows/index.md"
CALCULATORS_PAGE = "calculators/index.md"


def pages(job: Job, press: Press) -> Iterator[tuple[str, str]]:
    """(path, text) of the job's page; nothing for jobs of another kind."""
    if isinstance(job.detail, GuidesDetail):
        yield _list(job, job.detail, press)
    elif isinstance(job.detail, FlowDetail):
        yield f"flows/{job.flow}/index.md", _flow(job, job.detail, press)
    elif isinstance(job.detail, CalculatorDetail):
        yield f"calculators/{job.calculator}/index.md", _calculator(job, job.detail, press)


def _list(job: Job, detail: GuidesDetail, press: Press) -> tuple[str, str]:
    labels = LABELS[job.language]
    reckoning = job.part == CALCULATORS
    title, note = (
        (labels.calculators, labels.calculators_note) if reckoning else (labels.flows, labels.flows_note)
    )
    text = press.html("site/pages/guides.md.j2", t=labels, title=title, note=note, cards=detail.cards)
    head = front_matter(title=title, description=note, kind="guides")
    return (CALCULATORS_PAGE if reckoning else FLOWS_PAGE), head + text


def _flow(job: Job, detail: FlowDetail, press: Press) -> str:
    labels = LABELS[job.language]
    flow = detail.flow

    def words(text: str) -> str:
        return to_inline_html(prose.linked(text, flow, labels, r"../../lessons/\1/"))

    text = press.html(
        "site/pages/flow.md.j2",
        t=labels,
        flow=flow,
        up="../../",
        words=words,
        bare=lambda text: to_inline_html(prose.unlinked(text)),
        anchor=guides.anchor,
        anchors={node.number: guides.anchor(node) for node in flow.nodes},
        printed=detail.printed,
        **_common(job, flow),
    )
    return front_matter(title=flow.title, description=flow.intro, kind="flow") + text


def _calculator(job: Job, detail: CalculatorDetail, press: Press) -> str:
    labels = LABELS[job.language]
    calculator = detail.calculator
    dates = any(result.shown and result.kind == "date" for result in calculator.results)

    def words(text: str) -> str:
        return to_inline_html(prose.linked(text, calculator, labels, r"../../lessons/\1/"))

    text = press.html(
        "site/pages/calculator.md.j2",
        t=labels,
        calculator=calculator,
        up="../../",
        words=words,
        values_kept=prose.values_kept,
        printed=detail.printed,
        dates=dates,
        phone=next((contact.phone for contact in calculator.contacts if contact.phone), ""),
        **_common(job, calculator),
    )
    # The theme loads the calendar only where there are days to put into it.
    head = front_matter(title=calculator.title, description=calculator.intro, kind="calculator", dates=dates)
    return head + text


def _common(job: Job, guide: ResolvedFlow | ResolvedCalculator) -> dict[str, object]:
    labels = LABELS[job.language]
    return {
        "s": SERVICE_WORDS[job.language],
        "terms": guide.terms,
        "words_title": labels.guide_words,
        "sources_note": labels.guide_sources_note,
        "sources": tuple(source_groups(guide.facts, job.language)),
        "tel": prose.phone_address,
        "checked": day_in_words(guide.checked, job.language),
        "review_by": day_in_words(guide.review_by, job.language),
        "disclaimer": job.programme.disclaimer,
        "colon": "：" if job.language == "zh" else ": ",
    }
