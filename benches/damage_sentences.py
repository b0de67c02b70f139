#!/usr/bin/env python3
"""Measures how beads of sentences hold when one side is damaged. Python 3.11, standard library.

    damage_sentences.py BINARY [DATA] [--damages NAME,...] [--seeds N] [--verbose]

Damages the target side as `damage.py` does, the gold beads with it, runs BINARY without an encoder, and compares beads: strict F1 as
`score beads` has it.

    document   our own corpus, English with each other language: paragraphs are damaged, `align` finds the sentences
    lines      the same and, under DATA, `sent-report`: texts with one sentence per line, which `sentences` aligns

A bead whose target is deleted leaves omissions of single sentences, a note is an insertion; where lines are sentences, a line of two glued
ones joins their beads. Swapped and sorted passages are left out: beads are in order, so that no list of them is right.
A line per text and damage, then the mean and the worst of each damage.
"""
import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import damage

REPORT = Path(__file__).resolve().parent.parent / "corpora" / "un-style-report"
OWN = REPORT / "gold"
OTHERS = ("ar", "es", "fr", "ru", "zh")
# So many characters of a row before a sentence of the gold are a label.
LABEL = 8
BEAD = re.compile(r"\[([\d, ]*)\]:\[([\d, ]*)\]")


def texts(data):
    """Name, folder, stem, languages of source and target."""
    for lang in OTHERS:
        yield f"own en-{lang}", OWN, f"en-{lang}", "en", lang
    folder = data and data / "sent-report"
    if not (folder and folder.is_dir()):
        return print("no DATA with sent-report: only our own corpus is measured", file=sys.stderr)
    for lang in ("en", "es"):
        yield f"sent-report zh-{lang}", folder, f"zh-{lang}", "zh", lang


def lines(path):
    return path.read_text("utf-8").removesuffix("\n").split("\n")


def gold_beads(path):
    rows = [line.split("\t") for line in lines(path)]
    return [tuple(tuple(damage.indices(cell)) for cell in (row + [""])[:2]) for row in rows if row[0][:1].isdigit() or not row[0]]


def followed(gold, target):
    """The gold beads of the undamaged target, as they are on the damaged one."""
    places = target.places()
    joined = list(range(len(gold)))  # the first of the beads that a bead is one with

    def first(n):
        while joined[n] != n:
            n = joined[n]
        return n
    owner = {j: n for n, (_, side) in enumerate(gold) for j in side}
    for _, origins in target.lines:
        beads = sorted({first(owner[o]) for o in origins if o in owner})
        for n in beads[1:]:
            joined[n] = beads[0]
    sides = {}
    for n, (source, side) in enumerate(gold):
        at = sides.setdefault(first(n), (set(), set()))
        at[0].update(source)
        at[1].update(place for j in side for place in places.get(j, ()))
    out = set()
    for source, side in sides.values():
        if source and side:
            out.add((tuple(sorted(source)), tuple(sorted(side))))
        else:
            out.update(((i,), ()) for i in source)
            out.update(((), (j,)) for j in side)
    return out | {((), (n,)) for n, (_, origins) in enumerate(target.lines) if not origins}


def said_beads(binary, source, target):
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for n, (lang, side) in enumerate([source, target]):
            path = Path(folder) / f"{n}.txt"
            path.write_text("\n".join(side) + "\n", "utf-8")
            names.append(f"{lang}={path}")
        run = subprocess.run([binary, "sentences", *names, "--encoder", "none", "-q"], capture_output=True, text=True)
        if run.returncode > 1:
            sys.exit(f"{binary} failed: {run.stderr.strip()}")
    beads = set()
    for found in BEAD.finditer(run.stdout):
        a, b = (tuple(damage.indices(side)) for side in found.groups())
        beads.update([(a, b)] if a and b else [((i,), ()) for i in a] + [((), (j,)) for j in b])
    return beads


