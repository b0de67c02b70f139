#!/usr/bin/env python3
"""Generates documents in six languages from `corpora/un-style-report`, with the links between their paragraphs.

    generate.py OUT [--documents 100] [--seed 1] [--names folder|flat|language]
                    [--broken 0.05] [--unnamed] [--look-alikes 0.1] [--parts 0.1] [--strays 10] [--symbols 0.5]

A document is a choice of the report's paragraphs in an order of its own, with numbers and labels of its own. What varies
varies alike in all languages: numbers, days, months, years, symbols, names of States and towns, and which sentences a
paragraph has. Every word is from the report, so the links between paragraphs are known. The same seed gives the same
bytes, and document 7 is the same whatever the number of documents. Python 3.11, standard library.

    OUT/doc-0001/en.txt    the versions; doc-0001.en.txt or en/doc-0001.txt with --names
    OUT/gold.tsv           document, id, level, and for each language the 0-based indices among the lines that are not blank
    OUT/groups.tsv         file, document, language, symbol that the document shows, `part` or `whole`, document it is like
    OUT/broken.tsv         with --broken: file, kind, document, language. Kinds: truncated (ends inside a sentence), empty,
                           binary, language (the text is that of another version), permission (nobody may read the file)

`--unnamed` names the files by chance, for the measurement of grouping. Then a tenth of the documents are look-alikes (the
report of another year: the same paragraphs, other numbers), a tenth of the files hold a part of the document without its
head, half of the documents show no symbol, and texts of `corpora/sentences`, which translate nothing, are among them.
"""
import argparse
import collections
import importlib.util
import itertools
import random
import re
import sys
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
REPORT = CORPORA / "un-style-report"
# The share of the stretches of sentences, after the first of a paragraph, that a document does not have.
SENTENCES_LOST = .08
BROKEN = ("truncated", "empty", "binary", "language", "permission")


def load_builder():
    """The program that builds the report: it knows its elements and how they are labelled."""
    spec = importlib.util.spec_from_file_location("build_report", REPORT / "build.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    module.NUMBERS_SHIFTED = {}  # its damage
    return module


build = load_builder()
LANGS = build.LANGS

# ------------------------------------------------------------------ what varies
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ar": "كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه تموز/يوليه آب/أغسطس "
          "أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر",
}
MONTHS = {lang: [month.replace("_", " ") for month in line.split()] for lang, line in MONTHS.items()}
# Genitive and prepositional: `5 марта`, `в марте`.
RUSSIAN = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр".split()
RUSSIAN_ENDINGS = [("а", "е") if stem in ("март", "август") else ("я", "е") for stem in RUSSIAN]
# A month is replaced by one with as many days and, in French, with the same kind of first letter (`d’avril`, `de mai`).
ALIKE_MONTHS = ((0, 2, 4, 6, 11), (7, 9), (5, 8, 10))

# Towns as they are in the report after a preposition.
TOWNS = {
    "en": "Nairobi Hanoi Geneva Vienna Ottawa Bratislava",
    "fr": "Nairobi Hanoï Genève Vienne Ottawa Bratislava",
    "es": "Nairobi Hanói Ginebra Viena Ottawa Bratislava",
    "ru": "Найроби Ханое Женеве Вене Оттаве Братиславе",
    "ar": "نيروبي هانوي جنيف فيينا أوتاوا براتيسلافا",
    "zh": "内罗毕 河内 日内瓦 维也纳 渥太华 布拉迪斯拉发",
}
TOWNS = {lang: line.split() for lang, line in TOWNS.items()}

