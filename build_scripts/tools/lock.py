"""requirements.in becomes requirements.txt: exact versions, the digest of every file, and no address of an index.

``.venv/bin/python -m build_scripts.tools.lock`` after a change of requirements.in, or with ``--upgrade`` to take
newer versions. The resolver (uv) is installed into a folder of its own for the moment; which index is asked is up
to the machine.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_OPTIONS = (
    # The oldest Python that the launcher takes; markers keep the lock right for newer ones and other systems.
    *("--python-version", "3.11.2", "--universal"),
    *("--only-binary", ":all:", "--generate-hashes"),
    *("--no-emit-index-url", "--no-header", "--quiet"),
)


def main() -> None:
    """Rewrites requirements.txt; what is locked and still fits stays as it is."""
    parser = argparse.ArgumentParser(prog="lock", description="requirements.in → requirements.txt")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    upgrade = ["--upgrade"] if parser.parse_args().upgrade else []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        resolver = str(Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python")
        subprocess.run([resolver, "-m", "pip", "install", "--quiet", "uv"], check=True)
        command = [resolver, "-m", "uv", "pip", "compile", "requirements.in", "-o", "requirements.txt"]
        subprocess.run([*command, *_OPTIONS, *upgrade], cwd=ROOT, check=True)
    text = (ROOT / "requirements.txt").read_text("utf-8")
    if "://" in text or re.search(r"^--", text, re.MULTILINE):
        sys.exit("requirements.txt names an address or an option of the index; it must hold neither")


if __name__ == "__main__":
    main()
