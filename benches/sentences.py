#!/usr/bin/env python3
"""Sentence alignment beside a peer, on the same files: strict and lax F1, calibration, seconds.

    sentences.py DATA                       every set: galechurch, and hexapla without a model
    sentences.py DATA --encoder PATH|auto   and hexapla with its encoder

The sets are our own corpus (`corpora/un-style-report`, English with each other language) and, under DATA, `sent-report`,
`sent-zh-en/{aca,mac-dev}`, `sent-other/de-fr_text+berg` and `sent-other/tico19` (line n translates line n); the documents of a set are
pooled. Peer: pip install galechurch; it gets the length ratio of each document. What is absent is said on stderr and skipped. Python 3.11.

`hexapla score beads` scores all of them; --check SCORER asks a second program for the same figures, called as `SCORER beads GOLD PRED ...`,
which prints lines `NAME METRIC VALUE`. Seconds are those of whole processes, one a document, by the clock; `ece` is the expected calibration
error. A row of hexapla ends with `ok` or `SHORT`: its strict F1 against its target and against the peer's. The exit code is 1 if a row is
short or the scorers differ, 2 if nothing was measured.
"""
import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "corpora/un-style-report/gold"
LANGS = ("ar", "es", "fr", "ru", "zh")
HEAD = f"{'set':22}{'aligner':18}{'strict':>8}{'lax':>8}{'ece':>8}{'seconds':>9}{'target':>8}"


class Set(NamedTuple):
    folder: Path
    source: str
    target: str
    documents: list
    targets: tuple = (None, None)  # strict F1 without a model and with the encoder


def sets(data):
    mac = [f"{n:03}" for n in range(1, 7)]
    report, tico = data / "sent-report", data / "sent-other/tico19"
    out = {f"own en-{lang}": Set(OWN, "en", lang, [f"en-{lang}"], (0.98, 0.99)) for lang in LANGS}
    out |= {
        "sent-report zh-en": Set(report, "zh", "en", ["zh-en"]),
        "sent-report zh-es": Set(report, "zh", "es", ["zh-es"]),
        "aca zh-en": Set(data / "sent-zh-en/aca", "zh", "en", ["001"], (0.987, 0.992)),
        "mac-dev zh-en": Set(data / "sent-zh-en/mac-dev", "zh", "en", mac, (0.75, 0.88)),
        "text+berg de-fr": Set(
            data / "sent-other/de-fr_text+berg", "de", "fr", ["dev", "test0", "test1", "test2"], (0.85, 0.92)
        ),
    }
    names = sorted(p.stem for p in tico.glob("*.en"))
    for lang in LANGS:
        # In French, PubMed_8 is in another order.
        out[f"tico19 en-{lang}"] = Set(tico, "en", lang, [n for n in names if (n, lang) != ("PubMed_8", "fr")])
    return out


def say(text):
    print(f"sentences.py: {text}", file=sys.stderr)


# ---------------------------------------------------------------- aligners
def lines(path):
    return path.read_text(encoding="utf8").removesuffix("\n").split("\n")


def peer(source, target):
    """galechurch in a process of its own, with the ratio of the two texts; its beads on stdout."""
    import galechurch
    sides = [lines(Path(p)) for p in (source, target)]
    sizes = [sum(len(line.replace(" ", "")) for line in side) for side in sides]
    # Source for each target character, whatever its documentation says: with the inverse no bead of zh-en is right.
    found = galechurch.align(*sides, mean_xy=sizes[0] / max(sizes[1], 1))
    print("\n".join(found.to_pharaoh_lines()))


def aligners(options):
    """The name of each aligner that is present, and its command without the two files."""
    out = {}
    if importlib.util.find_spec("galechurch"):
        out["galechurch"] = [sys.executable, __file__, "peer"]
    else:
        say("galechurch: absent; pip install galechurch")
    if not shutil.which(options.hexapla):
        say(f"{options.hexapla}: absent; cargo build --release")
        return out
    ours = [options.hexapla, "sentences", "--quiet"]
    out["hexapla"] = [*ours, "--encoder", "none"]
    if options.encoder:
        out["hexapla encoder"] = [*ours, "--encoder", options.encoder]
    return out


def beads(command, files, langs):
    """The beads that an aligner finds, as text."""
    named = files if command[-1] == "peer" else [f"{lang}={path}" for lang, path in zip(langs, files)]
    run = subprocess.run([*command, *map(str, named)], capture_output=True, text=True, encoding="utf8")
    if run.returncode:
        raise ValueError((run.stderr.strip().splitlines() or [f"exit code {run.returncode}"])[-1])
    return run.stdout


