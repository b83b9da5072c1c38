"""A PDF's drawing operators become what checks ask about: pictures and their size on paper, paints, tags; and a copy of
the file without its text, from which the ground behind the text can be seen.
"""

from __future__ import annotations

import io
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf, Stream
from PIL import Image

_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_FILLED = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STROKED = frozenset({"s", "S"})
_DRAWN = frozenset({"m", "l", "c", "v", "y", "re"})
_CODE_FROM = 40
"""Steps of a path from which a page may hold a QR code: the least of them has 21 rows, each with several marks."""
_SPACES = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_INCH = 72.0
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of pixels on a page."""

    page: int
    dpi: float
    """Across or down, whichever is less."""
    space: str
    ink: float
    """Most ink on one of its spots, 0 … 4; 0 where it is not CMYK."""


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour that something was painted with."""

    page: int
    space: str
    """``DeviceGray``, ``DeviceRGB``, ``DeviceCMYK``, ``Pattern``, or the name of another."""
    shares: tuple[float, ...]
    text: bool


@dataclass(frozen=True, slots=True)
class Content:
    """What the operators of a file say. Pages count from 1."""

    pictures: tuple[Picture, ...]
    paints: frozenset[Paint]
    shadings: frozenset[tuple[int, str]]
    """Page and colour space of each gradient."""
    untagged: tuple[tuple[int, int], ...]
    """Page, and how many pieces on it are within no marked content."""
    marked: frozenset[tuple[int, int]]
    """Page and number of each piece of marked content."""
    maybe_coded: frozenset[int]
    """Pages with a picture or with paths that could be a QR code; on others there is none."""
    textless: bytes
    """The same pages without their text."""


@dataclass(slots=True)
class _State:
    matrix: Matrix
    fill: tuple[str, tuple[float, ...]] = ("DeviceGray", (0.0,))
    stroke: tuple[str, tuple[float, ...]] = ("DeviceGray", (0.0,))
    mode: int = 0


@dataclass(slots=True)
class _Found:
    pictures: list[Picture] = field(default_factory=list)
    paints: set[Paint] = field(default_factory=set)
    shadings: set[tuple[int, str]] = field(default_factory=set)
    untagged: dict[int, int] = field(default_factory=dict)
    marked: set[tuple[int, int]] = field(default_factory=set)
    drawn: Counter[int] = field(default_factory=Counter)
    """Steps of paths by page; a picture is enough by itself."""


def read_content(document: Pdf) -> Content:
    """What the pages draw. The document is changed: it loses its text; read everything else before."""
    reader = _Reader(document)
    for number, page in enumerate(document.pages, 1):
        reader.page(number, page)
    out = io.BytesIO()
    document.save(out, fix_metadata_version=False, compress_streams=False)
    found = reader.found
    return Content(
        tuple(found.pictures),
        frozenset(found.paints),
        frozenset(found.shadings),
        tuple(sorted(found.untagged.items())),
        frozenset(found.marked),
        frozenset(page for page, steps in found.drawn.items() if steps >= _CODE_FROM),
        out.getvalue(),
    )


