"""From British National Grid to WGS84, by the published seven-parameter shift (good to some metres)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

AIRY = (6377563.396, 6356256.909)
WGS84 = (6378137.0, 6356752.314245)
SCALE, ORIGIN_LATITUDE, ORIGIN_LONGITUDE = 0.9996012717, np.radians(49.0), np.radians(-2.0)
FALSE_EASTING, FALSE_NORTHING = 400_000.0, -100_000.0
SHIFT = (446.448, -125.157, 542.06)
TURN = tuple(np.radians(seconds / 3600) for seconds in (0.15, 0.247, 0.842))
STRETCH = 1 - 20.489e-6


def to_wgs84(easting: Floats, northing: Floats) -> tuple[Floats, Floats]:
    """Return longitude and latitude in degrees of points given in metres."""
    latitude, longitude = _unproject(np.asarray(easting, float), np.asarray(northing, float))
    x, y, z = _to_cartesian(latitude, longitude)
    (rx, ry, rz), (tx, ty, tz) = TURN, SHIFT
    moved = (
        tx + STRETCH * x - rz * y + ry * z,
        ty + rz * x + STRETCH * y - rx * z,
        tz - ry * x + rx * y + STRETCH * z,
    )
    return _to_degrees(*moved)


def _meridian(latitude: Floats) -> Floats:
    """Return the length of the meridian from the origin, in metres on the projection."""
    major, minor = AIRY
    n = (major - minor) / (major + minor)
    less, more = latitude - ORIGIN_LATITUDE, latitude + ORIGIN_LATITUDE
    return (
        minor
        * SCALE
        * (
            (1 + n + 1.25 * n**2 + 1.25 * n**3) * less
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * np.sin(less) * np.cos(more)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * np.sin(2 * less) * np.cos(2 * more)
            - 35 / 24 * n**3 * np.sin(3 * less) * np.cos(3 * more)
        )
    )


def _unproject(easting: Floats, northing: Floats) -> tuple[Floats, Floats]:
    """Undo the transverse Mercator projection on the Airy ellipsoid."""
    major, minor = AIRY
    flat = 1 - (minor / major) ** 2
    latitude = np.full_like(northing, ORIGIN_LATITUDE)
    for _ in range(8):
        latitude = latitude + (northing - FALSE_NORTHING - _meridian(latitude)) / (major * SCALE)
    sine = 1 - flat * np.sin(latitude) ** 2
    nu, rho = major * SCALE / np.sqrt(sine), major * SCALE * (1 - flat) / sine**1.5
    e2, t, secant = nu / rho - 1, np.tan(latitude), 1 / np.cos(latitude)
    d = (easting - FALSE_EASTING) / nu
    north = (
        t
        * nu
        / rho
        * (d**2 / 2 - d**4 / 24 * (5 + 3 * t**2 + e2 - 9 * t**2 * e2) + d**6 / 720 * (61 + 90 * t**2 + 45 * t**4))
    )
    east = secant * (
        d
        - d**3 / 6 * (nu / rho + 2 * t**2)
        + d**5 / 120 * (5 + 28 * t**2 + 24 * t**4)
        - d**7 / 5040 * (61 + 662 * t**2 + 1320 * t**4 + 720 * t**6)
    )
    return latitude - north, ORIGIN_LONGITUDE + east


def _to_cartesian(latitude: Floats, longitude: Floats) -> tuple[Floats, Floats, Floats]:
    major, minor = AIRY
    flat = 1 - (minor / major) ** 2
    nu = major / np.sqrt(1 - flat * np.sin(latitude) ** 2)
    level = nu * np.cos(latitude)
    return level * np.cos(longitude), level * np.sin(longitude), (1 - flat) * nu * np.sin(latitude)


def _to_degrees(x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats]:
    major, minor = WGS84
    flat = 1 - (minor / major) ** 2
    level = np.hypot(x, y)
    latitude = np.arctan2(z, level * (1 - flat))
    for _ in range(8):
        nu = major / np.sqrt(1 - flat * np.sin(latitude) ** 2)
        latitude = np.arctan2(z + flat * nu * np.sin(latitude), level)
    return np.degrees(np.arctan2(y, x)), np.degrees(latitude)
