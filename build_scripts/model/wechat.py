"""How lessons look as WeChat articles, and where those that were released are found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from build_scripts.model.source import Language, Location


@dataclass(frozen=True, slots=True)
class ArticleChoice:
    """What the index says of one lesson's article."""

    lesson: str
    theme: str
    """Empty: that of all articles."""
    flow: str
    """Id of the flow that the article carries as numbered text; empty: none."""
    withdraw: date | None
    """The day on which the article is to be taken down; None where it stays."""
    location: Location


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """A released article."""

    lesson: str
    language: Language
    region: str
    address: str
    """``https://mp.weixin.qq.com/…``."""
    location: Location


_INDEX = Location("content/index.yml", 1)


@dataclass(frozen=True, slots=True)
class WeChatSettings:
    """``wechat:`` of the index, and content/wechat-links.yml."""

    theme: str = ""
    """Name of a style sheet in templates/wechat/themes; empty: the first one."""
    location: Location = _INDEX
    choices: tuple[ArticleChoice, ...] = ()
    links: tuple[ArticleLink, ...] = ()

    def choice(self, lesson: str) -> ArticleChoice | None:
        """What the index says of a lesson."""
        return next((one for one in self.choices if one.lesson == lesson), None)

    def address(self, lesson: str, language: Language, region: str) -> str:
        """Where a lesson's article was released; empty where it is not known."""
        for one in self.links:
            if (one.lesson, one.language, one.region) == (lesson, language, region):
                return one.address
        return ""
