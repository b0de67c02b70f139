#!/usr/bin/env python3
"""Reading of PDF files in the layout of United Nations documents: our own report, laid out, printed by two programs, read and compared with its source.

    pdf_layout.py [HEXAPLA]                        six languages, LibreOffice and Chromium
    pdf_layout.py --langs en,ar --programs Chromium --show

The report (`corpora/un-style-report/source`, without damage) becomes a Word file, which LibreOffice prints on letter paper, and a web page, which
Chromium prints on A4: masthead, headings whose labels hang left of a narrow justified column, numbered paragraphs, items, footnotes at the foot
of the page, mirrored heads and feet, job number and bar code digits on the first page, a table whose cells wrap. Arabic runs from right to left.

A row is a program and a language. `paragraphs` counts headings (with the title), numbered paragraphs, items and footnotes of the source;
`identical` is the share of them that HEXAPLA gives back as exactly one element of text, label and text, white space squeezed, nothing else folded;
only in Arabic, where footnote marks are printed as (1), the mark (¹) is the same as (1).
`misread` counts those that are identical but of another kind, `furniture` the elements of text that are, or hold, a piece of a head, foot or masthead,
`lost` the words (Chinese: characters) of the source that no element of text has; a word that is read otherwise is one of them. `rows` are those of
the table that come back as one element, cells in order. The last word is `ok` or `SHORT`: `identical` against the target.

`--show` prints each difference: program, language, element, what kind of difference, then wanted | found, from where they differ. `--keep DIR` keeps
the PDF files. It needs LibreOffice (soffice), Chromium, poppler (pdfinfo; pdftotext for HEXAPLA) and fonts: Liberation Serif, Noto Serif CJK SC, Amiri
(Debian: libreoffice-writer-nogui, chromium, poppler-utils, fonts-liberation, fonts-noto-cjk, fonts-hosny-amiri). A program that is absent is skipped.
HEXAPLA is target/release/hexapla if it is not named. The exit code is 1 if a row is short, 2 if nothing was measured. Python 3.11.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from layouts import report as reports
from layouts import web, word

ROOT = Path(__file__).resolve().parent.parent
TARGETS = {"ar": 0.97}
TARGET = 0.99
TEXT_KINDS = {"title", "heading", "paragraph", "item", "footnote", "summary"}
ROW_KINDS = {"table row", "other"}  # `inspect` prints `other` for rows, and for what it sets apart
HEAD = f"{'program':13}{'language':9}{'paragraphs':>11}{'identical':>11}{'misread':>9}{'furniture':>11}{'lost':>7}{'rows':>7}{'target':>8}"
SHOWN = 60  # characters of a difference
MUCH = 0.1  # of the length of an element: a difference that is more than other letters

# Chromium without its own connections and with glyphs as wide on screen, where pages.js measures, as in print.
CHROMIUM = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--font-render-hinting=none", "--no-pdf-header-footer")


def say(text):
    print(f"pdf_layout.py: {text}", file=sys.stderr)


def squeezed(text):
    text = re.sub("\\(([¹²³⁴⁵⁶⁷⁸⁹])\\)", lambda mark: f"({reports.MARKS[mark[1]]})", text)
    return re.sub(r"\s+", " ", text).strip()


# ------------------------------------------------------------------ printing
def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip()[-300:]}")
    return done.stdout


def print_word(report, folder, path):
    def convert(source, form):
        run("soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", form, "--outdir", path.parent, source)

    source = path.with_suffix(".docx")
    word.write(report, source)
    if report.lang in reports.BRACKETED:  # Word files do not say what stands around the number of a note; LibreOffice's own do
        convert(source, "fodt")
        source = path.with_suffix(".fodt")
        document, found = re.subn('<text:notes-configuration text:note-class="footnote"', r'\g<0> style:num-prefix="(" style:num-suffix=")"',
                                  source.read_text(encoding="utf-8"))
        if found != 1:
            raise RuntimeError(f"{source.name}: {found} settings of footnotes, expected 1")
        source.write_text(document, encoding="utf-8")
    convert(source, "pdf")


def print_web(report, folder, path):
    source = path.with_suffix(".html")
    web.write(report, source)
    run("chromium", *CHROMIUM, f"--user-data-dir={folder / 'chromium'}", f"--print-to-pdf={path}", source.as_uri())
    facts = dict(re.findall(r"^(\w+):\s*(.*)$", run("pdfinfo", path), re.MULTILINE))
    if facts.get("Title") != f"pages {facts['Pages']}":
        raise RuntimeError(f"{path.name}: laid out as {facts.get('Title')}, printed on {facts['Pages']} pages")


PROGRAMS = {"LibreOffice": ("soffice", print_word), "Chromium": ("chromium", print_web)}


def missing_fonts(langs):
    needed = {word.LATIN} | ({word.CHINESE} if "zh" in langs else set()) | ({word.ARABIC} if "ar" in langs else set())
    return [font for font in sorted(needed) if not run("fc-list", font)]


# ------------------------------------------------------------------ comparing
class Found(NamedTuple):
    kind: str
    label: str
    text: str  # with its label


class Difference(NamedTuple):
    kind: str
    element: reports.Element
    found: str


class Figures(NamedTuple):
    paragraphs: int
    identical: int
    misread: int
    furniture: list
    lost: int
    rows: int
    all_rows: int
    differences: list

    def share(self):
        return self.identical / self.paragraphs


def inspect(hexapla, lang, path):
    lines = map(json.loads, run(hexapla, "inspect", "--json", "--quiet", f"{lang}={path}").splitlines())
    return [Found(line["kind"], line["label"], squeezed(f"{line['label']} {line['text']}")) for line in lines]


def words(text, lang):
    """The words of a text, in Chinese its characters, counted."""
    return Counter(re.findall(r"\w" if lang == "zh" else r"\w+", text))


def dense(text):
    return re.sub(r"\s", "", text)


def likeness(some, others):
    """Dice's coefficient of two counts of words."""
    return 2 * (some & others).total() / max(1, (some + others).total())


