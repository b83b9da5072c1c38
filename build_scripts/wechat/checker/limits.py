"""What the platform takes: the numbers and lists of its article specification, in one place because they change.

Read in November 2026 from the platform's documentation and its article-structure specification; the acceptance rows
stand in the research note on WeChat.
"""

from __future__ import annotations

import re
import unicodedata

TITLE = 32
AUTHOR = 16
DIGEST = 120
"""Lengths in full-width characters; two half-width ones count as one."""
CONTENT_CHARACTERS = 20_000
"""Mark-up included: fewer than this."""
ISSUED_ADDRESS = 180
"""Characters of an address that the platform issues for a picture: in published articles at most 153, and 25 more that
name format and sender."""
CONTENT_BYTES = 1_000_000
ADDRESS_BYTES = 1_000
PICTURE_BYTES = 1_000_000
ARTICLES = 8
"""Of one draft, at most."""
NESTING = 10
"""Elements of one name and style, each the only child of the one before."""
DEPTH = 15
"""Levels of elements from which the editor removes wrappers that add nothing."""
DEPTH_LOOKED_AT = 13
"""How many of the nearest ancestors it looks at then."""
COVER = (900, 383)
"""Pixels, 2.35:1."""
SQUARE = 1080
"""Pixels of the 1:1 cover."""
WIDTHS = (375, 585, 677)
"""CSS pixels at which the platform looks at an article."""
MARGIN = 16
"""CSS pixels that a phone leaves free on each side."""
FIXED_WIDTH = 48
"""CSS pixels: what is narrower (an icon, a bar) may have a fixed width."""
NARROWEST = WIDTHS[0] - 2 * MARGIN
"""CSS pixels: what is wider runs over, or is cut down, on some phone."""
NEARLY = 0.8
"""Share of that from which a fixed width is seen to be one on a wider screen."""
PUSH = 100
"""CSS pixels by which a margin, padding or indent may move a text to the right."""
LINE_HEIGHT = 1.2
"""Times the size of the type, at least, in our own articles; the platform looks that lines do not overlap."""
BODY_SIZE = 17.0
"""CSS pixels of text that says nothing of its size."""

