"""The texts of one edition become words: references are replaced, unknown values never guessed."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from build_scripts import figures, formula, references, sentences
from build_scripts.formats import canonical, format_amount, legal_source, with_year
from build_scripts.model import (
    Block,
    Contact,
    Fact,
    FactValue,
    Figure,
    Language,
    Passage,
    Question,
    ResolvedContact,
    ResolvedFact,
    ResolvedOption,
    ResolvedQuestion,
    ResolvedTerm,
    Source,
    Term,
)
from build_scripts.references import Reference
from build_scripts.register import Register

HOTLINE = "hotline-12333"
"""The number that ``else=ask`` sends readers to, unless the fact names another."""

_ASK = {
    "zh": "当地现在怎么规定，请打{phone}问清楚。",
    "en": "Call {phone} to ask what holds here now.",
}
_FOR = {
    "zh": {"rural": "农村读者", "urban": "城镇读者"},
    "en": {"rural": "In the countryside", "urban": "In town"},
}
_TRUE_FALSE = {"zh": ("对", "错"), "en": ("True", "False")}


@dataclass(frozen=True, slots=True)
class Known:
    """The glossary and the documents, by id, and what was worked out of them and the register so far: the same text
    goes to many channels."""

    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    settled: dict[tuple[str, str, Language], str] = field(default_factory=dict, compare=False, repr=False)
    """By text, region and language."""
    forms: dict[tuple[str, str, str, Language], str] = field(default_factory=dict, compare=False, repr=False)
    """By fact, form, region and language."""


class Words:
    """Turns the texts of one edition into words, and remembers which facts and terms they used."""

    def __init__(
        self, register: Register, known: Known, examples: tuple[Figure, ...], language: Language, region: str
    ) -> None:
        self.register = register
        self.known = known
        self.language: Language = language
        self.region = region
        self.figures = {figure.id: figure for figure in examples}
        self._facts: dict[str, ResolvedFact] = {}
        self._numbers: dict[str, int] = {}
        self._terms: dict[str, ResolvedTerm] = {}
        self._files: set[str] = set()

    # --- what was used

    def facts(self) -> tuple[ResolvedFact, ...]:
        return tuple(self._facts.values())

    def terms(self) -> tuple[ResolvedTerm, ...]:
        return tuple(self._terms.values())

    def files(self) -> set[str]:
        return self._files

    # --- texts

    def passage(self, block: Block, *, labelled: bool = True) -> Passage | None:
        """The block in words; None when nothing of it is left. ``labelled``: a variant says whom it is for."""
        markdown = self.markdown(block.markdown)
        if not markdown.strip():
            return None
        return Passage(
            block.kind,
            self.plain(block.title),
            markdown,
            block.minutes,
            self.plain(block.materials),
            # A block for both settings is for everybody.
            _FOR[self.language][block.settings[0]] if labelled and len(block.settings) == 1 else "",
            block.may_drop,
        )

    def question(self, question: Question) -> ResolvedQuestion | None:
        """The question in words; None where the region lacks a fact that it asks about, or all that it rests on."""
        if any(self._value(fact_id) is None for fact_id in figures.facts_asked(question, self.figures)):
            return None
        if question.facts and all(self._value(fact_id) is None for fact_id in question.facts):
            return None
        for fact_id in question.facts:
            self._use(fact_id)
        options = tuple(
            ResolvedOption(self.markdown(o.text[self.language]), o.right, o.last) for o in question.options
        )
        if question.type == "true-false":
            yes, no = _TRUE_FALSE[self.language]
            right = question.answer is True
            options = (ResolvedOption(yes, right), ResolvedOption(no, not right))
        answer = ""
        if question.answer is not None and not isinstance(question.answer, bool):
            answer = self.markdown(question.answer[self.language])
        return ResolvedQuestion(
            id=question.id,
            type=question.type,
            goal=question.goal,
            ask=self.markdown(question.ask[self.language]),
            options=options,
            pairs=tuple(
                (self.markdown(pair.left[self.language]), self.markdown(pair.right[self.language]))
                for pair in question.pairs
            ),
            answer=answer,
            explain=self.markdown(question.explain[self.language]),
        )

    def contacts(self, region: str, topics: tuple[str, ...]) -> Iterable[ResolvedContact]:
        for contact in self.register.contacts(region):
            if topics and not set(topics) & set(contact.topics):
                continue
            resolved = self.contact(contact)
            if resolved is not None:
                yield resolved

    def contact(self, contact: Contact) -> ResolvedContact | None:
        """A contact in words; None while its number is unknown."""
        phone = self.fact(contact.phone) if contact.phone else None
        if contact.phone and phone is None:
            return None
        self._files.add(contact.location.path)
        return ResolvedContact(
            id=contact.id,
            name=contact.name[self.language],
            phone=phone.value if phone is not None else "",
            where=self.plain(contact.where[self.language]) if contact.where else "",
            about=self.plain(contact.about[self.language]) if contact.about else "",
            topics=contact.topics,
            office=contact.office,
        )

    def fact(self, fact_id: str) -> ResolvedFact | None:
        """A fact in words, noted as quoted; None where the region has no value."""
        return self._use(fact_id)

    def markdown(self, text: str) -> str:
        """References replaced by marked-up words; sentences without their value left out or replaced."""
        return self._replace(self._settle(text), self._marked)

    def plain(self, text: str) -> str:
        """References replaced by bare words, for titles, metadata and options."""
        return self._replace(
            self._settle(text), lambda ref, words, number: "" if ref.kind == "cite" else words
        )

    def _settle(self, text: str) -> str:
        if "{figure" in text:  # which belongs to one lesson
            return self._settled(text)
        key = (text, self.region, self.language)
        if key not in self.known.settled:
            self.known.settled[key] = self._settled(text)
        return self.known.settled[key]

    def _settled(self, text: str) -> str:
        return settled(
            text,
            self.language,
            self._lacking,
            lambda fact_id: self.register.facts[fact_id].ask or HOTLINE,
        )

    def _lacking(self, reference: Reference) -> str:
        """The fact without which a reference cannot be shown in this region; a figure says so itself: ``else=``."""
        if reference.kind == "figure":
            if not reference.fallback:
                return ""
            return figures.lacking(reference.id, self.figures, lambda fact_id: self._value(fact_id) is None)
        return reference.id if self._value(reference.id) is None else ""

    def _replace(self, text: str, mark: Callable[[Reference, str, int], str]) -> str:
        pieces: list[str] = []
        at = 0
        for reference in references.find(text):
            words, number = self._in_words(reference)
            pieces += [text[at : reference.start], mark(reference, words, number)]
            at = reference.end
        return "".join(pieces) + text[at:]

    def _marked(self, reference: Reference, words: str, number: int) -> str:
        safe = html.escape(words, quote=False)
        if reference.kind == "cite":
            return f'<sup class="cite">{number}</sup>' if number else ""
        if reference.kind == "term":
            return f'<span class="term" data-term="{reference.id}">{safe}</span>'
        if reference.kind == "figure":
            return f'<span class="figure">{safe}</span>'
        if reference.kind == "pinyin":
            # Where ruby is unknown, its brackets are read: 低保（dī bǎo）.
            above = html.escape(" ".join(reference.syllables), quote=False)
            return f"<ruby>{safe}<rp>（</rp><rt>{above}</rt><rp>）</rp></ruby>"
        return f'<span class="fact" data-fact="{reference.id}">{safe}</span>'

    def _in_words(self, reference: Reference) -> tuple[str, int]:
        """The words that a reference stands for, and its source number if it is a fact."""
        if reference.kind == "term":
            term = self.known.terms[reference.id]
            self._files.add(term.location.path)
            if reference.id not in self._terms:
                # The definition may quote facts; they count as used.
                self._terms[reference.id] = ResolvedTerm(reference.id, term.name[self.language], "")
                definition = self.plain(term.definition[self.language])
                self._terms[reference.id] = ResolvedTerm(reference.id, term.name[self.language], definition)
            return reference.shown or term.name[self.language], 0
        if reference.kind == "figure":
            return self._figure(reference), 0
        if reference.kind == "pinyin":
            return reference.id, 0
        resolved = self._use(reference.id)
        if resolved is None:
            return "", 0
        if reference.kind == "cite":
            return "", resolved.source_number
        return self._form(reference.id, reference.format), resolved.source_number

    # --- facts

    def _value(self, fact_id: str) -> FactValue | None:
        return self.register.value(fact_id, self.region)

    def _use(self, fact_id: str) -> ResolvedFact | None:
        """Notes that a fact is quoted and gives it resolved; None when the region has no value."""
        if fact_id in self._facts:
            return self._facts[fact_id]
        value = self._value(fact_id)
        if value is None:
            return None
        fact = self.register.facts[fact_id]
        source = self.known.sources[value.source]
        article = value.article[self.language] if value.article is not None else ""
        document = source.kind in {"law", "regulation", "notice"}
        legal = legal_source(source.title[self.language], article, self.language, document=document)
        self._files |= {value.location.path, source.location.path}
        resolved = ResolvedFact(
            id=fact_id,
            label=fact.label[self.language],
            kind=fact.kind,
            text=self._form(fact_id, ""),
            value=canonical(value.amount),
            region=value.region,
            effective_from=value.start.isoformat(),
            effective_to=value.end.isoformat() if value.end is not None else "",
            source=legal,
            source_number=self._numbers.setdefault(legal, len(self._numbers) + 1),
            checked=value.checked.isoformat(),
            review_by=value.review_by.isoformat() if value.review_by is not None else "",
            confidence=value.confidence,
            year=value.year,
            note=value.note[self.language] if value.note is not None else "",
        )
        self._facts[fact_id] = resolved
        return resolved

    def _form(self, fact_id: str, form: str) -> str:
        key = (fact_id, form, self.region, self.language)
        if key not in self.known.forms:
            self.known.forms[key] = self._formed(fact_id, form)
        return self.known.forms[key]

    def _formed(self, fact_id: str, form: str) -> str:
        fact, value = self.register.facts[fact_id], self._value(fact_id)
        if fact.kind == "rule" or value is None or value.amount is None:
            return fact.statement[self.language] if fact.statement is not None else ""
        words = format_fact(fact, value, self.language, form)
        return words if form in {"number", "words"} else with_year(words, value.year, self.language)

    # --- figures

    def _figure(self, reference: Reference) -> str:
        figure = self.figures[reference.id]
        amount = figure.amount
        if figure.calc is not None:
            amount = self._amount(reference.id) * (100 if figure.kind == "percent" else 1)
        self._files.add(figure.location.path)
        return format_amount(amount, figure.kind, self.language, per=figure.per, form=reference.format)

    def _amount(self, name: str) -> Decimal:
        """The value of a figure or fact in a formula; percentages count as hundredths."""
        if name in self.figures:
            figure = self.figures[name]
            if figure.calc is not None:
                return formula.evaluate(figure.calc, self._amount)
            amount, kind = figure.amount, figure.kind
        else:
            if self._use(name) is None:
                raise formula.FormulaError(f"“{name}” 没有值", f"'{name}' has no value")
            value = self._value(name)
            amount, kind = (value.amount if value is not None else None), self.register.facts[name].kind
        if not isinstance(amount, Decimal):
            raise formula.FormulaError(f"“{name}” 不是一个数", f"'{name}' is not one number")
        return amount / 100 if kind == "percent" else amount


def settled(
    text: str, language: Language, lacking: Callable[[Reference], str], hotline_of: Callable[[str], str]
) -> str:
    """Leaves out or replaces every sentence with a reference that cannot be shown: ``lacking`` gives the fact that it
    wants for (or nothing), ``hotline_of`` the number to call instead."""
    while True:
        found = ((r, lacking(r)) for r in references.find(text) if r.kind not in {"term", "pinyin"})
        reference, fact_id = next(((r, fact_id) for r, fact_id in found if fact_id), (None, ""))
        if reference is None:
            return sentences.drop_empty_items(text) if "\n" in text else text.strip()
        start, end = sentences.bounds(text, reference.start, reference.end)
        instead = ""
        if reference.fallback == "ask":
            instead = _ASK[language].format(phone=f"{{fact:{hotline_of(fact_id)}}}")
            if language == "en" and end < len(text) and text[end] not in " \n":
                instead += " "
        elif text[end : end + 1] == " ":
            end += 1
        elif text[end : end + 1] in {"", "\n"}:
            start = len(text[:start].rstrip(" "))
        text = text[:start] + instead + text[end:]


def format_fact(fact: Fact, value: FactValue, language: Language, form: str = "") -> str:
    """A fact's value in words, without its year."""
    return format_amount(
        value.amount,
        fact.kind,
        language,
        per=fact.per,
        unit=fact.unit,
        unit_plural=fact.unit_plural,
        form=form,
    )