# States as they are in the report's lists in the nominative (paragraphs 13, 27, 46 and 50).
LISTS = ("p13", "p27", "p46", "p50")
STATES = """
Argentina|Argentine|Argentina|Аргентина|الأرجنتين|阿根廷
Bangladesh|Bangladesh|Bangladesh|Бангладеш|بنغلاديش|孟加拉国
Cameroon|Cameroun|Camerún|Камерун|الكاميرون|喀麦隆
Costa Rica|Costa Rica|Costa Rica|Коста-Рика|كوستاريكا|哥斯达黎加
Ethiopia|Éthiopie|Etiopía|Эфиопия|إثيوبيا|埃塞俄比亚
Germany|Allemagne|Alemania|Германия|ألمانيا|德国
Hungary|Hongrie|Hungría|Венгрия|هنغاريا|匈牙利
Nigeria|Nigéria|Nigeria|Нигерия|نيجيريا|尼日利亚
Slovenia|Slovénie|Eslovenia|Словения|سلوفينيا|斯洛文尼亚
Thailand|Thaïlande|Tailandia|Таиланд|تايلند|泰国
Zambia|Zambie|Zambia|Замбия|زامبيا|赞比亚
Bhutan|Bhoutan|Bhután|Бутан|بوتان|不丹
Chile|Chili|Chile|Чили|شيلي|智利
India|Inde|India|Индия|الهند|印度
Nepal|Népal|Nepal|Непал|نيبال|尼泊尔
Pakistan|Pakistan|Pakistán|Пакистан|باكستان|巴基斯坦
Peru|Pérou|Perú|Перу|بيرو|秘鲁
Switzerland|Suisse|Suiza|Швейцария|سويسرا|瑞士
Tajikistan|Tadjikistan|Tayikistán|Таджикистан|طاجيكستان|塔吉克斯坦
Albania|Albanie|Albania|Албания|ألبانيا|阿尔巴尼亚
Cambodia|Cambodge|Camboya|Камбоджа|كمبوديا|柬埔寨
Colombia|Colombie|Colombia|Колумбия|كولومبيا|哥伦比亚
El Salvador|El Salvador|El Salvador|Сальвадор|السلفادور|萨尔瓦多
Ghana|Ghana|Ghana|Гана|غانا|加纳
Iraq|Iraq|Iraq|Ирак|العراق|伊拉克
Malawi|Malawi|Malawi|Малави|ملاوي|马拉维
Montenegro|Monténégro|Montenegro|Черногория|الجبل الأسود|黑山
Philippines|Philippines|Filipinas|Филиппины|الفلبين|菲律宾
Sierra Leone|Sierra Leone|Sierra Leona|Сьерра-Леоне|سيراليون|塞拉利昂
Sri Lanka|Sri Lanka|Sri Lanka|Шри-Ланка|سري لانكا|斯里兰卡
Australia|Australie|Australia|Австралия|أستراليا|澳大利亚
Denmark|Danemark|Dinamarca|Дания|الدانمرك|丹麦
Estonia|Estonie|Estonia|Эстония|إستونيا|爱沙尼亚
Ireland|Irlande|Irlanda|Ирландия|أيرلندا|爱尔兰
Italy|Italie|Italia|Италия|إيطاليا|意大利
Luxembourg|Luxembourg|Luxemburgo|Люксембург|لكسمبرغ|卢森堡
Norway|Norvège|Noruega|Норвегия|النرويج|挪威
Qatar|Qatar|Qatar|Катар|قطر|卡塔尔
Saudi Arabia|Arabie saoudite|Arabia Saudita|Саудовская Аравия|المملكة العربية السعودية|沙特阿拉伯
Singapore|Singapour|Singapur|Сингапур|سنغافورة|新加坡
Sweden|Suède|Suecia|Швеция|السويد|瑞典
"""
STATES = [dict(zip(LANGS, line.split("|"))) for line in STATES.strip().splitlines()]


# ------------------------------------------------------------------ templates
@dataclass(frozen=True)
class Slot:
    """A place in a text that differs from document to document."""
    kind: str  # two, digits, year, month, town, state, prefix, note
    key: object
    written: str = ""  # as the report has it


def month_pattern(lang):
    if lang == "ru":
        return "|".join(f"{stem}(?:{'|'.join(ends)})" for stem, ends in zip(RUSSIAN, RUSSIAN_ENDINGS))
    if lang == "zh":
        return r"\d{1,2}月"
    months = [re.escape(month) for month in sorted(MONTHS[lang], key=len, reverse=True)]
    if lang == "en":
        months = [month if month != "May" else r"May(?=\s\d)" for month in months]
    return "|".join(months)


