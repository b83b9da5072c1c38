"""The account's access token: kept in a file of its own for its two hours, renewed when the platform refuses it.

stable_token gives the same token to everyone who asks within its life, so other programs are not thrown out; only
``force_refresh`` does that, and the platform limits it.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from build_scripts.diagnostics import Trouble
from build_scripts.wechat.publisher.credentials import Account, Secret

MARGIN = timedelta(minutes=5)
"""A token is not used in its last minutes: a long upload must not outlive it."""
FORCE_PAUSE = timedelta(seconds=30)
FORCE_A_DAY = 20
_MODE = 0o600


@dataclass(frozen=True, slots=True)
class _Kept:
    token: Secret
    expires: datetime
    forced: tuple[datetime, ...] = ()
    """When it was renewed by force, today's and yesterday's."""


class Tokens:
    """Gives the token of one account.

    ``fetch(force)`` asks the platform and returns its reply; ``now`` gives the time with its zone.
    """

    def __init__(
        self,
        account: Account,
        folder: Path,
        fetch: Callable[[bool], dict[str, Any]],
        now: Callable[[], datetime],
    ) -> None:
        self._path = folder / f"token-{account.fingerprint}.json"
        self._fetch = fetch
        self._now = now

    def current(self) -> Secret:
        """The kept token while it lives, else a new one."""
        kept = self._read()
        if kept is not None and kept.expires - MARGIN > self._now():
            return kept.token
        return self._asked(kept, force=False).token

    def renewed(self, refused: Secret) -> Secret:
        """A token in place of one that the platform refused: by force only when it gives the same one again."""
        kept = self._read()
        if kept is not None and kept.token != refused and kept.expires - MARGIN > self._now():
            return kept.token  # another run has renewed it meanwhile
        found = self._asked(kept, force=False)
        if found.token != refused:
            return found.token
        now = self._now()
        forced = tuple(one for one in found.forced if now - one < timedelta(days=1))
        if len(forced) >= FORCE_A_DAY or any(now - one < FORCE_PAUSE for one in forced):
            raise Trouble("G118", seconds=FORCE_PAUSE.seconds, limit=FORCE_A_DAY)
        # Noted first: an attempt that breaks off counts for the platform, too.
        self._write(replace(found, forced=(*forced, now)))
        return self._asked(replace(found, forced=(*forced, now)), force=True).token

    def _asked(self, kept: _Kept | None, *, force: bool) -> _Kept:
        reply = self._fetch(force)
        token, lifetime = reply.get("access_token"), reply.get("expires_in")
        if not isinstance(token, str) or not token or not isinstance(lifetime, int):
            raise Trouble("G117", call="stable_token", tries=1)
        found = _Kept(Secret(token), self._now() + timedelta(seconds=lifetime), kept.forced if kept else ())
        self._write(found)
        return found

    def _read(self) -> _Kept | None:
        """None when there is none that can be read, or when others than its owner could read it."""
        try:
            if os.name == "posix" and self._path.stat().st_mode & 0o077:
                return None
            row = json.loads(self._path.read_text(encoding="utf-8"))
            expires, *forced = (datetime.fromisoformat(one) for one in (row["expires"], *row["forced"]))
            if any(one.tzinfo is None for one in (expires, *forced)):
                return None
            return _Kept(Secret(str(row["access_token"])), expires, tuple(forced))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _write(self, kept: _Kept) -> None:
        """Beside its place first, never readable by others. A token that cannot be kept is used all the same."""
        row = {
            "access_token": kept.token.reveal(),
            "expires": kept.expires.isoformat(),
            "forced": [one.isoformat() for one in kept.forced],
        }
        beside = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.unlink(missing_ok=True)
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(row, stream)
            beside.replace(self._path)
