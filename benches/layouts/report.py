"""Our own report as a document to lay out: elements with labels, footnotes and a table, without the damage of `build.py`."""
import csv
import importlib.util
import re
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).resolve().parents[2] / "corpora/un-style-report"
LANGS = ("en", "es", "fr", "ru", "zh", "ar")
KINDS = {"title": "title", "summary.h": "heading", "ch": "heading", "h": "heading", "t": "heading", "u": "heading",
         "summary": "summary", "p": "paragraph", "i": "item"}
MARKS = {"*": "*"} | {mark: str(n) for n, mark in enumerate("¹²³⁴⁵⁶⁷⁸⁹", 1)}
BRACKETED = {"ar"}  # languages whose footnote marks are printed as `(1)`, raised

# The job number, the letter that is its language, the dates of the document and of its issue.
JOB, JOB_LETTERS, DATES = "26-04711", {"en": "E", "es": "S", "fr": "F", "ru": "R", "zh": "C", "ar": "A"}, ("061026", "141026")

# A table of concepts: the paragraph it follows, the concepts of the first column, those of the second, the figures of the third.
TABLE_AFTER = "p24"
TABLE = (("c005", ("c002", "c001", "c004"), "187"), ("c013", ("c019", "c005"), "1 846"), ("c008", ("c001", "c013", "c003"), "21"),
         ("c019", ("c008", "c004", "c002"), "63"))


class Element(NamedTuple):
    ident: str
    kind: str  # as `hexapla inspect` names it
    style: str  # what `build.py` calls the kind: `ch`, `h`, `t`, `u`, `p`, `i` ...
    label: str
    text: str

    def printed(self):
        return f"{self.label} {self.text}".strip()

    def parts(self):
        """The text in pieces, a footnote mark a piece."""
        return [part for part in re.split("([¹²³⁴⁵⁶⁷⁸⁹])", self.text) if part]


class Report(NamedTuple):
    lang: str
    masthead: dict  # name: text
    elements: list
    notes: dict  # mark: Element
    rows: list  # of cells

    def symbol(self):
        return self.masthead["symbol"]

    def title(self):
        return next(element.text for element in self.elements if element.kind == "title")

    def job(self):
        """Job number, language, dates; under it the digits of the bar code."""
        digits = JOB.replace("-", "")
        return f"{JOB} ({JOB_LETTERS[self.lang]})", DATES if self.lang != "en" else DATES[:1], f"*{digits}*"

    def mark(self, mark):
        """A footnote mark as its raised characters."""
        return f"({MARKS[mark]})" if self.lang in BRACKETED and mark != "*" else MARKS[mark]

    def wanted(self):
        """All that a reader has to give back as text, in the order of the source, each with the kind of its element. Brackets of marks are text."""
        rows = [Element(f"row{n}", "table row", "row", "", " ".join(cells)) for n, cells in enumerate(self.rows, 1)]
        for element in [*self.elements, *self.notes.values()]:
            text = "".join(self.mark(part) if part in MARKS and self.lang in BRACKETED else part for part in element.parts())
            label = self.mark(element.label) if element.kind == "footnote" and self.lang in BRACKETED else element.label
            yield element._replace(label=label, text=text)
            if element.ident == TABLE_AFTER:
                yield from rows


def builder():
    """`build.py`, with its damage switched off."""
    spec = importlib.util.spec_from_file_location("build", CORPUS / "build.py")
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    build.NUMBERS_LOST, build.NUMBERS_SHIFTED = {}, {}
    return build


def table(lang):
    with open(CORPUS / "gold/terms.csv", encoding="utf-8", newline="") as file:
        terms = {row["id"]: row[lang] for row in csv.DictReader(file)}
    between = {"ar": "؛ ", "zh": "；"}.get(lang, "; ")
    return [(terms[first], between.join(terms[x] for x in second), figure) for first, second, figure in TABLE]


def read(lang):
    build = builder()
    source = build.read_source(lang)
    chapters = build.chapters(source)
    report = Report(lang, {}, [], {}, table(lang))
    for ident, beads in source.items():
        style, text = build.kind_of(ident), build.body(beads, lang)
        label = build.label(ident, chapters[ident], lang)
        if style in ("m", "author"):
            report.masthead[ident.removeprefix("m.")] = text
        elif style == "f":
            report.notes[label] = Element(ident, "footnote", style, label, text)
        else:
            report.elements.append(Element(ident, KINDS[style], style, label, text))
    return report