def patterns(lang, with_states):
    separators = {"en": ",", "es": "[. \u00a0]", "ar": "[., \u00a0]"}.get(lang, "[ \u00a0\u202f]")
    edge = "" if lang in ("zh", "ar") else r"\b"
    parts = {
        "note": r"\{f[\d*]+\}",
        "prefix": "FWB(?=/)",
        "month": f"{edge}(?:{month_pattern(lang)}){edge if lang != 'en' else ''}",
        "town": f"{edge}(?:{'|'.join(TOWNS[lang])}){edge}",
        "number": rf"\d{{1,3}}(?:{separators}\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?",
    }
    if with_states:
        names = sorted((state[lang] for state in STATES), key=len, reverse=True)
        parts["state"] = "|".join(map(re.escape, names))
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in parts.items()))


PATTERNS = {(lang, states): patterns(lang, states) for lang in LANGS for states in (False, True)}


def month_slot(lang, text):
    if lang == "zh":
        return Slot("month", int(text[:-1]) - 1)
    if lang == "ru":
        return Slot("month", next(n for n, stem in enumerate(RUSSIAN) if re.fullmatch(f"{stem}[аяе]", text)), text[-1])
    return Slot("month", MONTHS[lang].index(text))


def number_slot(text):
    digits = re.sub(r"\D", "", text)
    if len(text) == 4 and text.isdigit() and 1950 <= int(text) <= 2050:
        return Slot("year", int(text))
    if text.isdigit() and len(text) <= 2:
        return Slot("two", int(text), text)
    return Slot("digits", digits.rstrip("0"), text)


def template(text, lang, with_states):
    """The text as literals and slots."""
    out, end = [], 0
    for found in PATTERNS[lang, with_states].finditer(text):
        kind, word = found.lastgroup, found[0]
        if kind == "number":
            slot = number_slot(word)
            after = text[found.end():found.end() + 2]
            # `1er`, `10-м`: the word and the number go together.
            if re.match(r"[^\W\d_]|-[а-я]", after) and lang not in ("zh", "ar"):
                slot = Slot("fixed", slot.key, word)
        elif kind == "month":
            slot = month_slot(lang, word)
        elif kind == "town":
            slot = Slot("town", TOWNS[lang].index(word))
        elif kind == "state":
            slot = Slot("state", next(n for n, state in enumerate(STATES) if state[lang] == word))
        else:
            slot = Slot(kind, word.strip("{}"))
        out += [text[end:found.start()], slot]
        end = found.end()
    return [piece for piece in [*out, text[end:]] if piece != ""]


@dataclass
class Element:
    """An element of the report: stretches of sentences that no bead crosses, each a template per language."""
    ident: str
    stretches: list
    values: dict = field(default_factory=dict)  # kind of slot: keys that all languages have equally often


VARIED = ("two", "digits", "month", "state")


def element(ident, beads):
    """Joins the versions of an element. What not all of them have equally often keeps its value."""
    count = len(beads["en"])
    ends = set(range(1, count + 1))
    for lang in LANGS:
        ends &= {bead.english[-1] + 1 for bead in beads[lang]}
    stretches, start = [], 0
    for end in sorted(ends):
        texts = {}
        for lang in LANGS:
            inside = [s for bead in beads[lang] if start <= bead.english[0] < end for s in bead.sentences]
            texts[lang] = template(("" if lang == "zh" else " ").join(inside), lang, ident in LISTS)
        stretches.append(texts)
        start = end
    counts = {lang: collections.Counter((p.kind, p.key) for s in stretches for p in s[lang] if isinstance(p, Slot))
              for lang in LANGS}
    values = {kind: [] for kind in VARIED}
    for (kind, key), number in counts["en"].items():
        if kind in values and all(counts[lang][kind, key] == number for lang in LANGS):
            values[kind].append(key)
    notes = {lang: sorted(key for kind, key in counts[lang] if kind == "note") for lang in LANGS}
    assert all(notes[lang] == notes["en"] for lang in LANGS), f"{ident}: marks of notes differ: {notes}"
    return Element(ident, stretches, {kind: sorted(keys) for kind, keys in values.items()})


