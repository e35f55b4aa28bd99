"""Asks the API of a running server what nobody would think of, and holds every answer to openapi.json.

    python api_oracle.py http://127.0.0.1:8080 /invitation/TOKEN

The invitation is the link that `openseat organisation add` printed. A manager, a clinician and a person who shares with
them are made by the pages. Then schemathesis asks: as nobody, as the clinician, as the person.
"""

import html
import json
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
]
# A session that was ended could not be asked with any more.
ENDS = "signOut"
EXAMPLES = "40"
PASSPHRASE = "seven quiet herons wade"


class Stay(urllib.request.HTTPRedirectHandler):
    """A form's answer leads elsewhere; we go there ourselves."""

    def redirect_request(self, *_):
        return None


class Browser:
    """Someone with a browser: one cookie, and forms sent from our own pages."""

    opener = urllib.request.build_opener(Stay)

    def __init__(self, base):
        self.base, self.cookie = base, None

    def ask(self, path, form=None):
        headers = {"Origin": self.base, "Sec-Fetch-Site": "same-origin"}
        if self.cookie:
            headers["Cookie"] = self.cookie
        body = None if form is None else urllib.parse.urlencode(form, doseq=True).encode()
        try:
            answer = self.opener.open(urllib.request.Request(self.base + path, body, headers))
        except urllib.error.HTTPError as error:
            answer = error
        given = answer.headers.get("Set-Cookie")
        if given:
            self.cookie = given.split(";")[0]
        text = answer.read().decode()
        if answer.status >= 400:
            raise SystemExit(f"{path} answered {answer.status}:\n{text}")
        return text

    def fill(self, path, action=None, **form):
        """Sends a form of the page at `path`."""
        return self.ask(action or path, {"form": field(self.ask(path), "form"), **form})

    def start(self):
        """Makes a space; its name."""
        page = self.ask("/space/start", {"passphrase": PASSPHRASE})
        self.name = html.unescape(found(r"<dd><strong>(.*?)</strong>", page))
        return self


def found(pattern, page):
    match = re.search(pattern, page, re.DOTALL)
    if not match:
        raise SystemExit(f"{pattern} is not in the page:\n{page}")
    return match.group(1)


def field(page, name):
    return html.unescape(found(f'name="{name}" value="([^"]*)"', page))


def call(base, method, path, token=None, body=None):
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    body = None if body is None else json.dumps(body).encode()
    try:
        answer = urllib.request.urlopen(urllib.request.Request(base + path, body, headers, method=method))
    except urllib.error.HTTPError as error:
        answer = error
    text = answer.read()
    return answer.status, json.loads(text) if text else None


def signed_in(base, who):
    status, body = call(base, "POST", "/api/v1/session", body={"name": who.name, "passphrase": PASSPHRASE})
    assert status == 201, (status, body)
    return body["token"]


def people(base, invitation):
    """A clinician, a person who shares with the clinic, and where."""
    manager = Browser(base).start()
    manager.fill(invitation)
    node = found(r'href="/organisation/([0-9a-f-]{36})', manager.ask("/space"))
    made = manager.fill(f"/organisation/{node}/people", role="clinician", days="7")
    link = re.search(r"/invitation/[A-Za-z0-9_-]+", made)
    assert link, made
    clinician = Browser(base).start()
    clinician.fill(link.group(0))
    person = Browser(base).start()
    person.fill("/space/about", first_name="Ash", contact="Ring twice.\nNot on Mondays.")
    person.fill("/space/meetings", meeting="New Start", day="3", month="11", year="2025")
    wish = {"who": node, "what": ["first_name", "contact", "attendance"], "why": ["treatment"], "until": "month"}
    begin = "/space/sharing/new/1"
    check = person.fill(begin, "/space/sharing/new/check", **wish)
    version = field(check, "version")
    person.fill(begin, "/space/sharing/new/sign", **wish, name="Ash", version=version)
    return clinician, person, node


def schemathesis(base, what, token=None, parameters=None, *further, description=None):
    """One run, and whether all was well. Its questions are the same each time: nothing is drawn at random."""
    words = [str(Path(sys.executable).with_name("schemathesis"))]
    with tempfile.TemporaryDirectory() as folder:
        source = f"{base}/api/v1/openapi.json"
        if description:
            source = str(Path(folder) / "openapi.json")
            Path(source).write_text(json.dumps(description))
        config = Path(folder) / "schemathesis.toml"
        known = parameters or {}
        config.write_text("[parameters]\n" + "".join(f'"path.{name}" = "{value}"\n' for name, value in known.items()))
        words += ["--config-file", str(config), "run", source, "--url", base]
        words += ["--checks", ",".join(CHECKS), "--max-examples", EXAMPLES, "--phases", "examples,coverage,fuzzing"]
        words += ["--generation-deterministic", "--warnings", "off", "--no-color"]
        words += [*further, *(["--header", f"Authorization: Bearer {token}"] if token else [])]
        if description:
            return subprocess.run(words, cwd=folder, stdout=subprocess.DEVNULL).returncode == 0
        print(f"-- as {what}", flush=True)
        if subprocess.run(words, cwd=folder).returncode:
            raise SystemExit(f"An answer to {what} is not as it is described. The lines above say which.")
        return True


def finds_faults(base, token):
    """A description that is wrong must be found to be wrong, or nothing above tells anything."""
    for spoil in (
        lambda it: it["components"]["schemas"]["Disclosure"]["properties"]["role"].update(type="integer"),
        lambda it: it["paths"]["/api/v1/space/disclosures"]["get"]["responses"].pop("200"),
    ):
        _, description = call(base, "GET", "/api/v1/openapi.json")
        spoil(description)
        only = ("--include-operation-id", "getDisclosures")
        if schemathesis(base, "the person", token, None, *only, description=description):
            raise SystemExit("A wrong description was not found to be wrong.")


def main():
    base, invitation = sys.argv[1].rstrip("/"), sys.argv[2]
    clinician, person, node = people(base, invitation)
    token = signed_in(base, person)
    status, said = call(base, "GET", "/api/v1/space/consents", token)
    consent = said["consents"][0]
    code = consent["recipients"][0]["code"]
    reading = signed_in(base, clinician)
    status, shared = call(base, "GET", f"/api/v1/organisations/{node}/shared/{code}?purpose=treatment", reading)
    assert status == 200 and shared["first_name"] == "Ash" and len(shared["attendance"]) == 1, (status, shared)
    schemathesis(base, "nobody")
    where = {"node": node, "code": code}
    schemathesis(base, "the clinician", reading, where, "--include-path-regex", "/organisations/")
    status, said = call(base, "GET", "/api/v1/space/disclosures", token)
    assert said["disclosures"], "the reading is not in the list"
    finds_faults(base, token)
    schemathesis(base, "the person", token, {"id": consent["id"]}, "--exclude-operation-id", ENDS)
    status, _ = call(base, "GET", f"/api/v1/organisations/{node}/shared/{code}?purpose=treatment", reading)
    assert status == 404, "it was stopped, and is shared still"
    for expected in (204, 401):
        assert call(base, "DELETE", "/api/v1/session", token)[0] == expected


if __name__ == "__main__":
    main()
