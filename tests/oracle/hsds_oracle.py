"""Holds answers of the HSDS API to the schemas of HSDS 3.0 and to our own description, and reads their schedules.

    python3 hsds_oracle.py FOLDER OURS [THEIRS]

FOLDER holds <name>.json: {"path": the path with {id} for ids, "body": the answer}, and perhaps starts.json: for each
service the local starts that are right, with the first and the last day of them. OURS and THEIRS are OpenAPI descriptions;
without THEIRS (it is not ours to pass on) only our own is used.
"""

import datetime
import json
import pathlib
import sys

import jsonschema
from dateutil import rrule


def validator(description, path, prefix):
    """Checks the answer to a path as it is described."""
    described = description["paths"][(path if prefix else path.removeprefix("/hsds")) or "/"]["get"]["responses"]["200"]
    schema = dict(described["content"]["application/json"]["schema"])
    schema["components"] = description["components"]
    formats = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, format_checker=formats)


def days(schedule, first, last):
    """The days on which it takes place, by what HSDS says."""
    day = datetime.date.fromisoformat
    start = day(schedule["dtstart"]) if "dtstart" in schedule else first
    low = max(first, day(schedule["valid_from"])) if "valid_from" in schedule else first
    high = min(last, day(schedule["valid_to"])) if "valid_to" in schedule else last
    skip = {word.strip("., ") for word in schedule.get("notes", "").removeprefix("Not on ").split(",")}
    if "freq" not in schedule:
        found = [start] if "dtstart" in schedule else []
    else:
        parts = {"FREQ": schedule["freq"], "INTERVAL": schedule.get("interval", 1)}
        names = ("byday", "bymonthday", "wkst", "count")
        parts |= {name.upper(): schedule[name] for name in names if name in schedule}
        if "until" in schedule:
            parts["UNTIL"] = schedule["until"].replace("-", "") + "T235959"
        text = ";".join(f"{name}={value}" for name, value in parts.items())
        begin = datetime.datetime.combine(start, datetime.time())
        end = datetime.datetime.combine(last, datetime.time())
        found = [at.date() for at in rrule.rrulestr(text, dtstart=begin).between(begin, end, inc=True)]
    return {d for d in found if low <= d <= high and d.isoformat() not in skip}


def read_starts(service, first, last):
    found = set()
    for schedule in service.get("schedules", []):
        if "freq" not in schedule and "dtstart" not in schedule:
            return None  # told in words only
        clock = schedule["opens_at"][:5]
        found |= {f"{d}T{clock}" for d in days(schedule, first, last)}
    return found


def main(folder, ours, theirs=None):
    folder = pathlib.Path(folder)
    descriptions = [(json.loads(pathlib.Path(ours).read_text()), True)]
    if theirs:
        descriptions.append((json.loads(pathlib.Path(theirs).read_text()), False))
    answers, wrong, services = 0, 0, {}
    for file in sorted(folder.glob("*.json")):
        if file.name == "starts.json":
            continue
        answer = json.loads(file.read_text())
        answers += 1
        for description, prefix in descriptions:
            for error in validator(description, answer["path"], prefix).iter_errors(answer["body"]):
                wrong += 1
                if wrong <= 20:
                    print(f"{file.name} {list(error.absolute_path)}: {error.message[:300]}")
        body = answer["body"]
        for one in body.get("contents", [body]):
            if "schedules" in one and "service_id" not in one:
                services[one["id"]] = one
    read = 0
    starts = folder / "starts.json"
    if starts.exists():
        expected = json.loads(starts.read_text())
        first, last = (datetime.date.fromisoformat(expected[word]) for word in ("first", "last"))
        for id, right in expected["starts"].items():
            found = read_starts(services[id], first, last)
            if found is None:
                continue
            read += 1
            if found != set(right):
                wrong += 1
                print(f"{id} is read as {sorted(found)[:6]}, and is {right[:6]}: {services[id]['schedules']}")
    print(f"{answers} answers, {len(descriptions)} descriptions, {read} services read day by day, {wrong} wrong")
    return 1 if wrong or not answers else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
