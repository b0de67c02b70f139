"""Writes suppressions.tsv from the sentence-break suppressions of CLDR (npm package `cldr-segments-full`).

Usage: unpack it (`npm pack cldr-segments-full`, `tar xzf`), then python3 suppressions.py PACKAGE > suppressions.tsv
"""

import json
import pathlib
import sys

# Words and names that the lists hold and that end sentences every day: whoever writes them with a full stop has
# finished a sentence.
WORDS = {
    "de": "am b.s. best co do do. ges int link lev mi min mo port prot rel sa so test trans u.s z akt bed ben dat fam gen geb max"
    " temp mod led alt mind pin rd schweiz app sog allg ber",
    "en": "aa ab ad all alt as act by card comm dc do go hat id in is jam job joe k kb gb lib link long mart"
    " ok on or pc pp pro to up x as long mb nr hz",
    "es": "aa all ant bien ca col comm da dc desc fabric id ago kit korn mar mm may ms pp ram reg rol sa seg sol"
    " sept ss var cap doc exc fund fig figs vid dom",
    "fr": "all comm dc desc jeu mart mer mm ven voit dim cam config dest dir sam var coll mar bull dict doc fig réf"
    " anon indus quart prof",
    "it": "all dc mod liv on ver arch div int ag mitt sez sig tab",
    "pt": "com des dir long mar mat out set cat cap caps rep res sup pal pol esp end ex fim cont col comp div educ"
    " hist ind lat lit mal med mai ed fil fot gram jan jur lin prod ref doc elem eng abr ap org rementente pe rod fac",
    "ru": "",
}


def kept(lang, entry):
    """The entry in the form of the tables, or nothing if it is a word, a single letter or a formula of capitals."""
    word = entry.removesuffix(".").strip()
    letters = [c for c in word if c.isalpha()]
    if len(letters) < 2 or "/" in word or any(c.isdigit() for c in word):
        return None
    # `U.S.A.` and `J. K.`: letters with stops between them need no list.
    if all(len(part) <= 1 for part in word.replace(" ", "").split(".")) and word == word.upper():
        return None
    word = word.lower()
    return None if word in WORDS[lang].split(" ") else word.replace(" ", "_")


def main():
    package = pathlib.Path(sys.argv[1])
    version = json.loads((package / "package.json").read_text())["version"]
    print(f"# Abbreviations: sentence-break suppressions of Unicode CLDR {version} (npm cldr-segments-full), Unicode-3.0 licence,")
    print("# https://www.unicode.org/license.txt. Written by suppressions.py: do not edit.")
    print("# Columns: language, words without their last full stop, in lower case, divided by spaces. All are of the class")
    print("# maybe, unless abbreviations.tsv says otherwise.")
    for lang in sorted(WORDS):
        path = package / "segments" / lang / "suppressions.json"
        breaks = json.loads(path.read_text())["segments"]["segmentations"]["SentenceBreak"]
        words = {kept(lang, row["suppression"]) for row in breaks["standard"]} - {None}
        print(f"{lang}\t{' '.join(sorted(words))}")


main()
