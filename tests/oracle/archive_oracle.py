"""Reads the archive that a person takes with them, as another program would: zipfile, json and html of Python itself.

    python3 archive_oracle.py ARCHIVE

Prints JSON: the names in it, what openseat.json says, the tags and attributes of openseat.html, and its text. Fails when
a check sum is wrong, or when a tag of the page is left open.
"""

import html.parser
import json
import sys
import zipfile

VOID = {"meta", "br", "hr"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.attributes, self.text = [], set(), set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        last = self.open.pop() if self.open else None
        if last != tag:
            sys.exit(f"</{tag}> ends <{last}>")

    def handle_data(self, data):
        self.text.append(data)


with zipfile.ZipFile(sys.argv[1]) as archive:
    if archive.testzip() is not None:
        sys.exit("a check sum is wrong")
    kinds = {info.compress_type for info in archive.infolist()}
    if kinds != {zipfile.ZIP_DEFLATED}:
        sys.exit(f"not deflated: {kinds}")
    told = json.loads(archive.read("openseat.json"))
    page = Page()
    page.feed(archive.read("openseat.html").decode())
    page.close()
    if page.open:
        sys.exit(f"left open: {page.open}")
    print(json.dumps({
        "names": archive.namelist(),
        "readme": archive.read("README.txt").decode(),
        "json": told,
        "tags": sorted(page.tags),
        "attributes": sorted(page.attributes),
        "text": "".join(page.text),
    }))
