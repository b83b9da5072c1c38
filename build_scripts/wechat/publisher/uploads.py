"""Pictures of a bundle become addresses and an id that the platform issued; what was sent once is not sent again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from build_scripts.diagnostics import Trouble
from build_scripts.wechat.checker.limits import PICTURE_BYTES
from build_scripts.wechat.publisher.bundle import Bundle, Image
from build_scripts.wechat.publisher.client import Platform, Upload
from build_scripts.wechat.publisher.faults import Subject
from build_scripts.wechat.publisher.ledger import AccountRows

COVER_BYTES = 10_000_000
_TYPES = {"image/png": "png", "image/jpeg": "jpg"}

Keep = Callable[[AccountRows], AccountRows]
"""Writes the ledger and gives its rows back."""


def upload(bundle: Bundle, platform: Platform, rows: AccountRows, keep: Keep) -> AccountRows:
    """Sends the cover and every picture that the account does not have yet; the ledger is written after each."""
    for image, limit in ((bundle.cover, COVER_BYTES), *((i, PICTURE_BYTES) for i in bundle.images)):
        _fit(bundle, image, limit)
    if bundle.cover.sha256 not in rows.covers:
        media = _cover(bundle, platform)
        rows = keep(replace(rows, covers={**rows.covers, bundle.cover.sha256: media}))
    for image in bundle.images:
        if image.sha256 not in rows.pictures:
            address = _picture(bundle, image, platform)
            rows = keep(replace(rows, pictures={**rows.pictures, image.sha256: address}))
    return rows


def forgotten(bundle: Bundle, rows: AccountRows, keep: Keep) -> AccountRows:
    """The rows without the bundle's cover, after the platform said that it is gone."""
    covers = {sha: media for sha, media in rows.covers.items() if sha != bundle.cover.sha256}
    return keep(replace(rows, covers=covers))


def issued(bundle: Bundle, rows: AccountRows) -> dict[str, str]:
    """Path in the bundle → address, of every picture that the account has."""
    return {i.path: rows.pictures[i.sha256] for i in bundle.images if i.sha256 in rows.pictures}


def addressed(html: str, addresses: Mapping[str, str]) -> str:
    """The article with the platform's addresses in place of paths in the bundle."""
    for path, address in addresses.items():
        html = html.replace(f'src="{path}"', f'src="{address}"')
    return html


def _fit(bundle: Bundle, image: Image, limit: int) -> None:
    """Found here, the fault has the file's name."""
    name = f"{bundle.folder}/{image.path}"
    if image.media_type not in _TYPES:
        raise Trouble("G113", number="–", file=name)
    if len(image.data) >= limit:
        raise Trouble("G112", number="–", file=name)


def _cover(bundle: Bundle, platform: Platform) -> str:
    reply = platform.upload(
        "material/add_material", _file(bundle.cover), _subject(bundle, bundle.cover), type="image"
    )
    media = reply.get("media_id")
    if not isinstance(media, str) or not media:
        raise Trouble("G117", call="material/add_material", tries=1)
    return media


def _picture(bundle: Bundle, image: Image, platform: Platform) -> str:
    reply = platform.upload("media/uploadimg", _file(image), _subject(bundle, image))
    address = reply.get("url")
    if not isinstance(address, str) or not address.startswith(("https://", "http://")) or '"' in address:
        raise Trouble("G117", call="media/uploadimg", tries=1)
    # It is issued with http, which a phone refuses inside a page that came with https.
    return "https://" + address.partition("://")[2]


def _file(image: Image) -> Upload:
    """Named after its content: what an editor called it is nobody's business, and ASCII is taken everywhere."""
    return Upload(f"{image.sha256[:16]}.{_TYPES[image.media_type]}", image.data, image.media_type)


def _subject(bundle: Bundle, image: Image) -> Subject:
    return Subject(file=f"{bundle.folder}/{image.path}")
