#!/usr/bin/env python3
"""Ends of sentences beside two peers: precision and recall for each language and genre of `corpora/sentences`.

    cargo build --release -p hexapla-segment --example sentences
    boundaries.py target/release/examples/sentences            --set second, --part held|dev of the first texts, --show errors

Only ends inside paragraphs count; a paragraph's own end is given to all. Peers: pip install pysbd syntok, at their defaults, in the
languages that they know; what is absent is said on stderr and skipped. `ok` or `SHORT` closes the rows of hexapla that sum up a language:
precision .995, recall .99, and both ahead of each peer. The exit code is 1 if a row is short. Python 3.11.
"""
import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path

LANGS = ["ar", "en", "es", "fr", "ru", "zh"]
GENRES = ["report", "resolution", "record"]
TEXTS = Path(__file__).resolve().parent.parent / "corpora" / "sentences"
PRECISION, RECALL = 0.995, 0.99
SYNTOK = {"en", "es"}


def paragraphs(texts, lang, genre, part):
    """The paragraphs of a text, or of its part for development or for the last word, each a list of sentences."""
    text = (texts / f"{lang}.{genre}.txt").read_text(encoding="utf-8")
    every = [[line for line in p.split("\n") if line] for p in text.split("\n\n") if p.strip()]
    half = (len(every) + 1) // 2
    cut = {"report": len(every), "resolution": 0, "record": half}[genre]
    return {"all": every, "dev": every[:cut], "held": every[cut:]}[part]


def hexapla(binary, lang, texts):
    lines = "".join(text + "\n" for text in texts)
    run = subprocess.run([binary, lang], input=lines, capture_output=True, text=True, check=True, encoding="utf-8")
    return [p.split("\n") for p in run.stdout.rstrip("\n").split("\n\n")]


def pysbd(lang, texts):
    import pysbd

    segmenter = pysbd.Segmenter(language=lang, clean=False)
    return [segmenter.segment(text) for text in texts]


def syntok(lang, texts):
    from syntok import segmenter

    def sentences(text):
        for paragraph in segmenter.process(text):
            for sentence in paragraph:
                yield "".join(token.spacing + token.value for token in sentence)

    return [list(sentences(text)) for text in texts] if lang in SYNTOK else None


def ends(sentences):
    """Where sentences end, in characters that are no white space; without the last."""
    end, found = 0, []
    for sentence in sentences:
        end += sum(not c.isspace() for c in sentence)
        found.append(end)
    return set(found[:-1])


def show(text, marked, found):
    """Prints what differs, with what is around it."""
    places = [n for n, c in enumerate(text, 1) if not c.isspace()]
    for end in sorted(marked ^ found):
        at = places[end - 1]
        kind = "missed" if end in marked else "extra"
        print(f"    {kind:7} {text[max(0, at - 40):at]}|{text[at:at + 40]}")


def measure(split, folder, lang, genre, part, shown):
    """Ends that are right, marked and found; nothing if the program does not know the language."""
    gold = paragraphs(folder, lang, genre, part)
    texts = [("" if lang == "zh" else " ").join(p) for p in gold]
    got = split(lang, texts) if texts else []
    if got is None:
        return None
    right = marked = found = 0
    for sentences, text, cut in zip(gold, texts, got, strict=True):
        if "".join("".join(cut).split()) != "".join(text.split()):
            raise SystemExit(f"boundaries.py: {lang}.{genre}: the text has changed: {text[:60]}")
        a, b = ends(sentences), ends(cut)
        right, marked, found = right + len(a & b), marked + len(a), found + len(b)
        if shown:
            show(text, a, b)
    return right, marked, found


def rates(right, marked, found):
    return right / max(found, 1), right / max(marked, 1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--set", choices=["", "second", "third", "fourth"], default="")
    parser.add_argument("--part", choices=["all", "dev", "held"], default="all")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    programs = {"hexapla": lambda lang, texts: hexapla(args.binary, lang, texts), "pysbd": pysbd, "syntok": syntok}
    for name in ["pysbd", "syntok"]:
        if importlib.util.find_spec(name) is None:
            print(f"boundaries.py: {name} is absent: pip install {name}", file=sys.stderr)
            del programs[name]
    short = False
    print(f"{'program':9}{'lang':5}{'genre':12}{'ends':>6}{'precision':>11}{'recall':>8}")
    for lang in LANGS:
        sums = {}
        for name, split in programs.items():
            rows = {}
            for genre in GENRES:
                counts = measure(split, TEXTS / args.set, lang, genre, args.part, args.show and name == "hexapla")
                if counts and counts[1]:
                    rows[genre] = counts
            if not rows:
                continue
            rows["all"] = sums[name] = tuple(map(sum, zip(*rows.values())))
            for genre, counts in rows.items():
                precision, recall = rates(*counts)
                print(f"{name:9}{lang:5}{genre:12}{counts[1]:6}{precision:11.4f}{recall:8.4f}")
        precision, recall = rates(*sums["hexapla"])
        ahead = all(precision > p and recall > r for n, c in sums.items() if n != "hexapla" for p, r in [rates(*c)])
        good = precision >= PRECISION and recall >= RECALL and ahead
        short |= not good
        print(f"{'':9}{lang:5}{'ok' if good else 'SHORT'}")
    sys.exit(short)


main()