def strict(gold, said):
    right = len(gold & said)
    both = lambda beads: {b for b in beads if b[0] and b[1]}
    precision = right / max(len(said), 1)
    recall = len(both(gold) & both(said)) / max(len(both(gold)), 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def squeezed(text):
    return "".join(text.split())


class Sentences:
    """The sentences of the gold that a damaged document still has."""

    def __init__(self, sentences, document, version=None):
        self.texts = [squeezed(text) for text in sentences]
        self.left = set(range(len(sentences)))
        if version is None:
            return
        # In which line of the document each sentence is: in that of the last one, or in one behind it.
        paragraphs, places, at = [squeezed(line) for line in document], version.places(), 0
        for n, text in enumerate(self.texts):
            at = next((k for k in [*range(at, len(paragraphs)), *range(at)] if text in paragraphs[k]), at)
            if at not in places:
                self.left.discard(n)

    def take(self, text):
        """Which sentences the text of a row is made of; -1 for what is none."""
        rest, out = squeezed(text), []
        while rest:
            found = [(place, -len(self.texts[n]), n) for n in self.left if 0 <= (place := rest.find(self.texts[n])) <= LABEL]
            if not found:
                return (*out, -1)
            place, size, n = min(found)
            self.left.discard(n)
            out.append(n)
            rest = rest[place - size:]
        return tuple(sorted(out))


def document_f1(binary, lang, change, dice, share):
    """Strict F1 of the sentences of our own report in English and another language, which is damaged."""
    texts = {name: [l for l in lines(REPORT / f"report.{name}.txt") if l.strip()] for name in ("en", lang)}
    version = damage.Version(lang, texts[lang], None)
    change(version, dice, share)
    source = Sentences(lines(OWN / f"en-{lang}.en"), texts["en"])
    target = Sentences(lines(OWN / f"en-{lang}.{lang}"), texts[lang], version)
    gold = set()
    for a, b in gold_beads(OWN / f"en-{lang}.beads.tsv"):
        b = tuple(n for n in b if n in target.left)
        gold.update([(a, b)] if a and b else [((i,), ()) for i in a] + [((), (j,)) for j in b])
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("en", texts["en"]), (lang, [line for line, _ in version.lines])):
            Path(folder, f"x.{name}.txt").write_text("\n\n".join(text) + "\n", "utf-8")
        run = subprocess.run([binary, "align", "en=x.en.txt", f"{lang}=x.{lang}.txt", "-o", "out", "--format", "jsonl", "--encoder", "none",
                              "-q"], cwd=folder, capture_output=True, text=True)
        if run.returncode > 1:
            sys.exit(f"{binary} failed: {run.stderr.strip()}")
        rows = [json.loads(line)["translation"] for line in lines(next(Path(folder, "out").glob("*.jsonl")))]
    said = set()
    for row in rows:
        a, b = source.take(row.get("en") or ""), target.take(row.get(lang) or "")
        said.update([(a, b)] if a and b else [((i,), ()) for i in a] + [((), (j,)) for j in b if j >= 0])
    return strict(gold, said)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=lambda p: str(Path(p).resolve()))
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--damages", type=lambda s: s.split(","))
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--verbose", action="store_true", help="a line per text too")
    args = parser.parse_args()
    kinds = [("none", lambda *_: None, 0)] + [d[:3] for d in damage.DAMAGES if d[3] == 1 and d[0] not in damage.MOVES]
    kinds += [("everything", damage.everything, 1)]
    kinds = [kind for kind in kinds if not args.damages or kind[0] in args.damages]
    found = {}

    def note(level, text, name, values):
        found.setdefault((level, name), []).append(min(values))
        if args.verbose:
            print(f"{level:10}{text:24} {name:20}{min(values):6.3f}", flush=True)

    for lang in OTHERS:
        for name, change, share in kinds:
            dice = [random.Random(f"{lang} {name} {seed}") for seed in range(args.seeds)]
            note("document", f"own en-{lang}", name, [document_f1(args.binary, lang, change, d, share) for d in dice])
    for text, folder, stem, source_lang, lang in texts(args.data):
        source, target = lines(folder / f"{stem}.{source_lang}"), lines(folder / f"{stem}.{lang}")
        gold = gold_beads(folder / f"{stem}.beads.tsv")
        for name, change, share in kinds:
            values = []
            for seed in range(args.seeds):
                version = damage.Version(lang, target, None)
                change(version, random.Random(f"{text} {name} {seed}"), share)
                said = said_beads(args.binary, (source_lang, source), (lang, [line for line, _ in version.lines]))
                values.append(strict(followed(gold, version), said))
            note("lines", text, name, values)
    print(f"{'damage':55}  mean worst")
    for (level, name), values in found.items():
        print(f"{level:10}{name:45}{sum(values) / len(values):6.3f}{min(values):6.3f}")


if __name__ == "__main__":
    main()
