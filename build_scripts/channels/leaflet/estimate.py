"""Parts of a leaflet become the heights that they will have, by counting lines: a thousandth of a layout's time.

A table, whose lines cannot be counted, is measured in all sizes at once. Type sizes and distances are those of
leaflet.css and _shared/paper.css; a test holds the estimates to true layouts. An estimate that is wrong costs time and
no more: the leaflet's own layout shows it, and the ruler measures instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from build_scripts.channels.leaflet.breaking import Paragraph, Typeface, Unpredictable, paragraphs, typeface
from build_scripts.channels.leaflet.formats import MM_PER_POINT, FormatName
from build_scripts.channels.leaflet.heights import Heights, Sizes
from build_scripts.channels.leaflet.parts import Parts
from build_scripts.channels.leaflet.ruler import SinglePieces
from build_scripts.paper.imprint import ContactEntry
from build_scripts.paper.pieces import Piece
from build_scripts.render.press import Press

_SHORT_CONTACT = 40.5
"""Width of a contact in the short form."""
_SPACE = 0.8
"""Between two of them."""


@dataclass(frozen=True, slots=True)
class Style:
    """What the style sheets say of the pieces of one format; lengths in ems of the body type where not in mm."""

    chinese: float = 1.6
    english: float = 1.42
    """Line heights."""
    gap: float = 0.5
    """Below a paragraph or an item."""
    number: float = 2.0
    """How far the words of a numbered item are from the left."""
    heading: float = 1.3
    heading_rule: float = 1.0
    heading_below: float = 2.2
    """Of a heading: its size, and in mm the room above and below its rule."""
    message: float = 1.32
    message_line: float = 1.5
    message_indent: float = 12.0
    message_padding: float = 3.5
    message_least: float = 1.75
    """Of a key message: its size and line height, and in mm how far its words are from the left, the room above and
    below them, and the least height of its words in ems of its own: that of its number."""


STYLES: dict[FormatName, Style] = {
    "tri-fold": Style(),
    "bi-fold": Style(message=1.25, message_line=1.4, message_padding=1.8, message_least=2.0),
    "a5": Style(
        chinese=1.46,
        english=1.36,
        gap=0.3,
        number=1.8,
        heading=1.2,
        heading_rule=0.5,
        heading_below=1.5,
        message=1.12,
        message_line=1.4,
        message_indent=8.0,
        message_padding=1.0,
    ),
}


class Estimate:
    """Estimated heights of the parts of one leaflet; Unpredictable where a key message holds more than words."""

    def __init__(
        self,
        parts: Parts,
        sizes: Sizes,
        press: Press,
        *,
        spare: float = 0.0,
        measured: SinglePieces | None = None,
    ) -> None:
        """``measured`` has what was measured for another estimate of the same leaflet."""
        self.parts = parts
        self.sizes = sizes
        self.spare = spare
        self._face: Typeface = typeface(press.templates / "_shared/fonts")
        self._chinese = parts.edition.language == "zh"
        self._width = parts.format.text_width
        self._style = STYLES[parts.format.name]
        self._line_height = self._style.chinese if self._chinese else self._style.english
        self._measured = SinglePieces(parts, sizes, press) if measured is None else measured
        self._known: dict[float, Heights] = {}

    def text(self, size: float) -> Heights:
        """All pieces, the heads of the flap and of the back, and one ``line``, in a type of so many points."""
        if size not in self._known:
            em = size * MM_PER_POINT
            pairs = {
                piece.id: self._measured.height(piece, size)
                if set_text is None
                else self._piece(piece, set_text, em)
                for piece, set_text in self._pieces
            }
            for name, words in (
                ("flap-head", self.parts.wording.remember),
                ("who-head", self.parts.wording.who),
            ):
                pairs[name] = self._heading(self._set(words, bold=True), (), em)
            for message, set_text in self._messages:
                pairs[message.id] = self._message(set_text, em)
            pairs["line"] = self._line_height * em
            self._known[size] = Heights(pairs)
        return self._known[size]

    @cached_property
    def fixed(self) -> Heights:
        """What is set in one size only."""
        return Heights(self._small() if self.parts.format.name == "a5" else self._folded())

    # --- pieces, which grow with the type

    @cached_property
    def _pieces(self) -> tuple[tuple[Piece, tuple[Paragraph, ...] | None], ...]:
        """Set, or None what is to be measured."""
        found: list[tuple[Piece, tuple[Paragraph, ...] | None]] = []
        for piece in (*self.parts.flow, *self.parts.who):
            try:
                found.append((piece, self._set(piece.html, bold=piece.role == "heading")))
            except Unpredictable:
                found.append((piece, None))
        return tuple(found)

    @cached_property
    def _messages(self) -> tuple[tuple[Piece, tuple[Paragraph, ...]], ...]:
        return tuple((piece, self._set(piece.html, bold=True)) for piece in self.parts.messages)

    def _piece(self, piece: Piece, set_text: tuple[Paragraph, ...], em: float) -> float:
        if piece.role == "heading":
            return self._heading(set_text, self._set(piece.setting) if piece.setting else (), em)
        indent = {"number": self._style.number, "bullet": 1.1}.get(piece.role, 0.0)
        count = sum(paragraph.lines(self._width / em - indent) for paragraph in set_text)
        gap = self._style.gap * em
        gaps = len(set_text) * gap if piece.role == "text" else gap + len(set_text) - 1
        return count * self._line_height * em + gaps

    def _heading(self, words: tuple[Paragraph, ...], setting: tuple[Paragraph, ...], em: float) -> float:
        style = self._style
        large = style.heading * em
        count = sum(paragraph.lines(self._width / large) for paragraph in words)
        small = sum(paragraph.lines(self._width / large / 0.72) for paragraph in setting)
        lines = (count * 1.3 + small * 0.72 * 1.4) * large
        rule = style.heading_rule + 1.2 * MM_PER_POINT
        return self.parts.format.heading_gap + lines + rule + style.heading_below

    def _message(self, words: tuple[Paragraph, ...], em: float) -> float:
        style = self._style
        large = style.message * em
        count = sum(paragraph.lines((self._width - style.message_indent) / large) for paragraph in words)
        words_or_number = max(count * style.message_line, style.message_least) * large
        return words_or_number + 2 * style.message_padding + 0.6 * MM_PER_POINT

    # --- what has one size

    def _folded(self) -> dict[str, float]:
        """The parts of the cover and of the back of folded paper."""
        parts, zh, wide = self.parts, self._chinese, self.parts.format.name == "bi-fold"
        inside = [piece.html for piece in parts.flow if piece.role == "heading"]
        fixed = {
            "cover-head": self._lines(parts.programme.name, 15, 1.3, bold=True)
            + self._lines(parts.strand, 10.5, 1.4)
            + 3,
            "cover-text": (5 if wide else 7)
            + self._lines(parts.title, parts.title_size, 1.25 if zh else 1.18, bold=True)
            + self._lines(parts.summary, 13.5 if wide else 12.5, 1.55 if zh else 1.4),
            "cover-inside": 5 + sum(self._lines(words, 12, 1.4, narrower=4.6) + 1.4 for words in inside),
            "cover-foot": 3
            + self._place()
            + 2.5
            + self._lines(parts.imprint.readers, 9.5, 1.45)
            + self._lines(parts.programme.motto, 9.5, 1.45),
            "notes-head": 5.0 + self._lines(parts.wording.notes, 11, 1.4, bold=True),
            "scan": self._scan() + 3.0,
            "colophon": self._colophon(),
        }
        fixed |= {f"contacts-{form}": self._contacts(form) for form in ("full", "short")}
        return fixed | {f"sources-{form}": self._sources(form) + 2.0 for form in ("list", "run-in")}

    def _small(self) -> dict[str, float]:
        """The head of the front and the foot of the reverse of a small sheet."""
        parts, zh = self.parts, self._chinese
        head = (
            6.4
            + 0.6 * MM_PER_POINT
            + 3
            + self._lines(parts.title, parts.title_size, 1.25 if zh else 1.18, bold=True)
            + self._lines(parts.summary, 11.5, 1.45)
            + 3
            + self._place(10)
        )
        scan = self._scan(narrower=self._width - 62 if parts.imprint.contacts else 0.0) + 1
        below = self._sources("run-in", 6.7, 1.35) + 1.0 + self._colophon()
        fixed = {"front-head": head}
        for form in ("full", "short"):
            fixed[f"foot-{form}"] = 1.5 + max(scan, self._beside(form)) + below
        return fixed

    def _place(self, points: float = 11) -> float:
        return points * 1.3 * MM_PER_POINT + 2.0 + 2.4 * MM_PER_POINT

    def _scan(self, narrower: float = 0.0) -> float:
        return self.parts.imprint.code_side + self._lines(
            self.parts.imprint.address, 7.6, 1.35, narrower=narrower
        )

    def _beside(self, form: str) -> float:
        """Contacts beside the QR code of a small sheet."""
        entries = self.parts.imprint.contacts
        if not entries:
            return 0.0
        head = 1.0 + self._lines(self.parts.imprint.wording.more, 10.5, 1.4, narrower=66) + 1.0
        if form == "full":
            return head + sum(self._contact(entry, narrower=66) for entry in entries)
        return head + sum(self._short_contact(entry, self._width - 66, beside=True) for entry in entries)

    def _contacts(self, form: str) -> float:
        entries = self.parts.imprint.contacts
        if not entries:
            return 4.0
        head = 4.0 + self._lines(self.parts.imprint.wording.more, 10.5, 1.4) + 1.0
        if form == "full":
            return head + sum(self._contact(entry) for entry in entries)
        rows: list[list[float]] = []
        room = 0.0
        for entry in entries:
            width = _SHORT_CONTACT if entry.phone else self._width
            if not rows or width > room:
                rows.append([])
                room = self._width
            rows[-1].append(self._short_contact(entry, width))
            room -= width + _SPACE
        strut = 10.5 * self._line_height * MM_PER_POINT
        return head + sum(max(strut, *row) for row in rows)

    def _contact(self, entry: ContactEntry, narrower: float = 0.0) -> float:
        long = len(entry.phone) > 7
        beside = 0.0 if long or not entry.phone else 21.0
        height = 1.8 + 0.5 * MM_PER_POINT + (15 * 1.2 * MM_PER_POINT if long else 0.0)
        height += self._lines(entry.name, 10, 1.35, bold=True, narrower=narrower + beside)
        for words in (entry.about, entry.where):
            height += self._lines(words, 9, 1.35, narrower=narrower + beside) if words else 0.0
        return height

    def _short_contact(self, entry: ContactEntry, width: float, *, beside: bool = False) -> float:
        """A name is at least 6 mm high where contacts stand side by side, else it has a little air."""
        height = (1.2 + 1.2 if beside else 1.8) + 0.5 * MM_PER_POINT
        narrower = self._width - width
        if not entry.phone:
            words = self._lines(entry.where, 9, 1.35, narrower=narrower) if entry.where else 0.0
            return height + self._lines(entry.name, 9.5, 1.3, narrower=narrower) + words
        if len(entry.phone) > 7:
            return height + 13 * 1.2 * MM_PER_POINT + self._lines(entry.name, 9.5, 1.3, narrower=narrower)
        least = 0.0 if beside else 6.0
        return height + max(least, self._lines(entry.name, 9.5, 1.3, narrower=narrower + 18))

    def _sources(self, form: str, points: float = 7.0, line_height: float = 1.4) -> float:
        imprint = self.parts.imprint
        head = f"{imprint.wording.sources} {imprint.wording.comma.join(imprint.checked)}"
        height = 0.6 * MM_PER_POINT + 1.6 + self._lines(head, 8.0, 1.4 * 8.5 / 8.0)
        entries = [
            Markup("{}{}{}").format(
                s.text, Markup(imprint.wording.value_stop) + s.figures if s.figures else "", s.checked
            )
            for s in imprint.sources
        ]
        if form == "list":
            return height + sum(self._lines(words, points, line_height, narrower=4.2) for words in entries)
        # Behind each source are the 0.3 em of its padding and a space: about two spaces.
        whole = Markup(f"{imprint.wording.source_stop}\u00a0 ").join(
            Markup("{}\u00a0{}").format(s.number, words)
            for s, words in zip(imprint.sources, entries, strict=True)
        )
        return height + (self._lines(whole, points, line_height) if entries else 0.0)

    def _colophon(self) -> float:
        imprint = self.parts.imprint
        last = f"{imprint.publisher}{imprint.wording.dot}{imprint.wording.edition} {imprint.code}"
        words = self._lines(imprint.disclaimer, 7.5, 1.4) + self._lines(last, 7.5, 1.4)
        return 0.6 * MM_PER_POINT + 1.2 + words + 0.5

    def _lines(
        self, words: str, points: float, line_height: float, *, bold: bool = False, narrower: float = 0.0
    ) -> float:
        """The height of words in a type of so many points, in a column narrower by so many millimetres."""
        em = points * MM_PER_POINT
        width = (self._width - narrower) / em
        return sum(p.lines(width) for p in self._set(words, bold=bold)) * line_height * em

    def _set(self, words: str, *, bold: bool = False) -> tuple[Paragraph, ...]:
        return paragraphs(str(escape(words)), self._face, chinese=self._chinese, bold=bold)
