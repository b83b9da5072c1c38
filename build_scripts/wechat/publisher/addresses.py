"""Releases become ``content/wechat-links.yml``: where each lesson's article is found, for links between articles."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import yaml

from build_scripts.diagnostics import Trouble
from build_scripts.wechat.publisher.ledger import Ledger, Release

NAME = "content/wechat-links.yml"
_HOST = "mp.weixin.qq.com"
_KEPT = ("__biz", "mid", "idx", "sn")
"""What names an article in a long address; the rest names the reader or how it was found."""
_HEAD = """\
# 已发布的公众号文章在哪里：课与课之间的链接由此接上。./banyan wechat release 写在这里；手工粘贴发布的，自己加一行。
# Where released WeChat articles are, for links between lessons. ./banyan wechat release writes it; add a line for what
# was pasted by hand.
"""
_Key = tuple[str, str, str]


def article_address(text: str) -> str:
    """The address of an article without what follows its reader; Trouble when it is none."""
    parts = urlsplit(text.strip())
    short = re.fullmatch(r"/s/[A-Za-z0-9_-]{8,}", parts.path)
    given = dict(parse_qsl(parts.query))
    if parts.scheme not in {"https", "http"} or parts.netloc != _HOST:
        raise Trouble("G125", address=text)
    if short:
        return f"https://{_HOST}{parts.path}"
    if parts.path == "/s" and all(given.get(name) for name in _KEPT):
        query = urlencode([(name, given[name]) for name in _KEPT], safe="=")
        return f"https://{_HOST}/s?{query}"
    raise Trouble("G125", address=text)


def as_yaml(ledger: Ledger, before: str) -> str:
    """The file's text: of each lesson, language and region the article that was released last, and what stood in the
    file ``before`` of others, which were pasted by hand. Trouble when that cannot be read."""
    found = _rows(before)
    last: dict[_Key, Release] = {}
    for account in ledger.accounts:
        for draft in account.drafts:
            for release in draft.releases:
                key = (release.lesson, draft.language, draft.region)
                if key not in last or last[key].at <= release.at:
                    last[key] = release
    found |= {key: release.address for key, release in last.items()}
    lines = [
        f'- {{lesson: {lesson}, language: {language}, region: {region}, address: "{address}"}}\n'
        for (lesson, language, region), address in sorted(found.items())
    ]
    return _HEAD + ("".join(lines) or "[]\n")


def _rows(text: str) -> dict[_Key, str]:
    try:
        rows = yaml.safe_load(text) or []
        return {(row["lesson"], row["language"], row["region"]): str(row["address"]) for row in rows}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{NAME}:{mark.line + 1}:{mark.column + 1}" if mark else NAME
        raise Trouble("Y101", where, problem="YAML") from None
    except (KeyError, TypeError) as error:
        raise Trouble("Y101", NAME, problem=f"lesson, language, region, address: {error}") from None
