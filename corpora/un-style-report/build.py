#!/usr/bin/env python3
"""Builds the test report: six language versions with UN labels, layout and damage, and the gold alignment that falls out of the source.

    build.py            write report.LANG.txt and gold/, print the figures
    build.py --check    write nothing; exit 1 with the names of the committed files that differ

Reads source/LANG.txt and source/terms.csv. Python 3.11, standard library only; the result depends on nothing else.

Source format. An element is a line `[id]` and its lines; a blank line ends it; `#` opens a comment. English: `N<TAB>sentence`. Other languages:
a bead a line, `N,N<TAB>sentence || sentence`: the English sentences, and what they became. `{f1}` is a footnote mark. Text has no labels.
Ids: m.* masthead, title, author, summary.h, summary, ch1 chapter, h2.A subheading, t2.A.1 third level, u2.B heading without a label,
p12 paragraph, i12.a item, f1 footnote.
"""
import csv
import io
import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
LANGS = ("en", "fr", "es", "ru", "ar", "zh")
TARGETS = LANGS[1:]
OUTLINES = ("zh", "fr")

# ------------------------------------------------------------------ damage
SYMBOL = "FWB/COP/2026/4"
JOB = "V.26-04711 (C)"

# Page breaks: the paragraph, the place (`|`), and what the page foot and head leave between the halves. Halves lose the blanks at the break.
# A footnote whose mark stands in the first half is printed before these lines.
BREAKS = {
    "fr": (
        ("p2", "n’en réaffirment pas moins |des obligations", (SYMBOL,)),  # f1 between
        ("p14", "l’État partie concerné |ayant repris", (SYMBOL,)),
        ("p30", "pour inverser |l’intrusion saline", (SYMBOL,)),  # f4 between
        ("p48", "obtenir une assis|tance technique", (SYMBOL,)),  # inside a word
        ("p58", "n’ont pas fait |l’objet d’un consensus", (SYMBOL,)),
    ),
    "zh": (
        ("p7", "普通照会已将这一|解释分送", (JOB, "3/17")),  # f2 between
        ("p16", "暂时适用关于水库|泄水事先通知", (JOB, "5/17")),
        ("p27", "可能影响不止一国的|地点", ("8/17", JOB)),
        ("p43", "其余22项指标|已自", ("12/17", JOB)),  # f5 between
        ("p57", "在民间社|会协助下", ("16/17", JOB)),  # inside a word
    ),
}
NUMBERS_LOST = {"es": ("ch3",)}  # chapters whose paragraphs have no number
NUMBERS_SHIFTED = {("ru", "p37"): 38}  # paragraph: number printed
MISSING = {("ar", "p28")}  # elements left out
INDIC_DIGITS = {"ar": ("ch2",)}  # chapters whose paragraphs bear Arabic-Indic digits
NOTES_LATE = {("en", "f5"), ("es", "f3"), ("ar", "f2")}  # footnotes printed after the paragraph that follows theirs

# ------------------------------------------------------------------ labels
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
CHAPTERS = {"ar": ("أولا", "ثانيا", "ثالثا"), "zh": "一二三"}
CHAPTERS_LATIN = ("I", "II", "III")
SUBHEADINGS_AR = ("ألف", "باء", "جيم", "دال", "هاء")
ITEMS = {"ru": "абвг", "ar": ("أ", "ب", "ج", "د")}
ITEM_OPENS = {"fr": "", "es": "", "ru": ""}  # the others have both brackets
LETTERS = "ABCDE"

LEVELS = {"m": "masthead", "author": "masthead", "title": "title", "summary.h": "heading", "summary": "para",
          "ch": "heading", "h": "heading", "t": "heading", "u": "heading", "p": "para", "i": "item", "f": "note"}
OUTLINE_KINDS = {"m": "masthead", "author": "masthead", "title": "title", "summary.h": "heading", "summary": "summary",
                 "ch": "chapter", "h": "heading", "t": "subheading", "u": "subheading", "p": "paragraph", "i": "item", "f": "footnote"}
MASTHEAD = {"distr": "distribution", "agenda": "agenda item", "topic": "agenda title"}


