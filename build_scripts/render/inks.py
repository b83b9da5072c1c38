"""A PDF in the colours of the screen becomes the same PDF in printing inks: black alone, or CMYK for a print shop.

Colour operators, shadings and pictures are rewritten; text, tags, metadata, links and page boxes stay as they are.
The same file gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf, Stream

from build_scripts.render.ink_raster import Unprintable, recoloured
from build_scripts.render.ink_table import TOTAL_INK, grey_of, inks
from build_scripts.render.saved import saved

Target = Literal["black", "process"]
_Shares = tuple[float, ...]
_SPACES = {"black": Name.DeviceGray, "process": Name.DeviceCMYK}
# What sets a colour of one device, whether for strokes, and the operator that sets its replacement.
_DEVICE = {"rg": False, "g": False, "k": False, "RG": True, "G": True, "K": True}
_SETTING = {("black", False): "g", ("black", True): "G", ("process", False): "k", ("process", True): "K"}


def in_black(pdf: bytes) -> bytes:
    """Every colour as grey (DeviceGray): what may carry text becomes solid black, tints become paper white."""
    return _rewritten(pdf, "black")


def in_process(pdf: bytes) -> bytes:
    """Every colour as CMYK (DeviceCMYK): greys are black ink alone, and no spot has more than 300 % ink."""
    return _rewritten(pdf, "process")


@dataclass(frozen=True, slots=True)
class _Space:
    """How the numbers after ``scn`` are to be read; None where they are no colour that changes (a pattern)."""

    to_rgb: Callable[[_Shares], _Shares] | None


def _rewritten(pdf: bytes, target: Target) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        work = _Rewriting(document, target)
        for page in document.pages:
            work.page(page)
        return saved(document)


class _Rewriting:
    """One pass over a document; whatever two pages share is rewritten once."""

    def __init__(self, document: Pdf, target: Target) -> None:
        self._document = document
        self._target = target
        self._done: set[tuple[int, int]] = set()

    def page(self, page: pikepdf.Page) -> None:
        resources = page.resources
        page.obj.Contents = self._document.make_stream(self._stream(page, resources))
        self._group(page.obj)
        self._resources(resources)
        for annotation in page.obj.get(Name.Annots, ()):
            for look in _looks(annotation):
                self._form(look, resources)

    # --- what resources hold ------------------------------------------------------------------------------------

    def _resources(self, resources: pikepdf.Object) -> None:
        if not self._first(resources):
            return
        for shape in _values(resources, Name.XObject):
            if shape.get(Name.Subtype) == Name.Form:
                self._form(shape, resources)
            elif isinstance(shape, Stream) and shape.get(Name.Subtype) == Name.Image and self._first(shape):
                recoloured(shape, self._target)
        for pattern in _values(resources, Name.Pattern):
            if pattern.get(Name.PatternType) == 1:
                self._form(pattern, resources)
            elif self._first(pattern):
                self._shading(pattern.Shading, resources)
        for shading in _values(resources, Name.Shading):
            self._shading(shading, resources)
        for font in _values(resources, Name.Font):
            if font.get(Name.Subtype) == Name.Type3 and self._first(font):
                for glyph in font.CharProcs.values():
                    self._form(glyph, font.get(Name.Resources, resources))

    def _form(self, form: pikepdf.Object, outer: pikepdf.Object) -> None:
        if not isinstance(form, Stream) or not self._first(form):
            return
        own = form.get(Name.Resources, outer)
        form.write(self._stream(form, own))
        self._group(form)
        self._resources(own)

    def _group(self, holder: pikepdf.Object) -> None:
        """Transparency is mixed in the inks themselves, else a viewer would go through RGB again."""
        group = holder.get(Name.Group)
        if group is not None and Name.CS in group:
            group.CS = _SPACES[self._target]

    def _first(self, thing: pikepdf.Object) -> bool:
        """Whether it is met for the first time; what is written in place cannot be met twice."""
        if not thing.is_indirect:
            return True
        fresh = thing.objgen not in self._done
        self._done.add(thing.objgen)
        return fresh

    # --- shadings -----------------------------------------------------------------------------------------------

    def _shading(self, shading: pikepdf.Object, resources: pikepdf.Object) -> None:
        if not self._first(shading):
            return
        space = _space(shading.ColorSpace, resources)
        if space.to_rgb is None or shading.ShadingType not in (1, 2, 3):
            raise Unprintable(f"shading of type {shading.ShadingType} in {shading.ColorSpace!r}")
        for function in _functions(shading.Function):
            self._function(function, space.to_rgb)
        if Name.Background in shading:
            shading.Background = self._array(space.to_rgb(_numbers(shading.Background)))
        shading.ColorSpace = _SPACES[self._target]

    def _function(self, function: pikepdf.Object, to_rgb: Callable[[_Shares], _Shares]) -> None:
        """The ends of each step are recoloured; between them the device mixes inks as the screen mixed light."""
        if not self._first(function):
            return
        if function.FunctionType == 3:
            for step in function.Functions:
                self._function(step, to_rgb)
        elif function.FunctionType == 2:
            function.C0 = self._array(to_rgb(_numbers(function.C0)))
            function.C1 = self._array(to_rgb(_numbers(function.C1)))
        else:
            raise Unprintable(f"shading function of type {function.FunctionType}")
        if Name.Range in function:
            del function.Range

    def _array(self, rgb: _Shares) -> Array:
        return Array([_decimal(share) for share in _shares(rgb, self._target)])

    # --- operators ----------------------------------------------------------------------------------------------

    def _stream(self, holder: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object) -> bytes:
        source = holder.obj if isinstance(holder, pikepdf.Page) else holder
        instructions = pikepdf.parse_content_stream(source)
        return pikepdf.unparse_content_stream(list(self._operators(instructions, resources)))

    def _operators(self, instructions: Iterable[Any], resources: pikepdf.Object) -> Iterable[Any]:
        spaces: dict[bool, _Space] = {}
        stack: list[dict[bool, _Space]] = []
        for instruction in instructions:
            name = str(instruction.operator)
            if name == "q":
                stack.append(dict(spaces))
            elif name == "Q" and stack:
                spaces = stack.pop()
            elif name == "BI":
                raise Unprintable("picture within a content stream")
            if name in _DEVICE:
                yield self._colour(_device_rgb(name.lower(), _numbers(instruction.operands)), _DEVICE[name])
            elif name in {"cs", "CS"}:
                stroke = name == "CS"
                spaces[stroke] = _space(instruction.operands[0], resources)
                if spaces[stroke].to_rgb is None:
                    yield instruction
                else:
                    yield self._colour((0.0, 0.0, 0.0), stroke)
            elif name in {"sc", "scn", "SC", "SCN"}:
                stroke = name.isupper()
                to_rgb = spaces[stroke].to_rgb if stroke in spaces else None
                numbers = instruction.operands
                if to_rgb is None:
                    yield instruction
                else:
                    yield self._colour(to_rgb(_numbers(numbers)), stroke)
            else:
                yield instruction

    def _colour(self, rgb: _Shares, stroke: bool) -> pikepdf.ContentStreamInstruction:
        return pikepdf.ContentStreamInstruction(
            [_decimal(share) for share in _shares(rgb, self._target)],
            Operator(_SETTING[self._target, stroke]),
        )


def _shares(rgb: _Shares, target: Target) -> _Shares:
    red, green, blue = rgb
    found = inks(red, green, blue)
    return (found.grey,) if target == "black" else found.process


def _decimal(share: float) -> Decimal:
    return Decimal(f"{share:.4f}").normalize() + 0


def _numbers(values: Any) -> _Shares:
    return tuple(float(value) for value in values)


def _values(resources: pikepdf.Object, kind: Name) -> list[pikepdf.Object]:
    found = resources.get(kind)
    return [] if found is None else [found[key] for key in sorted(found.keys())]


def _functions(function: pikepdf.Object) -> list[pikepdf.Object]:
    return list(function) if isinstance(function, Array) else [function]


def _looks(annotation: pikepdf.Object) -> Iterable[pikepdf.Object]:
    """The appearance streams of a form field or a note; links have none."""
    for look in annotation.get(Name.AP, Dictionary()).values():
        if isinstance(look, Stream):
            yield look
        else:
            yield from look.values()


# --- colour spaces ----------------------------------------------------------------------------------------------


def _device_rgb(operator: str, numbers: _Shares) -> _Shares:
    return {"rg": _from_rgb, "g": _from_grey, "k": _from_cmyk}[operator](numbers)


def _from_rgb(numbers: _Shares) -> _Shares:
    return numbers


def _from_grey(numbers: _Shares) -> _Shares:
    return numbers * 3


def _from_cmyk(numbers: _Shares) -> _Shares:
    cyan, magenta, yellow, black = numbers
    return tuple((1 - share) * (1 - black) for share in (cyan, magenta, yellow))


def _from_lab(numbers: _Shares) -> _Shares:
    """CIE Lab under D50 or D65 to sRGB; the small difference of the whites is within what a copier loses."""
    light, a, b = numbers
    middle = (light + 16) / 116

    def stretched(share: float) -> float:
        return share**3 if share > 6 / 29 else 3 * (6 / 29) ** 2 * (share - 4 / 29)

    x, y, z = (
        0.9505 * stretched(middle + a / 500),
        stretched(middle),
        1.089 * stretched(middle - b / 200),
    )
    linear = (
        3.2406 * x - 1.5372 * y - 0.4986 * z,
        -0.9689 * x + 1.8758 * y + 0.0415 * z,
        0.0557 * x - 0.204 * y + 1.057 * z,
    )
    return tuple(grey_of(min(max(share, 0.0), 1.0)) for share in linear)


_BY_NAME: dict[str, Callable[[_Shares], _Shares] | None] = {
    "/DeviceRGB": _from_rgb,
    "/DeviceGray": _from_grey,
    "/DeviceCMYK": _from_cmyk,
    "/CalRGB": _from_rgb,
    "/CalGray": _from_grey,
    "/Lab": _from_lab,
    "/Pattern": None,
}
_BY_COMPONENTS = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


def _space(value: pikepdf.Object, resources: pikepdf.Object) -> _Space:
    """A colour space, written by name, by the name of a resource, or in full."""
    if isinstance(value, Array):
        kind = str(value[0])
        if kind == "/ICCBased":
            kind = _BY_COMPONENTS[int(value[1].N)]
        if kind == "/Pattern" and len(value) > 1:
            raise Unprintable("pattern without colours of its own")
    else:
        named = resources.get(Name.ColorSpace, Dictionary()).get(Name(str(value)))
        if named is not None:
            return _space(named, Dictionary())
        kind = str(value)
    if kind not in _BY_NAME:
        raise Unprintable(f"colour space {kind}")
    return _Space(_BY_NAME[kind])


__all__ = ["TOTAL_INK", "Unprintable", "in_black", "in_process"]
