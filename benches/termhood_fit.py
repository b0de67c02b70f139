#!/usr/bin/env python3
"""Fits the weights of `crates/terms/src/termhood.rs` to texts of which the terms are known.

    cargo run --release -p hexapla --example term_evidence -- --terms 1 en=corpora/terms-en/procurement.txt > a.tsv
    termhood_fit.py a.tsv=corpora/terms-en/gold.tsv b.tsv=benches/record/termhood-judged.tsv     --l2 N

Each pair is evidence and a list: of terms, one per line, before a tab if there is one; or with the header `en`, `verdict`, in which `T`
is a term and candidates that are not in the list are not used. The weights are those of a logistic function with a small penalty. Each text is also tried with
weights that were fitted to the others (`held out`): precision and recall of what is more probably a term than not, of the candidates that
have a rendering. A table shows how often candidates of each probability are terms. Needs numpy. Python 3.11.
"""
import argparse
import csv
from pathlib import Path

import numpy

from terms import gold_of, key

TENTHS = 10


def read(pair):
    """The names of the features, the candidates, and of each whether it is a term and its features."""
    evidence, gold = pair.split("=", 1)
    with open(gold, encoding="utf-8", newline="") as file:
        is_judged = file.readline().startswith("en\tverdict")
    if is_judged:
        with open(gold, encoding="utf-8", newline="") as file:
            verdicts = {key(row["en"]): row["verdict"] == "T" for row in csv.DictReader(file, delimiter="\t")}
    else:
        verdicts = {key(term): True for term in gold_of(gold)}
    terms, right, features = [], [], []
    with open(evidence, encoding="utf-8") as file:
        names = file.readline().rstrip("\n").split("\t")[3:]
        for line in file:
            term, _, _, *values = line.rstrip("\n").split("\t")
            keys = [key(t) for t in term.split("|")]
            if is_judged and not any(k in verdicts for k in keys):
                continue
            terms.append(term)
            right.append(any(verdicts.get(k, False) for k in keys))
            features.append([float(v) for v in values])
    return Path(evidence).stem, names, terms, numpy.array(right), numpy.array(features), {k for k, v in verdicts.items() if v}


def fit(features, right, shares, penalty):
    """Logistic regression by Newton's method; `shares` weigh the candidates."""
    weights = numpy.zeros(features.shape[1])
    keep = numpy.full(features.shape[1], penalty)
    keep[0] = 1e-6
    for _ in range(40):
        p = 1 / (1 + numpy.exp(-(features @ weights).clip(-30, 30)))
        slope = features.T @ (shares * (p - right)) + keep * weights
        curve = (features * (shares * p * (1 - p))[:, None]).T @ features + numpy.diag(keep)
        weights = weights - numpy.linalg.solve(curve, slope)
    return weights


def probabilities(weights, features):
    return 1 / (1 + numpy.exp(-(features @ weights).clip(-30, 30)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", nargs="+")
    parser.add_argument("--l2", type=float, default=3.0)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    texts = [read(pair) for pair in args.pairs]
    names = texts[0][1]
    tenths = [[0, 0] for _ in range(TENTHS)]
    for tried in texts:
        others = [t for t in texts if t is not tried] or texts
        weights = fit_all(others, args.l2)
        p = probabilities(weights, tried[4])
        taken = p >= 0.5
        hit = (taken & tried[3]).sum()
        print(f"{tried[0]} held out: precision {hit / max(1, taken.sum()):.3f} recall of candidates {hit / tried[3].sum():.3f}, {taken.sum()} of {len(p)}")
        for probability, is_right in zip(p, tried[3]):
            tenths[min(TENTHS - 1, int(probability * TENTHS))][int(is_right)] += 1
        if args.show:
            order = numpy.argsort(-p)
            print("  taken wrongly:", "; ".join(f"{tried[2][n]} {p[n]:.2f}" for n in order if taken[n] and not tried[3][n])[:6000])
            print("  not taken:", "; ".join(f"{tried[2][n]} {p[n]:.2f}" for n in order if not taken[n] and tried[3][n])[:6000])
    for n, (wrong, right) in enumerate(tenths):
        print(f"probability {n / TENTHS:.1f} to {(n + 1) / TENTHS:.1f}: {right / max(1, right + wrong):.2f} of {right + wrong} are terms")
    weights = fit_all(texts, args.l2)
    for tried in texts:
        taken = probabilities(weights, tried[4]) >= 0.5
        print(f"{tried[0]} fitted: precision {(taken & tried[3]).sum() / max(1, taken.sum()):.3f} recall {(taken & tried[3]).sum() / tried[3].sum():.3f}")
    for name, weight in zip(names, weights):
        print(f"    {weight:.2f}, // {name}")


def fit_all(texts, penalty):
    """Weights for all texts, each of which counts alike, as long as it has many candidates or few."""
    most = max(len(t[3]) for t in texts)
    shares = numpy.concatenate([numpy.full(len(t[3]), (most / len(t[3])) ** 0.5) for t in texts])
    return fit(numpy.concatenate([t[4] for t in texts]), numpy.concatenate([t[3] for t in texts]).astype(float), shares, penalty)


if __name__ == "__main__":
    main()
