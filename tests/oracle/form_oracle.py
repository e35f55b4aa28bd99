"""Reads the Questionnaires as other programs would: fhirkit checks them against FHIR R4, fhirpathpy counts.

    python3 form_oracle.py CONTENT

CONTENT is the project's content folder. Prints JSON: what fhirkit finds wrong in each Questionnaire, in one with a fault
that was put there, and for each vector of measures/vectors what each calculated expression of the Questionnaire gives
(null for nothing).
"""

import csv
import json
import pathlib
import sys

import fhirkit
import fhirpathpy
from fhirpathpy.models import models

CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"


def items(of):
    for item in of.get("item", []):
        yield item
        yield from items(item)


def faults(questionnaire):
    return [str(issue) for issue in fhirkit.validate(json.dumps(questionnaire))]


def answer(item, text):
    return {"valueInteger": int(text)} if item["type"] == "integer" else {"valueCoding": {"code": text}}


def respond(of, given):
    made = []
    for item in of.get("item", []):
        one = {"linkId": item["linkId"]}
        inner = respond(item, given)
        if inner:
            one["item"] = inner
        if item["linkId"] in given:
            one["answer"] = [answer(item, given[item["linkId"]])]
        if len(one) > 1:
            made.append(one)
    return made


def totals(questionnaire, given):
    response = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": respond(questionnaire, given)}
    found = {}
    for item in items(questionnaire):
        for extension in item.get("extension", []):
            if extension["url"] == CALCULATED:
                expression = extension["valueExpression"]["expression"]
                value = fhirpathpy.evaluate(response, expression, {"resource": response}, models["r4"])
                found[item["linkId"]] = float(value[0]) if value else None
    return found


content = pathlib.Path(sys.argv[1])
problems, scores = {}, {}
folders = ["measures", "worksheets", "packs/non-commercial"]
for path in [path for folder in folders for path in sorted(content.glob(f"{folder}/*.json"))]:
    questionnaire = json.loads(path.read_text())
    problems[path.stem] = faults(questionnaire)
    vectors = path.parent / "vectors" / f"{path.stem}.csv"
    if vectors.exists():
        with vectors.open(newline="") as rows:
            scores[path.stem] = {
                row["case"]: totals(questionnaire, dict(one.split("=") for one in row["answers"].split()))
                for row in csv.DictReader(rows)
            }
broken = json.loads((content / "measures/phq-4.json").read_text())
del broken["status"]
broken["bogus"] = True
print(json.dumps({"problems": problems, "broken": faults(broken), "scores": scores}))
