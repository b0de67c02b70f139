#!/usr/bin/env python3
"""Measures how rows hold when versions of a document are damaged. Python 3.11, standard library.

    damage.py BINARY [DATA] [--documents NAME,...] [--damages NAME,...] [--seeds N] [--verbose] [--encoder PATH]

Damages versions of documents whose paragraphs are aligned by hand, the gold with them, runs
`BINARY align ... --format lines --level paragraph`, and compares links of lines with the gold: F1 of each pair.
Without DATA only our own corpus is measured; DATA is a folder that holds `un-docs`.

    untouched   the worst loss of a pair that no damaged version is part of, against the same pair without the damaged versions
    damaged     the worst F1 of a pair with the pivot (English, else the first) and a damaged version
    moved       for swapped sections and sorted lists: links of lines that moved, recall and precision

Each damage is made with several seeds; a line per document and damage, then the worst of each damage, and what was found of all
links that moved.
"""
import argparse
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LABEL = re.compile(
    r"^[\u200e\u200f\u202a-\u202e]*(\(?[0-9\u0660-\u0669]{1,3}[.)\uff0e]?( ?[-\u2013])?|\(?[a-z\u0430-\u044f\u0623-\u064a]{1,2}\)|"
    r"\(?[ivxlc]{1,5}\)|[IVXLC]{1,5}\.|[A-Z]\.|[\u4e00-\u4e5d\u5341]{1,3}[\u3001.]|[\uff08(][\u4e00-\u4e5d\u5341a-z]{1,3}[\uff09)])\s+")
SENTENCE = re.compile(r"(?<=[.!?؟])\s+|(?<=[。！？])")
NOTE = {"en": "[Translator's note: see the original for this term.]", "fr": "[Note du traducteur : voir l'original.]",
        "es": "[Nota del traductor: véase el original.]", "ru": "[Примечание переводчика: см. оригинал.]",
        "ar": "[ملاحظة المترجم: انظر النص الأصلي.]", "zh": "[译者注：见原文。]"}


class Version:
    """A version of a document: its lines, each with the original lines it was made of."""

    def __init__(self, lang, lines, bare):
        self.lang = lang
        self.lines = [(text, (n,)) for n, text in enumerate(lines)]
        self.bare = bare
        self.moved = set()

    def places(self):
        """Original line -> lines now."""
        out = {}
        for n, (_, origins) in enumerate(self.lines):
            for origin in origins:
                out.setdefault(origin, []).append(n)
        return out


def delete(version, dice, share):
    version.lines = [line for line in version.lines if dice.random() >= share]


def lose_labels(version, dice, share):
    def lose(line):
        text, origins = line
        if len(origins) != 1 or dice.random() >= share:
            return line
        bare = version.bare[origins[0]] if version.bare else LABEL.sub("", text)
        return (bare or text, origins)
    version.lines = [lose(line) for line in version.lines]


def glue(version, dice, share):
    out = []
    blank = "" if version.lang == "zh" else " "
    for text, origins in version.lines:
        if out and dice.random() < share and len(out[-1][1]) == 1:
            out[-1] = (out[-1][0] + blank + text, out[-1][1] + origins)
        else:
            out.append((text, origins))
    version.lines = out


def split(version, dice, share):
    out = []
    for text, origins in version.lines:
        places = [m.end() for m in SENTENCE.finditer(text) if 10 < m.end() < len(text) - 10]
        if places and dice.random() < share:
            at = dice.choice(places)
            out += [(text[:at].strip(), origins), (text[at:].strip(), origins)]
        else:
            out.append((text, origins))
    version.lines = out


