#!/usr/bin/env python3
"""Writes two texts of which line n of one translates line n of the other, for the measurement of `terms` on many rows.

    million.py OUT [--rows 1000000] [--seed 1]

    OUT/en-ROWS.txt    English function words among words made from syllables, 16 words in a line on average
    OUT/fr-ROWS.txt    the same in French: each word has one translation

Content is drawn from 150,000 words and 100,000 terms of two and three words, both by Zipf's law; a word has a plural. The
French text differs by chance: it lacks items, has others that translate nothing, and exchanges neighbours; nouns come before
what modifies them. The first rows of a text of many rows are those of a text of few. The same seed gives the same bytes.
Python 3.11, standard library.
"""
import argparse
import itertools
import random
import sys
from pathlib import Path

WORDS = 150_000
TERMS = 100_000
# A row has 16 words on average, half of them function words.
ITEMS = 13
KINDS = {"function": .5, "word": .3, "term": .2}
# What the French text lacks, adds, and exchanges with its neighbour.
LACKS, ADDS, EXCHANGES = .03, .03, .08
PLURAL = .25
# The most frequent word is not much more frequent than the next ones.
FLAT = 2.7
FUNCTION_WORDS = [
    ("the", "le"), ("of", "de"), ("and", "et"), ("in", "dans"), ("to", "à"), ("a", "un"), ("for", "pour"), ("is", "est"),
    ("on", "sur"), ("that", "que"), ("with", "avec"), ("by", "par"), ("are", "sont"), ("it", "il"), ("as", "comme"),
    ("which", "qui"), ("this", "ce"), ("not", "pas"), ("or", "ou"), ("from", "depuis"), ("has", "a"), ("its", "son"),
    ("their", "leur"), ("these", "ces"), ("but", "mais"), ("all", "tous"), ("under", "sous"), ("without", "sans"),
    ("between", "entre"), ("we", "nous"), ("they", "ils"), ("if", "si"), ("also", "aussi"), ("where", "où"),
]
ENGLISH = [c + v for c in "b d f g k l m n p r st t tr v w".split() for v in "a e i o u ea oo".split()]
FRENCH = [c + v for c in "b d f g j l m n p r s t ch v pr".split() for v in "a e i o u é eu".split()]


def words(random_, syllables, end):
    """WORDS words of two to four syllables, no two the same."""
    made = {}
    while len(made) < WORDS:
        made["".join(random_.choices(syllables, k=random_.choice((2, 3, 3, 4)))) + random_.choice(end)] = None
    return list(made)


def zipf(count):
    return list(itertools.accumulate(1 / (n + FLAT) for n in range(count)))


class Language:
    """A pair of vocabularies, and terms made from them."""

    def __init__(self, random_):
        pairs = zip(words(random_, ENGLISH, ["n", "l", "r", "nt", "ck"]), words(random_, FRENCH, ["", "n", "l", "r", "t"]))
        self.words = list(pairs)
        self.frequent_words, self.frequent_terms = zipf(WORDS), zipf(TERMS)
        self.frequent_function_words = zipf(len(FUNCTION_WORDS))
        # Words of terms are seldom the most frequent ones of the language.
        self.terms = [random_.sample(range(WORDS // 4), random_.choice((2, 2, 3))) for _ in range(TERMS)]

    def item(self, random_, kind):
        """An English and a French expression."""
        if kind == "function":
            return random_.choices(FUNCTION_WORDS, cum_weights=self.frequent_function_words)[0]
        mark = "s" if random_.random() < PLURAL else ""
        if kind == "word":
            english, french = random_.choices(self.words, cum_weights=self.frequent_words)[0]
            return english + mark, french + mark
        parts = [self.words[n] for n in random_.choices(self.terms, cum_weights=self.frequent_terms)[0]]
        return " ".join(e for e, _ in parts) + mark, " ".join(f + mark for _, f in reversed(parts))

    def row(self, random_):
        kinds = random_.choices(list(KINDS), weights=KINDS.values(), k=random_.randint(ITEMS - 5, ITEMS + 5))
        items = [self.item(random_, kind) for kind in kinds]
        french = [french for _, french in items if random_.random() >= LACKS]
        for n in range(len(french)):
            chance = random_.random()
            if chance < ADDS:
                french[n] += " " + self.item(random_, "word")[1]
            elif chance < ADDS + EXCHANGES and n > 0:
                french[n - 1], french[n] = french[n], french[n - 1]
        return " ".join(english for english, _ in items), " ".join(french)


def sentence(text):
    return text[:1].upper() + text[1:] + ".\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    random_ = random.Random(args.seed)
    language = Language(random_)
    args.out.mkdir(parents=True, exist_ok=True)
    paths = [args.out / f"{lang}-{args.rows}.txt" for lang in ("en", "fr")]
    with paths[0].open("w", encoding="utf-8") as english, paths[1].open("w", encoding="utf-8") as french:
        for _ in range(args.rows):
            for file, text in zip((english, french), language.row(random_)):
                file.write(sentence(text))
    print(*paths, sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main()
