# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the steps of a composite action as GitHub's runner does: inputs have their
defaults, expressions are replaced, what a step adds to GITHUB_ENV is there for the next,
and the first step that fails ends it with its status.

    run_action.py ACTION.YML DIR INPUT=VALUE...
"""
import os
import re
import subprocess
import sys
import yaml


def main(action, directory, *given):
    with open(action) as file:
        spec = yaml.safe_load(file)
    given = dict(value.split("=", 1) for value in given)
    unknown = given.keys() - spec["inputs"].keys()
    if unknown:
        sys.exit(f"no such input: {unknown}")
    values = {"github.action_path": os.path.dirname(os.path.abspath(action))}
    for name, about in spec["inputs"].items():
        if about.get("required") and name not in given:
            sys.exit(f"{name} is required")
        values[f"inputs.{name}"] = given.get(name, about.get("default"))
    env = dict(os.environ, GITHUB_ACTIONS="true", GITHUB_WORKSPACE=directory,
               GITHUB_ENV=directory + "/env", RUNNER_TEMP=directory)
    open(env["GITHUB_ENV"], "w").close()
    for step in spec["runs"]["steps"]:
        own = {name: re.sub(r"\$\{\{ (\S+) \}\}", lambda m: values[m[1]], str(value))
               for name, value in step["env"].items()}
        assert step["shell"] == "bash" and "${{" not in step["run"]
        with open(env["GITHUB_ENV"]) as file:
            env.update(line.rstrip("\n").split("=", 1) for line in file)
        status = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            env=env | own, cwd=directory).returncode
        if status:
            sys.exit(status)


if __name__ == "__main__":
    main(*sys.argv[1:])
