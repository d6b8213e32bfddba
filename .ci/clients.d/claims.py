"""What the two Python scripts share: claims, each printed as one line when it has been looked at."""

import json
import os
import re
import sys
import time
import traceback
import urllib.request

ADDRESS = os.environ["ADDRESS"]
KEY = os.environ["KEY"]
MODEL = "claude-sonnet-4-6"
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
SCRIPT = "naïve 你好，世界 👩‍👩‍👧 שלום مرحبا e\u0301 \\ \"x\" </a>\u2028\u00a0."

_claims = []


def claim(sentence):
    """Marks a function that shows the sentence to be true."""

    def keep(shown):
        _claims.append((sentence, shown))
        return shown

    return keep


def look():
    """Looks at every claim, in order; the exit code says whether all of them hold."""
    failures = 0
    for sentence, shown in _claims:
        if not re.search(os.environ.get("ONLY", ""), sentence):
            continue
        try:
            shown()
            print(f"ok {sentence}", flush=True)
        except Exception as error:  # a claim may fail in any way
            failures += 1
            where = traceback.extract_tb(error.__traceback__)[-1]
            print(f"failed {sentence}: {type(error).__name__} {error} at line {where.lineno}: {where.line}", flush=True)
    sys.exit(1 if failures else 0)


def failure(kind, call):
    """The error of that kind that the call raises."""
    try:
        answer = call()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}, but {answer!r:.300}")


def echoed(text):
    """What `[[echo]]` says: all the model was sent."""
    echo = json.loads(text)
    assert list(echo) == ["seen", "images", "tools", "model"], text[:300]
    return echo


def in_order(text, *parts):
    """All of it in this order."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part!r} is not after {at} of {text[:400]!r}"
        at = found + len(part)


def rested():
    """A token that failed rests for a little; until one is back, nothing is to be learnt about the model."""
    body = json.dumps({"model": MODEL, "max_tokens": 100, "messages": [{"role": "user", "content": "hi"}]}).encode()
    for _ in range(150):
        request = urllib.request.Request(
            f"{ADDRESS}/v1/messages", body, {"x-api-key": KEY, "content-type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request) as answer:
                answer.read()
                return
        except urllib.error.HTTPError:
            time.sleep(0.2)
    raise AssertionError("the pool did not come back")
