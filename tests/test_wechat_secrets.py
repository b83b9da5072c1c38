"""Secret and token are sent to the platform and shown to nobody: not in what is printed, logged, written or raised."""

from __future__ import annotations

import logging
import pickle
import stat
import sys
import traceback
from pathlib import Path
from types import ModuleType

import pytest

from build_scripts.diagnostics import Trouble
from build_scripts.wechat.publisher import client
from build_scripts.wechat.publisher.client import Platform
from build_scripts.wechat.publisher.credentials import Account, Secret, account
from build_scripts.wechat.publisher.faults import Refused
from tests.wechat_desk import Desk
from tests.wechat_fake import APPID, SECRET

ASK = ("pay-slip", "--region", "QY")

pytestmark = pytest.mark.usefixtures("unready")


def _platform(desk: Desk) -> Platform:
    return Platform(
        Account("main", Secret(APPID), Secret(SECRET)),
        desk.root / ".cache" / "wechat",
        lambda: desk.time,
        desk.slept.append,
    )


@pytest.mark.parametrize("fault", ["", "reset", "502", "html"])
def test_nothing_printed_or_logged_or_written_holds_secret_or_token(
    desk: Desk, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("httpx", "httpcore"):
        caplog.set_level(logging.DEBUG, logger=name)
    if fault:
        desk.fake.fail("media/uploadimg", fault, times=4)  # type: ignore[arg-type]
    said = desk.draft(*ASK, status=1 if fault else 0) + desk.run("status")
    assert desk.fake.token
    kept = {
        path: path.read_bytes()
        for path in desk.root.rglob("*")
        if path.is_file() and "tests" not in path.parts
    }
    for secret in (SECRET, APPID, desk.fake.token):
        assert secret not in said
        assert secret not in caplog.text
        holding = [path for path, data in kept.items() if secret.encode() in data]
        # The token's own file, which only its owner can read.
        assert [path.parent.name for path in holding] == (["wechat"] if secret == desk.fake.token else [])


def test_the_platform_may_quote_the_secret_but_we_do_not(desk: Desk) -> None:
    desk.fake.refuse("stable_token", 40125, f"invalid appsecret {SECRET} of {APPID}")
    said = desk.draft(*ASK, status=1)
    assert SECRET not in said
    desk.fake.refuse("draft/add", 77777, f"bad {SECRET} {APPID}")
    said = desk.draft(*ASK, status=1)
    assert "bad *** ***" in said


def test_a_token_quoted_in_a_refusal_is_blotted_out(desk: Desk) -> None:
    platform = _platform(desk)
    token = platform._tokens.current().reveal()
    desk.fake.refuse("draft/get", 77777, f"access_token {token} is odd")
    with pytest.raises(Refused) as refused:
        platform.post("draft/get", {"media_id": "x"})
    platform.close()
    assert refused.value.problem == "access_token *** is odd"


@pytest.mark.parametrize("kind", ["reset", "502", "html", "half"])
def test_no_exception_carries_the_token_in_its_chain(desk: Desk, kind: str) -> None:
    platform = _platform(desk)
    token = platform._tokens.current().reveal()
    desk.fake.fail("draft/get", kind, times=9)  # type: ignore[arg-type]
    with pytest.raises(Trouble) as trouble:
        platform.post("draft/get", {"media_id": "x"})
    platform.close()
    assert trouble.value.__context__ is None
    assert trouble.value.__cause__ is None
    shown = "".join(
        f"{name} = {value!r}\n"
        for frame, _ in traceback.walk_tb(trouble.value.__traceback__)
        if "build_scripts" in frame.f_code.co_filename
        for name, value in frame.f_locals.items()
    )
    assert "self" in shown
    assert token not in shown
    assert SECRET not in shown


def test_a_secret_shows_itself_to_nobody(tmp_path: Path) -> None:
    found = account("main", {"BANYAN_WECHAT_APPID": APPID, "BANYAN_WECHAT_SECRET": f" {SECRET}\n"})
    assert found.secret.reveal() == SECRET
    for text in (repr(found), str(found), f"{found.secret}", f"{found.secret!r}", str([found.appid])):
        assert SECRET not in text
        assert APPID not in text
    with pytest.raises(TypeError):
        pickle.dumps(found.secret)
    assert APPID not in found.fingerprint


def test_the_token_file_is_its_owners_alone(desk: Desk) -> None:
    desk.draft(*ASK)
    (path,) = (desk.root / ".cache/wechat").glob("token-*.json")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert APPID not in path.name
    path.chmod(0o644)
    desk.draft(*ASK)
    assert desk.fake.count()["stable_token"] == 2
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"access_token": "x", "expires": "2099-01-01T00:00:00", "forced": []}']
)
def test_a_damaged_token_file_is_no_trouble(desk: Desk, text: str) -> None:
    desk.draft(*ASK)
    (path,) = (desk.root / ".cache/wechat").glob("token-*.json")
    path.write_text(text, encoding="utf-8")
    desk.draft(*ASK)
    assert desk.fake.count()["stable_token"] == 2


def test_each_account_has_a_token_of_its_own(desk: Desk) -> None:
    desk.draft(*ASK)
    other = Platform(
        Account("other", Secret("wx9"), Secret("s")), desk.root / ".cache" / "wechat", lambda: desk.time
    )
    with pytest.raises(Refused) as refused:
        other.post("draft/get", {"media_id": "x"})
    other.close()
    assert refused.value.number == 40013


# --- where the values come from


def test_missing_values_are_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BANYAN_WECHAT_SECRET")
    said = desk.draft(*ASK, status=1)
    assert "error G101:" in said
    assert "BANYAN_WECHAT_APPID, BANYAN_WECHAT_SECRET" in said
    assert desk.fake.calls == []


def test_another_account_has_variables_of_its_own() -> None:
    environment = {
        "BANYAN_WECHAT_APPID": "wx1",
        "BANYAN_WECHAT_SECRET": "s1",
        "BANYAN_WECHAT_YING_DE_APPID": "wx2",
        "BANYAN_WECHAT_YING_DE_SECRET": "s2",
    }
    assert account("ying-de", environment).secret.reveal() == "s2"
    with pytest.raises(Trouble) as trouble:
        account("other", environment)
    assert trouble.value.diagnostic.code == "G101"


def test_the_keyring_is_asked_where_the_environment_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = ModuleType("keyring")
    held = {("banyan-wechat", "main-appid"): "wx3", ("banyan-wechat", "main-secret"): "s3"}
    keyring.get_password = lambda service, name: held.get((service, name))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    assert account("main", {}).secret.reveal() == "s3"

    def locked(service: str, name: str) -> str:
        raise RuntimeError("the keyring is locked")

    keyring.get_password = locked  # type: ignore[attr-defined]
    with pytest.raises(Trouble):
        account("main", {})


# --- the way out


def test_a_proxy_of_the_environment_is_used(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", desk.fake.base)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setattr(client, "BASE", "http://api.platform.invalid")
    desk.draft(*ASK)
    assert {call.target.partition("/cgi-bin")[0] for call in desk.fake.calls} == {
        "http://api.platform.invalid"
    }


def test_the_real_address_is_https_and_redirects_are_not_followed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    assert client.BASE == "https://api.weixin.qq.com"
    platform = _platform(desk)
    assert not platform._http.follow_redirects
    assert platform._http.trust_env
    platform.close()
