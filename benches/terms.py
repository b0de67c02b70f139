#!/usr/bin/env python3
"""Terms beside texts of which the terms are known.

    cargo build --release && benches/terms.py target/release/hexapla          --show lists what is missing and what is wrong
    benches/terms.py target/release/hexapla --data DIR                        with thesaurus pairs and judged entries of DIR

`zh` counts how many of the 40 Chinese terms of `corpora/terms-zh` are whole, with English beside them and alone, in all entries.
`en` gives precision and recall of `corpora/terms-en`, a document at a time, by the headwords and by the forms of the gold in the
singular; the default list and all entries. `report` gives the size of the list of our own report and the share of its gold terms that
are in it. With `--data`, `un-sent` and `terms` are read there: found first, in five, and anywhere, of thesaurus pairs, in the default
list and in all entries; and how many of the first 40 entries that were judged to be terms are in the default list. Python 3.11.
"""
import argparse
import csv
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT / "corpora"
LANGS = ["ar", "en", "es", "fr", "ru", "zh"]


def run(binary, *arguments):
    subprocess.run([binary, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


def terms(binary, folder, inputs, *options):
    """The entries that `terms` makes, each a dictionary of lists of terms."""
    out = Path(folder) / "terms.csv"
    run(binary, "terms", *inputs, "-o", out, "--force", "--quiet", *options)
    with open(out, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return [{lang: [t for t in row.get(lang, "").split("|") if t] for lang in LANGS} for row in rows]


def supports_all(binary):
    return "--all" in subprocess.run([binary, "terms", "--help"], capture_output=True, text=True).stdout


def singular(word):
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if re.search("(s|x|z|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if len(word) > 3 and re.search("[^su]s$", word) and not word.endswith("is") else word


def key(term):
    return " ".join(singular(w) for w in term.lower().replace("\u2019", "'").split())


def gold_of(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t")[0] for line in file if line.strip()]


def chinese(binary, folder, options, show):
    texts = [f"{lang}={CORPORA}/terms-zh/{lang}.txt" for lang in ("en", "zh")]
    with open(CORPORA / "terms-zh/terms.tsv", encoding="utf-8", newline="") as file:
        gold = list(csv.DictReader(file, delimiter="\t"))
    for name, inputs in (("en-zh", texts), ("zh", texts[1:])):
        entries = terms(binary, folder, inputs, *options)
        found = {t for entry in entries for t in entry["zh"]}
        missing = [row["zh"] for row in gold if row["zh"] not in found]
        cut = [zh for zh in missing if any(t in zh and len(t) > 1 for t in found)]
        firsts = sum(any(row["zh"] in e["zh"][:1] and row["en"] in e["en"] for e in entries) for row in gold)
        pairs = f", {firsts} beside their English" if name == "en-zh" else ""
        print(f"zh {name}: {len(gold) - len(missing)} of {len(gold)} whole{pairs}, {len(cut)} truncated, {len(entries)} entries")
        if show and missing:
            print("  missing:", " ".join(missing))


def english(binary, folder, options, show):
    gold = gold_of(CORPORA / "terms-en/gold.tsv")
    for document in ("procurement", "reporting"):
        path = CORPORA / f"terms-en/{document}.txt"
        text = path.read_text(encoding="utf-8").lower()
        here = {t for t in gold if re.search(rf"(?<!\w){re.escape(t)}(?!\w)", text)}
        entries = terms(binary, folder, [f"en={path}"], *options)
        for name, fold in (("forms", str.lower), ("singular", key)):
            want = {fold(t) for t in here}
            heads = [{fold(t) for t in entry["en"]} for entry in entries]
            right = sum(bool(head & want) for head in heads)
            found = len(set().union(*heads) & want) if heads else 0
            precision, recall = right / max(1, len(heads)), found / len(want)
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"en {document} {name}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}, {len(heads)} entries, {len(want)} gold")
        if show:
            print("  wrong:", "; ".join(e["en"][0] for e in entries if e["en"] and not {key(t) for t in e["en"]} & want))
            print("  missing:", "; ".join(sorted(want - set().union(*heads))))


def report(binary, folder, options, show):
    source = sorted((CORPORA / "un-style-report").glob("report.??.txt"))
    corpus = Path(folder) / "own"
    run(binary, "align", *source, "-o", corpus, "--quiet", "--force")
    entries = terms(binary, folder, [next(corpus.glob("*.jsonl"))], *options)
    with open(CORPORA / "un-style-report/gold/terms.csv", encoding="utf-8", newline="") as file:
        gold = {key(row["en"]) for row in csv.DictReader(file)}
    found = {key(t) for entry in entries for t in entry["en"]}
    heads = [key(e["en"][0]) for e in entries if e["en"]]
    print(f"report: {len(entries)} entries, {len(heads) - len(set(heads))} with an earlier headword, {len(gold & found)} of {len(gold)} gold terms")
    if show:
        print("  missing:", "; ".join(sorted(gold - found)))
    return heads


def judged(data, heads):
    for path in sorted((data / "terms/judged").glob("own-*.tsv")):
        with open(path, encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file, delimiter="\t") if row["termhood"] == "T"]
        print(f"judged {path.stem}: {sum(key(row['en']) in heads for row in rows)} of {len(rows)} terms")


def thesaurus(binary, folder, data, options):
    texts = [f"{lang}={data}/un-sent/part1.{lang}" for lang in LANGS]
    out = Path(folder) / "un.csv"
    run(binary, "terms", *texts, "-o", out, "--force", "--quiet", *options)
    for lang in LANGS:
        if lang != "en":
            gold = data / "terms/unbis-even-in-un-sent.csv"
            done = subprocess.run([binary, "score", "terms", gold, out, "--langs", f"en-{lang}"], capture_output=True, text=True)
            print(f"un-sent en-{lang}:", " ".join(done.stdout.split()) or done.stderr.strip())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    scopes = [("default", []), ("all", ["--all"])] if supports_all(args.binary) else [("all", [])]
    with tempfile.TemporaryDirectory() as folder:
        for name, options in scopes:
            print(f"# {name}")
            chinese(args.binary, folder, options, args.show)
            english(args.binary, folder, options, args.show)
            heads = report(args.binary, folder, options, args.show)
            if args.data:
                judged(args.data, heads)
                thesaurus(args.binary, folder, args.data, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
