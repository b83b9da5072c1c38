"""Sources become the foot of a slide: articles of one law are said together."""

from __future__ import annotations

import re

from build_scripts.model import Language

_CITED: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"(?P<law>.+》)第(?P<articles>[\d、]+)条"),
    "en": re.compile(r"(?P<law>.+), Art\. (?P<articles>\d+(?:, \d+)*)"),
}
_FORM: dict[Language, tuple[str, str]] = {
    "zh": ("{law}第{articles}条", "、"),
    "en": ("{law}, Art. {articles}", ", "),
}


def merged(titles: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """《工伤保险条例》第17条 and 第20条 become 《工伤保险条例》第17、20条, where the law stands first; others stay."""
    form, comma = _FORM[language]
    found: dict[str, list[str]] = {}
    for title in titles:
        cited = _CITED[language].fullmatch(title)
        if cited is None:
            found.setdefault(title, [])
        else:
            articles = found.setdefault(f"\0{cited['law']}", [])
            articles += [one for one in cited["articles"].split(comma) if one not in articles]
    return tuple(
        form.format(law=name[1:], articles=comma.join(sorted(articles, key=int))) if articles else name
        for name, articles in found.items()
    )
