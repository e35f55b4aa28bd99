"""Reads calendars with icalendar and recurring-ical-events and compares their occurrences with those expected.

    python3 ics_oracle.py FOLDER

FOLDER holds pairs <n>.ics and <n>.json: {"from": …, "until": …, "starts": […]}, all in UTC minutes since 1970. Zones are
given names that no program knows, so that the rules in the file itself are what is used, not the machine's. Those rules
are compared with the pinned tzdata too, for each day of the coming years.

recurring-ical-events 3.8 mistakes offsets of 13 hours, so for such zones (Auckland) only the rules are compared.
"""

import datetime as dt
import functools
import io
import json
import pathlib
import re
import sys
import zoneinfo

import icalendar
import recurring_ical_events
from dateutil import tz

zoneinfo.reset_tzpath(())  # only the pinned release, never the machine's own
UTC = dt.timezone.utc
FAR_EAST = dt.timedelta(hours=13)
YEARS = 8


def instant(minute):
    return dt.datetime.fromtimestamp(minute * 60, UTC)


def occurrences(text, first, last):
    named = re.sub(r"TZID([=:])([\w/+-]+)", r"TZID\1Nowhere-\2", text.replace("\r\n ", ""))
    calendar = icalendar.Calendar.from_ical(named)
    if any(part.errors for part in calendar.walk()):
        raise ValueError("the file is not valid")
    margin = dt.timedelta(days=2)
    found = set()
    for event in recurring_ical_events.of(calendar).between(instant(first) - margin, instant(last) + margin):
        if event.get("STATUS") == "CANCELLED":
            continue
        found.add(int(event["DTSTART"].dt.astimezone(UTC).timestamp()) // 60)
    return sorted(minute for minute in found if first <= minute < last)


@functools.cache
def offsets(zone_text, year):
    """The largest offset of a VTIMEZONE from a year on, and the days at whose noon it is not what tzdata says."""
    written = tz.tzical(io.StringIO(zone_text)).get()
    known = zoneinfo.ZoneInfo(re.search(r"TZID:(\S+)", zone_text)[1])
    noon = dt.datetime(year, 1, 1, 12)
    noons = [noon + dt.timedelta(days=day) for day in range(365 * YEARS)]
    wrong = [str(n.date()) for n in noons if n.replace(tzinfo=written).utcoffset() != n.replace(tzinfo=known).utcoffset()]
    return max(n.replace(tzinfo=known).utcoffset() for n in noons), wrong


def faults(case, text):
    for zone in re.findall(r"BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n", text, re.DOTALL):
        name = re.search(r"TZID:(\S+)", zone)[1]
        started = re.findall(rf"DTSTART;TZID={re.escape(name)}:(\d{{4}})", text.replace("\r\n ", ""))
        most, wrong_days = offsets("BEGIN:VCALENDAR\r\n" + zone + "END:VCALENDAR\r\n", min(map(int, started)))
        if wrong_days:
            return f"the zone is wrong on {wrong_days[:5]}"
        if most >= FAR_EAST:
            return None
    found, wanted = set(occurrences(text, case["from"], case["until"])), set(case["starts"])
    if found == wanted:
        return None
    missing, more = ([str(instant(m)) for m in sorted(some)][:5] for some in (wanted - found, found - wanted))
    return f"missing {missing}, too many {more}"


def main(folder):
    agree, wrong = 0, 0
    for expected in sorted(pathlib.Path(folder).glob("*.json")):
        case = json.loads(expected.read_text())
        text = expected.with_suffix(".ics").read_bytes().decode()
        fault = faults(case, text)
        agree, wrong = agree + (fault is None), wrong + (fault is not None)
        if fault and wrong <= 5:
            print(f"{expected.name}: {fault}\n{json.dumps(case['of']['schedule'])}\n{text}")
    print(f"{agree} files agree, {wrong} do not")
    return 1 if wrong or not agree else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
