#!/usr/bin/env python3
"""Fits the weights of the score of renderings to gold lists. Python 3.11, standard library.

    terms_fit.py EVIDENCE.tsv=GOLD.csv [EVIDENCE.tsv=GOLD.csv ...] [--held EVIDENCE.tsv=GOLD.csv]

EVIDENCE.tsv is what `cargo run --release -p hexapla --example term_evidence -- en=FILE fr=FILE …` prints: a row a rendering that
was looked at, with the features of `crates/terms/src/rendering.rs`. GOLD.csv has a column a language, or `lang_a`, `term_a`,
`lang_b`, `term_b`. A term of the pivot (the language of the first column of the gold list that is not `id`, or --pivot) and a
language make a group; groups with a right rendering and a wrong one count.

The order of renderings is fitted first, as a choice among those of a group (conditional logit, Adam). Then the sum is scaled, and
a constant and the features that are the same in a group are added, so that the logistic function of it is a probability
(Newton's method). Both are fitted to one half of the terms and tried on the other, and the other way round; the weights that are
printed are fitted to all. A table shows how often renderings of each probability are right.
"""
import argparse
import csv
import hashlib
import math
import re
import unicodedata
from collections import defaultdict

STEPS, RATE, DECAY = 300, 0.1, 0.01


def fold(term, lang):
    term = re.sub(r"\s*\([^()]*\)\s*$", "", unicodedata.normalize("NFKC", term).strip())
    term = "".join(c for c in unicodedata.normalize("NFD", term.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"\w+", term)
    if lang == "zh":
        return "".join(words)
    if lang in ("en", "es", "fr"):
        words = [singular(w, lang) for w in words]
    return " ".join(words)


def singular(word, lang):
    if len(word) > 4 and (lang, word[-3:]) == ("en", "ies"):
        return word[:-3] + "y"
    if len(word) > 4 and lang == "es" and word.endswith("es"):
        return word[:-2]
    return word[:-1] if len(word) > 3 and re.search("[^su]s$", word) and not word.endswith("is") else word


def gold_of(path, pivot):
    gold = defaultdict(set)
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if "lang_a" in row:
                cells = {row["lang_a"]: row["term_a"], row["lang_b"]: row["term_b"]}
            else:
                cells = row
            for lang, term in cells.items():
                if len(lang) == 2 and lang not in (pivot, "id") and term and cells.get(pivot):
                    gold[fold(cells[pivot], pivot), lang].add(fold(term, lang))
    return gold


def groups_of(pair, pivot):
    """Names of the features, and for each (term, language) its renderings: (right, features)."""
    evidence, path = pair.split("=", 1)
    gold, groups, wanted = gold_of(path, pivot), defaultdict(list), {}
    with open(evidence, encoding="utf-8") as file:
        names = file.readline().rstrip("\n").split("\t")[3:]
        for line in file:
            lang, source, target, *features = line.rstrip("\n").split("\t")
            if (source, lang) not in wanted:
                terms = [fold(t, pivot) for t in source.split("|")]
                wanted[source, lang] = terms[0], set().union(*(gold.get((t, lang), ()) for t in terms))
            name, right = wanted[source, lang]
            if right:
                is_right = any(fold(t, lang) in right for t in target.split("|"))
                groups[name, lang].append((is_right, [float(f) for f in features]))
    return names, groups


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def order(groups, size):
    """Weights under which the right rendering of a group comes first."""
    weights, first, second = [0.0] * size, [0.0] * size, [0.0] * size
    for step in range(1, STEPS + 1):
        slope = [DECAY * w for w in weights]
        for group in groups:
            sums = [dot(weights, x) for _, x in group]
            top = max(sums)
            shares = [math.exp(s - top) for s in sums]
            total, right = sum(shares), sum(s for s, (y, _) in zip(shares, group) if y)
            for share, (y, x) in zip(shares, group):
                error = (share / total - (share / right if y else 0.0)) / len(groups)
                if abs(error) > 1e-9:
                    for n, value in enumerate(x):
                        slope[n] += error * value
        for n in range(size):
            first[n] = 0.9 * first[n] + 0.1 * slope[n]
            second[n] = 0.99 * second[n] + 0.01 * slope[n] ** 2
            weights[n] -= RATE * first[n] / (1 - 0.9**step) / (math.sqrt(second[n] / (1 - 0.99**step)) + 1e-8)
    return weights


def solve(matrix, vector):
    """The solution of a small set of linear equations, by elimination."""
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for n in range(len(rows)):
        pivot = max(range(n, len(rows)), key=lambda r: abs(rows[r][n]))
        rows[n], rows[pivot] = rows[pivot], rows[n]
        for r in range(len(rows)):
            if r != n:
                factor = rows[r][n] / rows[n][n]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[n])]
    return [row[-1] / row[n] for n, row in enumerate(rows)]


