"""Reads the sheets of the made-up town with pypdf: each meeting is there, with headings, an outline and page numbers.

    python3 print_oracle.py FOLDER

FOLDER holds names.json, the names of the meetings, and <sheet>-<language>.pdf.
"""

import json
import pathlib
import re
import sys

import pypdf

# Width and height of the paper, in points.
PAPER = {"day": (595, 842), "town": (595, 842), "booklet": (420, 595), "large": (595, 842)}
DAYS = {"en": ["Monday", "Sunday"], "es": ["Lunes", "Domingo"]}
PAGES = {"en": "Page {} of {}", "es": "Página {} de {}"}


def squeezed(text):
    """Lines are broken on paper, so white space says nothing."""
    return re.sub(r"\s+", "", text)


def check(file, names):
    sheet, language = file.stem.split("-")
    reader = pypdf.PdfReader(file)
    texts = [page.extract_text() for page in reader.pages]
    whole = squeezed("".join(texts))
    wrong = [f"{name} is missing" for name in names if squeezed(name) not in whole]
    box = reader.pages[0].mediabox
    if abs(float(box.width) - PAPER[sheet][0]) > 1 or abs(float(box.height) - PAPER[sheet][1]) > 1:
        wrong.append(f"the paper is {box}")
    for number, text in enumerate(texts, 1):
        said = squeezed(PAGES[language].format(number, len(texts)))
        if said not in squeezed(text):
            wrong.append(f"page {number} has no number")
    outline = [one.title for one in reader.outline]
    if sheet != "town" and not all(day in outline for day in DAYS[language]):
        wrong.append(f"the outline is {outline[:9]}")
    catalogue = reader.trailer["/Root"]
    if catalogue["/Lang"] != language or not catalogue["/MarkInfo"]["/Marked"]:
        wrong.append("it is not tagged in its language")
    if not reader.metadata.title or "pdfuaid:part" not in catalogue["/Metadata"].get_data().decode():
        wrong.append("it has no title, or does not say that it is PDF/UA")
    for line in wrong[:8]:
        print(f"{file.name}: {line}")
    return len(texts), len(wrong)


def main(folder):
    folder = pathlib.Path(folder)
    names = json.loads((folder / "names.json").read_text())
    pages, wrong, files = 0, 0, sorted(folder.glob("*.pdf"))
    for file in files:
        found, bad = check(file, names)
        pages, wrong = pages + found, wrong + bad
    print(f"{len(files)} files, {pages} pages, {len(names)} meetings, {wrong} wrong")
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
