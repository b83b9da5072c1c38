"""Calls of the platform's interface: one request each, with limits of time, repeats and what may be shown.

Bodies are raw UTF-8 (the platform refuses ``\\uXXXX``); replies are JSON whatever their type says. Nothing that is
raised or logged here holds the secret or the token, whose place is in addresses.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import httpx

from build_scripts.diagnostics import Trouble
from build_scripts.wechat.publisher.credentials import Account, Secret
from build_scripts.wechat.publisher.faults import BUSY, NOTHING, TOKEN, Refused, Subject, Unsure
from build_scripts.wechat.publisher.token import Tokens

BASE = "https://api.weixin.qq.com"
PAUSES = (1.0, 3.0, 9.0)
"""Seconds before each repeat."""
TIMEOUT = httpx.Timeout(connect=10.0, read=60.0, write=60.0, pool=10.0)
_SECRET_LENGTH = 6
"""Shorter texts are not looked for in what is shown: they would blot out innocent words."""

Kind = Literal["connect", "timeout", "broken", "server", "garbled", "busy"]
_WORDS: dict[Kind, tuple[str, str]] = {
    "connect": ("连接不上", "no connection"),
    "timeout": ("等不到答复", "no answer in time"),
    "broken": ("连接中断", "the connection broke"),
    "server": ("服务器出错", "the server failed"),
    "garbled": ("答复读不懂", "the reply cannot be read"),
    "busy": ("系统繁忙", "the system is busy"),
}
_UNDONE: frozenset[Kind] = frozenset({"connect", "busy"})
"""After these the platform has certainly done nothing."""


@dataclass(frozen=True, slots=True)
class _Missed:
    """A request without a usable reply."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is sent."""

    name: str
    data: bytes
    media_type: str


class Platform:
    """The interface for one account. ``now`` gives the time with its zone, ``sleep`` waits for so many seconds."""

    def __init__(
        self,
        account: Account,
        cache: Path,
        now: Callable[[], datetime],
        sleep: Callable[[float], None] = time.sleep,
        timeout: httpx.Timeout | None = None,
    ) -> None:
        self.account = account
        self._now = now
        self._sleep = sleep
        self._tokens = Tokens(account, cache, self._fetch_token, now)
        # Proxies and certificates are taken from the environment (HTTPS_PROXY, NO_PROXY, SSL_CERT_FILE). Redirects
        # are not followed: they would carry the token to another host.
        self._http = httpx.Client(
            base_url=BASE, timeout=timeout or TIMEOUT, trust_env=True, follow_redirects=False
        )

    def close(self) -> None:
        """Ends its connections."""
        self._http.close()

    def post(
        self, call: str, body: dict[str, Any], subject: Subject = NOTHING, *, repeatable: bool = True
    ) -> dict[str, Any]:
        """The reply to a call such as ``draft/add``.

        Refused when the platform says no; Unsure when a call that is not ``repeatable`` got no answer; Trouble when
        there is no way through.
        """
        content = _raw(body)
        return self._with_token(call, subject, repeatable, content=content)

    def upload(self, call: str, upload: Upload, subject: Subject, **parameters: str) -> dict[str, Any]:
        """The reply to a call that takes a file; as ``post``."""
        files = {"media": (upload.name, upload.data, upload.media_type)}
        return self._with_token(call, subject, True, parameters=parameters, files=files)

    # --- token

    def _fetch_token(self, force: bool) -> dict[str, Any]:
        body = {
            "grant_type": "client_credential",
            "appid": self.account.appid.reveal(),
            "secret": self.account.secret.reveal(),
            "force_refresh": force,
        }
        try:
            # A repeat by force would count again.
            return self._request("stable_token", NOTHING, not force, None, content=_raw(body))
        except Unsure as unsure:
            reason = unsure.reason
        raise reason

    def _with_token(self, call: str, subject: Subject, repeatable: bool, **request: Any) -> dict[str, Any]:
        token = self._tokens.current()
        try:
            return self._request(call, subject, repeatable, token, **request)
        except Refused as refused:
            if refused.number not in TOKEN:
                raise
        return self._request(call, subject, repeatable, self._tokens.renewed(token), **request)

    # --- requests

    def _request(
        self,
        call: str,
        subject: Subject,
        repeatable: bool,
        token: Secret | None,
        *,
        content: bytes | None = None,
        parameters: dict[str, str] | None = None,
        files: dict[str, tuple[str, bytes, str]] | None = None,
    ) -> dict[str, Any]:
        tries = 0
        while True:
            tries += 1
            reply = self._once(call, token, content, parameters or {}, files)
            if not isinstance(reply, _Missed):
                break
            again = repeatable or reply.kind in _UNDONE
            if not again or tries > len(PAUSES):
                trouble = _trouble(reply.kind, call, tries)
                raise trouble if again else Unsure(trouble)
            self._sleep(PAUSES[tries - 1])
        number = reply.get("errcode", 0)
        if number:
            raise Refused(call, int(number), self._blotted(str(reply.get("errmsg", "")), token), subject)
        return reply

    def _once(
        self,
        call: str,
        token: Secret | None,
        content: bytes | None,
        parameters: dict[str, str],
        files: dict[str, tuple[str, bytes, str]] | None,
    ) -> dict[str, Any] | _Missed:
        secret = {"access_token": token.reveal()} if token is not None else {}
        kind: Kind
        try:
            with _silent():
                response = self._http.post(
                    f"/cgi-bin/{call}",
                    params={**secret, **parameters},
                    content=content,
                    files=files,
                    headers={"Content-Type": "application/json; charset=utf-8"}
                    if content is not None
                    else None,
                )
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError, httpx.PoolTimeout):
            return _Missed("connect")
        except httpx.TimeoutException:
            return _Missed("timeout")
        except httpx.HTTPError:
            return _Missed("broken")
        if response.status_code >= 500:
            return _Missed("server")
        try:
            reply = json.loads(response.content)
        except ValueError:
            kind = "garbled"
            return _Missed(kind)
        if not isinstance(reply, dict) or not isinstance(reply.get("errcode", 0), int):
            return _Missed("garbled")
        return _Missed("busy") if reply.get("errcode") == BUSY else reply

    def _blotted(self, text: str, token: Secret | None) -> str:
        """The platform's words without what must not be shown, should it quote it."""
        for secret in (self.account.secret, self.account.appid, token):
            if secret is not None and len(secret.reveal()) >= _SECRET_LENGTH:
                text = text.replace(secret.reveal(), "***")
        return text[:300]


def _trouble(kind: Kind, call: str, tries: int) -> Trouble:
    if kind == "garbled":
        return Trouble("G117", call=call, tries=tries)
    zh, en = _WORDS[kind]
    return Trouble("G116", tries=tries, problem_zh=f"{zh}（{call}）", problem=f"{en} ({call})")


def _raw(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


@contextmanager
def _silent() -> Iterator[None]:
    """The library logs each request's address, and the token stands in it."""
    loggers = [
        logging.getLogger(name) for name in ("httpx", "httpcore", "httpcore.connection", "httpcore.http11")
    ]
    before = [logger.disabled for logger in loggers]
    for logger in loggers:
        logger.disabled = True
    try:
        yield
    finally:
        for logger, was in zip(loggers, before, strict=True):
            logger.disabled = was
