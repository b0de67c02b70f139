#!/usr/bin/env python3
"""Measures what becomes of a workbook that a person has edited: our own report, aligned to XLSX, edited, converted to JSONL.
With --table csv the person edits a CSV table instead, beside which the JSONL is.

    edits.py BINARY [--table xlsx|csv] [--edits 200] [--each 20] [--seed 1] [--langs en,fr,zh] [--only KIND,…] [--keep DIR] [--verbose]

openpyxl plays the person; if it is missing, the program makes a virtual environment in ~/.cache/hexapla/edits. The kinds:

    correct   changes words of a cell
    merge     puts a row's texts behind those of the row above and deletes it
    split     inserts a row below and moves the second halves of all texts to it
    move      moves the end of a text to the row below, or the beginning of one to the row above; sometimes all of it
    insert    inserts a row with new texts; the other columns stay empty, as a person leaves them
    delete    deletes a row
    double    copies a row and inserts it below

A workbook has edits of one kind (--each), the last one has --edits of all kinds but `double`. A line is a workbook:

    rows      share of the rows of the sheet that come back with all their texts, in order
    places    share of texts with the file and the line that they were read from; in a new row, those of a row beside it
    anchors   share of rows with the anchor they had, or that of a row beside a new one; kinds likewise
    scores    share of rows that nobody touched with the score that they had, and not marked as reviewed
    reviewed  share of rows that were touched with score 1 and a mark `reviewed`
    unlisted  texts that a deletion took or a copy doubled, and no message or finding names (by id or first words)

Then come workbooks with what else people do (a column deleted, merged cells, a formula …): exit code, rows, first message.
The exit code is 1 if a share is below 1, a text is unlisted or a run fails. Python 3.11.
"""
import argparse
import csv
import difflib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass, field
from pathlib import Path

REPORT = Path(__file__).resolve().parent.parent / "corpora/un-style-report"
MOST_SECONDS = 300
VENV = Path.home() / ".cache/hexapla/edits"

try:
    import openpyxl
except ImportError:
    openpyxl = None


def with_openpyxl():
    """Starts this program again where openpyxl is."""
    python = VENV / "bin/python3"
    if "HEXAPLA_EDITS" in os.environ:
        sys.exit("edits.py: openpyxl cannot be imported")
    if not python.exists():
        print(f"edits.py: openpyxl is installed in {VENV}", file=sys.stderr)
        venv.create(VENV, with_pip=True)
    done = subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "openpyxl==3.1.5"])
    if done.returncode:
        sys.exit("edits.py: pip cannot install openpyxl")
    os.environ["HEXAPLA_EDITS"] = "1"
    os.execv(python, [str(python), *sys.argv])


# ------------------------------------------------------------------ what should come back
@dataclass
class Row:
    """A row as it should come back."""
    texts: dict
    places: dict = field(default_factory=dict)  # language: the (file, line) that are right
    anchors: set = field(default_factory=set)
    kinds: set = field(default_factory=set)
    score: float | None = None
    ident: str | None = None
    origin: str | None = None  # in a new row, the id of the row that its texts were in
    touched: bool = False
    new: bool = False
    was: dict = field(default_factory=dict)  # the texts that the workbook was written with

    @classmethod
    def of(cls, found):
        places = {lang: {(place["file"], place["line"])} for lang, place in found["places"].items()}
        return cls(dict(found["translation"]), places, {found["anchor"]}, {found["kind"]}, found["score"], found["id"],
                   was=dict(found["translation"]))

    def touch(self):
        self.touched = True


@dataclass
class Lost:
    """What a message has to name: one of these."""
    how: str
    names: list


