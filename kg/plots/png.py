"""A drawing as PNG: resvg with a font of its own, so that the bytes are the same on every machine with these versions."""

from importlib.resources import files

from kg.answers.errors import QuestionError

SCALE = 2
"""Pixels for each point, for print and for sharp screens."""


def png_of(svg: str) -> bytes:
    """The picture; raises QuestionError where renderer and font are not installed."""
    try:
        from resvg_py import svg_to_bytes  # noqa: PLC0415 -- only pictures need it

        folder = files("font_roboto") / "files"
    except ModuleNotFoundError:
        raise QuestionError("a PNG needs a renderer and a font: pip install 'treaty-kg[plot]'; an SVG needs neither") from None
    fonts = [str(folder / f"Roboto-{weight}.ttf") for weight in ("Regular", "Bold")]
    return bytes(svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=fonts, zoom=SCALE))
