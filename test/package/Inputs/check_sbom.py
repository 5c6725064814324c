#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks an SPDX 2.3 document in JSON: that it has what the standard requires, that it
names what it refers to, that its hashes are those of the sources, and that nothing is
missing.

  check_sbom.py DOCUMENT BINARY SOURCE-DIR COMPILE-COMMANDS FOLDER

The sources that it names have to be those of FOLDER that COMPILE-COMMANDS compiles, and
the libraries those that BINARY needs."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

# Clauses 6 to 11 of the standard: what is mandatory, or is if files were analysed.
DOCUMENT = {"spdxVersion", "dataLicense", "SPDXID", "name", "documentNamespace",
            "creationInfo", "packages", "files", "relationships"}
PACKAGE = {"SPDXID", "name", "downloadLocation", "filesAnalyzed", "licenseConcluded",
           "licenseDeclared", "copyrightText", "supplier"}
FILE = {"SPDXID", "fileName", "checksums", "licenseConcluded", "licenseInfoInFiles",
        "copyrightText"}
RELATIONSHIP = {"spdxElementId", "relationshipType", "relatedSpdxElement"}
# What an element may be for another, of the standard's forty.
RELATIONSHIPS = {"DESCRIBES", "GENERATED_FROM", "CONTAINS", "BUILD_TOOL_OF",
                 "DYNAMIC_LINK", "RUNTIME_DEPENDENCY_OF"}

faults = []


def require(condition, fault):
    if not condition:
        faults.append(fault)


def has_fields(element, fields, what):
    for field in sorted(fields):
        require(element.get(field) not in (None, "", []), f"{what}: no {field}")


def related(document, relationship):
    return [r["relatedSpdxElement"] for r in document["relationships"]
            if r["relationshipType"] == relationship]


def check_document(document):
    has_fields(document, DOCUMENT, "document")
    require(document["spdxVersion"] == "SPDX-2.3", "spdxVersion is not SPDX-2.3")
    require(document["dataLicense"] == "CC0-1.0", "dataLicense is not CC0-1.0")
    require(document["SPDXID"] == "SPDXRef-DOCUMENT", "SPDXID of the document")
    require(re.fullmatch(r"https://[^#\s]+", document["documentNamespace"]),
            "documentNamespace is no URI without a fragment")
    created = document["creationInfo"]
    require(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", created["created"]),
            f"created: {created['created']}")
    for creator in created["creators"]:
        require(re.match(r"(Tool|Organization|Person): \S", creator), f"creator: {creator}")


def check_elements(document):
    elements = [document, *document["packages"], *document["files"]]
    ids = [element["SPDXID"] for element in elements]
    require(len(ids) == len(set(ids)), "an SPDXID is used twice")
    for name in ids:
        require(re.fullmatch(r"SPDXRef-[-.a-zA-Z0-9]+", name), f"SPDXID {name}")
    for package in document["packages"]:
        has_fields(package, PACKAGE, package["SPDXID"])
        require(re.match(r"NOASSERTION$|(Organization|Person): \S", package["supplier"]),
                f"supplier: {package['supplier']}")
    for file in document["files"]:
        has_fields(file, FILE, file["SPDXID"])
    for relation in document["relationships"]:
        has_fields(relation, RELATIONSHIP, "relationship")
        require(relation["relationshipType"] in RELATIONSHIPS, f"unknown: {relation}")
        for end in ("spdxElementId", "relatedSpdxElement"):
            require(relation[end] in ids, f"refers to nothing: {relation}")
    require(related(document, "DESCRIBES"), "describes nothing")


def check_hashes(document, top):
    hashes = []
    for file in document["files"]:
        content = (top / file["fileName"]).read_bytes()
        stated = {sum["algorithm"]: sum["checksumValue"] for sum in file["checksums"]}
        for algorithm in ("SHA1", "SHA256"):
            require(stated[algorithm] == hashlib.new(algorithm, content).hexdigest(),
                    f"{file['fileName']}: not its {algorithm}")
        hashes.append(stated["SHA1"])
    code = hashlib.sha1("".join(sorted(hashes)).encode()).hexdigest()
    source = next(p for p in document["packages"] if p["filesAnalyzed"])
    require(source["packageVerificationCode"]["packageVerificationCodeValue"] == code,
            "packageVerificationCode")
    contained = set(related(document, "CONTAINS"))
    require(contained == {file["SPDXID"] for file in document["files"]},
            "the source package does not contain its files")


def sources_of(entry):
    """What an entry of compile_commands.json compiles: a source, or those that a file of a
    unity build includes."""
    path = Path(entry["directory"], entry["file"])
    if path.parent.name != "Unity":
        return [path]
    return map(Path, re.findall(r'^#include "(.*)"', path.read_text(), re.M))


def check_sources(document, top, commands, folder):
    named = {(top / file["fileName"]).resolve() for file in document["files"]}
    named = {path for path in named if path.suffix == ".cpp"}
    compiled = {path.resolve() for entry in json.loads(commands.read_text())
                for path in sources_of(entry)}
    folders = {(top / name).resolve() for name in (folder, "pass/shared")}
    compiled = {path for path in compiled if folders & set(path.parents)}
    for path in sorted(compiled - named):
        require(False, f"not named: {path}")
    for path in sorted(named - compiled):
        require(False, f"not compiled: {path}")


def check_libraries(document, binary):
    output = subprocess.run(["llvm-readelf", "--needed-libs", binary], check=True,
                            stdout=subprocess.PIPE, text=True).stdout
    needed = set(re.findall(r"^  (\S+)$", output, re.M))
    linked = set(related(document, "DYNAMIC_LINK"))
    named = {p["name"] for p in document["packages"] if p["SPDXID"] in linked}
    require(needed and needed == named, f"libraries: needs {needed}, names {named}")


def main():
    path, binary, top, commands, folder = sys.argv[1:]
    document = json.loads(Path(path).read_text())
    check_document(document)
    check_elements(document)
    check_hashes(document, Path(top))
    check_sources(document, Path(top), Path(commands), folder)
    check_libraries(document, binary)
    for fault in faults:
        print(f"{path}: {fault}")
    packages = (" ".join(filter(None, (p["name"], p.get("versionInfo"), p["licenseDeclared"])))
                for p in document["packages"])
    print(*packages, sep="\n")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
