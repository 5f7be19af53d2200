"""Signed results: what was graded, for whom, and that we said so.

An attempt is signed whole: Ed25519 over its canonical JSON without the signature, that
is UTF-8, keys sorted, no spaces. Keys are PEM texts in the environment:

    openssl genpkey -algorithm ed25519 -out key.pem       GRADER_SIGNING_KEY
    openssl pkey -in key.pem -pubout                      GRADER_PUBLIC_KEY
"""

import base64
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from grader.errors import SignatureError
from grader.results import Result

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ed25519

Feedback = Literal["full", "coarse"]
SIGNING_KEY, PUBLIC_KEY = "GRADER_SIGNING_KEY", "GRADER_PUBLIC_KEY"


class Attempt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One run of the hidden tests, as it is kept.

    Attributes:
        learner: Whose repository it was.
        week: The week's folder name.
        commit: What was graded.
        pushed: When it was pushed, and by which clock: "push" or "commit".
        graded: When it was graded.
        feedback: What the learner reads: all, or points only.
        result: Scores, messages, and the hashes of files, tests and environment.
        signature: Base64; "" before it is signed.
    """

    learner: str
    week: str
    remote: str
    commit: str
    pushed: datetime | None
    clock: str
    deadline: datetime | None
    late: bool
    graded: datetime
    feedback: Feedback
    result: Result
    signature: str = ""


def signed(attempt: Attempt) -> Attempt:
    """Sign an attempt with the key from the environment.

    Raises:
        SignatureError: If there is no such key.
    """
    signature = _signing_key().sign(_claims(attempt))
    return msgspec.structs.replace(
        attempt, signature=base64.b64encode(signature).decode()
    )


def check(attempt: Attempt) -> None:
    """Check that an attempt is what was signed, and agrees with itself.

    Raises:
        SignatureError: If it is forged, edited, or put together of two.
    """
    from cryptography.exceptions import InvalidSignature

    result = attempt.result
    if (attempt.learner, attempt.week) != (result.learner, result.week):
        raise SignatureError(
            f"The attempt is of {attempt.learner}, {attempt.week}, and the result in "
            f"it of {result.learner}, {result.week}."
        )
    try:
        signature = base64.b64decode(attempt.signature, validate=True)
        public_key().verify(signature, _claims(attempt))
    except (ValueError, InvalidSignature):
        raise SignatureError(
            "The signature does not fit: this is not what was signed with our key."
        ) from None


def expect(attempt: Attempt, *, learner: str, week: str, commit: str) -> None:
    """Check that an attempt is the one that is asked for; "" asks for nothing.

    Raises:
        SignatureError: If it is another's, of another week, or of another commit.
    """
    wanted = {"learner": learner, "week": week, "commit": commit}
    for name, value in wanted.items():
        found = getattr(attempt, name)
        if value and found != value:
            raise SignatureError(f"The {name} must be {value}. It is {found}.")


def read_attempt(path: Path) -> Attempt:
    """Read an attempt; it is not checked yet.

    Raises:
        SignatureError: If the file is missing or holds something else.
    """
    try:
        data = path.read_bytes()
        attempt = msgspec.json.decode(data, type=Attempt)
        written = msgspec.json.decode(data)
    except (OSError, msgspec.MsgspecError) as error:
        raise SignatureError(f"{path} is no signed result: {error}") from None
    if msgspec.to_builtins(attempt) != written:
        raise SignatureError(f"{path} says more than what is signed.")
    return attempt


def encoded(attempt: Attempt) -> bytes:
    """Write an attempt as JSON for people to read."""
    return msgspec.json.format(msgspec.json.encode(attempt), indent=1) + b"\n"


def _claims(attempt: Attempt) -> bytes:
    bare = msgspec.structs.replace(attempt, signature="")
    return msgspec.json.encode(bare, order="sorted")


def _signing_key() -> "ed25519.Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric import ed25519
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(_from_environment(SIGNING_KEY), password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise SignatureError(f"{SIGNING_KEY} must hold an Ed25519 private key, as PEM.")
    return key


def public_key() -> "ed25519.Ed25519PublicKey":
    """Read the public key; who can sign needs no other.

    Raises:
        SignatureError: If there is none in the environment.
    """
    from cryptography.hazmat.primitives.asymmetric import ed25519
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    if not os.environ.get(PUBLIC_KEY) and os.environ.get(SIGNING_KEY):
        return _signing_key().public_key()
    try:
        key = load_pem_public_key(_from_environment(PUBLIC_KEY))
    except ValueError:
        key = None
    if not isinstance(key, ed25519.Ed25519PublicKey):
        raise SignatureError(f"{PUBLIC_KEY} must hold an Ed25519 public key, as PEM.")
    return key


def _from_environment(name: str) -> bytes:
    if not os.environ.get(name):
        raise SignatureError(f"The environment must hold {name}; it does not.")
    return os.environ[name].encode()