def kind_of(ident):
    """`m`, `ch`, `h`, `t`, `u`, `p`, `i`, `f`, or the whole id of an element that there is one of."""
    if ident in LEVELS:
        return ident
    return re.match(r"ch|[a-z]", ident)[0]


def label(ident, chapter, lang):
    """The label as printed, without the blank that follows; empty if there is none."""
    stop = " -" if lang == "ar" else "."
    match kind_of(ident):
        case "ch":
            return CHAPTERS.get(lang, CHAPTERS_LATIN)[int(ident[2:]) - 1] + stop
        case "h":
            letter = ident[-1]
            return (SUBHEADINGS_AR[LETTERS.index(letter)] if lang == "ar" else letter) + stop
        case "t":
            return ident.rsplit(".", 1)[1] + stop
        case "p":
            if chapter in NUMBERS_LOST.get(lang, ()):
                return ""
            number = str(NUMBERS_SHIFTED.get((lang, ident), ident[1:]))
            return (number.translate(INDIC) if chapter in INDIC_DIGITS.get(lang, ()) else number) + stop
        case "i":
            letter = ITEMS.get(lang, LETTERS.lower())[LETTERS.lower().index(ident[-1])]
            return f"{ITEM_OPENS.get(lang, '(')}{letter})"
        case "f":
            return ident[1:].translate(SUPERSCRIPT)
    return ""


# ------------------------------------------------------------------ source
@dataclass(frozen=True)
class Bead:
    english: tuple[int, ...]  # sentences of the element, from 0
    sentences: tuple[str, ...]


def marked(text):
    """Footnote marks as they are printed."""
    return re.sub(r"\{f(\d+)\}", lambda m: m[1].translate(SUPERSCRIPT), text)


