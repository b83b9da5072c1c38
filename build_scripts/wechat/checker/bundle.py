"""Rows 10, 20 and 22: what stands beside the text of a bundle, in article.json and in its pictures."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from PIL import Image, UnidentifiedImageError

from build_scripts.wechat.checker import limits
from build_scripts.wechat.checker.finding import Finding, finding
from build_scripts.wechat.checker.markup import KnownPicture
from build_scripts.wechat.checker.words import Note

TEXT = "article.html"
METADATA = "article.json"
_RATIO = {"pic_crop_235_1": limits.COVER[0] / limits.COVER[1], "pic_crop_1_1": 1.0}
_NEAR = 0.01
"""Share by which a crop may miss its proportions."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """article.json, as far as the platform's rules concern it."""

    title: str
    author: str
    digest: str
    address: str
    cover: str
    square: str
    crop_wide: str
    crop_square: str
    words: str
    """The box around the cover's words, X1_Y1_X2_Y2 from 0 to 1; empty where it is not known."""
    pictures: tuple[tuple[str, int], ...]
    """File and width."""
    notes: tuple[Note, ...]


def read_metadata(data: bytes | None, path: str) -> Metadata | Finding:
    """The bundle's article.json, or what is wrong with it."""
    if data is None:
        return finding("M204", path, problem="没有这个文件 · there is no such file")
    try:
        given = json.loads(data.decode())
        cover = given["cover"]
        return Metadata(
            title=str(given["title"]),
            author=str(given["author"]),
            digest=str(given["digest"]),
            address=str(given["content_source_url"]),
            cover=str(cover["file"]),
            square=str(cover["square_file"]),
            crop_wide=str(cover["pic_crop_235_1"]),
            crop_square=str(cover["pic_crop_1_1"]),
            words=str(cover.get("words", "")),
            pictures=tuple((str(p["file"]), int(p["width"])) for p in given["pictures"]),
            notes=tuple(Note(int(n["number"]), str(n["address"])) for n in given["links"]),
        )
    except KeyError as error:
        return finding("M204", path, problem=f"{error}?")
    except (ValueError, TypeError) as error:
        return finding("M204", path, problem=error)


def of_metadata(given: Metadata, path: str) -> Iterator[Finding]:
    """Row 20."""
    for name, text, most in (
        ("title", given.title, limits.TITLE),
        ("author", given.author, limits.AUTHOR),
        ("digest", given.digest, limits.DIGEST),
    ):
        if not text.strip():
            yield finding("M201", path, name=name)
        elif limits.length(text) > most:
            yield finding("M202", path, name=name, found=f"{limits.length(text):g}", most=most)
    octets = len(given.address.encode())
    if octets > limits.ADDRESS_BYTES:
        yield finding("M203", path, found=octets, most=limits.ADDRESS_BYTES)


def of_files(given: Metadata, files: Mapping[str, bytes], path: str) -> Iterator[Finding]:
    """Rows 9 (widths in the manifest), 10 and 22."""
    for name, width in given.pictures:
        here = str(PurePosixPath(path) / name)
        data = files.get(name)
        if data is None:
            yield finding("M091", here, src=name)
            continue
        yield from of_picture_file(name, data, here)
        found = known(data).width
        if found and found != width:
            yield finding("M094", here, src=name, given=width, found=found)
    for name, size in ((given.cover, limits.COVER), (given.square, (limits.SQUARE, limits.SQUARE))):
        here = str(PurePosixPath(path) / name)
        data = files.get(name)
        if data is None:
            yield finding("M221", here, file=name, width=size[0], height=size[1], found="—")
            continue
        yield from of_picture_file(name, data, here)
        image = _opened(data)
        if image is not None and image.size != size:
            yield finding(
                "M221",
                here,
                file=name,
                width=size[0],
                height=size[1],
                found=f"{image.size[0]}×{image.size[1]}",
            )
    yield from _crops(given, str(PurePosixPath(path) / METADATA))


def of_picture_file(name: str, data: bytes, path: str) -> Iterator[Finding]:
    """Row 10: by its bytes, whatever its name says."""
    image = _opened(data)
    found = image.format if image is not None and image.format else data[:4].hex(" ")
    if found not in {"PNG", "JPEG"}:
        yield finding("M101", path, file=name, found=found)
    if len(data) >= limits.PICTURE_BYTES:
        yield finding("M102", path, file=name, size=len(data), most=limits.PICTURE_BYTES)


def known(data: bytes) -> KnownPicture:
    """What an article may say of a picture."""
    image = _opened(data)
    return KnownPicture(image.size[0] if image is not None else 0)


def _opened(data: bytes) -> Image.Image | None:
    try:
        return Image.open(io.BytesIO(data))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None


def _crops(given: Metadata, path: str) -> Iterator[Finding]:
    for name, value in (("pic_crop_235_1", given.crop_wide), ("pic_crop_1_1", given.crop_square)):
        box = _box(value)
        if box is None:
            yield finding("M222", path, name=name, value=value, problem="X1_Y1_X2_Y2")
            continue
        left, top, right, bottom = box
        width, height = (right - left) * limits.COVER[0], (bottom - top) * limits.COVER[1]
        if width <= 0 or height <= 0 or abs(width / height / _RATIO[name] - 1) > _NEAR:
            yield finding(
                "M222",
                path,
                name=name,
                value=value,
                problem=f"{width:.0f}×{height:.0f} ≠ {_RATIO[name]:.2f}:1",
            )
        elif name == "pic_crop_1_1" and given.words:
            words = _box(given.words)
            if words is None or not (
                left <= words[0] < words[2] <= right and top <= words[1] < words[3] <= bottom
            ):
                yield finding("M223", path)


def _box(value: str) -> tuple[float, float, float, float] | None:
    try:
        left, top, right, bottom = (float(part) for part in value.split("_"))
    except ValueError:
        return None
    inside = all(0 <= edge <= 1 for edge in (left, top, right, bottom))
    return (left, top, right, bottom) if inside else None
