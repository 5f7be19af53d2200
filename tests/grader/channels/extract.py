"""Cuts the operations that the grader uses out of GitHub's OpenAPI description.

    npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz
    python tests/grader/channels/extract.py package/generated/api.github.com.json

Texts for people are left out; schemas, parameters and examples stay as they are.
"""

import json
import sys
from pathlib import Path

OPERATIONS = {
    "orgs/get",
    "repos/get",
    "repos/create-using-template",
    "repos/add-collaborator",
    "repos/get-branch",
    "repos/update-branch-protection",
    "repos/list-activities",
    "repos/create-commit-status",
    "checks/create",
    "checks/update",
    "checks/list-for-ref",
    "issues/list-for-repo",
    "issues/create",
    "issues/get",
    "issues/list-comments",
    "issues/create-comment",
    "issues/update-comment",
}
TARGET = Path(__file__).with_name("openapi.json")
_FOR_PEOPLE = ("summary", "externalDocs", "tags", "x-github", "x-octokit")


def extract(whole):
    """Keep the operations, and what they refer to."""
    paths = {}
    for path, item in whole["paths"].items():
        kept = {m: o for m, o in item.items() if _is_used(o)}
        if kept:
            shared = {"parameters": item["parameters"]} if "parameters" in item else {}
            paths[path] = {**shared, **kept}
    small = {"openapi": whole["openapi"], "info": whole["info"], "paths": paths}
    small["servers"] = whole["servers"]
    waiting, seen = sorted(_references(paths)), set()
    while waiting:
        reference = waiting.pop()
        if reference in seen:
            continue
        seen.add(reference)
        _, _, kind, name = reference.split("/")
        part = whole["components"][kind][name]
        small.setdefault("components", {}).setdefault(kind, {})[name] = part
        waiting += sorted(_references(part))
    return _bare(small)


def _is_used(operation):
    return isinstance(operation, dict) and operation.get("operationId") in OPERATIONS


def _references(value):
    """List all references in a part; a response other than 2xx is of no use."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            return {value["$ref"]}
        return set().union(*(_references(v) for v in value.values()), set())
    if isinstance(value, list):
        return set().union(*map(_references, value), set())
    return set()


def _bare(value, inside=""):
    if isinstance(value, dict):
        drop = () if inside in ("properties", "examples", "value") else _FOR_PEOPLE
        return {
            name: "" if name == "description" and isinstance(part, str) and drop
            else _bare(part, name if inside != "value" else "value")
            for name, part in value.items()
            if name not in drop
        }  # fmt: skip
    if isinstance(value, list):
        return [_bare(part, inside if inside == "value" else "") for part in value]
    return value


if __name__ == "__main__":
    whole = json.loads(Path(sys.argv[1]).read_bytes())
    text = json.dumps(extract(whole), separators=(",", ":"), sort_keys=True)
    TARGET.write_text(text + "\n", encoding="utf-8")
