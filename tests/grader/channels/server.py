"""A GitHub of our own: real bare repositories behind the operations that we use.

Every request and every answer is checked against GitHub's published description of its
API; what does not fit is kept in `violations`, and answered with 422.
"""

import copy
import json
import os
import subprocess
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from openapi_core import OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.testing import MockRequest, MockResponse

HOST = "https://api.github.com"
DESCRIPTION = Path(__file__).with_name("openapi.json")
WRITES = ("POST", "PUT", "PATCH")


@cache
def description():
    return json.loads(DESCRIPTION.read_bytes())


@cache
def checker():
    return OpenAPI.from_dict(copy.deepcopy(description()))


# What GitHub's examples lack of what its schemas require.
LACKING = {
    "full-repository-default-response": {"language": None},
    "full-repository": {"has_discussions": False},
    "organization-full": {"archived_at": None},
    "activity-items": {"actor": None},
}


def example(key, /, **fields):
    """An object of GitHub's own examples, with some fields of ours."""
    value = copy.deepcopy(description()["components"]["examples"][key]["value"])
    first = value[0] if isinstance(value, list) else value
    return LACKING.get(key, {}) | first | fields


def git(*arguments, folder, **environment):
    ran = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


class Repository:
    """What GitHub knows of a repository besides its commits."""

    def __init__(self, bare):
        self.bare = bare
        self.learners, self.is_protected = set(), False
        self.not_yet = 0  # requests until its branches are there
        self.statuses, self.checks, self.issues, self.comments = [], [], [], []


