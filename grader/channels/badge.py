"""A badge with a week's points, as a small SVG."""

from html import escape

from grader import feedback
from grader.results import Result

_COLOURS = {"passed": "#1a7f37", "failed": "#9a6700", "error": "#57606a"}
_LETTER, _EDGE = 7, 12  # px: a letter of the font, and left and right of a text


def svg(label: str, result: Result) -> str:
    """Draw a badge: the label on the left, the points on the right."""
    points = feedback.out_of(result)
    left, right = (_LETTER * len(text) + _EDGE for text in (label, points))
    colour = _COLOURS.get(result.outcome, _COLOURS["failed"])
    said = escape(f"{label}: {points}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" '
        f'role="img" aria-label="{said}"><title>{said}</title>'
        f'<rect width="{left}" height="20" fill="#24292f"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{colour}"/>'
        f'<g fill="#fff" font-family="Verdana, sans-serif" font-size="11" '
        f'text-anchor="middle"><text x="{left / 2:g}" y="14">{escape(label)}</text>'
        f'<text x="{left + right / 2:g}" y="14">{escape(points)}</text></g></svg>\n'
    )
