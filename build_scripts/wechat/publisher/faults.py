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
    40001: "G114",
    40014: "G114",
    42001: "G114",
    42014: "G114",
    40013: "G102",
    40125: "G102",
    41002: "G102",
    41004: "G102",
    40164: "G103",
    61004: "G103",
    89501: "G135",
    89503: "G135",
    89506: "G135",
    89507: "G135",
    40243: "G104",
    48001: "G105",
    48004: "G105",
    45009: "G106",
    40033: "G107",
    45002: "G107",
    45166: "G107",
    45003: "G108",
    45004: "G109",
    45008: "G110",
    40007: "G111",
    40009: "G112",
    45001: "G112",
    40137: "G113",
    40005: "G113",
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
        code = _CODES.get(self.number, "G115")
        if self.call == "stable_token" and code == "G114":
            code = "G102"
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