def shift(version, dice, _):
    start = dice.randrange(len(version.lines) // 4, 3 * len(version.lines) // 4)
    number = re.compile(r"^(\d{1,3})(\s*[.\-\uff0e])")
    version.lines = [
        (number.sub(lambda m: f"{int(m[1]) + 1}{m[2]}", text) if n >= start else text, origins)
        for n, (text, origins) in enumerate(version.lines)]


def swap(version, dice, _):
    count = len(version.lines)
    size = max(3, min(25, count // 12))
    at = dice.randrange(size, max(size + 1, count - 3 * size))
    first, second = version.lines[at:at + size], version.lines[at + size:at + 2 * size]
    version.lines[at:at + 2 * size] = second + first
    version.moved.update(o for _, origins in first + second for o in origins)


def sort(version, dice, _):
    count = len(version.lines)
    size = min(8, count // 6)
    for _ in range(2):
        at = dice.randrange(0, count - size)
        part = version.lines[at:at + size]
        dice.shuffle(part)
        version.lines[at:at + size] = part
        version.moved.update(o for _, origins in part for o in origins)


def drop(version, dice, _):
    size = len(version.lines) // 8
    at = dice.randrange(0, len(version.lines) - size)
    del version.lines[at:at + size]


def notes(version, dice, share):
    out = []
    for line in version.lines:
        out.append(line)
        if dice.random() < share:
            out.append((NOTE.get(version.lang, NOTE["en"]), ()))
    version.lines = out


def everything(version, dice, _):
    for damage, share in [(delete, .05), (lose_labels, .3), (glue, .04), (split, .04), (notes, .02)]:
        damage(version, dice, share)


# Name, what is done, how much of it, to how many versions.
DAMAGES = [
    ("delete 5%", delete, .05, 1), ("delete 10%", delete, .10, 1), ("delete 20%", delete, .20, 1),
    ("delete 10% of two", delete, .10, 2),
    ("labels 30%", lose_labels, .3, 1), ("labels 60%", lose_labels, .6, 1), ("labels 100%", lose_labels, 1., 1),
    ("labels 60% of two", lose_labels, .6, 2), ("labels 100% of two", lose_labels, 1., 2),
    ("glue", glue, .1, 1), ("split", split, .15, 1), ("shift", shift, 1, 1), ("swap", swap, 1, 1), ("sort", sort, 1, 1),
    ("drop", drop, 1, 1), ("notes", notes, .05, 1), ("everything", everything, 1, 2)]
MOVES = {"swap", "sort"}


class Document:
    def __init__(self, name, texts, bare, gold):
        self.name, self.texts, self.bare, self.gold = name, texts, bare, gold
        self.langs = list(texts)
        self.pivot = "en" if "en" in texts else self.langs[0]


def indices(cell):
    return [int(x) for x in cell.split(",") if x.strip()]


def read(folder, stem, gold):
    head, *rows = [line.split("\t") for line in gold.read_text("utf-8").splitlines() if line.strip()]
    langs = [lang for lang in head[2:] if (folder / f"{stem}.{lang}.txt").exists()]
    lines = lambda path: [l for l in path.read_text("utf-8").splitlines() if l.strip()]
    texts = {lang: lines(folder / f"{stem}.{lang}.txt") for lang in langs}
    bare = {}
    for lang in langs:
        path = folder / f"{stem}.{lang}.nonum.txt"
        found = lines(path) if path.exists() else []
        bare[lang] = found if len(found) == len(texts[lang]) else None
    at = {lang: head.index(lang) for lang in langs}
    fine = [row + [""] * (len(head) - len(row)) for row in rows if row[1] not in ("article", "section")]
    gold = [{lang: indices(row[at[lang]]) for lang in langs} for row in fine]
    return texts, bare, gold


def documents(data):
    own = Path(__file__).resolve().parent.parent / "corpora" / "un-style-report"
    yield Document("own", *read(own, "report", own / "gold" / "paragraphs.tsv"))
    if data is None:
        return print("no DATA: only our own corpus is measured", file=sys.stderr)
    if not (data / "un-docs").is_dir():
        return print(f"{data}: holds no un-docs; only our own corpus is measured", file=sys.stderr)
    for gold in sorted((data / "un-docs").rglob("gold.tsv")):
        name = str(gold.parent.relative_to(data / "un-docs"))
        yield Document(name, *read(gold.parent, "doc", gold))


ENCODER = ["none"]


def align(binary, versions):
    """The rows of an alignment: language -> indices of lines."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for lang, lines in versions.items():
            path = Path(folder) / f"x.{lang}.txt"
            path.write_text("\n\n".join(lines) + "\n", "utf-8")
            names.append(f"{lang}={path.name}")
        run = subprocess.run([binary, "align", *names, "-o", "out", "--format", "lines", "--level", "paragraph",
                              "--encoder", ENCODER[0], "-q"], cwd=folder, capture_output=True, text=True)
        found = list(Path(folder, "out").glob("*.lines.tsv"))
        if run.returncode > 1 or not found:
            sys.exit(f"{binary} failed: {run.stderr.strip()}")
        head, *rows = [line.split("\t") for line in found[0].read_text("utf-8").splitlines()]
        return [{lang: indices(cell) for lang, cell in zip(head, row)} for row in rows]


def links(rows, a, b):
    return {(i, j) for row in rows for i in row.get(a, ()) for j in row.get(b, ())}


def f1(true, said):
    right = len(true & said)
    return 2 * right / (len(true) + len(said)) if true or said else 1.0


def pair_f1(gold, rows, a, b):
    true = links(gold, a, b)
    on = ({i for row in gold for i in row[a]}, {j for row in gold for j in row[b]})
    said = {(i, j) for i, j in links(rows, a, b) if i in on[0] or j in on[1]}
    return f1(true, said)


def damaged_gold(gold, versions):
    places = {lang: version.places() for lang, version in versions.items()}
    def cell(lang, lines):
        return sorted({n for line in lines for n in places[lang].get(line, ())})
    return [{lang: cell(lang, row[lang]) for lang in row} for row in gold]


def measure(binary, document, name, damage, share, count, seed, sound):
    dice = random.Random(f"{document.name} {name} {seed}")
    order = ["fr", "es", "ru", "ar", "zh", "en"]
    others = [lang for lang in order if lang in document.langs and lang != document.pivot][:count]
    versions = {lang: Version(lang, document.texts[lang], document.bare[lang]) for lang in document.langs}
    for lang in others:
        damage(versions[lang], dice, share)
    gold = damaged_gold(document.gold, versions)
    rows = align(binary, {lang: [text for text, _ in v.lines] for lang, v in versions.items()})
    whole = [lang for lang in document.langs if lang not in others and lang != document.pivot]
    if whole and tuple(others) not in sound:
        sound[tuple(others)] = align(
            binary, {lang: document.texts[lang] for lang in document.langs if lang not in others})
    loss = [pair_f1(document.gold, sound[tuple(others)], document.pivot, lang)
            - pair_f1(gold, rows, document.pivot, lang) for lang in whole]
    out = {"untouched": max(loss) if loss else None,
           "damaged": min(pair_f1(gold, rows, document.pivot, lang) for lang in others)}
    if name in MOVES:
        version = versions[others[0]]
        now = {n for n, (_, origins) in enumerate(version.lines) if set(origins) & version.moved}
        true = {(i, j) for i, j in links(gold, document.pivot, others[0]) if j in now}
            # Lines that the gold says nothing about are neither right nor wrong, as in `pair_f1`.
        known = {j for row in gold for j in row[others[0]]}
        said = {(i, j) for i, j in links(rows, document.pivot, others[0]) if j in now & known}
        out["recall"] = len(true & said) / len(true) if true else 1.0
        out["precision"] = len(true & said) / len(said) if said else 1.0
        out["moves"] = (len(true & said), len(true), len(said))
    return out


def shown(value):
    return "     -" if value is None else f"{value:6.3f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=lambda p: str(Path(p).resolve()))
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--documents", type=lambda s: s.split(","))
    parser.add_argument("--damages", type=lambda s: s.split(","))
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--verbose", action="store_true", help="a line per document too")
    parser.add_argument("--encoder", default="none", help="as for `align` [default: none]")
    args = parser.parse_args()
    ENCODER[0] = args.encoder
    worst, moves = {}, {}
    for document in documents(args.data):
        if args.documents and not any(name in document.name for name in args.documents):
            continue
        sound = {}
        for name, damage, share, count in DAMAGES:
            if args.damages and name not in args.damages:
                continue
            if len(document.langs) <= count:
                continue
            found = [measure(args.binary, document, name, damage, share, count, seed, sound) for seed in range(args.seeds)]
            best = {"untouched": max, "damaged": min, "recall": min, "precision": min}
            for key, pick in best.items():
                values = [f[key] for f in found if f.get(key) is not None]
                if values:
                    value = pick(values)
                    at = worst.setdefault(name, {})
                    at[key] = pick(at[key], value) if key in at else value
            for f in found:
                if "moves" in f:
                    moves[name] = [a + b for a, b in zip(moves.get(name, (0, 0, 0)), f["moves"])]
            if args.verbose:
                line = [shown(pick([f[k] for f in found])) if found[0].get(k) is not None else shown(None) for k, pick in best.items()]
                print(f"{document.name:24} {name:20}", *line, flush=True)
    print(f"{'worst':24} {'damage':20} untouched damaged recall precision")
    for name, at in worst.items():
        print(f"{'':24} {name:20}", *[shown(at.get(k)) for k in ("untouched", "damaged", "recall", "precision")])
    for name, (right, true, said) in moves.items():
        print(f"{'all links':24} {name:20}", *map(shown, (None, None, right / max(true, 1), right / max(said, 1))))


if __name__ == "__main__":
    main()