class FakeGitHub:
    """An organization.

    Args:
        folder: Where bare repositories lie, as <organization>/<name>.git.
        made: When repositories that are made here get their first commit.

    Attributes:
        log: Requests as (method, path).
        broken: By repository, what is answered instead: (status, headers, body).
        violations: What did not fit GitHub's description.
    """

    def __init__(self, folder, made="2026-10-01T08:00:00Z"):
        self.folder, self.made = folder, made
        self.repositories, self.broken = {}, {}
        self.log, self.violations, self.tokens = [], [], set()
        self._next = 1000
        self._lock = threading.Lock()
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):

                fake.answer(self)

            do_POST = do_PUT = do_PATCH = do_GET

            def log_message(self, *arguments):
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def close(self):
        self._http.shutdown()
        self._http.server_close()

    def writes(self):
        """The requests that changed something."""
        return [entry for entry in self.log if entry[0] in WRITES]

    def number(self):
        self._next += 1
        return self._next

    # one request

    def answer(self, handler):
        length = int(handler.headers.get("content-length") or 0)
        body = handler.rfile.read(length)
        parts = urlsplit(handler.path)
        with self._lock:
            self.log.append((handler.command, parts.path))
            self.tokens.add(handler.headers.get("authorization", ""))
            try:
                status, headers, value = self._reply(handler.command, parts, body)
            except Exception as error:  # a fault of ours must not look like GitHub's
                self._violated(handler.command, parts.path, error, "our fault: ")
                status, headers, value = 400, {}, {"message": "our fault"}
        data = b"" if value is None else json.dumps(value).encode()
        handler.send_response(status)
        for name, text in headers.items():
            handler.send_header(name, text)
        handler.send_header("content-type", "application/json; charset=utf-8")
        handler.send_header("content-length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    def _reply(self, method, parts, body):
        words = parts.path.strip("/").split("/")
        name = words[2] if words[0] == "repos" and len(words) > 2 else ""
        if name in self.broken:
            return self.broken[name]
        query = parse_qs(parts.query)
        request = MockRequest(
            HOST, method, parts.path, args=query, data=body or None,
            content_type="application/json",
        )  # fmt: skip
        try:
            checker().validate_request(request)
        except OpenAPIError as error:
            self._violated(method, parts.path, error)
            return 422, {}, {"message": "Validation Failed"}
        sent = json.loads(body) if body else {}
        status, value = self._do(method, words, query, sent)
        data = b"" if value is None else json.dumps(value).encode()
        try:
            if status < 300 and value is not None:
                answer = MockResponse(data, status_code=status)
                checker().validate_response(request, answer)
        except OpenAPIError as error:
            self._violated(method, parts.path, error, "our answer: ")
        return status, {}, value

    def _violated(self, method, path, error, who=""):
        causes = [str(e.message) for e in getattr(error.__cause__, "schema_errors", [])]
        self.violations.append(f"{who}{method} {path}: {error!r} {causes}")

    # operations

    def _do(self, method, words, query, sent):
        if words[0] == "orgs":
            return 200, example("organization-full", login=words[1])
        _, owner, name, *rest = words
        repository = self.repositories.get(name)
        if repository is None:
            return 404, {"message": "Not Found"}
        kind = rest[0] if rest else "repository"
        act = getattr(self, f"_{method.lower()}_{kind.replace('-', '_')}")
        return act(owner, name, repository, rest[1:], query, sent)

    def _get_repository(self, owner, name, repository, rest, query, sent):
        return 200, self._repository(owner, name)

    def _repository(self, owner, name):
        value = example("full-repository-default-response", name=name)
        value["owner"]["login"] = owner
        value["source"]["language"] = None  # the example lacks it
        value["url"] = f"{self.url}/repos/{owner}/{name}"
        return value | {"full_name": f"{owner}/{name}"}

    def _post_generate(self, owner, name, repository, rest, query, sent):
        if sent["name"] in self.repositories:
            return 422, {"message": "Name already exists on this account"}
        self.make(sent["name"], repository.bare)
        return 201, example("full-repository", name=sent["name"])

    def make(self, name, template=None):
        """Make a bare repository; of a template, with one commit of its files."""
        bare = self.folder / f"{name}.git"
        bare.mkdir(parents=True)
        git("init", "--quiet", "--bare", "--initial-branch=main", folder=bare)
        git("config", "core.logAllRefUpdates", "true", folder=bare)
        if template:
            dates = {f"GIT_{who}_DATE": self.made for who in ("AUTHOR", "COMMITTER")}
            git("fetch", "--quiet", str(template), "main", folder=bare)
            commit = git(
                "commit-tree", "-m", "Initial commit", "FETCH_HEAD^{tree}", folder=bare,
                **dates,
            )  # fmt: skip
            git("update-ref", "refs/heads/main", commit, folder=bare, **dates)
        self.repositories[name] = Repository(bare)
        self.repositories[name].not_yet = 2 if template else 0
        return bare

    def _put_collaborators(self, owner, name, repository, rest, query, sent):
        if rest[0] == "gone":
            return 404, {"message": "Not Found"}
        if rest[0] in repository.learners:
            return 204, None
        repository.learners.add(rest[0])
        key = "repository-invitation-response-when-a-new-invitation-is-created"
        return 201, example(key)

    def _get_branches(self, owner, name, repository, rest, query, sent):
        repository.not_yet -= 1
        if repository.not_yet >= 0:
            return 404, {"message": "Branch not found"}
        value = example("branch-get", name=rest[0], protected=repository.is_protected)
        value["protection_url"] = (
            f"{self.url}/repos/{owner}/{name}/branches/{rest[0]}/protection"
        )
        value["_links"]["self"] = f"{self.url}/repos/{owner}/{name}/branches/{rest[0]}"
        return 200, value

    def _put_branches(self, owner, name, repository, rest, query, sent):
        assert sent["allow_force_pushes"] is False
        repository.is_protected = True
        return 200, {"url": f"{self.url}/repos/{owner}/{name}/branches/main/protection"}

    def _get_activity(self, owner, name, repository, rest, query, sent):
        ref = query["ref"][0]
        lines = git(
            "log", "--walk-reflogs", "--date=iso-strict", "--format=%H %gd", ref, "--",
            folder=repository.bare,
        ).splitlines()  # fmt: skip
        found = []
        for line in lines:
            commit, _, entry = line.partition(" ")
            time = entry.partition("@{")[2].rstrip("}")
            value = example("activity-items", id=self.number(), ref=ref, timestamp=time)
            found.append(value | {"after": commit, "activity_type": "push"})
        return 200, found

    def _post_statuses(self, owner, name, repository, rest, query, sent):
        repository.statuses.append(sent | {"sha": rest[0]})
        return 201, example("status", **sent)

    def _get_commits(self, owner, name, repository, rest, query, sent):
        title = query["check_name"][0]
        found = [c for c in repository.checks if c["name"] == title]
        found = [c for c in found if c["head_sha"] == rest[0]]
        shown = [self._check(owner, name, check) for check in found]
        return 200, {"total_count": len(shown), "check_runs": shown}

    def _check(self, owner, name, check):
        key = "check-run-example-of-completed-conclusion"
        known = ("name", "head_sha", "external_id", "status", "conclusion", "id")
        value = example(key, **{k: check[k] for k in known if check.get(k)})
        value["url"] = f"{self.url}/repos/{owner}/{name}/check-runs/{check['id']}"
        return value

    def _post_check_runs(self, owner, name, repository, rest, query, sent):
        check = {"id": self.number(), "conclusion": None, **sent, "annotations": []}
        self._update(check, sent)
        repository.checks.append(check)
        return 201, self._check(owner, name, check)

    def _patch_check_runs(self, owner, name, repository, rest, query, sent):
        check = next(c for c in repository.checks if c["id"] == int(rest[0]))
        self._update(check, sent)
        return 200, self._check(owner, name, check)

    def _update(self, check, sent):
        annotations = sent.get("output", {}).get("annotations", [])
        assert len(annotations) <= 50  # GitHub says so in words only
        check.update(sent)
        check["annotations"] = [*check["annotations"], *annotations]

    def _get_issues(self, owner, name, repository, rest, query, sent):
        if len(rest) == 1:
            number = int(rest[0])
            issue = next(i for i in repository.issues if i["number"] == number)
            return 200, self._issue(owner, name, issue)
        if rest:
            number = int(rest[0])
            found = [c for c in repository.comments if c["issue"] == number]
            return 200, [self._comment(owner, name, c) for c in found]
        return 200, [self._issue(owner, name, i) for i in repository.issues]

    def _issue(self, owner, name, issue):
        value = example("issue", **issue)
        value["url"] = f"{self.url}/repos/{owner}/{name}/issues/{issue['number']}"
        if "pull_request" not in issue:
            value.pop("pull_request", None)
        return value

    def _comment(self, owner, name, comment):
        value = example("issue-comment", id=comment["id"], body=comment["body"])
        where = f"{self.url}/repos/{owner}/{name}/issues/comments/{comment['id']}"
        return value | {"url": where}

    def _post_issues(self, owner, name, repository, rest, query, sent):
        if rest:
            comment = {"id": self.number(), "issue": int(rest[0]), "body": sent["body"]}
            repository.comments.append(comment)
            return 201, self._comment(owner, name, comment)
        issue = {"number": self.number(), "title": sent["title"]}
        repository.issues.append(issue)
        return 201, self._issue(owner, name, issue)

    def _patch_issues(self, owner, name, repository, rest, query, sent):
        comment = next(c for c in repository.comments if c["id"] == int(rest[1]))
        comment["body"] = sent["body"]
        return 200, self._comment(owner, name, comment)