def read_source(lang):
    """{id: (beads)} in document order."""
    elements = {}
    current = None
    for n, line in enumerate((HERE / "source" / f"{lang}.txt").read_text("utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            current = line.strip("[]")
            if current in elements:
                raise ValueError(f"{lang}.txt:{n}: a second {current}")
            elements[current] = []
            continue
        numbers, text = line.split("\t")
        elements[current].append(Bead(tuple(int(x) - 1 for x in numbers.split(",")), tuple(marked(text).split(" || "))))
    return elements


def read_sources():
    sources = {lang: read_source(lang) for lang in LANGS}
    english = sources["en"]
    for lang, elements in sources.items():
        if list(elements) != list(english):
            raise ValueError(f"{lang}: elements differ: {sorted(set(elements) ^ set(english))}")
        for ident, beads in elements.items():
            if [i for bead in beads for i in bead.english] != list(range(len(english[ident]))):
                raise ValueError(f"{lang} {ident}: beads do not cover the English sentences in order")
    return sources


def chapters(idents):
    """{id: the chapter it is in}"""
    out, chapter = {}, ""
    for ident in idents:
        chapter = ident if kind_of(ident) == "ch" else chapter
        out[ident] = chapter
    return out


def body(beads, lang):
    return ("" if lang == "zh" else " ").join(s for bead in beads for s in bead.sentences)


# ------------------------------------------------------------------ layout
@dataclass
class Layout:
    lines: list[str]
    owned: dict[str, list[int]]  # id: its lines

    def add(self, text, ident=None):
        if ident is not None:
            self.owned.setdefault(ident, []).append(len(self.lines))
        self.lines.append(text)

    def text(self):
        """The masthead's first five lines stand together, every other line is a block."""
        return "\n".join(self.lines[:5]) + "\n\n" + "\n\n".join(self.lines[5:]) + "\n"


def halves(text, place):
    before, after = place.split("|")
    if text.count(before + after) != 1:
        raise ValueError(f"no single {place!r}")
    cut = text.index(before + after) + len(before)
    return text[:cut].rstrip(), text[cut:].lstrip()


def lay_out(elements, lang):
    """The lines of one language version. A footnote is printed after the line its mark is in, a late one after the next paragraph."""
    out = Layout([], {})
    breaks = {ident: (place, furniture) for ident, place, furniture in BREAKS.get(lang, ())}
    chapter = chapters(elements)
    notes = {label(ident, "", lang): ident for ident in elements if re.fullmatch(r"f\d+", ident)}
    late = []

    def printed(ident):
        return f"{label(ident, chapter[ident], lang)} {body(elements[ident], lang)}".lstrip()

    for ident in elements:
        if ident in notes.values() or (lang, ident) in MISSING:
            continue
        place, furniture = breaks.get(ident, ("", ()))
        parts = halves(printed(ident), place) if place else (printed(ident),)
        overdue, late = (late, []) if kind_of(ident) == "p" else ([], late)
        for part in parts:
            last = part is parts[-1]
            marks = [note for mark, note in notes.items() if mark in part]
            late += [note for note in marks if (lang, note) in NOTES_LATE]
            out.add(part, ident)
            for note in overdue * last + [note for note in marks if note not in late]:
                out.add(printed(note), note)
            for line in () if last else furniture:
                out.add(line)
    return out


# ------------------------------------------------------------------ gold
def table(rows):
    return "".join("\t".join(row) + "\n" for row in rows)


def joined(indices):
    return ",".join(map(str, indices))


def gold_paragraphs(idents, layouts):
    rows = [("id", "level", *LANGS)]
    for ident in idents:
        cells = (joined(layouts[lang].owned.get(ident, ())) for lang in LANGS)
        rows.append((ident, LEVELS[kind_of(ident)], *cells))
    return table(rows)


def gold_beads(sources, lang):
    """(English sentences, other sentences, beads as index tuples)"""
    left, right, beads = [], [], []
    for ident, english in sources["en"].items():
        start = len(left)
        left += [bead.sentences[0] for bead in english]
        if (lang, ident) in MISSING:
            beads += [((i,), ()) for i in range(start, len(left))]
            continue
        for bead in sources[lang][ident]:
            beads.append((tuple(start + i for i in bead.english), tuple(range(len(right), len(right) + len(bead.sentences)))))
            right += bead.sentences
    return left, right, beads


def outline_number(ident):
    """The canonical number: `2.A.1`, `12`, `51.b`, `*`; for the masthead, what the line is."""
    match kind_of(ident):
        case "m":
            return MASTHEAD.get(ident[2:], ident[2:])
        case "summary.h":
            return "summary"
        case "summary":
            return "summary.1"
        case "ch":
            return ident[2:]
        case "u":
            return ident[1:] + ".-"
        case "h" | "t" | "p" | "i" | "f":
            return ident[1:]
    return ident


def gold_outline(elements, layout, lang):
    chapter = chapters(elements)
    rows = []
    for ident, lines in layout.owned.items():
        kind = kind_of(ident)
        note = "no label" if kind == "u" else "mark * points to footnote *" if ident == "m.agenda" else ""
        if len(lines) > 1:
            between = "footnotes" if any(lines[0] < x[0] < lines[-1] for x in layout.owned.values()) else "page furniture"
            note = f"split by a page break, {between} between"
        text = body(elements[ident], lang)[:12].rstrip()
        rows.append((lines[0], (OUTLINE_KINDS[kind], label(ident, chapter[ident], lang), outline_number(ident), text,
                                str(lines[0]), joined(lines), note)))
    header = ("kind", "label", "number", "text", "line", "lines", "note")
    return table([header, *(row for _, row in sorted(rows))])


# ------------------------------------------------------------------ terms
def fold(text):
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def bare(word):
    """An Arabic word as it stands, and without conjunction, preposition, article and the ending of the feminine or the plural."""
    stems = {word, re.sub("^[وفبلك]|^ال", "", word), re.sub("^[وف]?(?:لل|[بك]?ال|[بلك])?", "", word)}
    return {x for stem in stems for x in (stem, re.sub("(?:ة|ات|ين|ون)$", "", stem)) if len(x) > 1}


def same_stem(word, seen, cut, ending):
    """Whether the two differ in the last `cut` letters of `word` at most, and in `ending` more of `seen`."""
    stem = max(len(word) - cut, min(len(word), 3))
    return seen[:stem] == word[:stem] and len(seen) <= stem + cut + ending


@cache
def same_word(word, seen, lang):
    """Whether `seen` is a form of `word`."""
    if lang == "ar":
        return any(same_stem(a, b, 1, 2) for a in bare(word) for b in bare(seen))
    return same_stem(word, seen, max(3, len(word) // 3) if lang == "ru" else 1, 3)


def words(text):
    return re.findall(r"\w+", fold(text))


def occurs(term, sentences, lang):
    """Whether a sentence, given as words (zh: as text), has the words of the term in order, at most two others between neighbours."""
    if lang == "zh":
        return any(term in sentence for sentence in sentences)

    def found(tokens, start, rest, reach):
        return not rest or any(same_word(rest[0], tokens[i], lang) and found(tokens, i + 1, rest[1:], 3)
                               for i in range(start, min(len(tokens), start + reach)))

    needed = words(term)
    return any(found(tokens, 0, needed, len(tokens)) for tokens in sentences)


def gold_terms(texts):
    """The csv, and [(id, reason)] of the concepts left out. Of several renderings (`a|b`), the first that occurs is kept."""
    rows, dropped = [], []
    texts = {lang: text if lang == "zh" else [words(sentence) for sentence in text] for lang, text in texts.items()}
    with open(HERE / "source" / "terms.csv", encoding="utf-8", newline="") as file:
        for concept in csv.DictReader(file):
            kept, reasons = [concept["id"]], []
            for lang in LANGS:
                renderings = [t.strip() for t in concept[lang].split("|") if t.strip()]
                seen = [t for t in renderings if occurs(t, texts[lang], lang)]
                if not seen:
                    reasons.append(f"not in the {lang} text: {concept[lang]}" if renderings else f"no {lang}")
                kept += seen[:1]
            if reasons:
                dropped.append((concept["id"], "; ".join(reasons)))
            else:
                rows.append(kept)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["id", *LANGS], *rows])
    return out.getvalue(), dropped


# ------------------------------------------------------------------ command line
def build():
    """({file name: content}, lines of figures)"""
    sources = read_sources()
    layouts = {lang: lay_out(sources[lang], lang) for lang in LANGS}
    files = {f"report.{lang}.txt": layouts[lang].text() for lang in LANGS}
    files["gold/paragraphs.tsv"] = gold_paragraphs(sources["en"], layouts)
    idents = list(sources["en"])
    figures = [f"elements {len(idents)}, numbered paragraphs {sum(kind_of(i) == 'p' for i in idents)}",
               "lines " + ", ".join(f"{lang} {len(layouts[lang].lines)}" for lang in LANGS)]
    texts = {}
    for lang in TARGETS:
        left, right, beads = gold_beads(sources, lang)
        name = f"gold/en-{lang}"
        files[f"{name}.en"] = "".join(s + "\n" for s in left)
        files[f"{name}.{lang}"] = "".join(s + "\n" for s in right)
        files[f"{name}.beads.tsv"] = table([("en", lang), *((joined(a), joined(b)) for a, b in beads)])
        texts["en"], texts[lang] = left, right
        other = sum((len(a), len(b)) != (1, 1) for a, b in beads)
        figures.append(f"en-{lang}: sentences {len(left)} {len(right)}, beads {len(beads)}, not 1-1 {other} ({other / len(beads):.1%})")
    files["gold/terms.csv"], dropped = gold_terms(texts)
    figures.append(f"terms {files['gold/terms.csv'].count(chr(10)) - 1}, dropped {len(dropped)}")
    figures += [f"  {ident}: {reason}" for ident, reason in dropped]
    for lang in OUTLINES:
        files[f"gold/{lang}.outline.tsv"] = gold_outline(sources[lang], layouts[lang], lang)
    return files, figures


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit("usage: build.py [--check]")
    files, figures = build()
    if arguments:
        present = {p.relative_to(HERE).as_posix() for pattern in ("report.*", "gold/*") for p in HERE.glob(pattern)}
        differing = {n for n, text in files.items() if n not in present or (HERE / n).read_bytes() != text.encode()}
        if differing := sorted(differing | present - set(files)):
            sys.exit("\n".join(differing))
        return
    for name, text in files.items():
        path = HERE / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    print("\n".join(figures))


if __name__ == "__main__":
    main(sys.argv[1:])
