"""The address of a released article becomes its HTML as everyone gets it; no account is needed."""

from __future__ import annotations

import httpx

from build_scripts.diagnostics import Trouble
from build_scripts.wechat.publisher import reading
from build_scripts.wechat.publisher.client import TIMEOUT

HOST = "https://mp.weixin.qq.com"
BASE = HOST
_MOST_BYTES = 8_000_000


def fetch(address: str) -> str:
    """The article's own HTML; Trouble when there is none to be had."""
    problem = ("", "")
    html = ""
    try:
        with httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=True) as client:
            response = client.get(BASE + address.removeprefix(HOST))
        if response.status_code != 200:
            problem = (f"HTTP {response.status_code}", f"HTTP {response.status_code}")
        elif len(response.content) > _MOST_BYTES:
            problem = ("页面太大", "the page is too large")
        else:
            html = reading.article_of(response.content.decode("utf-8", "replace"))
            problem = ("", "") if html else ("页面里没有正文", "the page holds no article")
    except (httpx.HTTPError, ValueError):
        problem = ("打不开", "it cannot be opened")
    if problem[1]:
        raise Trouble("G132", address=address, problem_zh=problem[0], problem=problem[1])
    return html