def read_elements():
    plain = build.marked
    build.marked = lambda text: text
    sources = build.read_sources()
    build.marked = plain
    return {ident: element(ident, {lang: sources[lang][ident] for lang in LANGS}) for ident in sources["en"]}


@dataclass
class Section:
    """A heading, if any, with paragraphs (each with its items), and sections below."""
    heading: str = ""
    paragraphs: list = field(default_factory=list)
    sections: list = field(default_factory=list)


def read_outline(idents):
    """The chapters of the report."""
    chapters, path = [], []
    depth = {"ch": 0, "h": 1, "t": 2, "u": 2}
    for ident in idents:
        kind = build.kind_of(ident)
        if kind in depth:
            section = Section(ident)
            path = path[:depth[kind]]
            (path[-1].sections if path else chapters).append(section)
            path.append(section)
        elif kind == "p":
            path[-1].paragraphs.append([ident])
        elif kind == "i":
            path[-1].paragraphs[-1].append(ident)
    return chapters


ELEMENTS = read_elements()
OUTLINE = read_outline(ELEMENTS)
HEAD = [ident for ident in ELEMENTS if build.kind_of(ident) in ("m", "title", "author", "summary.h", "summary")]


# ------------------------------------------------------------------ a document
def monotone(chance, values):
    """New numbers for numbers of two digits, in the same order; those below 11, 29 to 31 and the tens keep their value."""
    out = {}
    for low, high in ((10, 20), (20, 29), (31, 100)):
        inside = [v for v in values if low < v < high and v % 10]
        free = [v for v in range(low + 1, high) if v % 10]
        if len(inside) <= len(free):
            out |= dict(zip(inside, sorted(chance.sample(free, len(inside)))))
    return out


def other_digits(chance, digits):
    if not digits:
        return digits
    middle = "".join(chance.choice("0123456789") for _ in digits[1:-1])
    return chance.choice("123456789") + middle + (chance.choice("123456789") if len(digits) > 1 else "")


class Values:
    """What the slots of a document are filled with."""

    def __init__(self, chance, number):
        self.chance = chance
        self.prefix = "".join(chance.sample("BCDFGHKLMNPRSTVWZ", 3))
        self.shift = chance.randrange(-24, 3)
        self.symbol = f"{self.prefix}/COP/{2026 + self.shift}/{number}"
        self.months = list(range(12))
        for alike in ALIKE_MONTHS:
            for month, other in zip(alike, chance.sample(alike, len(alike))):
                self.months[month] = other
        self.towns = chance.sample(range(len(TOWNS["en"])), len(TOWNS["en"]))

    def of_element(self, element):
        """The values of one occurrence of an element."""
        values = element.values
        return {
            "two": monotone(self.chance, values["two"]),
            "digits": {digits: other_digits(self.chance, digits) for digits in values["digits"]},
            "state": dict(zip(values["state"], self.chance.sample(range(len(STATES)), len(values["state"])))),
            "month": {month: self.months[month] for month in values["month"]},
        }

    def write_all(self, pieces, lang, own, notes):
        return "".join(p if isinstance(p, str) else self.write(p, lang, own, notes) for p in pieces)

    def write(self, slot, lang, own, notes):
        match slot.kind:
            case "two":
                return str(own["two"].get(slot.key, slot.written))
            case "digits":
                new = iter(own["digits"].get(slot.key, slot.key))
                return "".join(next(new, c) if c.isdigit() else c for c in slot.written)
            case "year":
                return str(slot.key + self.shift)
            case "month":
                return write_month(own["month"].get(slot.key, slot.key), lang, slot.written)
            case "town":
                return TOWNS[lang][self.towns[slot.key]]
            case "state":
                return STATES[own["state"].get(slot.key, slot.key)][lang]
            case "prefix":
                return self.prefix
            case "note":
                return "*" if slot.key == "f*" else str(notes[slot.key]).translate(build.SUPERSCRIPT)
        return slot.written


def write_month(month, lang, ending):
    if lang == "zh":
        return f"{month + 1}月"
    if lang == "ru":
        return RUSSIAN[month] + RUSSIAN_ENDINGS[month][ending == "е"]
    return MONTHS[lang][month]


