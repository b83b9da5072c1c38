"""A picture of pixels within a PDF becomes the same picture in printing inks: grey, or CMYK."""

from __future__ import annotations

import zlib
from typing import Literal

import pikepdf
from pikepdf import Name
from PIL import Image, ImageChops


class Unprintable(Exception):
    """A colour that none of our templates makes, such as a spot colour: there is no rule for its inks."""


_SPACES = {"black": Name.DeviceGray, "process": Name.DeviceCMYK}


def recoloured(picture: pikepdf.Stream, target: Literal["black", "process"]) -> None:
    """Rewrites an image of a PDF in place, without loss; its soft mask, which says where it is seen, stays."""
    if picture.get(Name.ImageMask, False):
        return  # It is painted in the colour that is set, which the operators say.
    if isinstance(picture.get(Name.Mask), pikepdf.Array):
        raise Unprintable("picture with a colour that is see-through")
    image = pikepdf.PdfImage(picture).as_pil_image()
    done = image.convert("RGB").convert("L") if target == "black" else in_four_inks(image)
    picture.write(zlib.compress(done.tobytes(), 9), filter=Name.FlateDecode)
    picture.ColorSpace = _SPACES[target]
    picture.BitsPerComponent = 8
    for key in (Name.DecodeParms, Name.Decode):
        if key in picture:
            del picture[key]


def in_four_inks(image: Image.Image) -> Image.Image:
    """CMYK with all grey in the black ink, so that a grey picture is black alone and no spot has over 300 % ink."""
    if image.mode in {"1", "L"}:
        black = ImageChops.invert(image.convert("L"))
        paper = Image.new("L", image.size, 0)
        return Image.merge("CMYK", (paper, paper, paper, black))
    colours = [ImageChops.invert(band) for band in image.convert("RGB").split()]
    black = ImageChops.darker(ImageChops.darker(colours[0], colours[1]), colours[2])
    return Image.merge("CMYK", (*(ImageChops.subtract(ink, black) for ink in colours), black))
