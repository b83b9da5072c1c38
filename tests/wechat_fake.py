"""A local stand-in for the platform's interface: it keeps the rules of acceptance rows 26 to 30, and fails on demand.

It listens on 127.0.0.1 only. What it must never be asked (publishing) is noted in ``violations``.
"""

from __future__ import annotations

import copy
import hashlib
import json
import socket
import struct
import threading
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from tests.wechat_editor import sanitised

APPID = "wx0123456789abcdef"
SECRET = "5ec4e7d0c0ffee5ec4e7d0c0ffee5ec4"
_PNG, _JPG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_FIELDS = frozenset(
    "article_type title author digest content content_source_url thumb_media_id need_open_comment "
    "only_fans_can_comment pic_crop_235_1 pic_crop_1_1".split()
)

Kind = Literal["slow", "500", "502", "half", "reset", "html", "list", "empty", "errcode"]


@dataclass
class Fault:
    """What goes wrong with one request."""

    kind: Kind
    done: bool = False
    """Whether the platform has done what it was asked before the answer is lost."""
    errcode: int = 0
    errmsg: str = ""


@dataclass
class Call:
    """A request that arrived."""

    name: str
    body: bytes
    token: str
    target: str
    """As it stood in the request line: with a proxy, a whole address."""

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


class Problem(Exception):
    def __init__(self, errcode: int, errmsg: str) -> None:
        super().__init__(errcode)
        self.errcode, self.errmsg = errcode, errmsg