TAGS = frozenset(
    "a b blockquote br em figcaption figure h1 h2 h3 h4 img li ol p section span strong sub sup table tbody td th "
    "thead tr ul".split()
)
"""What our own articles are made of."""
TAGS_KEPT = TAGS | frozenset(
    "caption center code col colgroup dd del div dl dt font h5 h6 hr i ins pre q s small strike tfoot u".split()
)
"""What the editor leaves in place, in articles of others too; SVG apart."""
TAGS_OF_EDITOR = re.compile(r"mp-[a-z-]+|mp(?:voice|video|cps)[a-z]*|qqmusic|wx-[a-z-]+|[ow]:[a-z]+")
"""Cards that the editor itself puts in, and what Word leaves behind: both stand in published articles."""
VIDEO_HOSTS = frozenset(("mp.weixin.qq.com", "v.qq.com"))
"""Whose frames the editor puts in itself."""
TAGS_DROPPED = frozenset(
    "applet audio base button canvas embed fieldset form frame frameset iframe input link math meta noscript object "
    "optgroup option script select source style template textarea title track video".split()
)
"""They go with all that is in them."""
SVG_TAGS = frozenset(
    "svg g a path rect circle ellipse line polyline polygon text tspan image use animate animatetransform "
    "animatemotion set lineargradient radialgradient stop title desc foreignobject defs clippath mask pattern symbol "
    "filter style script marker".split()
)
SVG_REFUSED = frozenset(
    "defs style script clippath mask pattern symbol filter marker lineargradient radialgradient".split()
)
"""They work by ids, which the editor takes away, or are cut out as a risk."""
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"style"},
    "a": {"href"},
    "img": {"src", "alt", "data-w"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
"""What our own articles are made of."""
ATTRIBUTES_IDLE = frozenset(
    "background checked class controls hidden id itemprop loading name nowrap open poster rel sizes srcset tabindex "
    "usemap".split()
)
"""What does nothing in an article. All others (``data-…``, marks of tools) do nothing anywhere and are no loss."""
CLASSES_OF_EDITOR = re.compile(
    r"(?:rich_pages|wxw-img|__bg_gif|ProseMirror-\S+|js_\S+|mp_\S+|wx_\S+|weapp_\S+|channels_\S+|videosnap_\S+|video_\S+|"
    r"list-paddingleft-\d|custom_select_card|miniprogram_element|\S*_link|\s)*"
)
"""Classes that the editor writes itself."""
STYLES = frozenset(
    "background-color border border-bottom border-collapse border-left border-radius border-right border-top "
    "color display font-size font-weight height letter-spacing line-height margin margin-bottom margin-left "
    "margin-right margin-top max-width overflow-x padding padding-bottom padding-left padding-right padding-top "
    "text-align text-indent vertical-align white-space width word-break".split()
)
"""What our own articles are made of."""
STYLES_KEPT = STYLES | frozenset(
    "align-items align-self background background-attachment background-clip background-image "
    "background-origin background-position background-repeat background-size border-bottom-color "
    "border-bottom-left-radius border-bottom-right-radius border-bottom-style border-bottom-width "
    "border-color border-left-color border-left-style border-left-width border-right-color "
    "border-right-style border-right-width border-spacing border-style border-top-color "
    "border-top-left-radius border-top-right-radius border-top-style border-top-width border-width bottom "
    "box-shadow box-sizing break-after break-before caret-color clear clip-path cursor direction flex "
    "flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap float font font-family font-style "
    "font-variant font-variant-caps font-variant-ligatures grid-column-start grid-row-start "
    "grid-template-columns grid-template-rows isolation justify-content left line-break list-style "
    "list-style-position list-style-type max-height max-inline-size min-height min-width object-fit opacity "
    "order orphans outline overflow overflow-wrap overflow-y overscroll-behavior-x page-break-after "
    "page-break-before pointer-events position right scroll-snap-align scroll-snap-stop scroll-snap-type "
    "table-layout text-decoration text-decoration-color text-decoration-line text-decoration-style "
    "text-decoration-thickness text-justify text-shadow text-size-adjust text-transform text-wrap top "
    "transform transform-origin user-select visibility widows word-spacing word-wrap writing-mode z-index".split()
)
"""What the editor leaves in place: the first list was its specification's, the rest was read in published articles (its
test articles of November 2026). Rows 5 to 8 and 19 look at the values of some."""
STYLES_IDLE = re.compile(
    r"-(?:webkit|moz|ms|o)-.+|mso-.+|layout-grid.*|punctuation-.+|text-autospace|tab-.+|font-feature-.+"
)
"""What is kept and changes nothing that a reader would miss."""
VARIABLES_OF_EDITOR = re.compile(r"var\(\s*--(?:articleFontsize|weui-[\w-]+)\s*\)", re.IGNORECASE)
FONTS_OF_EDITOR = ("mp-quote", "pingfang sc", "system-ui", "-apple-system")
"""How the platform's own list of fonts begins: who writes it changes nothing."""
LINKS_TO = "https://mp.weixin.qq.com/"
"""The only addresses that unverified accounts may link to."""
LINKS_WORK = (LINKS_TO, "http://mp.weixin.qq.com/")
"""The same in articles of others: the old way of writing it still opens."""
PICTURE_HOSTS = frozenset(("mmbiz.qpic.cn", "mmbiz.qlogo.cn", "mmecoa.qpic.cn", "res.wx.qq.com"))
"""Where the platform keeps pictures that were uploaded."""
DARK_GROUND = "#191919"
DARK_CONTRAST = 1.5
LIGHT_CONTRAST = 4.5
LARGE_CONTRAST = 3.0
LARGE_SIZE, LARGE_BOLD = 24.0, 18.66
"""CSS pixels from which type counts as large (WCAG 2), plain and bold."""


def length(text: str) -> float:
    """How many characters the platform counts: full-width ones whole, others half."""
    return sum(1 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def sent_length(html: str) -> int:
    """How many characters an article has when its pictures' paths in the bundle have given way to addresses."""
    return len(re.sub(r'src="pictures/[^"]*"', f'src="{"x" * ISSUED_ADDRESS}"', html))
