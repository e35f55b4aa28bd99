"""Random schedules and the minutes at which they start, worked out by python-dateutil and zoneinfo.

    python3 recurrence_oracle.py SEED CASES

prints one line that names the IANA release, then CASES lines of JSON: a schedule and closures as crates/domain writes
them, a window of UTC minutes, and the UTC minutes at which the schedule starts in it. The same seed gives the same
lines. Two thirds of the windows lie over a clock change of their zone, with starts close to the skipped or repeated hour.

What dateutil reads otherwise than RFC 5545 is kept out or done here:
* UNTIL as a date or in UTC is applied here, since dateutil takes neither beside wall-clock times;
* BYDAY mixes either all plain or all counted weekdays (dateutil intersects the two kinds);
* BYSETPOS in a weekly rule begins on the first day of its week (dateutil cuts the first week short);
* BYWEEKNO always has a BYDAY (dateutil takes all seven days else).
"""

import datetime as dt
import json
import random
import sys
import zoneinfo

import tzdata
from dateutil.rrule import rrulestr

dt.MAXYEAR = 2045  # where dateutil stops looking for the next day of a rule that has none
zoneinfo.reset_tzpath(())  # only the pinned release, never the machine's own
EPOCH = dt.datetime(1970, 1, 1)
DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
CODES = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
AWKWARD = [
    "America/New_York", "America/Los_Angeles", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Berlin",
    "Australia/Lord_Howe", "Australia/Sydney", "Pacific/Apia", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Kwajalein",
    "Pacific/Kiritimati", "Pacific/Fakaofo", "Pacific/Easter", "Africa/Casablanca", "Africa/El_Aaiun", "Africa/Cairo",
    "Asia/Tehran", "Asia/Gaza", "Asia/Kathmandu", "Asia/Pyongyang", "Asia/Kolkata", "Asia/Amman", "Antarctica/Troll",
    "America/Caracas", "America/Sao_Paulo", "America/Havana", "America/St_Johns", "America/Scoresbysund", "America/Nuuk",
    "America/Santiago", "Europe/Istanbul", "Europe/Moscow", "Europe/Volgograd", "Africa/Juba", "Asia/Beirut", "UTC",
]
EVERY = sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone)


