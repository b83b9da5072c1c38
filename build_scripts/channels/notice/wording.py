"""The notices' own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What the list and the sheets say beside the notices and the imprint."""

    notice: str
    list_title: str
    list_how: str
    number: str
    what: str
    where: str
    office: str
    put_up: str
    take_down: str
    put_up_by: str
    taken_down_by: str
    """Signature columns."""
    take_down_on: str
    """On the sheet's foot, with ``{day}``."""
    put_up_on: str
    responsible: str
    ask: str
    page: str
    """``{number}`` of ``{count}``."""


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        notice="告知",
        list_title="宣传栏张贴清单",
        list_how="贴一张，签一栏；到撤下的那天取下来，再签一栏。清单留存备查。",
        number="号",
        what="内容",
        where="贴在哪里",
        office="责任单位",
        put_up="张贴",
        take_down="撤下",
        put_up_by="张贴人签字",
        taken_down_by="撤下人签字",
        take_down_on="{day}撤下",
        put_up_on="{day}张贴",
        responsible="责任单位：",
        ask="有疑问，找：",
        page="告知{number}，共{count}张",
    ),
    "en": Wording(
        notice="Notice",
        list_title="Notices on boards: list to sign",
        list_how="Sign when a sheet goes up, take it down on its day, sign again, and keep this list.",
        number="No.",
        what="Notice",
        where="Where",
        office="Responsible",
        put_up="Up on",
        take_down="Down on",
        put_up_by="Put up by (signature)",
        taken_down_by="Taken down by (signature)",
        take_down_on="Take down on {day}",
        put_up_on="Put up on {day}",
        responsible="Responsible: ",
        ask="Questions? Ask: ",
        page="Notice {number} of {count}",
    ),
}
