#!/usr/bin/env python3
"""Makes content/map/outline.bin: countries (Natural Earth 1:10m) and US states (Census) as simplified shared lines.

    python3 make_map.py --packages DIR [--out DIR]

Every line that two countries or states share is simplified and stored once, so that no gap opens between them.
"""

import argparse
import json
import math
import sys
from pathlib import Path

from pack import Pack, micro, varint, zigzag
from packages import npm_file

COARSE = 0.004  # degrees: how far a simplified line may be from the true one (400 m)
SPECK = 0.02  # degrees: islands smaller than this in both directions are left out
UNITED_STATES = "840"


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--packages", type=Path, required=True)
    args.add_argument("--out", type=Path, default=Path(__file__).parent.parent.parent / "map")
    args = args.parse_args()
    world = json.loads(npm_file(args.packages, "world-atlas", "countries-10m.json"))
    states = json.loads(npm_file(args.packages, "us-atlas", "states-10m.json"))
    lines, rings = [], []
    add(world, "countries", lambda shape: shape.get("id") != UNITED_STATES, lines, rings)
    add(states, "states", lambda shape: True, lines, rings)
    blob = packed(lines, rings)
    (args.out / "outline.bin").write_bytes(blob)
    points = sum(map(len, lines))
    print(f"outline.bin: {len(lines):,} lines, {points:,} points, {len(rings):,} rings, {len(blob):,} bytes", file=sys.stderr)


def add(topology, layer, wanted, lines, rings):
    """Appends the lines and rings of a layer; a ring is a list of line numbers, ~n for a line walked backwards."""
    arcs = decode(topology)
    number = {}
    for shape in topology["objects"][layer]["geometries"]:
        polygons = {"Polygon": lambda a: [a], "MultiPolygon": lambda a: a}.get(shape.get("type"))
        if polygons is None or not wanted(shape):
            continue
        for ring in (ring for polygon in polygons(shape["arcs"]) for ring in polygon):
            if speck([point for arc in ring for point in arcs[arc if arc >= 0 else ~arc]]):
                continue
            for arc in (arc if arc >= 0 else ~arc for arc in ring):
                if arc not in number:
                    number[arc] = len(lines)
                    lines.append(simplified(arcs[arc]))
            rings.append([number[arc] if arc >= 0 else ~number[~arc] for arc in ring])


def decode(topology):
    """Quantised TopoJSON steps to degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def speck(points):
    return all(max(axis) - min(axis) < SPECK for axis in zip(*points))


def simplified(points):
    """Douglas and Peucker, without recursion; a closed line is first cut at the point farthest from its ends."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        far, at = max((distance(points[i], points[first], points[last]), i) for i in range(first + 1, last))
        if far > COARSE:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def distance(p, a, b):
    """Of a point from a stretch, in degrees of latitude."""
    east = math.cos(math.radians(p[1]))
    px, py, bx, by = (p[0] - a[0]) * east, p[1] - a[1], (b[0] - a[0]) * east, b[1] - a[1]
    length = bx * bx + by * by
    t = max(0.0, min(1.0, (px * bx + py * by) / length)) if length else 0.0
    return math.hypot(px - t * bx, py - t * by)


def packed(lines, rings):
    points, shape = bytearray(), bytearray()
    x = y = 0
    for line in lines:
        points += varint(len(line))
        for lon, lat in line:
            here = (micro(lon), micro(lat))
            points += varint(zigzag(here[0] - x)) + varint(zigzag(here[1] - y))
            x, y = here
    for ring in rings:
        shape += varint(len(ring))
        for arc in ring:
            shape += varint(zigzag(arc))
    pack = Pack(b"OSMP1")
    pack.section(points)
    pack.section(shape)
    return pack.deflate()


if __name__ == "__main__":
    main()
