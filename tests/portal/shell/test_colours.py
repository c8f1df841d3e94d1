"""The contrast of every pair of colours that the pages use, by the formula of WCAG 2.2, from tokens.css itself."""

import re

import pytest
from django.conf import settings

TOKENS = (settings.BASE_DIR / "static/css/tokens.css").read_text()
TEXT_PAIRS = [
    *((text, ground) for text in ("text", "muted", "link") for ground in ("page", "surface", "hover")),
    *((f"{tone}-text", f"{tone}-tint") for tone in ("track", "risk", "critical", "quiet", "info")),
    *((f"{tone}-text", "surface") for tone in ("track", "risk", "critical", "info")),
    *((f"heat-{tone}-text", f"heat-{tone}") for tone in ("calm", "risk", "critical")),
    ("on-primary", "primary"),
    ("on-primary", "primary-hover"),
    ("on-danger", "danger"),
    ("on-danger", "danger-hover"),
]
SHAPE_PAIRS = [
    *((mark, ground) for mark in ("control", "focus") for ground in ("page", "surface")),
    *((f"{tone}-mark", "surface") for tone in ("track", "risk", "critical", "quiet", "info")),
    *((f"{tone}-mark", f"{tone}-tint") for tone in ("risk", "critical")),
]


def colours(selector: str) -> dict[str, str]:
    """The tokens written under the selector that are plain colours."""
    block = re.search(rf"(?m)^\s*{re.escape(selector)} \{{(.*?)\}}", TOKENS, re.DOTALL)
    assert block is not None
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block[1]))


LIGHT = colours(":root")
DARK = LIGHT | colours('[data-bs-theme="dark"]')


def luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(theme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_shape_stands_out_from_its_ground(theme: dict[str, str], shape: str, ground: str) -> None:
    assert contrast(theme[shape], theme[ground]) >= 3


def test_dark_as_the_device_wants_equals_dark_as_chosen() -> None:
    assert colours('[data-bs-theme="system"]') == colours('[data-bs-theme="dark"]')


def test_heat_grows_by_lightness_alone() -> None:
    light = [luminance(LIGHT[f"heat-{tone}"]) for tone in ("calm", "risk", "critical")]
    dark = [luminance(DARK[f"heat-{tone}"]) for tone in ("calm", "risk", "critical")]

    assert light == sorted(light, reverse=True)
    assert dark == sorted(dark)
