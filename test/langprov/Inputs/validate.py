#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""validate.py SCHEMA DOCUMENT...: checks JSON documents against a JSON Schema."""

import json
import sys

import jsonschema

schema = json.load(open(sys.argv[1]))
jsonschema.Draft7Validator.check_schema(schema)
for path in sys.argv[2:]:
    document = json.load(open(path))
    # The best error is the deepest: of "oneOf", the branch with this schema name.
    errors = list(jsonschema.Draft7Validator(schema).iter_errors(document))
    for error in errors:
        print(f"{path}: {jsonschema.exceptions.best_match([error]).message[:300]}")
    if errors:
        sys.exit(1)
print(f"{len(sys.argv) - 2} documents are valid")