@dataclass
class FakePlatform:
    """Start with ``with FakePlatform() as fake``; ``fake.base`` is its address."""

    calls: list[Call] = field(default_factory=list)
    drafts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    materials: dict[str, bytes] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)
    faults: dict[str, list[Fault | None]] = field(default_factory=dict)
    spoil: Callable[[str], str] | None = None
    """Changes articles on their way into the account, for planted losses."""
    token: str = ""
    tokens: int = 0
    cut_tokens: int = 0
    base: str = ""

    def __enter__(self) -> FakePlatform:
        self.free = threading.Event()
        handler = type("Handler", (_Handler,), {"fake": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}"
        return self

    def __exit__(self, *_: object) -> None:
        self.free.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    # --- for tests

    def fail(self, call: str, kind: Kind, times: int = 1, **more: Any) -> None:
        """The next requests of a call go wrong."""
        self.faults.setdefault(call, []).extend(Fault(kind, **more) for _ in range(times))

    def spare(self, call: str) -> None:
        """The next request of a call goes well; faults that are planted after it come later."""
        self.faults.setdefault(call, []).append(None)

    def refuse(self, call: str, errcode: int, errmsg: str = "", times: int = 1) -> None:
        """The next requests of a call are refused with a number."""
        self.fail(call, "errcode", times, errcode=errcode, errmsg=errmsg)

    def expire(self) -> None:
        """The token given out is no longer taken."""
        self.token = ""

    def count(self) -> Counter[str]:
        """How often each call arrived."""
        return Counter(call.name for call in self.calls)

    def edit(self, media: str, old: str, new: str, index: int = 0) -> None:
        """Somebody edits a draft in the browser."""
        content = self.drafts[media][index]["content"]
        assert old in content
        self.drafts[media][index]["content"] = content.replace(old, new)

    def release(self, media: str) -> list[str]:
        """Somebody releases a draft by hand: it leaves the drafts, and everyone can read it."""
        addresses = []
        for index, article in enumerate(self.drafts.pop(media)):
            name = hashlib.sha256(f"{media}{index}".encode()).hexdigest()[:22]
            self.pages[f"/s/{name}"] = (
                '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body>'
                f'<h1>{article["title"]}</h1><div id="js_content" style="visibility: hidden; opacity: 0;">'
                f"{article['content'].replace('/0?', '/640?')}</div><p>Scan to follow</p></body></html>"
            )
            addresses.append(f"https://mp.weixin.qq.com/s/{name}")
        return addresses

    # --- the interface

    def answer(self, call: Call, query: dict[str, list[str]], content_type: str) -> dict[str, Any]:
        """The reply; Problem where the platform says no."""
        if call.name.startswith(("freepublish/", "message/")):
            self.violations.append(call.name)
            raise Problem(48001, "api unauthorized")
        if call.name == "stable_token":
            return self._stable_token(call)
        if call.token != self.token or not self.token:
            raise Problem(40001, f"invalid credential, access_token is invalid or not latest: {call.token}")
        if call.name == "media/uploadimg":
            return self._uploadimg(_file(call.body, content_type))
        if call.name == "material/add_material":
            if query.get("type") != ["image"]:
                raise Problem(40004, "invalid media type")
            return self._add_material(_file(call.body, content_type))
        handler = {
            "draft/add": self._add,
            "draft/update": self._update,
            "draft/get": self._get,
            "draft/batchget": self._batchget,
        }.get(call.name)
        if handler is None:
            raise Problem(43, f"no such call {call.name}")
        if b"\\u" in call.body:
            raise Problem(45166, "invalid content")
        return handler(call.json)

    def _stable_token(self, call: Call) -> dict[str, Any]:
        body = call.json
        if body["grant_type"] != "client_credential" or body["appid"] != APPID:
            raise Problem(40013, "invalid appid")
        if body["secret"] != SECRET:
            raise Problem(40125, f"invalid appsecret {body['secret']}")
        if not self.token or body["force_refresh"]:
            self.tokens += 1
            self.token = f"{self.tokens:03d}_" + hashlib.sha256(str(self.tokens).encode()).hexdigest() * 7
        return {"access_token": self.token, "expires_in": 7200}

    def _uploadimg(self, data: bytes) -> dict[str, Any]:
        if not data.startswith((_PNG, _JPG)):
            raise Problem(40137, "invalid image format")
        if len(data) >= 1_000_000:
            raise Problem(40009, "invalid image size")
        name = hashlib.sha256(data).hexdigest()
        path = f"mmbiz.qpic.cn/mmbiz_png/{name}{name[:20]}"
        self.pictures[f"https://{path}/0"] = data
        return {"url": f"http://{path}/0?wx_fmt=png"}

    def _add_material(self, data: bytes) -> dict[str, Any]:
        if not data.startswith((_PNG, _JPG)):
            raise Problem(40137, "invalid image format")
        media = f"THUMB_{len(self.materials)}_" + hashlib.sha256(data).hexdigest()[:40]
        self.materials[media] = data
        return {"media_id": media, "url": "http://mmbiz.qpic.cn/x/0", "item": []}

    def _add(self, body: dict[str, Any]) -> dict[str, Any]:
        articles = body["articles"]
        if set(body) != {"articles"} or not 1 <= len(articles) <= 8:
            raise Problem(45008, "article count")
        media = f"DRAFT_{len(self.drafts)}_{len(self.calls)}_" + "d" * 40
        self.drafts[media] = [self._taken(article) for article in articles]
        return {"media_id": media, "item": []}

    def _update(self, body: dict[str, Any]) -> dict[str, Any]:
        if set(body) != {"media_id", "index", "articles"} or not isinstance(body["articles"], dict):
            raise Problem(47001, "data format error")
        items = self._draft(body["media_id"])
        if not 0 <= body["index"] < len(items):
            raise Problem(40114, "invalid index")
        items[body["index"]] = self._taken(body["articles"])
        return {"errcode": 0, "errmsg": "ok"}

    def _get(self, body: dict[str, Any]) -> dict[str, Any]:
        items = copy.deepcopy(self._draft(body["media_id"]))
        for item in items if len(items) > 1 else ():
            # Of several articles the platform gives no digest back.
            item["digest"] = ""
        return {"news_item": items, "create_time": 1, "update_time": 2}

    def _batchget(self, body: dict[str, Any]) -> dict[str, Any]:
        page = list(self.drafts.items())[body["offset"] : body["offset"] + body["count"]]
        items = [
            {
                "media_id": media,
                **({} if body["no_content"] else {"content": {"news_item": copy.deepcopy(articles)}}),
                "update_time": 2,
            }
            for media, articles in page
        ]
        return {"total_count": len(self.drafts), "item_count": len(items), "item": items}

    def _draft(self, media: str) -> list[dict[str, Any]]:
        if media not in self.drafts:
            raise Problem(40007, "invalid media_id")
        return self.drafts[media]

    def _taken(self, article: dict[str, Any]) -> dict[str, Any]:
        if set(article) - _FIELDS:
            raise Problem(47001, f"data format error: {sorted(set(article) - _FIELDS)}")
        for name, limit, errcode in (("title", 32, 45003), ("author", 16, 45110), ("digest", 128, 45004)):
            if _length(article.get(name, "")) > limit:
                raise Problem(errcode, f"{name} size out of limit")
        content = article["content"]
        if len(content) >= 20_000 or len(content.encode()) >= 1_000_000:
            raise Problem(45002, "content size out of limit")
        if len(article.get("content_source_url", "").encode()) > 1024:
            raise Problem(45006, "url size out of limit")
        if article["thumb_media_id"] not in self.materials:
            raise Problem(40007, "invalid media_id")
        issued = frozenset(self.pictures)
        for part in content.split("<img")[1:]:
            address = part.partition('src="')[2].partition('"')[0]
            if not address.startswith("https://") or address.partition("?")[0] not in issued:
                raise Problem(45166, f"invalid content: image {address}")
        kept = sanitised(self.spoil(content) if self.spoil else content, issued)
        return {
            **article,
            "content": kept,
            "url": "http://mp.weixin.qq.com/s?__biz=preview",
            "show_cover_pic": 0,
        }


class _Handler(BaseHTTPRequestHandler):
    fake: FakePlatform
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        page = self.fake.pages.get(self.path)
        self._send(200 if page else 404, (page or "nothing").encode(), "text/html; charset=utf-8")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        name = parts.path.removeprefix("/cgi-bin/")
        call = Call(name, body, query.get("access_token", [""])[0], self.path)
        self.fake.calls.append(call)
        waiting = self.fake.faults.get(name, [])
        fault = waiting.pop(0) if waiting else None
        if fault is not None and not fault.done:
            self._go_wrong(fault, b"")
            return
        try:
            reply = self.fake.answer(call, query, self.headers.get("Content-Type", ""))
        except Problem as problem:
            reply = {"errcode": problem.errcode, "errmsg": f"{problem.errmsg} rid: 6740-12"}
        raw = json.dumps(reply, ensure_ascii=False).encode()
        if fault is not None:
            self._go_wrong(fault, raw)
            return
        # The real one answers uploads with JSON that calls itself text.
        self._send(
            200, raw, "text/plain" if name.startswith("media/") else "application/json; encoding=utf-8"
        )

    def _go_wrong(self, fault: Fault, raw: bytes) -> None:
        if fault.kind == "slow":
            self.fake.free.wait(20)
            self.close_connection = True
        elif fault.kind in {"500", "502"}:
            self._send(int(fault.kind), b"<html>Bad Gateway</html>", "text/html")
        elif fault.kind == "half":
            raw = raw or b'{"errcode": 0, "errmsg": "ok"}'
            self.send_response(200)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw[: len(raw) // 2])
            self.wfile.flush()
            self._hang_up(gently=True)
        elif fault.kind == "reset":
            self._hang_up(gently=False)
        elif fault.kind == "html":
            self._send(200, b"<html>Please sign in</html>", "text/html")
        elif fault.kind == "list":
            self._send(200, b"[1, 2]", "application/json")
        elif fault.kind == "empty":
            self._send(200, b"", "application/json")
        else:
            reply = {"errcode": fault.errcode, "errmsg": fault.errmsg}
            self._send(200, json.dumps(reply).encode(), "application/json")

    def _hang_up(self, *, gently: bool) -> None:
        self.close_connection = True
        if not gently:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        else:
            self.connection.shutdown(socket.SHUT_WR)
        self.connection.close()

    def _send(self, status: int, body: bytes, content_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        try:
            super().handle()
        except (OSError, ValueError):
            self.close_connection = True

    def finish(self) -> None:
        try:
            super().finish()
        except (OSError, ValueError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def _file(body: bytes, content_type: str) -> bytes:
    boundary = b"--" + content_type.partition("boundary=")[2].strip('"').encode()
    for part in body.split(boundary):
        head, _, data = part.partition(b"\r\n\r\n")
        if b'name="media"' in head and b"filename=" in head:
            return data.removesuffix(b"\r\n")
    raise Problem(41005, "media data missing")


def _length(text: str) -> float:
    return sum(1 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)
