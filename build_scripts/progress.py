"""How far a long piece of work is → one line on the screen."""

from __future__ import annotations

import sys
import time


class ProgressLine:
    """Shows how far a build is: one line that is rewritten in a terminal, a line now and then elsewhere."""

    def __init__(self) -> None:
        self.live = sys.stderr.isatty()
        self.last = 0.0

    def __call__(self, done: int, total: int, name: str) -> None:
        now = time.monotonic()
        if self.live:
            end = "\n" if done == total else ""
            print(f"\r\x1b[K[{done}/{total}] {name}", end=end, file=sys.stderr, flush=True)
        elif done == total or now - self.last > 5:
            print(f"[{done}/{total}] {name}", file=sys.stderr, flush=True)
            self.last = now