@dataclass
class Block:
    """An element of a document: its texts with labels, and which languages lack it."""
    ident: str
    level: str
    texts: dict
    missing: frozenset = frozenset()


@dataclass
class Document:
    name: str
    symbol: str
    like: str  # the document whose paragraphs it has
    blocks: list

    def version(self, lang):
        """The lines of a version, and the line of each block."""
        lines, places = [], {}
        for number, block in enumerate(self.blocks):
            if lang not in block.missing:
                places[number] = len(lines)
                lines.append(block.texts[lang])
        return lines, places


class Writer:
    """Writes the blocks of one document."""

    def __init__(self, structure, values, omissions):
        self.structure, self.values, self.omissions = structure, values, omissions
        self.blocks = []
        self.note, self.paragraph = 0, 0
        self.indic = structure.choice(("", "ch2"))

    def add(self, ident, label=""):
        """Adds an element under a label that `build.label` understands; gives back the notes it marks."""
        element = ELEMENTS[ident]
        own = self.values.of_element(element)
        every = range(len(element.stretches))
        kept = [n for n in every if n == 0 or len(every) < 3 or self.structure.random() > SENTENCES_LOST]
        notes = {}
        for n in kept:
            for piece in element.stretches[n]["en"]:
                if isinstance(piece, Slot) and piece.kind == "note" and piece.key != "f*":
                    self.note += 1
                    notes[piece.key] = self.note
        texts = {}
        for lang in LANGS:
            blank = "" if lang == "zh" else " "
            body = blank.join(self.values.write_all(element.stretches[n][lang], lang, own, notes) for n in kept)
            texts[lang] = f"{build.label(label, self.indic, lang) if label else ''} {body}".lstrip()
        kind = build.kind_of(ident)
        missing = frozenset(lang for lang in LANGS[1:] if kind == "p" and self.structure.random() < self.omissions)
        self.blocks.append(Block(label or ident, build.LEVELS[kind], texts, missing))
        return notes

    def add_with_notes(self, ident, label=""):
        notes = self.add(ident, label)
        missing = self.blocks[-1].missing
        for note, number in notes.items():
            self.add(note, f"f{number}")
            self.blocks[-1].missing = missing

    def head(self, show_symbol):
        for ident in HEAD:
            if ident == "m.symbol":
                if show_symbol:
                    self.blocks.append(Block(ident, "masthead", dict.fromkeys(LANGS, self.values.symbol)))
                continue
            self.add(ident)
        self.add("f*", "f*")

    def section(self, section, label, kept):
        """A section with those of its paragraphs that are kept; one without any is skipped."""
        self.add(section.heading, label if label[0] != "u" else "")
        for group in kept[section.heading]:
            self.paragraph += 1
            self.add_with_notes(group[0], f"p{self.paragraph}")
            for item in group[1:]:
                self.add_with_notes(item, f"i{self.paragraph}.{item[-1]}")
        below = [s for s in section.sections if any(kept[x] for x in headings(s))]
        if label != "ch1" and label != "ch3":
            below = self.structure.sample(below, len(below))
        path, number = label.removeprefix("ch").removeprefix("h"), 0
        for inner in below:
            kind = inner.heading[0]
            number += kind != "u"
            name = {"h": f"h{path}.{build.LETTERS[number - 1]}", "t": f"t{path}.{number}", "u": ""}[kind]
            self.section(inner, name or f"u{path}", kept)

def headings(section):
    return [section.heading, *itertools.chain.from_iterable(headings(s) for s in section.sections)]