# ---------------------------------------------------------------- the table
class Row(NamedTuple):
    strict: float
    lax: float
    error: float | None
    seconds: float


def gold(task, document, work):
    """The gold beads of a document; where there are none, line n translates line n."""
    path = task.folder / f"{document}.beads.tsv"
    if path.is_file():
        return path
    path = work / f"{document}.beads.tsv"
    count = len(lines(task.folder / f"{document}.{task.source}"))
    path.write_text("".join(f"{n}\t{n}\n" for n in range(count)), encoding="utf8")
    return path


def align(command, task, options, work):
    """Aligns and scores the documents of a set."""
    pairs, seconds = [], 0.0
    for document in task.documents:
        files = [task.folder / f"{document}.{lang}" for lang in (task.source, task.target)]
        start = time.perf_counter()
        found = beads(command, files, (task.source, task.target))
        seconds += time.perf_counter() - start
        path = work / f"{document}.found"
        path.write_text(found, encoding="utf8")
        pairs += [str(gold(task, document, work)), str(path)]
    told = subprocess.run([options.hexapla, "score", "beads", *pairs, "--json"], capture_output=True, text=True, check=True)
    score = json.loads(told.stdout)
    values = {m["name"]: m["value"] for m in score["measures"]}
    if options.check:
        check(options.check, pairs, values)
    error = score.get("reliability", {}).get("error")
    return Row(values["strict_f1"], values["lax_f1"], error, seconds)


def check(scorer, pairs, values):
    """Raises if another scorer does not find the same."""
    told = subprocess.run([scorer, "beads", *pairs], capture_output=True, text=True, check=True).stdout
    other = {metric: float(value) for _, metric, value in map(str.split, told.splitlines())}
    if differing := [name for name, value in values.items() if abs(other.get(name, -1) - value) > 6e-5]:
        raise ValueError(f"{scorer} finds another {', '.join(differing)}")


def measure(name, task, commands, options):
    """Prints the rows of a set; gives the verdicts."""
    verdicts, best = [], 0.0
    for aligner, command in commands.items():
        ours = aligner.startswith("hexapla")
        try:
            with tempfile.TemporaryDirectory() as work:
                row = align(command, task, options, Path(work))
        except (subprocess.CalledProcessError, ValueError, OSError) as e:
            say(f"{name}, {aligner}: {e}")
            verdicts.append("SHORT")
            continue
        target = task.targets[aligner == "hexapla encoder"] if ours else None
        word = ("ok" if row.strict >= max(target or 0.0, best) else "SHORT") if ours else ""
        best = best if ours else max(best, row.strict)
        error = f"{row.error:8.4f}" if row.error is not None else f"{'-':>8}"
        aim = f"{target:8.3f}" if target else f"{'-':>8}"
        print(f"{name:22}{aligner:18}{row.strict:8.4f}{row.lax:8.4f}{error}{row.seconds:9.2f}{aim}  {word}".rstrip(), flush=True)
        verdicts.append(word)
    return verdicts


def arguments():
    built = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/hexapla"
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("data", type=Path, metavar="DATA")
    p.add_argument("--hexapla", default=str(built), metavar="BINARY", help="default: the release build")
    p.add_argument("--encoder", metavar="PATH|auto", help="the encoder that hexapla is to use")
    p.add_argument("--sets", default="", help="parts of names of sets, separated by commas")
    p.add_argument("--check", metavar="SCORER", help="a second scorer, whose figures must be the same")
    return p.parse_args()


def main():
    if sys.argv[1:2] == ["peer"]:
        return peer(*sys.argv[2:])
    options = arguments()
    commands = aligners(options)
    if "hexapla" not in commands:
        return 2
    verdicts = []
    print(HEAD, flush=True)
    for name, task in sets(options.data).items():
        if not any(word in name for word in options.sets.split(",")):
            continue
        absent = [d for d in task.documents if not (task.folder / f"{d}.{task.source}").is_file()]
        if absent or not task.documents:
            say(f"{task.folder}: absent; {name} is skipped")
        else:
            verdicts += measure(name, task, commands, options)
    return 2 if not verdicts else int("SHORT" in verdicts)


if __name__ == "__main__":
    sys.exit(main())
