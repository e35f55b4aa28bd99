"""Ordnance Survey National Grid (OSGB36) to WGS 84: inverse transverse Mercator, then a seven-parameter Helmert shift.

Formulas and constants: Ordnance Survey, "A guide to coordinate systems in Great Britain", annexes A to C. Good to about 5 m.
"""

import math

AIRY = (6_377_563.396, 6_356_256.909)
WGS84 = (6_378_137.0, 6_356_752.314245)
SCALE, LAT0, LON0, EAST0, NORTH0 = 0.9996012717, math.radians(49), math.radians(-2), 400_000, -100_000
# OSGB36 to WGS 84: metres, parts per million, seconds of arc.
SHIFT, PPM, TURN = (446.448, -125.157, 542.060), -20.4894, (0.1502, 0.2470, 0.8421)


def to_wgs84(east, north):
    """Metres east and north on the grid to degrees of latitude and longitude."""
    return _geodetic(*_helmert(*_cartesian(*_unproject(east, north), AIRY)), WGS84)


def _unproject(east, north):
    a, b = AIRY
    e2 = 1 - (b / a) ** 2
    lat = LAT0
    while True:
        lat += (north - NORTH0 - _arc(lat)) / (a * SCALE)
        if abs(north - NORTH0 - _arc(lat)) < 1e-5:
            break
    sin, cos, tan = math.sin(lat), math.cos(lat), math.tan(lat)
    nu = a * SCALE / math.sqrt(1 - e2 * sin * sin)
    rho = a * SCALE * (1 - e2) / (1 - e2 * sin * sin) ** 1.5
    eta2 = nu / rho - 1
    t2, t4 = tan**2, tan**4
    d = east - EAST0
    out_lat = (
        lat
        - d**2 * tan / (2 * rho * nu)
        + d**4 * tan / (24 * rho * nu**3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
        - d**6 * tan / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t4)
    )
    out_lon = (
        LON0
        + d / (cos * nu)
        - d**3 / (6 * cos * nu**3) * (nu / rho + 2 * t2)
        + d**5 / (120 * cos * nu**5) * (5 + 28 * t2 + 24 * t4)
    )
    return out_lat, out_lon


def _arc(lat):
    """Length along the meridian from the true origin."""
    a, b = AIRY
    n = (a - b) / (a + b)
    d, s = lat - LAT0, lat + LAT0
    return b * SCALE * (
        (1 + n + 1.25 * n**2 + 1.25 * n**3) * d
        - (3 * n + 3 * n**2 + 2.625 * n**3) * math.sin(d) * math.cos(s)
        + (1.875 * n**2 + 1.875 * n**3) * math.sin(2 * d) * math.cos(2 * s)
        - 35 / 24 * n**3 * math.sin(3 * d) * math.cos(3 * s)
    )


def _cartesian(lat, lon, ellipsoid):
    a, b = ellipsoid
    e2 = 1 - (b / a) ** 2
    nu = a / math.sqrt(1 - e2 * math.sin(lat) ** 2)
    return nu * math.cos(lat) * math.cos(lon), nu * math.cos(lat) * math.sin(lon), nu * (1 - e2) * math.sin(lat)


def _helmert(x, y, z):
    rx, ry, rz = (math.radians(r / 3600) for r in TURN)
    s = 1 + PPM / 1e6
    tx, ty, tz = SHIFT
    return (
        tx + x * s - y * rz + z * ry,
        ty + x * rz + y * s - z * rx,
        tz - x * ry + y * rx + z * s,
    )


def _geodetic(x, y, z, ellipsoid):
    a, b = ellipsoid
    e2 = 1 - (b / a) ** 2
    p = math.hypot(x, y)
    lat = math.atan2(z, p * (1 - e2))
    for _ in range(6):
        nu = a / math.sqrt(1 - e2 * math.sin(lat) ** 2)
        lat = math.atan2(z + e2 * nu * math.sin(lat), p)
    return math.degrees(lat), math.degrees(math.atan2(y, x))


def check():
    """Published pairs: the Ordnance Survey's worked example for the projection, and places anyone can look up."""
    for east, north, lat, lon, what in (
        (651_409.903, 313_177.270, 52.657977, 1.716038, "Caister water tower (OS worked example)"),
        (529_090, 179_645, 51.50101, -0.14157, "Buckingham Palace, SW1A 1AA"),
        (325_162, 673_502, 55.94857, -3.19991, "Edinburgh Castle, by grid reference NT 2516 7350"),
        (134_200, 25_100, 50.0662, -5.7147, "Land's End"),
        (338_000, 973_000, 58.6399, -3.0700, "John o' Groats"),
    ):
        got = to_wgs84(east, north)
        off = math.hypot((got[0] - lat) * 111_195, (got[1] - lon) * 111_195 * math.cos(math.radians(lat)))
        print(f"{what}: {got[0]:.5f}, {got[1]:.5f}; {off:.0f} m off")
        assert off < 200, what


if __name__ == "__main__":
    check()
