#!/usr/bin/env python3
import asyncio
import hashlib
import os
import re
import sys
from contextlib import suppress
from enum import Enum, auto
from typing import NamedTuple

LINK = re.compile(r"""\[(?P<label>[^\]]+)\]\((?P<target>[^)\s]+)(?:\s+"[^"]*")?\)""")
IGNORED = {".git", "node_modules", "__pycache__", ".venv"}


class Verdict(Enum):
    OK = auto()
    MISSING = auto()
    EMPTY = auto()


class Finding(NamedTuple):
    source: str
    line: int
    target: str
    verdict: Verdict

    def __str__(self):
        return "{}:{}: {} ({})".format(self.source, self.line, self.target, self.verdict.name.lower())


def markdown_files(root):
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = [name for name in subfolders if name not in IGNORED]
        for name in names:
            if name.lower().endswith((".md", ".markdown")):
                yield os.path.join(folder, name)


def slug(heading):
    heading = re.sub(r"[`*_~]", "", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", heading).replace(" ", "-")


def anchors(path, _cache={}):
    if path not in _cache:
        with open(path, encoding="utf-8") as handle:
            _cache[path] = {slug(line.lstrip("#")) for line in handle if line.startswith("#")}
    return _cache[path]


def check(source, number, target):
    if "://" in target or target.startswith("mailto:"):
        return None
    file, _, fragment = target.partition("#")
    path = os.path.normpath(os.path.join(os.path.dirname(source), file)) if file else source
    if not os.path.exists(path):
        return Finding(source, number, target, Verdict.MISSING)
    if fragment and os.path.isfile(path) and fragment not in anchors(path):
        return Finding(source, number, target, Verdict.MISSING)
    if os.path.isfile(path) and os.path.getsize(path) == 0:
        return Finding(source, number, target, Verdict.EMPTY)
    return Finding(source, number, target, Verdict.OK)


async def digest(path, limit):
    async with limit:
        loop = asyncio.get_running_loop()
        with open(path, "rb") as handle:
            data = await loop.run_in_executor(None, handle.read)
        return path, hashlib.sha256(data).hexdigest()[:12]


async def duplicates(paths, parallel=8):
    limit = asyncio.Semaphore(parallel)
    seen = {}
    for future in asyncio.as_completed([digest(p, limit) for p in paths]):
        path, value = await future
        seen.setdefault(value, []).append(path)
    return [sorted(group) for group in seen.values() if len(group) > 1]


def run(root="."):
    problems = 0
    files = list(markdown_files(root))
    for source in files:
        fenced = False
        with open(source, encoding="utf-8", errors="replace") as handle:
            for number, line in enumerate(handle, 1):
                if line.lstrip().startswith("```"):
                    fenced = not fenced
                if fenced:
                    continue
                for match in LINK.finditer(line):
                    finding = check(source, number, match.group("target"))
                    if finding is not None and finding.verdict is not Verdict.OK:
                        problems += 1
                        print(finding, file=sys.stderr)
    for group in asyncio.run(duplicates(files)):
        print("same content: " + ", ".join(group))
    return 1 if problems else 0


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(run(*sys.argv[1:2]))
