"""``wechat:`` of content/index.yml and content/wechat-links.yml become WeChatSettings."""

from __future__ import annotations

from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.load.yaml_source import Node, read_yaml
from build_scripts.model import LANGUAGES, ArticleChoice, ArticleLink, Location, WeChatSettings

PATH = "content/wechat-links.yml"
_HOST = "https://mp.weixin.qq.com/"


def load_wechat(root: Path, node: Node | None, findings: Findings) -> WeChatSettings:
    """``node``: what stands at ``wechat:`` in the index, if anything. The file of links may be missing."""
    theme, location, choices = "", Location("content/index.yml", 1), []
    if node is not None:
        fields = node.fields("theme", "lessons")
        given = fields.optional("theme")
        if given is not None:
            theme, location = given.str(), given.location
        for lesson, one in fields.get("lessons", Node.items, []):
            own = one.fields("theme", "flow", "withdraw")
            choices.append(
                ArticleChoice(
                    lesson,
                    own.get("theme", Node.str, ""),
                    own.get("flow", Node.str, ""),
                    own.get("withdraw", Node.date, None),
                    one.location,
                )
            )
    return WeChatSettings(theme, location, tuple(choices), _links(root, findings))


def _links(root: Path, findings: Findings) -> tuple[ArticleLink, ...]:
    path = root / PATH
    top = read_yaml(path, root, findings) if path.exists() else None
    links = []
    for node in top.list() if top is not None else ():
        fields = node.fields("lesson", "language", "region", "address")
        language = fields.must("language", Node.str, "zh")
        address = fields.must("address", Node.str, _HOST)
        for key, value, allowed in (
            ("language", language, ", ".join(LANGUAGES) if language not in LANGUAGES else ""),
            ("address", address, f"{_HOST}…" if not address.startswith(_HOST) else ""),
        ):
            if allowed:
                findings.add("Y108", node.location, key=key, value=value, allowed=allowed)
        links.append(
            ArticleLink(
                fields.must("lesson", Node.str, ""),
                "en" if language == "en" else "zh",
                fields.must("region", Node.str, ""),
                address,
                node.location,
            )
        )
    return tuple(links)