def logistic(points):
    """Weights of the logistic function through (right, features)."""
    size = len(points[0][1])
    weights = [0.0] * size
    for _ in range(30):
        slope, curve = [0.0] * size, [[1e-6 * (a == b) for a in range(size)] for b in range(size)]
        for y, x in points:
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, dot(weights, x)))))
            for a in range(size):
                slope[a] += (p - y) * x[a]
                for b in range(size):
                    curve[a][b] += p * (1 - p) * x[a] * x[b]
        weights = [w - d for w, d in zip(weights, solve(curve, slope))]
    return weights


def fit(groups, names):
    """The weights of all features: order first, then scale and what is the same in a group."""
    weights = order(groups, len(names))
    shared = [names.index(n) for n in ("one", "nested source", "places")]
    points = [(y, [dot(weights, x)] + [x[n] for n in shared]) for group in groups for y, x in group]
    scale, *constants = logistic(points)
    out = [scale * w for w in weights]
    for n, constant in zip(shared, constants):
        out[n] += constant
    return out


def shares(groups, weights):
    """How often the first rendering is right, and how often one of the first five."""
    first = five = 0
    for group in groups:
        ranked = sorted(group, key=lambda r: -dot(weights, r[1]))
        first += ranked[0][0]
        five += any(y for y, _ in ranked[:5])
    return f"{first / len(groups):.3f} {five / len(groups):.3f} of {len(groups)}" if groups else "none"


def half(key):
    return hashlib.sha256(key[0].encode()).digest()[0] % 2


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", nargs="+")
    parser.add_argument("--held", action="append", default=[], help="evidence and gold that nothing is fitted to")
    parser.add_argument("--pivot", default="en")
    args = parser.parse_args()
    usable, names = [], []
    for pair in args.pairs:
        names, groups = groups_of(pair, args.pivot)
        right = {k: g for k, g in groups.items() if any(y for y, _ in g)}
        print(f"{pair}: {len(groups)} groups, {len(right)} with a right rendering")
        usable += [(k, g) for k, g in right.items() if not all(y for y, _ in g)]
    for tried in (0, 1):
        weights = fit([g for k, g in usable if half(k) != tried], names)
        print(f"half {tried}: first, five", shares([g for k, g in usable if half(k) == tried], weights))
    weights = fit([g for _, g in usable], names)
    for pair in args.held:
        groups = groups_of(pair, args.pivot)[1].values()
        print(f"{pair}: first, five", shares([g for g in groups if any(y for y, _ in g)], weights))
    buckets = defaultdict(list)
    for _, group in usable:
        for y, x in group:
            p = 1 / (1 + math.exp(-dot(weights, x)))
            buckets[min(9, int(10 * p))].append((p, y))
    for n in sorted(buckets):
        mean, right = (sum(v) / len(buckets[n]) for v in zip(*buckets[n]))
        print(f"probability {mean:.2f}: right {right:.2f} of {len(buckets[n])}")
    for name, weight in zip(names, weights):
        print(f"{weight:7.2f}  {name}")


if __name__ == "__main__":
    main()