class _Reader:
    def __init__(self, document: Pdf) -> None:
        self.found = _Found()
        self._document = document
        self._page = 0
        self._inks: dict[tuple[int, int], float] = {}
        self._without_text: set[tuple[int, int]] = set()

    def page(self, number: int, page: pikepdf.Page) -> None:
        self._page = number
        self.found.untagged.setdefault(number, 0)
        steps = self._run(page.obj, page.resources, _State(_IDENTITY), tagged=False)
        page.obj.Contents = self._document.make_stream(pikepdf.unparse_content_stream(steps))

    # --- one stream ---------------------------------------------------------------------------------------------

    def _run(
        self, holder: pikepdf.Object, resources: pikepdf.Object, state: _State, *, tagged: bool
    ) -> list[Any]:
        """Reads a stream; returns its operators without those that set text."""
        stack: list[_State] = []
        nested: list[bool] = []
        kept: list[Any] = []
        for step in pikepdf.parse_content_stream(holder):
            name = str(step.operator)
            operands = step.operands
            inside = tagged or any(nested)
            if name in _TEXT:
                self._painted(state, inside, text=True)
                # ' and " begin a new line; without the text that matters to nobody.
                continue
            kept.append(step)
            if name in _DRAWN:
                self.found.drawn[self._page] += 1
            elif name == "q":
                stack.append(_State(state.matrix, state.fill, state.stroke, state.mode))
            elif name == "Q" and stack:
                state = stack.pop()
            elif name == "cm":
                state.matrix = _times(_numbers(operands), state.matrix)
            elif name == "Tr":
                state.mode = int(operands[0])
            elif name.lower() in _SPACES:
                self._set(state, name, (_SPACES[name.lower()], _numbers(operands)))
            elif name in {"cs", "CS"}:
                self._set(state, name, (_space_name(operands[0], resources), ()))
            elif name in {"sc", "scn", "SC", "SCN"}:
                space = (state.fill if name.islower() else state.stroke)[0]
                shares = () if space == "Pattern" else _numbers(operands)
                self._set(state, name, (space, shares))
                if space == "Pattern":
                    self._pattern(operands[-1], resources)
            elif name in {"BDC", "BMC"}:
                nested.append(self._marks(operands, resources))
            elif name == "EMC" and nested:
                nested.pop()
            elif name in _FILLED or name in _STROKED:
                self._painted(state, inside, text=False, stroke=name in _STROKED)
            elif name == "sh":
                self._piece(inside)
                shading = resources[Name.Shading][str(operands[0])]
                self.found.shadings.add((self._page, _space_name(shading.ColorSpace, resources)))
            elif name == "INLINE IMAGE":
                self.found.drawn[self._page] += _CODE_FROM
            elif name == "Do":
                self._do(resources[Name.XObject][str(operands[0])], resources, state, inside)
        return kept

    def _set(self, state: _State, name: str, colour: tuple[str, tuple[float, ...]]) -> None:
        if name.islower():
            state.fill = colour
        else:
            state.stroke = colour

    def _marks(self, operands: Any, resources: pikepdf.Object) -> bool:
        """Whether what follows is tagged, or marked as an artifact."""
        if str(operands[0]) == "/Artifact":
            return True
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, Name):
            properties = resources.get(Name.Properties, Dictionary()).get(properties)
        if isinstance(properties, Dictionary) and Name.MCID in properties:
            self.found.marked.add((self._page, int(properties.MCID)))
            return True
        return False

    def _painted(self, state: _State, inside: bool, *, text: bool, stroke: bool = False) -> None:
        if text and state.mode == 3:
            return  # invisible
        self._piece(inside)
        space, shares = state.stroke if stroke else state.fill
        self.found.paints.add(Paint(self._page, space, shares, text))

    def _piece(self, inside: bool) -> None:
        if not inside:
            self.found.untagged[self._page] += 1

    def _pattern(self, name: Any, resources: pikepdf.Object) -> None:
        pattern = resources.get(Name.Pattern, Dictionary()).get(Name(str(name)))
        if pattern is None:
            return
        if pattern.get(Name.PatternType) == 2:
            self.found.shadings.add((self._page, _space_name(pattern.Shading.ColorSpace, resources)))
        elif isinstance(pattern, Stream):
            self._form(pattern, resources, _State(_IDENTITY), inside=True)

    def _do(self, shape: pikepdf.Object, resources: pikepdf.Object, state: _State, inside: bool) -> None:
        if shape.get(Name.Subtype) == Name.Form:
            matrix = _numbers(shape.get(Name.Matrix, Array(list(_IDENTITY))))
            inner = _State(_times(matrix, state.matrix), state.fill, state.stroke, state.mode)
            self._form(shape, resources, inner, inside=inside)
        elif isinstance(shape, Stream):
            self._piece(inside)
            self.found.drawn[self._page] += _CODE_FROM
            self._picture(shape, resources, state)

    def _form(self, form: pikepdf.Object, outer: pikepdf.Object, state: _State, *, inside: bool) -> None:
        assert isinstance(form, Stream)
        steps = self._run(form, form.get(Name.Resources, outer), state, tagged=inside)
        if form.objgen not in self._without_text:
            self._without_text.add(form.objgen)
            form.write(pikepdf.unparse_content_stream(steps))

    def _picture(self, picture: Stream, resources: pikepdf.Object, state: _State) -> None:
        a, b, c, d, _, _ = state.matrix
        across, down = math.hypot(a, b), math.hypot(c, d)
        if across < 1 or down < 1:
            return
        dpi = min(int(picture.Width) / across, int(picture.Height) / down) * _INCH
        if picture.get(Name.ImageMask, False):
            self.found.pictures.append(Picture(self._page, dpi, "ImageMask", 0.0))
            self.found.paints.add(Paint(self._page, *state.fill, text=False))
            return
        space = _space_name(picture.ColorSpace, resources)
        self.found.pictures.append(Picture(self._page, dpi, space, self._ink(picture, space)))

    def _ink(self, picture: Stream, space: str) -> float:
        if space != "DeviceCMYK":
            return 0.0
        if picture.objgen not in self._inks:
            image: Image.Image = pikepdf.PdfImage(picture).as_pil_image()
            small = image.resize((min(image.width, 200), min(image.height, 200)), Image.Resampling.NEAREST)
            spots = small.tobytes()
            self._inks[picture.objgen] = max(sum(spots[i : i + 4]) for i in range(0, len(spots), 4)) / 255
        return self._inks[picture.objgen]


def _numbers(values: Any) -> Any:
    return tuple(float(value) for value in values if not isinstance(value, Name | Operator))


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _space_name(value: Any, resources: pikepdf.Object) -> str:
    """``DeviceRGB``; of a space with parameters its kind, of an ICC profile the device that it stands for."""
    if isinstance(value, Array):
        kind = str(value[0]).lstrip("/")
        if kind == "ICCBased":
            return {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}[int(value[1].N)]
        if kind == "Indexed":
            return _space_name(value[1], resources)
        return kind
    named = resources.get(Name.ColorSpace, Dictionary()).get(Name(str(value)))
    return str(value).lstrip("/") if named is None else _space_name(named, Dictionary())