def choose(structure, low, high):
    """The paragraphs of each section, in a new order; more than the report has are repeated, with other values."""
    places = [(heading, group) for chapter in OUTLINE for heading, group in grouped(chapter)]
    count = structure.randint(low, high)
    taken = [n for _ in range(count // len(places)) for n in range(len(places))]
    taken += structure.sample(range(len(places)), count % len(places))
    kept = {heading: [] for chapter in OUTLINE for heading in headings(chapter)}
    for n in sorted(taken):
        heading, group = places[n]
        kept[heading].append(group)
    for heading, groups in kept.items():
        if heading != "ch1":
            structure.shuffle(groups)
    return kept


def grouped(section):
    return [(section.heading, group) for group in section.paragraphs] + [x for s in section.sections for x in grouped(s)]


def document(seed, number, options):
    """The document of that number."""
    like = number - 1
    while number > 1 and is_like(seed, like, options):
        like -= 1
    base = like if is_like(seed, number, options) else number
    structure = random.Random(f"{seed}/{base}/structure")
    values = Values(random.Random(f"{seed}/{number}/values"), number)
    shown = random.Random(f"{seed}/{number}/symbol").random() < options.symbols
    writer = Writer(structure, values, options.omissions)
    low, _, high = options.paragraphs.partition("-")
    kept = choose(structure, int(low), int(high or low))
    writer.head(shown)
    number_of_chapter = 0
    for chapter in OUTLINE:
        if any(kept[x] for x in headings(chapter)):
            number_of_chapter += 1
            writer.section(chapter, f"ch{number_of_chapter}", kept)
    named = [f"doc-{n:0{options.width}}" for n in (number, base)]
    return Document(named[0], values.symbol if shown else "", named[1] if base != number else "", writer.blocks)


def is_like(seed, number, options):
    """Whether a document is the report of another year of the one before."""
    return number > 1 and random.Random(f"{seed}/{number}/like").random() < options.look_alikes


# ------------------------------------------------------------------ files
def laid_out(lines, has_head):
    """The first five lines of a head are together, every other line is a block."""
    together = 5 if has_head else 1
    return "\n".join(lines[:together]) + "\n\n" + "\n\n".join(lines[together:]) + "\n"


def cut_part(chance, lines, places):
    """A part of a version, without its head."""
    size = max(3, int(len(lines) * chance.uniform(.3, .6)))
    start = chance.randrange(min(14, len(lines) - size), len(lines) - size + 1)
    return lines[start:start + size], {n: at - start for n, at in places.items() if start <= at < start + size}


def file_name(document, lang, names):
    return {"folder": f"{document}/{lang}.txt", "flat": f"{document}.{lang}.txt", "language": f"{lang}/{document}.txt"}[names]


def break_file(path, kind, chance, others):
    """Breaks a file; `others` are the texts of the other versions."""
    data = path.read_bytes()
    match kind:
        case "truncated":
            middle = len(data) * chance.randint(20, 60) // 100
            # Inside a sentence, and where the script allows it inside a character.
            while data[middle:middle + 1] in (b"\n", b" ", b".") or data[middle - 1:middle] in (b"\n", b"."):
                middle += 1
            path.write_bytes(data[:middle])
        case "empty":
            path.write_bytes(b"")
        case "binary":
            path.write_bytes(chance.randbytes(20_000))
        case "language":
            path.write_text(chance.choice(others), "utf-8")
        case "permission":
            path.chmod(0)


def strays(count):
    """Texts of `corpora/sentences`: each in one language, without a translation."""
    found = sorted((CORPORA / "sentences").rglob("*.txt"))
    for path in random.Random("strays").sample(found, min(count, len(found))):
        lang = path.name.split(".")[0]
        paragraphs = path.read_text("utf-8").strip().split("\n\n")
        name = "-".join(path.relative_to(CORPORA).with_suffix("").parts).replace(".", "-")
        yield name, lang, [("" if lang == "zh" else " ").join(p.splitlines()) for p in paragraphs]


def shuffled_names(seed, count):
    chance = random.Random(f"{seed}/names")
    return [f"{n:08x}.txt" for n in chance.sample(range(16 ** 8), count)]


def write_table(path, rows):
    path.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows), "utf-8")


