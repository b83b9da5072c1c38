"""What the platform or the network answers instead of a result becomes a message that says what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from build_scripts.diagnostics import Trouble

TOKEN = frozenset({40001, 40014, 42001, 42014})
"""The token is not (or no more) taken: it is renewed once, and the call repeated once."""
BUSY = -1
"""The platform asks to try again in a moment; it has done nothing."""
GONE = 40007
"""Material or a draft that is not there (any more)."""

_CODES = {
    40001: "A114",
    40014: "A114",
    42001: "A114",
    42014: "A114",
    40013: "A102",
    40125: "A102",
    41002: "A102",
    41004: "A102",
    40164: "A103",
    61004: "A103",
    89501: "A135",
    89503: "A135",
    89506: "A135",
    89507: "A135",
    40243: "A104",
    48001: "A105",
    48004: "A105",
    45009: "A106",
    40033: "A107",
    45002: "A107",
    45166: "A107",
    45003: "A108",
    45004: "A109",
    45008: "A110",
    40007: "A111",
    40009: "A112",
    45001: "A112",
    40137: "A113",
    40005: "A113",
}
"""Numbers of the platform (global return codes) → our codes. 40001 of the token call itself means a wrong secret."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a call was about, for the messages."""

    file: str = ""
    """A file of the bundle."""
    media: str = ""
    """The platform's id of material or of a draft."""
    count: int = 0
    """How many articles were sent."""


NOTHING = Subject()


class Refused(Exception):
    """The platform answered with an error; ``problem`` is its wording, without secrets."""

    def __init__(self, call: str, number: int, problem: str, subject: Subject) -> None:
        super().__init__(f"{call}: {number}")
        self.call = call
        self.number = number
        self.problem = problem
        self.subject = subject

    def trouble(self) -> Trouble:
        """The same as a message for the person at the command line."""
        code = _CODES.get(self.number, "A115")
        if self.call == "stable_token" and code == "A114":
            code = "A102"
        return Trouble(
            code,
            number=self.number,
            call=self.call,
            problem=self.problem or "–",
            ip=_address(self.problem) or "？",
            file=self.subject.file or "–",
            media=self.subject.media or "–",
            count=self.subject.count,
        )


def _address(problem: str) -> str:
    """The network address that the platform saw, as its whitelist takes it; empty where it names none."""
    found = []
    for word in re.findall(r"[0-9a-fA-F.:]{3,}", problem):
        try:
            one = ip_address(word.strip(".").removesuffix(":"))
        except ValueError:
            continue
        mapped = one.ipv4_mapped if isinstance(one, IPv6Address) else None
        found.append(str(mapped or one))
    return found[0] if found else ""


class Unsure(Exception):
    """A call that must not be repeated blindly got no answer: the platform may have done it or not."""

    def __init__(self, reason: Trouble) -> None:
        super().__init__("no answer")
        self.reason = reason
