"""A finished page gets its security policy and its edition, both of which follow from its own bytes.

The policy allows what the site itself serves and the inline scripts and styles that stand in this very page, each by
its digest. The edition is what the service worker and the page compare to see whether there is a newer one.
"""

from __future__ import annotations

import base64
import hashlib
import re

# Where main.html wants them; a page that MkDocs makes from other templates has neither.
POLICY = "POLICY-OF-THIS-PAGE"
EDITION = "EDITION-OF-THIS-PAGE"
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_EDITION = re.compile(r'<meta name="edition" content="([0-9a-f]{12})">')


def sealed(page: str) -> str:
    """The page with both."""
    page = page.replace(POLICY, policy(page))
    return page.replace(EDITION, hashlib.sha256(page.encode()).hexdigest()[:12])


def policy(page: str, source: str = "'self'") -> str:
    """The Content-Security-Policy; ``source`` is where everything else may come from.

    Nothing in it may say ``frame-ancestors`` or ``report-to``: a policy within the page cannot.
    """
    return "; ".join(
        (
            f"default-src {source}",
            " ".join((f"script-src {source}", *_digests(_SCRIPT, page))),
            " ".join((f"style-src {source}", *_digests(_STYLE, page))),
            # The style sheet draws small signs itself.
            f"img-src {source} data:",
            "object-src 'none'",
            "base-uri 'none'",
            f"form-action {source}",
        )
    )


def edition(page: str) -> str:
    """What ``sealed`` wrote into a page; empty for a page that has none."""
    found = _EDITION.search(page)
    return found[1] if found is not None else ""


def version(script: bytes) -> str:
    """What stands behind a script's address, so that a browser that keeps it never runs an old one."""
    return hashlib.sha256(script).hexdigest()[:8]


def _digests(pattern: re.Pattern[str], page: str) -> list[str]:
    texts = sorted(set(pattern.findall(page)))
    return [f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts]