def minute(naive):
    return int((naive - EPOCH).total_seconds() // 60)


def offset(zone, utc):
    return utc.replace(tzinfo=dt.timezone.utc).astimezone(zone).utcoffset()


def changes(zone, cache={}):
    """The UTC moments, to the minute, at which the zone's offset changes from 1990 to 2037."""
    if zone.key not in cache:
        found, at, end = [], dt.datetime(1990, 1, 1), dt.datetime(2038, 1, 1)
        while at < end:
            after = at + dt.timedelta(days=5)
            if offset(zone, at) != offset(zone, after):
                low, high = at, after
                while high - low > dt.timedelta(minutes=1):
                    middle = low + dt.timedelta(minutes=minute(high) - minute(low)) // 2
                    middle = middle.replace(second=0)
                    if offset(zone, middle) == offset(zone, low):
                        low = middle
                    else:
                        high = middle
                found.append(high)
            at = after
        cache[zone.key] = found
    return cache[zone.key]


def to_utc(naive, zone):
    """RFC 5545: a skipped time counts with the offset before the gap (fold 0); a repeated one is the first."""
    return minute(naive.replace(tzinfo=zone, fold=0).astimezone(dt.timezone.utc).replace(tzinfo=None))


def some(rng, values, most):
    return sorted(rng.sample(values, rng.randint(1, most)), key=lambda value: (value < 0, value))


def commas(values):
    return ",".join(str(value) for value in values)


def random_rule(rng, first):
    """An RRULE, and the first day it counts from (moved when BYSETPOS needs it)."""
    freq = rng.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "MONTHLY", "YEARLY", "YEARLY"])
    parts = [f"FREQ={freq}"]
    interval = rng.choice([1, 1, 1, 1, 2, 2, 3, 4, 5, 7, 13])
    if interval > 1 or rng.random() < 0.1:
        parts.append(f"INTERVAL={interval}")
    start_of_week = rng.choice([None, "SU", "MO", "WE", "SA"])
    if start_of_week:
        parts.append(f"WKST={start_of_week}")
    plain_days = commas(rng.sample(CODES, rng.randint(1, 4)))
    by = []
    if freq == "DAILY":
        if rng.random() < 0.4:
            by.append("BYDAY=" + plain_days)
        if rng.random() < 0.2:
            by.append("BYMONTHDAY=" + commas(some(rng, [n for n in range(-31, 32) if n], 5)))
    elif freq == "WEEKLY":
        if rng.random() < 0.7:
            by.append("BYDAY=" + plain_days)
    else:
        shape = rng.random()
        counted = [n for n in range(-5, 6) if n]
        if freq == "YEARLY" and shape < 0.15:
            by.append("BYYEARDAY=" + commas(some(rng, [n for n in range(-366, 367) if n], 9)))
        elif freq == "YEARLY" and shape < 0.35:
            by.append("BYWEEKNO=" + commas(some(rng, [n for n in range(-53, 54) if n], 6)))
            by.append("BYDAY=" + plain_days)
        elif shape < 0.65:
            days = {f"{rng.choice(counted)}{rng.choice(CODES)}" for _ in range(rng.randint(1, 3))}
            by.append("BYDAY=" + commas(sorted(days)))
        elif shape < 0.8:
            by.append("BYMONTHDAY=" + commas(some(rng, [n for n in range(-31, 32) if n], 4)))
        elif shape < 0.95:
            by.append("BYDAY=" + plain_days)
        if rng.random() < 0.15 and not any(part.startswith(("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")) for part in by):
            by.append("BYMONTHDAY=" + commas(some(rng, list(range(1, 29)), 14)))
    if rng.random() < (0.4 if freq == "YEARLY" else 0.12):
        by.append("BYMONTH=" + commas(some(rng, list(range(1, 13)), 6)))
    if by and rng.random() < 0.25:
        by.append("BYSETPOS=" + commas(some(rng, [-4, -3, -2, -1, 1, 2, 3, 4, 5], 3)))
        if freq == "WEEKLY":
            week_start = CODES.index(start_of_week or "MO")
            first -= dt.timedelta(days=((first.weekday() + 1) % 7 - week_start) % 7)
    rng.shuffle(by)
    return parts + by, first


def random_end(rng, parts, zone, first, window_end):
    """Adds COUNT or UNTIL; gives what is left for us to apply: (kind, value)."""
    chance = rng.random()
    middle = first.date() + dt.timedelta(days=rng.randint(1, max(2, (window_end - first).days)))
    if chance < 0.2:
        parts.append(f"COUNT={rng.choice([1, 2, 3, 10, 40, 200, 1000])}")
    elif chance < 0.3:
        parts.append(f"UNTIL={middle:%Y%m%d}")
        return ("date", middle)
    elif chance < 0.4:
        clock = dt.datetime.combine(middle, first.time()) + dt.timedelta(minutes=rng.choice([-600, -60, -1, 0, 1, 60]))
        parts.append(f"UNTIL={clock:%Y%m%dT%H%M}00")
        return ("local", clock)
    elif chance < 0.5:
        at = to_utc(dt.datetime.combine(middle, first.time()), zone) + rng.choice([-60, -1, 0, 1, 60])
        parts.append(f"UNTIL={EPOCH + dt.timedelta(minutes=at):%Y%m%dT%H%M}00Z")
        return ("utc", at)
    return None


def ruled(parts, end, first, zone, window_end):
    """The wall-clock starts that the rule gives until a little after the window."""
    text = ";".join(part for part in parts if not part.startswith("UNTIL"))
    for start in rrulestr(text, dtstart=first):
        if start > window_end + dt.timedelta(days=3):
            return
        if end and end[0] == "date" and start.date() > end[1]:
            return
        if end and end[0] == "local" and start > end[1]:
            return
        if end and end[0] == "utc" and to_utc(start, zone) > end[1]:
            return
        yield start


