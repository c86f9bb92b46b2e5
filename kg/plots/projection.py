"""The Equal Earth projection: areas are true, and the whole world has an edge.

Šavrič, Patterson and Jenny, "The Equal Earth map projection", International Journal of
Geographical Information Science 33(3), 2019, equations 1 to 3 with the coefficients of table 1.
"""

from math import asin, cos, radians, sin, sqrt

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = sqrt(3) / 2

WIDTH = 2000
"""Units from edge to edge at the equator; whole units are fine enough for a page."""

_NORTH, _SOUTH = 83.7, -57.0
"""What is shown: land north of Greenland and south of Cape Horn has no State."""


def _plane(longitude: float, latitude: float) -> tuple[float, float]:
    """Radians on a plane whose middle is 0, 0 and whose y points up."""
    theta = asin(_M * sin(radians(latitude)))
    t2, t6 = theta**2, theta**6
    x = radians(longitude) * cos(theta) / (_M * (_A[0] + 3 * _A[1] * t2 + t6 * (7 * _A[2] + 9 * _A[3] * t2)))
    return x, theta * (_A[0] + _A[1] * t2 + t6 * (_A[2] + _A[3] * t2))


_UNIT = WIDTH / (2 * _plane(180, 0)[0])
_TOP = _plane(0, _NORTH)[1]
HEIGHT = round((_TOP - _plane(0, _SOUTH)[1]) * _UNIT)


def placed(longitude: float, latitude: float) -> tuple[int, int]:
    """A place of the earth in whole units of the drawing, from its upper left corner."""
    x, y = _plane(longitude, latitude)
    return round(x * _UNIT + WIDTH / 2), round((_TOP - y) * _UNIT)