def difference(element, found, lang):
    """What became of an element that did not come back: the kind of difference and the element of text that has most of it."""
    wanted = squeezed(element.printed())
    sought = words(wanted, lang)
    best = max(found, key=lambda other: likeness(sought, words(other.text, lang)), default=Found("", "", ""))
    bare, other = dense(wanted), dense(best.text)
    if not sought & words(best.text, lang):
        kind = "lost"
    elif wanted == best.text:
        kind = f"read as {best.kind}"
    elif bare == other:
        kind = "blanks"
    elif len(other) > 3 and other in bare:
        kind = "label" if other == dense(element.text) else "torn"
    elif bare in other:
        kind = "joined"
    elif Counter(bare) == Counter(other):
        kind = "order"
    elif sought == words(best.text, lang):
        kind = "signs"
    else:
        much = len(bare) * MUCH
        kind = "torn, letters" if len(other) < len(bare) - much else "joined, letters" if len(other) > len(bare) + much else "letters"
    return Difference(kind, element, best.text)


def furniture_of(report):
    """Patterns of what stands around the text, and on which no element of text may be."""
    head = [text.rstrip("*") for text in report.masthead.values()] + [report.symbol(), reports.JOB, reports.JOB.replace("-", ""), *reports.DATES]
    body = squeezed(" ".join(element.printed() for element in [*report.elements, *report.notes.values()]))
    inside = [squeezed(text) for text in [*head, report.title()] if text == report.title() or body.count(squeezed(text)) == 0]
    whole = [squeezed(text) for text in head]
    return re.compile("|".join(map(re.escape, inside))), re.compile("|".join([r"[\d٠-٩]+ ?/ ?[\d٠-٩]+", "_+", *map(re.escape, whole)]))


