"""Static files under names made of their content, so that browsers may keep them for ever."""

from __future__ import annotations

from typing import ClassVar

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

OURS = "js/*.js"
IMPORT = r"""(?P<matched>(?P<what>^import [^;"']*from )["'](?P<url>\./[\w-]+\.js)["'];)"""


class NamedByContent(CompressedManifestStaticFilesStorage):
    """As WhiteNoise has it; beyond that, imports between our modules name the version that belongs to the page.

    Modules that came with packages import what they do not bring along, so that they are left as they are.
    """

    patterns: ClassVar = (
        *CompressedManifestStaticFilesStorage.patterns,
        (OURS, ((f"(?m){IMPORT}", '%(what)s"%(url)s";'),)),
    )
