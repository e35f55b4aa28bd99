"""Lets schemathesis ask the HSDS API of a running server, by our description and by that of HSDS 3.0.

    python hsds_live_oracle.py http://127.0.0.1:8080 [hsds30.openapi.json]
"""

import json
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

OURS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
]
# Theirs describes nothing but 200, so only what answers 200 is held to it.
THEIRS = ["not_a_server_error", "content_type_conformance", "response_schema_conformance"]
EXAMPLES = "30"


def get(base, path):
    with urllib.request.urlopen(base + path) as answer:
        return json.load(answer)


def ids(base):
    """An id that is there, for each list."""
    lists = ("services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms")
    return {one: get(base, f"/hsds/{one}?per_page=1")["contents"][0]["id"] for one in lists}


def with_ids(description, known):
    """The description with an example of each id and of each filter, so that answers are full."""
    service = known["services"]
    examples = {"organization_id": known["organizations"], "taxonomy_term_id": known["taxonomy_terms"], "taxonomy_id": known["taxonomies"]}
    for path, operations in description["paths"].items():
        name = next((one for one in known if path.rstrip("/").endswith(f"/{one}/{{id}}")), None)
        shared = operations.get("parameters", [])
        for operation in (one for method, one in operations.items() if method == "get"):
            for parameter in [*shared, *operation.get("parameters", [])]:
                if parameter.get("in") == "path" and name:
                    parameter["example"] = known[name]
                elif parameter.get("name") in examples:
                    parameter["example"] = examples[parameter["name"]]
    assert service
    return description


def schemathesis(description, url, checks, quiet=False):
    """One run, and whether all was well. Its questions are the same each time."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "openapi.json"
        source.write_text(json.dumps(description))
        words = [str(Path(sys.executable).with_name("schemathesis")), "run", str(source), "--url", url]
        words += ["--checks", ",".join(checks), "--max-examples", EXAMPLES, "--phases", "examples,coverage,fuzzing"]
        words += ["--generation-deterministic", "--warnings", "off", "--no-color"]
        return subprocess.run(words, cwd=folder, stdout=subprocess.DEVNULL if quiet else None).returncode == 0


def main(base, theirs=None):
    base = base.rstrip("/")
    known = ids(base)
    ours = with_ids(get(base, "/hsds/openapi.json"), known)
    spoilt = json.loads(json.dumps(ours))
    spoilt["components"]["schemas"]["Service"]["properties"]["name"] = {"type": "integer"}
    if schemathesis(spoilt, base, OURS, quiet=True):
        raise SystemExit("A wrong description was not found to be wrong.")
    runs = [("our description", ours, base, OURS)]
    if theirs:
        described = with_ids(json.loads(Path(theirs).read_text()), known)
        runs.append(("the description of HSDS 3.0", described, f"{base}/hsds", THEIRS))
    for what, description, url, checks in runs:
        print(f"-- by {what}", flush=True)
        if not schemathesis(description, url, checks):
            raise SystemExit(f"An answer is not as {what} has it. The lines above say which.")


if __name__ == "__main__":
    main(*sys.argv[1:])
