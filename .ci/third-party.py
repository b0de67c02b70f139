#!/usr/bin/env python3
"""Writes THIRD-PARTY.txt: what the program holds of others, under which licences, with their texts.

    python3 .ci/third-party.py          writes the file
    python3 .ci/third-party.py --check  compares it with Cargo.lock and fails if they differ
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "THIRD-PARTY.txt"
PROGRAM = "hexapla-cli"
NAMES = ("LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE")
HEAD = """The program hexapla is made with the packages below. Each is under the licence beside it; the texts of
the licences follow, each with the packages that come with it. This file is made by .ci/third-party.py.
"""


def packages():
    """All packages of others that the program is linked with, on any platform."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1"]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
    known = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    waiting = [package["id"] for package in metadata["packages"] if package["name"] == PROGRAM]
    seen = set()
    while waiting:
        package = waiting.pop()
        if package not in seen:
            seen.add(package)
            # Neither what only tests need nor what only builds.
            needed = (d for d in nodes[package]["deps"] if any(k["kind"] is None for k in d["dep_kinds"]))
            waiting.extend(d["pkg"] for d in needed)
    return sorted((known[p] for p in seen if known[p]["source"]), key=lambda p: (p["name"], p["version"]))


def texts(package):
    """The texts of the licences that come with a package."""
    folder = Path(package["manifest_path"]).parent
    files = (f for f in sorted(folder.iterdir()) if f.is_file() and f.name.upper().startswith(NAMES))
    for file in files:
        lines = (line.rstrip() for line in file.read_text(encoding="utf-8", errors="replace").splitlines())
        yield "\n".join(lines).strip("\n")


def notices():
    listed, by_text = [], {}
    for package in packages():
        name = f"{package['name']} {package['version']}"
        licence = package["license"] or "see its text"
        listed.append(f"{name}: {licence}; {package['repository'] or 'no repository'}")
        for text in texts(package):
            # Copies of a licence differ in their line breaks.
            by_text.setdefault(" ".join(text.split()), (text, []))[1].append(name)
    parts = [HEAD, "\n".join(listed) + "\n"]
    rule = "-" * 80
    parts += [f"{rule}\n{', '.join(dict.fromkeys(names))}\n{rule}\n{text}\n" for text, names in by_text.values()]
    return "\n".join(parts)


def main():
    text = notices()
    if sys.argv[1:] == ["--check"]:
        if not FILE.exists() or FILE.read_text(encoding="utf-8") != text:
            sys.exit(f"{FILE.name} does not agree with Cargo.lock; run .ci/third-party.py and commit the file")
    else:
        FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
