"""The files of a release become bundles: what an article says, and the pictures that belong to it."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from build_scripts.canonical import canonical_json
from build_scripts.diagnostics import Trouble
from build_scripts.model import Artefact, Manifest

CHANNEL = "wechat"
_METADATA = "article.json"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of a bundle."""

    path: str
    """In the bundle, as the article names it."""
    media_type: str
    sha256: str
    data: bytes = field(repr=False)
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """An article as it was built."""

    folder: str
    """Below the release: ``wechat/zh/QY/pay-slip``."""
    lesson: str
    language: str
    region: str
    edition: str
    title: str
    author: str
    digest: str
    source_address: str
    crop_wide: str
    crop_square: str
    html: str
    cover: Image
    images: tuple[Image, ...]
    review_by: str
    """ISO, or empty."""
    withdraw: str
    """The day on which it should be gone (ISO), or empty."""
    files: Mapping[str, bytes] = field(repr=False, compare=False)
    """All of them by their paths in the bundle, for the checker."""

    @property
    def path(self) -> str:
        """Of its main file, for messages."""
        return f"{self.folder}/article.html"

    @property
    def content(self) -> str:
        """Digest of all that the reader gets: the same for every account and however often it is sent."""
        said = (
            *(self.title, self.author, self.digest, self.source_address, self.crop_wide, self.crop_square),
            *(self.html, self.cover.sha256),
            *(f"{image.path} {image.sha256}" for image in self.images),
        )
        return hashlib.sha256(canonical_json(list(said)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Shelf:
    """The bundles of a release."""

    current: Path
    """``OUT/current``."""
    artefacts: tuple[Artefact, ...]
    """Those of the channel."""

    @staticmethod
    def of(manifest: Manifest, out: Path) -> Shelf:
        """The bundles that a manifest lists."""
        return Shelf(out / "current", tuple(a for a in manifest.artefacts if a.channel == CHANNEL))

    def metadata(self) -> tuple[Artefact, ...]:
        """The main artefact of each bundle, in the order of the paths."""
        return tuple(a for a in self.artefacts if a.lesson and a.path.endswith(f"/{a.lesson}/{_METADATA}"))

    def find(self, lesson: str, language: str, region: str) -> Artefact:
        """The main artefact of a lesson's bundle; Trouble when there is none."""
        for artefact in self.metadata():
            if (artefact.lesson, artefact.language, artefact.region) == (lesson, language, region):
                return artefact
        here = [a.lesson for a in self.metadata() if (a.language, a.region) == (language, region)]
        near = difflib.get_close_matches(lesson, here, 1)
        raise Trouble(
            "G122",
            wanted=f"{lesson} {language} {region}",
            known=", ".join(here)
            or ", ".join(sorted({f"{a.language} {a.region}" for a in self.metadata()}))
            or "–",
            near_zh=f"，是不是 {near[0]}？" if near else "",
            near_en=f"; do you mean {near[0]}?" if near else "",
        )

    def load(self, artefact: Artefact) -> Bundle:
        """The bundle whose main artefact is given; Trouble when a file is missing or was changed by hand."""
        folder = artefact.path.removesuffix(f"/{_METADATA}")
        digests = {a.path: a for a in self.artefacts if a.path.startswith(folder + "/")}

        def read(name: str) -> bytes:
            path = f"{folder}/{name}"
            try:
                data = (self.current / path).read_bytes()
            except OSError:
                raise Trouble("S010", wanted=path, out=self.current) from None
            if path not in digests or hashlib.sha256(data).hexdigest() != digests[path].sha256:
                raise Trouble("G133", artefact=path)
            return data

        def image(name: str, alt: str = "") -> Image:
            data = read(name)
            return Image(name, _media_type(data), hashlib.sha256(data).hexdigest(), data, alt)

        body: dict[str, Any] = json.loads(read(_METADATA))
        return Bundle(
            folder=folder,
            lesson=artefact.lesson,
            language=artefact.language,
            region=artefact.region,
            edition=body["edition"],
            title=body["title"],
            author=body["author"],
            digest=body["digest"],
            source_address=body["content_source_url"],
            crop_wide=body["cover"]["pic_crop_235_1"],
            crop_square=body["cover"]["pic_crop_1_1"],
            html=read(body["content"]).decode(),
            cover=image(body["cover"]["file"]),
            images=tuple(image(row["file"], row["alt"]) for row in body["pictures"]),
            review_by=body.get("review_by", ""),
            withdraw=body.get("withdraw", ""),
            files={
                path.removeprefix(f"{folder}/"): read(path.removeprefix(f"{folder}/")) for path in digests
            },
        )

    def lessons(self, module: str, language: str, region: str) -> tuple[str, ...]:
        """The lessons of a module in the order of its series; Trouble when no series of that name is built."""
        path = f"{CHANNEL}/{language}/{region}/series/{module}.json"
        if not any(a.path == path for a in self.artefacts):
            known = [
                _module(a.path) for a in self.artefacts if a.path.startswith(path.rpartition("/")[0] + "/")
            ]
            raise Trouble("G122", wanted=path, known=", ".join(known) or "–", near_zh="", near_en="")
        body = json.loads((self.current / path).read_text(encoding="utf-8"))
        return tuple(_series(body))


def _module(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".json")


def _series(body: dict[str, Any]) -> Iterable[str]:
    for article in body["articles"]:
        yield article["lesson"]


def _media_type(data: bytes) -> str:
    """By its first bytes, as the platform looks at it; other than PNG and JPEG is not named."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    return "application/octet-stream"