def halves(text, lang, chance):
    """A text cut where a person cuts it; None if it is a single word."""
    places = [m.end() for m in re.finditer(r"[，；、。]" if lang == "zh" else r"\s+", text) if 1 < m.end() < len(text) - 1]
    if lang == "zh" and not places and len(text) > 3:
        places = [len(text) // 2]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at].strip(), text[at:].strip()


def join(first, second, lang):
    return ("" if lang == "zh" else " ").join(text for text in (first, second) if text)


def load(path):
    """The workbook at `path`, or one with the cells of a CSV table."""
    if path.suffix != ".csv":
        return openpyxl.load_workbook(path)
    book = openpyxl.Workbook()
    book.active.title = "corpus"
    with open(path, encoding="utf-8-sig", newline="") as file:
        for cells in csv.reader(file):
            book.active.append([cell or None for cell in cells])
    return book


def save(book, path):
    if path.suffix != ".csv":
        book.save(path)
        return
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(["" if cell is None else cell for cell in row] for row in book["corpus"].values)


class Person:
    """Somebody who edits a workbook; keeps account of what should come back."""

    def __init__(self, path, found, langs, chance):
        self.book = load(path)
        self.sheet = self.book["corpus"]
        self.columns = {cell.value: cell.column for cell in self.sheet[1]}
        self.langs = [lang for lang in langs if lang in self.columns]
        self.chance = chance
        self.rows = [Row.of(row) for row in found]
        self.lost = []
        self.count = 0

    def line(self, n):
        """The line of the sheet of row `n`."""
        return n + 2

    def cell(self, n, name):
        return self.sheet.cell(self.line(n), self.columns[name])

    def write(self, n, lang, text):
        """Writes a cell, and that it is written."""
        self.cell(n, lang).value = text or None
        if text:
            self.rows[n].texts[lang] = text
        else:
            self.rows[n].texts.pop(lang, None)

    def insert_below(self, n, row):
        self.sheet.insert_rows(self.line(n + 1))
        self.rows.insert(n + 1, row)
        for lang, text in row.texts.items():
            self.cell(n + 1, lang).value = text

    def remove(self, n):
        self.sheet.delete_rows(self.line(n))
        return self.rows.pop(n)

    # -------------------------------------------------------------- the edits; each says whether it could be done
    def correct(self, n):
        row = self.rows[n]
        lang = self.chance.choice([lang for lang in self.langs if lang in row.texts])
        text = row.texts[lang]
        words = text.split(" ") if lang != "zh" else list(text)
        at = self.chance.randrange(len(words))
        new = self.chance.choice(["[?]", "[rev.]", words[at] * 2, "…"]) if self.chance.random() < .7 or len(words) < 3 else ""
        words[at] = new if new != words[at] else new + "!"
        changed = re.sub(" +", " ", ("" if lang == "zh" else " ").join(words)).strip()
        if not changed or changed == text:
            return False
        self.write(n, lang, changed)
        row.touch()
        return True

    def merge(self, n):
        if n + 1 >= len(self.rows):
            return False
        first, second = self.rows[n], self.rows[n + 1]
        places = {lang: first.places.get(lang, set()) | second.places.get(lang, set()) for lang in self.langs}
        for lang in self.langs:
            self.write(n, lang, join(first.texts.get(lang), second.texts.get(lang), lang))
        first.places = places
        first.touch()
        self.remove(n + 1)
        return True

    def split(self, n):
        row = self.rows[n]
        cut = {lang: halves(text, lang, self.chance) for lang, text in row.texts.items()}
        if None in cut.values():
            return False
        below = Row({lang: second for lang, (_, second) in cut.items()}, dict(row.places), set(row.anchors), set(row.kinds),
                    touched=True, new=True, origin=row.ident or row.origin)
        for lang, (first, _) in cut.items():
            self.write(n, lang, first)
        row.touch()
        self.insert_below(n, below)
        return True

    def move(self, n):
        if n + 1 >= len(self.rows):
            return False
        above, below = self.rows[n], self.rows[n + 1]
        down = self.chance.random() < .5
        source, target = (above, below) if down else (below, above)
        lang = self.chance.choice([lang for lang in self.langs if lang in source.texts])
        if self.chance.random() < .3 and len(source.texts) > 1:
            cut = ("", source.texts[lang]) if down else (source.texts[lang], "")
        else:
            cut = halves(source.texts[lang], lang, self.chance)
        if cut is None:
            return False
        kept, moved = cut if down else cut[::-1]
        there = target.texts.get(lang)
        to = join(moved, there, lang) if down else join(there, moved, lang)
        self.write(n if down else n + 1, lang, kept)
        self.write(n + 1 if down else n, lang, to)
        target.places[lang] = target.places.get(lang, set()) | source.places.get(lang, set())
        above.touch()
        below.touch()
        return True

    def insert(self, n):
        self.count += 1
        words = {"en": "Translator’s note", "fr": "Note du traducteur", "es": "Nota del traductor", "ru": "Примечание переводчика",
                 "ar": "ملاحظة المترجم", "zh": "译者注"}
        texts = {lang: f"{words.get(lang, 'N.')} {self.count}." for lang in self.langs}
        self.insert_below(n, Row(texts, touched=True, new=True))
        return True

    def delete(self, n):
        if len(self.rows) < 3:
            return False
        row = self.remove(n)
        if not (row.ident or row.origin):
            return True  # a new row: nothing that the workbook held is lost
        texts = [text[:20] for text in row.texts.values() if len(text) > 12]
        self.lost.append(Lost("deleted", [name for name in (row.ident, row.origin, *texts) if name]))
        return True

    def double(self, n):
        row = self.rows[n]
        values = [cell.value for cell in self.sheet[self.line(n)]]
        # Whether a copy counts as reviewed is left open.
        copy = Row(dict(row.texts), dict(row.places), set(row.anchors), set(row.kinds), ident=row.ident)
        self.insert_below(n, copy)
        for column, value in enumerate(values, 1):
            self.sheet.cell(self.line(n + 1), column).value = value
        texts = [text[:20] for text in row.texts.values() if len(text) > 12]
        self.lost.append(Lost("doubled", [name for name in (row.ident, *texts) if name]))
        return True

    def edit(self, kinds, count):
        """Edits rows here and there; gives back how many edits were done."""
        done = 0
        for number in range(count * 20):
            if done == count:
                break
            kind = kinds[done % len(kinds)] if number % 5 < 4 else self.chance.choice(kinds)
            n = self.chance.randrange(len(self.rows))
            if self.rows[n].texts:
                done += getattr(self, kind)(n)
        return done

    def save(self, path):
        save(self.book, path)
        self.near_new()

    def near_new(self):
        """A new row may have what the rows beside it have."""
        for n, row in enumerate(self.rows):
            if not row.new:
                continue
            above = [other for other in self.rows[:n][::-1] if not other.new]
            below = [other for other in self.rows[n + 1:] if not other.new]
            for other in above[:1] + below[:1]:
                row.anchors |= other.anchors
                row.kinds |= other.kinds
            for lang in row.texts:
                for side in (above, below):
                    near = next((other for other in side if other.places.get(lang)), None)
                    row.places[lang] = row.places.get(lang, set()) | (near.places[lang] if near else set())


KINDS = ("correct", "merge", "split", "move", "insert", "delete", "double")


# ------------------------------------------------------------------ what comes back
def tidy(text):
    return re.sub(r"\s+", " ", text).strip()


def key(texts):
    return tuple(sorted((lang, tidy(text)) for lang, text in texts.items() if text.strip()))


def is_reviewed(found):
    """Whether a row says that a person has seen it, in whatever words."""
    return bool(found.get("reviewed")) or any(
        value == "reviewed" or (isinstance(value, list) and "reviewed" in value) for value in found.values())


def matched(wanted, found):
    """Pairs of rows with the same texts, in order."""
    keys = [key(row.texts) for row in wanted], [key(row["translation"]) for row in found]
    blocks = difflib.SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks()
    return [(wanted[a + k], found[b + k]) for a, b, size in blocks for k in range(size)]


@dataclass
class Figures:
    values: dict
    unlisted: int
    notes: list

    def good(self):
        return all(value is None or value == 1 for value in self.values.values()) and not self.unlisted


def share(good):
    good = list(good)
    return sum(good) / len(good) if good else None


def compare(person, found, messages):
    wanted = [row for row in person.rows if row.texts]
    pairs = matched(wanted, found)
    notes = []
    places = []
    for row, got in pairs:
        for lang in row.texts:
            place = got.get("places", {}).get(lang) or {}
            right = (place.get("file"), place.get("line")) in row.places.get(lang, set())
            places.append(right)
            if not right and len(notes) < 2:
                expected = sorted(row.places.get(lang, set()))[:2]
                notes.append(f"place: {got.get('id')} {lang} has {place.get('file')!r}, line {place.get('line')}, not {expected}")
    for row, got in pairs:
        if got.get("anchor") not in row.anchors:
            notes.append(f"anchor: {got.get('id')} has {got.get('anchor')!r}, not {sorted(map(str, row.anchors))}")
            break
    if len(pairs) < len(wanted):
        have = {id(row) for row, _ in pairs}
        row = next(row for row in wanted if id(row) not in have)
        notes.append(f"row: missing or changed: {dict(list(row.texts.items())[:1])}")
    if len(found) > len(pairs):
        notes.append(f"row: {len(found) - len(pairs)} rows that the sheet does not have")
    idents = [got.get("id") for _, got in pairs]
    if len(set(idents)) < len(idents):
        notes.append(f"id: {len(idents) - len(set(idents))} ids twice")
    # What one edit took and another gave back is as it was.
    touched = [(row, got) for row, got in pairs if row.touched and key(row.texts) != key(row.was)]
    for row, got in touched:
        if not (is_reviewed(got) and got.get("score") == 1):
            notes.append(f"reviewed: {got.get('id')} was edited; it has score {got.get('score')}, "
                         + ("a mark" if is_reviewed(got) else "and no mark"))
            break
    unlisted = [lost for lost in person.lost if not any(name in messages for name in lost.names)]
    if unlisted:
        notes.append(f"unlisted: {unlisted[0].how}, no message names {unlisted[0].names[0]}")
    values = {
        "rows": len(pairs) / max(len(wanted), len(found), 1),
        "places": share(places),
        "anchors": share(got.get("anchor") in row.anchors for row, got in pairs),
        "kinds": share(got.get("kind") in row.kinds for row, got in pairs),
        "scores": share(abs((got.get("score") or 0) - row.score) < 1e-6 and not is_reviewed(got)
                        for row, got in pairs if not row.touched and row.score is not None),
        "reviewed": share(is_reviewed(got) and got.get("score") == 1 for row, got in touched),
    }
    return Figures(values, len(unlisted), notes)


# ------------------------------------------------------------------ runs
def hexapla(binary, *arguments):
    try:
        done = subprocess.run([binary, *map(str, arguments)], capture_output=True, text=True, errors="replace", timeout=MOST_SECONDS,
                              env={**os.environ, "HEXAPLA_ENCODER": "none"})
    except subprocess.TimeoutExpired:
        return 124, f"not done after {MOST_SECONDS} seconds"
    return done.returncode, done.stdout + done.stderr


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


class Bench:
    def __init__(self, args, root):
        self.args, self.root = args, root
        self.original = root / "aligned"
        self.bad = False

    def align(self):
        langs = self.args.langs.split(",")
        files = [f"{lang}={REPORT / f'report.{lang}.txt'}" for lang in langs]
        code, messages = hexapla(self.args.binary, "align", *files, "-o", self.original, "--format", self.args.table, "-q")
        if code > 1 or not (self.original / f"report.{self.args.table}").exists():
            sys.exit(f"edits.py: align fails with exit code {code}: {messages.strip()}")
        return langs, read(self.original / "report.jsonl")

    def workbook(self, name):
        """A folder as `align` has left it, for a person to edit the workbook in it."""
        folder = self.root / name
        shutil.copytree(self.original, folder)
        return folder / f"report.{self.args.table}"

    def convert(self, path):
        """Exit code, rows (None if nothing was written) and messages."""
        out = path.parent / "back" / "report.jsonl"
        out.parent.mkdir()
        code, messages = hexapla(self.args.binary, "convert", "--verbose", path, out)
        messages = messages.replace(f"{self.root}/", "")
        # Findings may be in a file of their own.
        messages += "".join(found.read_text("utf-8", "replace") for found in out.parent.glob("*findings*"))
        return code, read(out) if out.exists() else None, messages

    def measure(self, name, kinds, count, langs, found):
        path = self.workbook(name)
        person = Person(path, found, langs, random.Random(f"{self.args.seed} {name}"))
        done = person.edit(kinds, count)
        person.save(path)
        code, back, messages = self.convert(path)
        if back is None:
            self.bad = True
            print(f"{name:10}{done:6}  no result, exit code {code}: {first_line(messages)}")
            return
        figures = compare(person, back, messages)
        self.bad |= not figures.good() or code > 1
        cells = [f"{'-' if value is None else f'{value:.3f}':>9}" for value in figures.values.values()]
        print(f"{name:10}{done:6}{''.join(cells)}{figures.unlisted:9}{code:6}", flush=True)
        for note in figures.notes:
            print(f"#   {note}")
        shown = [line for line in messages.splitlines() if line.strip() and not re.match(r"\d+ rows? in ", line)]
        for line in shown[:len(shown) if self.args.verbose else 1]:
            print(f"#   says: {line.strip()}")

    def oddity(self, name, change, found, langs):
        path = self.workbook(f"odd-{name.replace(' ', '-')}")
        book = openpyxl.load_workbook(path)
        change(book, book["corpus"], langs)
        book.save(path)
        code, back, messages = self.convert(path)
        rows = "no result" if back is None else f"{len(back)} of {len(found)} rows"
        # `panicked` is what a Rust program writes when it fails by itself.
        self.bad |= code not in (0, 1, 2) or "panicked" in messages
        print(f"{name:32}exit code {code}, {rows}: {first_line(messages)}", flush=True)


def first_line(messages):
    lines = [line.strip() for line in messages.splitlines() if line.strip()]
    return next((line for line in lines if not re.match(r"\d+ rows? in ", line)), "no message")


# ------------------------------------------------------------------ what else people do
def column(sheet, name):
    return next(cell.column for cell in sheet[1] if cell.value == name)


def no_language(book, sheet, langs):
    sheet.delete_cols(column(sheet, langs[-1]))


def no_languages(book, sheet, langs):
    for lang in langs:
        sheet.delete_cols(column(sheet, lang))


def hidden_rows(book, sheet, langs):
    for line in range(10, 20):
        sheet.row_dimensions[line].hidden = True


def formula(book, sheet, langs):
    sheet.cell(12, column(sheet, langs[0])).value = '=CONCATENATE("a","b")'


def changed_head(book, sheet, langs):
    sheet.cell(1, column(sheet, langs[-1])).value = "reviewed by Ann"


def head_in_words(book, sheet, langs):
    names = {"en": "English", "fr": "français", "es": "Spanish", "ru": "русский", "ar": "Arabic", "zh": "中文"}
    for lang in langs:
        sheet.cell(1, column(sheet, lang)).value = names[lang]


def merged_cells(book, sheet, langs):
    n = column(sheet, langs[0])
    sheet.merge_cells(start_row=12, end_row=13, start_column=n, end_column=n)


def second_sheet(book, sheet, langs):
    other = book.create_sheet("notes of Ann")
    for row in (("en", "fr"), ("A second table.", "Un deuxième tableau.")):
        other.append(row)


def sorted_rows(book, sheet, langs):
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    lines.sort(key=lambda row: str(row[column(sheet, langs[0]) - 1]))
    for line, values in enumerate(lines, 2):
        for n, value in enumerate(values, 1):
            sheet.cell(line, n).value = value


def own_column(book, sheet, langs):
    n = sheet.max_column + 1
    sheet.cell(1, n).value = "comment"
    sheet.cell(5, n).value = "Is that right?"


def empty_rows(book, sheet, langs):
    sheet.insert_rows(8, 3)


ODDITIES = {
    "a language column deleted": no_language, "all language columns deleted": no_languages, "rows hidden": hidden_rows,
    "a formula": formula, "a changed head": changed_head, "heads in words": head_in_words, "merged cells": merged_cells,
    "a second sheet": second_sheet, "sorted by text": sorted_rows, "a column of one's own": own_column, "empty rows": empty_rows,
}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("binary", type=lambda path: str(Path(path).resolve()))
    options.add_argument("--table", choices=["xlsx", "csv"], default="xlsx", help="what the person edits")
    options.add_argument("--edits", type=int, default=200)
    options.add_argument("--each", type=int, default=20)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--langs", default="en,fr,zh")
    options.add_argument("--only", help=f"kinds of edits, separated by commas: {', '.join(KINDS)}, all, odd")
    options.add_argument("--keep", type=Path, help="folder for the workbooks, which are kept")
    options.add_argument("--verbose", action="store_true", help="all messages of `convert`")
    args = options.parse_args()
    if openpyxl is None:
        with_openpyxl()
    habits = ["odd"] if args.table == "xlsx" else []
    chosen = args.only.split(",") if args.only else [*KINDS, "all", *habits]
    with tempfile.TemporaryDirectory(prefix="edits-") as name:
        root = args.keep.resolve() if args.keep else Path(name)
        root.mkdir(parents=True, exist_ok=True)
        if any(root.iterdir()):
            sys.exit(f"edits.py: {root} is not empty")
        bench = Bench(args, root)
        langs, found = bench.align()
        heads = "rows places anchors kinds scores reviewed unlisted".split()
        print(f"{'workbook':10}{'edits':>6}{''.join(f'{head:>9}' for head in heads)}  code")
        for kind in KINDS:
            if kind in chosen:
                bench.measure(kind, [kind], args.each, langs, found)
        if "all" in chosen:
            bench.measure("all", [kind for kind in KINDS if kind != "double"], args.edits, langs, found)
        for odd, change in ODDITIES.items():
            if "odd" in chosen:
                bench.oddity(odd, change, found, langs)
    sys.exit(bench.bad)


if __name__ == "__main__":
    main()
