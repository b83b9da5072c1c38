"""The checker of WeChat articles: bundles and fragments become findings, each with its row, place and words.

The build's gate, ``./banyan wechat check`` and the publisher all ask ``check_bundle``; ``check_fragment`` takes any
HTML from elsewhere. ``limits`` holds the platform's numbers.
"""

from build_scripts.wechat.checker.check import ROWS, Checked, check_bundle, check_fragment
from build_scripts.wechat.checker.finding import Finding

__all__ = ["ROWS", "Checked", "Finding", "check_bundle", "check_fragment"]
