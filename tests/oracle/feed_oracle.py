"""Validates Meeting Guide feeds with jsonschema and compares the rows that break the schema with those that we say do.

    python3 feed_oracle.py SCHEMA FOLDER

FOLDER holds pairs <name>.json, a feed, and <name>.rows: the numbers of the rows, from 1, that have an error of shape.
"""

import json
import pathlib
import sys

import jsonschema


def main(schema_file, folder):
    schema = json.loads(pathlib.Path(schema_file).read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    feeds, rows, wrong = 0, 0, 0
    for feed in sorted(pathlib.Path(folder).glob("*.json")):
        listed = json.loads(feed.read_text(encoding="utf-8-sig"))
        expected = set(map(int, feed.with_suffix(".rows").read_text().split()))
        found = {error.absolute_path[0] + 1: error for error in validator.iter_errors(listed)}
        feeds, rows = feeds + 1, rows + len(listed)
        for row in sorted(expected ^ set(found)):
            wrong += 1
            if wrong <= 20:
                why = found[row].message[:200] if row in found else "the schema finds nothing"
                print(f"{feed.name}, row {row}: {why}\n  {json.dumps(listed[row - 1])[:400]}")
    print(f"{feeds} feeds, {rows} rows, {wrong} judged otherwise")
    return 1 if wrong or not feeds else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