def random_case(rng):
    zone = zoneinfo.ZoneInfo(rng.choice(AWKWARD) if rng.random() < 0.7 else rng.choice(EVERY))
    near = changes(zone)
    if near and rng.random() < 0.67:
        change = rng.choice(near)
        begins = change - dt.timedelta(minutes=rng.randint(0, 9 * 1440))
        clock = change + offset(zone, change - dt.timedelta(minutes=1))
        clock += dt.timedelta(minutes=rng.choice([-90, -61, -60, -45, -30, -15, -1, 0, 1, 15, 29, 30, 45, 59, 60, 61, 90]))
        clock = clock.time()
    else:
        begins = dt.datetime(1990, 1, 1) + dt.timedelta(minutes=rng.randint(0, 48 * 365 * 1440))
        clock = dt.time(rng.randint(0, 23), rng.choice([0, 0, 15, 30, 59]))
    window_end = begins + dt.timedelta(minutes=rng.randint(9 * 1440, 60 * 1440))
    first = dt.datetime.combine((begins - dt.timedelta(days=rng.choice([0, 3, 8, 40, 400, 1500]))).date(), clock)
    first += dt.timedelta(days=rng.randint(-3, 5))

    kind, end, from_day = rng.random(), None, True
    if kind < 0.15:
        day = rng.randrange(7)
        rule, parts = {"weekly": DAYS[day]}, ["FREQ=WEEKLY", f"BYDAY={CODES[day]}"]
        from_day = rng.random() < 0.3
    elif kind < 0.25:
        day, nth = rng.randrange(7), rng.choice([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5])
        rule, parts = {"monthly": {"nth": nth, "day": DAYS[day]}}, ["FREQ=MONTHLY", f"BYDAY={nth}{CODES[day]}"]
        from_day = rng.random() < 0.3
    elif kind < 0.3:
        span = (window_end - begins).days + 4
        dates = [first.date() + dt.timedelta(days=rng.randint(-2, span)) for _ in range(rng.randint(1, 6))]
        rule, parts, from_day = {"dates": [str(date) for date in dates]}, None, rng.random() < 0.2
    else:
        parts, first = random_rule(rng, first)
        end = random_end(rng, parts, zone, first, window_end)
        rule = {"rrule": ";".join(parts)}
    counted_from = first if from_day else min(first, begins - dt.timedelta(days=3)).replace(
        hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
    if parts is None:
        starts = [dt.datetime.combine(date, clock) for date in dates]
    else:
        starts = list(ruled(parts, end, counted_from, zone, window_end))

    schedule = {"rule": rule, "start": clock.hour * 60 + clock.minute, "minutes": rng.choice([30, 60, 90]), "zone": zone.key}
    low, high = dt.date.min, dt.date.max
    if from_day:
        low = first.date()
        schedule["from"] = str(low)
    if rng.random() < 0.15:
        high = (begins + dt.timedelta(days=rng.randint(-2, 70))).date()
        schedule["until"] = str(high)
    around = [begins.date() + dt.timedelta(days=rng.randint(-2, 40)) for _ in range(rng.choice([0, 0, 0, 1, 3]))]
    if starts and rng.random() < 0.3:
        around.append(rng.choice(starts[-30:]).date())
    extra = [begins.date() + dt.timedelta(days=rng.randint(-2, 40)) for _ in range(rng.choice([0, 0, 0, 1, 3]))]
    if starts and rng.random() < 0.2:
        extra.append(rng.choice(starts[-30:]).date())
    closures = []
    if rng.random() < 0.15:
        shut = begins.date() + dt.timedelta(days=rng.randint(-5, 30))
        closures.append({"from": str(shut), "until": str(shut + dt.timedelta(days=rng.randint(0, 20)))})
    if around:
        schedule["except"] = [str(date) for date in around]
    if extra:
        schedule["extra"] = [str(date) for date in extra]

    days = {start.date() for start in starts} | set(extra)
    days = {day for day in days - set(around) if low <= day <= high}
    days = {day for day in days if not any(c["from"] <= str(day) <= c["until"] for c in closures)}
    window = [minute(begins), minute(window_end)]
    found = sorted({to_utc(dt.datetime.combine(day, clock), zone) for day in days})
    found = [at for at in found if window[0] <= at < window[1]]
    return {"schedule": schedule, "closures": closures, "window": window, "starts": found}


def main():
    seed, cases = int(sys.argv[1]), int(sys.argv[2])
    print(json.dumps({"tzdb": tzdata.IANA_VERSION}))
    rng = random.Random(seed)
    for _ in range(cases):
        print(json.dumps(random_case(rng), separators=(",", ":")))


main()
