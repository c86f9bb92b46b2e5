"""What every drawing for a report shares: its paper, its type, a title, a line under it, and what it says in words."""

from html import escape

PAPER, INK, QUIET = "#fdfdfb", "#1b2127", "#4a545d"
TYPE = "Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"


def framed(width: int, height: int, title: str, under: str, body: str, said: str, size: float = 1) -> str:
    """An SVG with the title and the line under it at the top; ``size`` is how many units of the drawing a point has."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width / size:g}" height="{height / size:g}" '
        f'role="img" font-family="{TYPE}"><title>{escape(title)}</title><desc>{escape(said)}</desc>'
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>'
        f'<text x="{20 * size:g}" y="{34 * size:g}" font-size="{23 * size:g}" font-weight="bold" fill="{INK}">{escape(title)}</text>'
        f'<text x="{20 * size:g}" y="{57 * size:g}" font-size="{15 * size:g}" fill="{QUIET}">{escape(under)}</text>'
        f"{body}</svg>\n"
    )