def compare(report, found):
    lang = report.lang
    wanted = list(report.wanted())
    text = [element for element in wanted if element.kind != "table row"]
    free = list(found)
    matched, unmatched = [], []
    for element in wanted:
        kinds = TEXT_KINDS if element.kind != "table row" else ROW_KINDS
        same = [other for other in free if other.kind in kinds and other.text == squeezed(element.printed())]
        if same:
            best = min(same, key=lambda other: other.kind != element.kind)
            free.remove(best)
            matched.append((element.kind, best.kind))
        else:
            unmatched.append(element)
    inside, whole = furniture_of(report)
    furniture = [other.text for other in free if other.kind in TEXT_KINDS and (inside.search(other.text) or whole.fullmatch(other.text))]
    texts = sum((words(other.text, lang) for other in found if other.kind in TEXT_KINDS), Counter())
    lost = sum((words(squeezed(element.printed()), lang) for element in text), Counter()) - texts
    rows = sum(kind == "table row" for kind, _ in matched)
    misread = sum(kind not in ("table row", read) for kind, read in matched)
    return Figures(len(text), len(matched) - rows, misread, furniture, lost.total(), rows, len(report.rows),
                   [difference(element, found, lang) for element in unmatched])


# ------------------------------------------------------------------ printing the figures
def around(wanted, found):
    """Both texts from a little before the place where they differ."""
    wanted, found = squeezed(wanted), squeezed(found)
    start = max(0, len(os.path.commonprefix((wanted, found))) - SHOWN // 3)
    dots = "…" if start else ""
    return f"{dots}{wanted[start:start + SHOWN]} | {dots}{found[start:start + SHOWN]}"


def show(program, figures, lang):
    for kind, element, found in figures.differences:
        print(f"  {program} {lang} {element.ident}: {kind}: {around(element.printed(), found)}")
    for text in figures.furniture:
        print(f"  {program} {lang} furniture: {text[:2 * SHOWN]}")


def row(program, lang, figures):
    target = TARGETS.get(lang, TARGET)
    good = figures.share() >= target
    rows = f"{figures.rows}/{figures.all_rows}"
    print(f"{program:13}{lang:9}{figures.paragraphs:11}{figures.share():11.3f}{figures.misread:9}{len(figures.furniture):11}{figures.lost:7}{rows:>7}"
          f"{target:8.2f} {'ok' if good else 'SHORT'}", flush=True)
    return good


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/hexapla"
    parser.add_argument("hexapla", nargs="?", type=Path, default=default)
    parser.add_argument("--langs", default=",".join(reports.LANGS))
    parser.add_argument("--programs", default=",".join(PROGRAMS))
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--keep", type=lambda path: Path(path).resolve(), metavar="DIR")
    args = parser.parse_args()
    args.langs, args.programs = args.langs.split(","), args.programs.split(",")
    for name, known in [*((lang, reports.LANGS) for lang in args.langs), *((program, PROGRAMS) for program in args.programs)]:
        if name not in known:
            parser.error(f"{name}: expected {', '.join(known)}")
    if not args.hexapla.exists():
        parser.error(f"{args.hexapla} is missing: cargo build --release")
    return args


def measure(args, folder):
    """A row a program and language; gives back whether each is good."""
    goods, kinds = [], Counter()
    for program in args.programs:
        executable, printer = PROGRAMS[program]
        if not shutil.which(executable):
            say(f"{executable} is absent: {program} is skipped")
            continue
        for lang in args.langs:
            report = reports.read(lang)
            path = (args.keep or folder) / f"report.{program}.{lang}.pdf"
            try:
                printer(report, folder, path)
                figures = compare(report, inspect(args.hexapla.resolve(), lang, path))
            except RuntimeError as error:
                say(error)
                goods.append(False)
                continue
            goods.append(row(program, lang, figures))
            kinds.update(found.kind for found in figures.differences)
            if args.show:
                show(program, figures, lang)
    print("differences: " + (", ".join(f"{kind} {count}" for kind, count in kinds.most_common()) or "none"))
    return goods


def main():
    args = options()
    if missing := missing_fonts(args.langs):
        sys.exit(f"pdf_layout.py: fonts are missing: {', '.join(missing)}; the head of this file names their packages")
    if args.keep:
        args.keep.mkdir(parents=True, exist_ok=True)
    print(HEAD)
    with tempfile.TemporaryDirectory() as name:
        goods = measure(args, Path(name))
    sys.exit(2 if not goods else 0 if all(goods) else 1)


if __name__ == "__main__":
    main()
