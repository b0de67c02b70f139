#!/usr/bin/env python3
"""Kills runs of `hexapla align` at random moments, and looks at what they leave.

    python3 benches/kills.py target/release/hexapla [--kills 200] [--documents 60] [--seed 1]

Each round starts a run of all documents in all formats and ends it by INT, TERM or KILL after a random part of the time that a
whole run takes. After INT and TERM nothing may be left behind. After each, every result that is there must be as a whole run
writes it. One complete run at the end has to write all results, and leave nothing else: no unfinished file, no temporary
folder, no program. The exit code is 0 if all of that holds.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FORMATS = "csv,tsv,tmx,xlsx,html,parquet,moses,xces,xliff,ladder,vecalign,mnbvc,lines"
# What runs note for themselves.
NOTES = {".hexapla-lexicon", ".hexapla-manifest", ".hexapla-times", ".hexapla-written", "report.html"}


def write_documents(folder, count):
    """Documents in English and French; every third in HTML."""
    folder.mkdir()
    for n in range(count):
        for lang, noted, met in [
            ("en", "Item {} of the agenda was noted by the group.", "The group met in Vienna on {} May 2020."),
            ("fr", "Le groupe a pris note du point {} de l’ordre du jour.", "Le groupe s’est réuni à Vienne le {} mai 2020."),
        ]:
            lines = []
            for i in range(1, 41):
                text = noted.format(n * 40 + i) if i % 2 else met.format(i % 28 + 1)
                lines.append(f"{i}. {text}")
            if n % 3 == 0:
                body = "".join(f"<p>{line}</p>\n" for line in lines)
                (folder / f"doc{n}.{lang}.html").write_text(f"<html lang={lang}><body>{body}</body></html>")
            else:
                (folder / f"doc{n}.{lang}.txt").write_text("\n\n".join(lines) + "\n")


def command(binary, inputs, out):
    return [binary, "align", str(inputs), "-o", str(out), "--format", FORMATS, "--progress", "none", "-q"]


def sums(folder):
    """The sum of each result, without what runs note for themselves."""
    files = [path for path in folder.iterdir() if path.name not in NOTES] if folder.exists() else []
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def is_rubbish(name):
    return name.startswith(".hexapla-") and name.endswith(".part")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("binary")
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--documents", type=int, default=60)
    arguments.add_argument("--seed", type=int, default=1)
    args = arguments.parse_args()
    binary = str(Path(args.binary).resolve())
    chance = random.Random(args.seed)
    root = Path(tempfile.mkdtemp(prefix="kills-"))
    inputs, whole, out, temporary = root / "in", root / "whole", root / "out", root / "tmp"
    write_documents(inputs, args.documents)
    temporary.mkdir()
    environment = {**os.environ, "HEXAPLA_ENCODER": "none", "TMPDIR": str(temporary)}

    def start(folder):
        return subprocess.Popen(command(binary, inputs, folder), env=environment, start_new_session=True)

    begun = time.monotonic()
    assert start(whole).wait() == 0, "the whole run fails"
    length = time.monotonic() - begun
    want = sums(whole)
    faults, counts, hit, with_drafts = [], {}, 0, 0
    for number in range(args.kills):
        kind = [signal.SIGINT, signal.SIGTERM, signal.SIGKILL][number % 3]
        # Every tenth begins anew, the others find what those before them left.
        if number % 10 == 0 and out.exists():
            shutil.rmtree(out)
        run = start(out)
        time.sleep(chance.random() * length * 1.1)
        run.send_signal(kind)
        code = run.wait()
        counts[kind.name] = counts.get(kind.name, 0) + 1
        hit += code == -kind
        if code not in (0, -kind):
            faults.append(f"{number}: {kind.name} gives exit code {code}")
        left = sums(out)
        rubbish = [name for name in left if is_rubbish(name)] + [p.name for p in temporary.iterdir()]
        with_drafts += bool(rubbish)
        if rubbish and kind != signal.SIGKILL:
            faults.append(f"{number}: {kind.name} leaves {rubbish}")
        for name, found in left.items():
            if not is_rubbish(name) and want.get(name) != found:
                faults.append(f"{number}: {kind.name} leaves {name} unlike that of a whole run")
    code = start(out).wait()
    if code != 0:
        faults.append(f"the last run gives exit code {code}")
    if sums(out) != want:
        faults.append(f"the last run differs: {sorted(set(sums(out).items()) ^ set(want.items()))[:6]}")
    faults += [f"{path} is left in the temporary folder" for path in temporary.iterdir()]
    shutil.rmtree(root)
    of_each = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    print(f"{args.kills} kills ({of_each}) of runs of {args.documents} documents, {len(want)} files, {length:.1f} s each")
    print(f"{hit} hit a run that was not done, {with_drafts} of these left something to the next run")
    print(f"{len(faults)} faults")
    for fault in faults[:20]:
        print(f"  {fault}")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
