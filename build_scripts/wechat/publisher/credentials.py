"""Environment variables or the system's keyring become an account: its name, and two values that no text shows."""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from build_scripts.diagnostics import Trouble

MAIN = "main"
"""The account that is meant when none is named."""
KEYRING_SERVICE = "banyan-wechat"
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,30}")


class Secret:
    """A text that is shown by ``reveal`` only: not by str, repr, format, pickle or a traceback."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself, for the one place that sends it."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(***)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not written into files")


@dataclass(frozen=True, slots=True)
class Account:
    """Who asks the platform."""

    name: str
    """As the ledger and the command line call it."""
    appid: Secret
    secret: Secret

    @property
    def fingerprint(self) -> str:
        """Tells accounts apart without naming them: 16 hexadecimal digits."""
        return hashlib.sha256(b"banyan wechat " + self.appid.reveal().encode()).hexdigest()[:16]


def account(name: str, environment: Mapping[str, str]) -> Account:
    """The account of that name; Trouble when a value is neither in the environment nor in the keyring.

    The main account reads BANYAN_WECHAT_APPID and BANYAN_WECHAT_SECRET, another one BANYAN_WECHAT_<NAME>_APPID and so
    on.
    """
    if not _NAME.fullmatch(name):
        raise Trouble("S007", problem=f"--account {name}?  {_NAME.pattern}")
    middle = "" if name == MAIN else name.upper().replace("-", "_") + "_"
    names = tuple(f"BANYAN_WECHAT_{middle}{part}" for part in ("APPID", "SECRET"))
    values = [environment.get(one, "").strip() for one in names]
    if not all(values):
        values = [
            v or _from_keyring(f"{name}-{part}") for v, part in zip(values, ("appid", "secret"), strict=True)
        ]
    if not all(values):
        raise Trouble("G101", account=name, names=", ".join(names))
    return Account(name, Secret(values[0]), Secret(values[1]))


def _from_keyring(entry: str) -> str:
    """Empty where there is no keyring, or none that opens."""
    try:
        keyring: Any = importlib.import_module("keyring")
        return str(keyring.get_password(KEYRING_SERVICE, entry) or "").strip()
    except Exception:
        # Each system's keyring has errors of its own; all mean that it gives nothing.
        return ""