def generate(out, options):
    """Writes everything; gives back how many files and bytes the documents have."""
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        sys.exit(f"generate.py: {out} is not empty")
    options.width = max(4, len(str(options.documents)))
    gold, groups, size = [("document", "id", "level", *LANGS)], [], 0
    stray = list(strays(options.strays))
    names = shuffled_names(options.seed, options.documents * len(LANGS) + len(stray)) if options.unnamed else []

    def write(name, lang, lines, has_head, about):
        nonlocal size
        path = out / name
        path.parent.mkdir(exist_ok=True)
        data = unicodedata.normalize("NFC", laid_out(lines, has_head)).encode()
        path.write_bytes(data)
        size += len(data)
        groups.append((name, about[0], lang, *about[1:]))

    for number in range(1, options.documents + 1):
        made = document(options.seed, number, options)
        at = {}
        for lang in LANGS:
            lines, places = made.version(lang)
            chance = random.Random(f"{options.seed}/{number}/{lang}/part")
            part = chance.random() < options.parts
            if part:
                lines, places = cut_part(chance, lines, places)
            at[lang] = places
            name = names.pop() if options.unnamed else file_name(made.name, lang, options.names)
            about = (made.name, made.symbol, "part" if part else "whole", made.like)
            write(name, lang, lines, not part and bool(made.symbol), about)
        for n, block in enumerate(made.blocks):
            gold.append((made.name, block.ident, block.level, *(at[lang].get(n, "") for lang in LANGS)))
    for name, lang, lines in stray:
        write(names.pop() if options.unnamed else f"{name}.txt", lang, lines, False, (name, "", "whole", ""))
    write_table(out / "gold.tsv", gold)
    write_table(out / "groups.tsv", [("file", "document", "language", "symbol", "part", "like"), *sorted(groups)])
    if options.broken:
        broken = break_files(out, groups, options)
        write_table(out / "broken.tsv", [("file", "kind", "document", "language"), *broken])
    return len(groups), size


def break_files(out, groups, options):
    chance = random.Random(f"{options.seed}/broken")
    chosen = chance.sample(groups, round(len(groups) * options.broken))
    texts = {}
    for name, document, lang, *_ in groups:
        texts.setdefault(document, {})[lang] = name
    # Read before anything is broken.
    others = {name: [(out / other).read_text("utf-8") for code, other in texts[document].items() if code != lang]
              for name, document, lang, *_ in chosen}
    broken = []
    for (name, document, lang, *_), kind in zip(chosen, itertools.cycle(options.kinds.split(","))):
        if kind == "language" and not others[name]:
            kind = "truncated"
        break_file(out / name, kind, chance, others[name])
        broken.append((name, kind, document, lang))
    return sorted(broken)


def parser():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("out", type=Path)
    options.add_argument("--documents", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--names", choices=("folder", "flat", "language"), default="folder")
    options.add_argument("--paragraphs", default="50-66", help="how many numbered paragraphs a document has: N or LOW-HIGH")
    options.add_argument("--omissions", type=float, default=.01, help="share of paragraphs that a version lacks")
    options.add_argument("--broken", type=float, default=0, help="share of files that are broken")
    options.add_argument("--kinds", default=",".join(BROKEN), help="how files are broken, in turn [all]")
    options.add_argument("--unnamed", action="store_true", help="files named by chance")
    options.add_argument("--look-alikes", type=float, help="share of documents that are another year's report [0, unnamed .1]")
    options.add_argument("--parts", type=float, help="share of files that hold a part of the document [0, unnamed .1]")
    options.add_argument("--symbols", type=float, help="share of documents that show their symbol [1, unnamed .5]")
    options.add_argument("--strays", type=int, help="texts without translation [0, unnamed a tenth of the documents]")
    return options


def parse(arguments=None):
    options = parser().parse_args(arguments)
    if unknown := set(options.kinds.split(",")) - set(BROKEN):
        sys.exit(f"generate.py: no kind {', '.join(sorted(unknown))}; there are {', '.join(BROKEN)}")
    unnamed = options.unnamed
    defaults = {"look_alikes": .1 * unnamed, "parts": .1 * unnamed, "symbols": .5 if unnamed else 1.,
                "strays": options.documents // 10 if unnamed else 0}
    for name, value in defaults.items():
        if getattr(options, name) is None:
            setattr(options, name, value)
    return options


def main():
    options = parse()
    files, size = generate(options.out, options)
    print(f"{options.documents} documents, {files} files, {size / 1e6:.1f} MB in {options.out}")


if __name__ == "__main__":
    main()
