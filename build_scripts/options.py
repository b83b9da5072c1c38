"""What a build is asked to do, and what it did: nothing here takes long to import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.model import Manifest, Setting
from build_scripts.plan import Selection
from build_scripts.publish import manifest_of


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked to do."""

    root: Path
    out: Path
    as_of: date
    selection: Selection = Selection()
    workers: int = 2
    base_url: str | None = None
    setting: Setting | None = None
    """None: both variants, each saying whom it is for."""
    profile: str = ""
    """A file of content/profiles/: its region, levels, channels and setting hold where no option says otherwise."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did, in artefacts."""

    release: Path
    artefacts: int
    """How many the release holds."""
    built: int
    reused: int
    removed: int
    kept: int
    """Not selected, and taken over from the release before."""
    outdated: int
    """Of these, how many no longer say what the source says."""
    seconds: float
    warnings: Findings

    @property
    def manifest(self) -> Manifest:
        """The release's, read when it is asked for: it is many megabytes. LookupError when it is gone."""
        manifest = manifest_of(self.release)
        if manifest is None:
            raise LookupError(str(self.release))
        return manifest
