"""Writes countries.tsv from the npm packages `cldr-localenames-full` (CLDR) and `i18n-iso-countries` (formal names).

Usage: unpack both (`npm pack NAME`, `tar xzf`), then python3 countries.py CLDR-PACKAGE ISO-PACKAGE > countries.tsv
"""

import json
import pathlib
import re
import sys

LANGS = ["ar", "de", "en", "es", "fr", "ru", "zh"]
# Groupings and pseudo-territories that have two letters.
NOT_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}


def variants(name):
    """The name, and the name without what stands in brackets."""
    name = name.replace("\u200f", "").strip()
    bare = re.sub(r"\s*[(（].*?[)）]", "", name).strip()
    return [n for n in dict.fromkeys([bare]) if n and " - " not in n]


def main():
    package = pathlib.Path(sys.argv[1])
    version = json.loads((package / "package.json").read_text())["version"]
    table = {}
    for lang in LANGS:
        path = package / "main" / lang / "territories.json"
        names = json.loads(path.read_text())["main"][lang]["localeDisplayNames"]["territories"]
        for key, name in names.items():
            code, _, alt = key.partition("-alt-")
            if not re.fullmatch("[A-Z]{2}", code) or code in NOT_COUNTRIES or len(name) < 2:
                continue
            cell = table.setdefault(code, {}).setdefault(lang, [])
            cell += [n for n in variants(name) if n not in cell]
    iso = pathlib.Path(sys.argv[2])
    iso_version = json.loads((iso / "package.json").read_text())["version"]
    for lang in LANGS:
        for code, names in json.loads((iso / "langs" / f"{lang}.json").read_text())["countries"].items():
            cell = table.get(code, {}).setdefault(lang, [])
            for name in [names] if isinstance(names, str) else names:
                # `Korea, Republic of` is an index form.
                cell += [n for n in variants(name) if n not in cell and "," not in n and "،" not in n]
    # A bare name that two codes share (Congo, without its bracket) names neither.
    for lang in LANGS:
        owners = {}
        for code, row in table.items():
            for name in row.get(lang, []):
                owners.setdefault(name, set()).add(code)
        for row in table.values():
            row[lang] = [n for n in row.get(lang, []) if len(owners[n]) == 1]
    print(f"# Names of countries and territories: Unicode CLDR {version} (npm cldr-localenames-full), Unicode-3.0 licence,")
    print(f"# https://www.unicode.org/license.txt; formal names: npm i18n-iso-countries {iso_version}, MIT licence.")
    print("# Written by countries.py: do not edit. Alternatives are divided by |.")
    print("\t".join(["code", *LANGS]))
    for code in sorted(table):
        print("\t".join([code, *("|".join(table[code].get(lang, [])) for lang in LANGS)]))


main()
