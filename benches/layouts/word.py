"""The report as a Word file in the layout of the United Nations in New York: letter paper, headings that hang left of a narrow column."""
import re
import zipfile
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from layouts.report import MARKS, TABLE_AFTER

LATIN, CHINESE, ARABIC = "Liberation Serif", "Noto Serif CJK SC", "Amiri"
NAMESPACES = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
              'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Twentieths of a point, as in the templates: the column begins and ends this far inside the margins; labels of
# headings end, and marks of notes begin, left of it.
COLUMN, HEADING_LABEL, NOTE_LABEL, TAB = 1267, 1022, 360, 475
PAGE = {"w": 12240, "h": 15840}
MARGINS = {"top": 1560, "right": 1195, "bottom": 1900, "left": 1200, "header": 850, "footer": 1000}
WIDTH = PAGE["w"] - MARGINS["left"] - MARGINS["right"]


class Sizes(NamedTuple):
    """Half points of body, chapter, heading, note, running head; twentieths of a point from line to line of body and note."""
    body: int
    chapter: int
    heading: int
    note: int
    head: int
    line: int
    note_line: int


SIZES = {"zh": Sizes(21, 28, 24, 18, 17, 310, 260), "ar": Sizes(26, 32, 28, 22, 20, 380, 320)}
LATIN_SIZES = Sizes(20, 28, 24, 17, 17, 240, 210)


def w(tag, *inside, **attributes):
    written = "".join(f" w:{name}={quoteattr(str(value))}" for name, value in attributes.items())
    return f"<w:{tag}{written}>{''.join(inside)}</w:{tag}>"


class Writer:
    def __init__(self, report):
        self.report = report
        self.rtl = report.lang == "ar"
        self.sizes = SIZES.get(report.lang, LATIN_SIZES)
        self.notes = []  # marks, in the order of the document

    # ------------------------------------------------------------------ runs and paragraphs
    def run(self, text, size=None, bold=False, italic=False, style=None):
        """A run; in Arabic, words in Latin letters are runs of their own, from left to right."""
        def one(piece, rtl):
            content = "".join("<w:tab/>" if x == "\t" else "<w:br/>" if x == "\n" else f'<w:t xml:space="preserve">{escape(x)}</w:t>'
                              for x in re.split("([\t\n])", piece) if x)
            marks = [w("rStyle", val=style)] if style else []
            marks += ["<w:b/><w:bCs/>"] * bold + ["<w:i/><w:iCs/>"] * italic
            marks += [w("sz", val=size), w("szCs", val=size)] if size else []
            return w("r", w("rPr", *marks, "<w:rtl/>" * rtl), content)
        pieces = re.split(r"([A-Za-z][\w./:]*[\w/])", text, flags=re.ASCII) if self.rtl else [text]
        return "".join(one(piece, self.rtl and not re.match("[A-Za-z]", piece)) for piece in pieces if piece)

    def paragraph(self, style, *runs, **spacing):
        extra = w("spacing", **spacing) if spacing else ""
        return w("p", w("pPr", w("pStyle", val=style), "<w:bidi/>" * self.rtl, extra), *runs)

    def latin(self, style, *runs, **spacing):
        """A paragraph that runs from left to right, in Arabic too, where heads and feet are mirrored and the masthead is not."""
        extra = w("spacing", **spacing) if spacing else ""
        side = w("jc", val="left" if style.endswith("End") or style == "Masthead" else "right") if self.rtl else ""
        return w("p", w("pPr", w("pStyle", val=style), w("bidi", val=0) if self.rtl else "", extra, side), "".join(runs).replace("<w:rtl/>", ""))

    def reference(self, mark):
        """The mark of a footnote in the text: counted by the reader of the file, except for the asterisk. Brackets are text around it."""
        self.notes.append(mark)
        custom = {"customMarkFollows": 1} if mark == "*" else {}
        before, after = self.report.mark(mark).split(MARKS[mark])
        marks = w("rPr", w("rStyle", val="FootnoteReference"), "<w:rtl/>" * self.rtl)
        number = w("r", marks, w("footnoteReference", **custom, id=len(self.notes)), w("t", "*") if custom else "")
        return "".join((w("r", marks, w("t", before)) if before else "", number, w("r", marks, w("t", after)) if after else ""))

    def runs(self, element):
        return [self.reference(part) if part in MARKS else self.run(part) for part in element.parts()]

    # ------------------------------------------------------------------ tables
    def table(self, rows, widths, borders="", indent=0):
        """Rows of cells, each a list of paragraphs with the borders of the cell."""
        grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
        properties = w("tblPr", "<w:bidiVisual/>" * self.rtl, w("tblW", w=sum(widths), type="dxa"), w("tblInd", w=indent, type="dxa"), borders,
                       w("tblLayout", type="fixed"), w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa")))
        body = (w("tr", *(w("tc", w("tcPr", w("tcW", w=width, type="dxa"), edges, w("vAlign", val=align)), *content)
                          for width, (content, edges, align) in zip(widths, row))) for row in rows)
        return w("tbl", properties, grid, *body)

    def line(self, side, size=4):
        return w(side, val="single", sz=size, space=0, color="000000")

    def ends(self, start, end, side=""):
        """Two paragraphs at the ends of a line, over or under a rule, if a side is named."""
        edges = w("tcBorders", self.line(side, 12)) if side else ""
        return self.table([[([start], edges, "bottom"), ([end], edges, "bottom")]], [WIDTH // 2, WIDTH - WIDTH // 2])

    # ------------------------------------------------------------------ parts
    def masthead(self):
        head, report = self.report.masthead, self.report
        under = w("tcBorders", self.line("bottom"))
        heavy = w("tcBorders", self.line("bottom", 12))
        names = [self.latin("Masthead", self.run(head[name])) for name in ("distr", "date")]
        names.append(self.latin("Masthead", self.run(head["language"]), after=240))
        names.append(self.latin("Masthead", self.run(head["original"])))
        symbol = self.run(head["symbol"].split("/")[0], size=40) + self.run("/" + head["symbol"].split("/", 1)[1])
        organ = self.paragraph("Organ", self.run(head["organ"]))
        blank = self.paragraph("Masthead")
        top = [([blank], under, "bottom"), ([blank], under, "bottom"), ([self.latin("SymbolEnd", symbol)], under, "bottom")]
        rest = [([blank], heavy, "top"), ([organ], heavy, "top"), (names, heavy, "top")]
        yield self.table([top, rest], [COLUMN, WIDTH - COLUMN - 3000, 3000])
        yield self.paragraph("Session", self.run(head["session"], bold=True), before=120)
        yield self.paragraph("Session", self.run(head["place"]))
        yield self.paragraph("Session", self.run(head["agenda"].rstrip("*")), self.reference("*"))
        yield self.paragraph("Session", self.run(head["topic"], bold=True))
        yield self.paragraph("HCh", self.run("\t\t" + report.title()), before=360)
        yield self.paragraph("H1", self.run("\t\t" + head["author"]))

    def summary(self, heading, text):
        box = w("tblBorders", *(self.line(side) for side in ("top", "left", "bottom", "right")))
        content = [self.paragraph("Summary", self.run(heading.text, italic=True), before=120), self.paragraph("Summary", *self.runs(text))]
        return self.table([[(content, "", "top")]], [WIDTH - 2 * COLUMN], box, COLUMN) + self.paragraph("Masthead")

    def concepts(self):
        width = WIDTH - 2 * COLUMN
        widths = [width * 3 // 10, width * 55 // 100, width - width * 3 // 10 - width * 55 // 100]
        rules = w("tblBorders", self.line("top"), self.line("bottom"), self.line("insideH"))
        rows = [[([self.paragraph("CellEnd" if cell == cells[-1] else "Cell", self.run(cell))], "", "bottom" if cell == cells[-1] else "top")
                 for cell in cells] for cells in self.report.rows]
        return self.table(rows, widths, rules, COLUMN) + self.paragraph("Masthead")

    def body(self):
        summary = {element.style: element for element in self.report.elements if element.style.startswith("summary")}
        yield from self.masthead()
        yield self.summary(summary["summary.h"], summary["summary"])
        for element in self.report.elements:
            text = self.runs(element) if element.style in ("ch", "h", "t", "u", "p", "i") else None
            match element.style:
                case "ch" | "h" | "t" | "u":
                    style = {"ch": "HCh", "h": "H1"}.get(element.style, "H23")
                    yield self.paragraph(style, self.run(f"\t{element.label}\t"), *text)
                case "p":
                    yield self.paragraph("SingleTxt", self.run(f"{element.label}\t"), *text)
                case "i":
                    yield self.paragraph("SingleTxt", self.run(f"\t{element.label}\t"), *text)
            if element.ident == TABLE_AFTER:
                yield self.concepts()

    def document(self):
        references = "".join(f'<w:{part}Reference w:type="{kind}" r:id="{part}-{kind}"/>'
                             for part in ("header", "footer") for kind in ("even", "default", "first"))
        section = w("sectPr", references, w("pgSz", **PAGE), w("pgMar", **MARGINS, gutter=0), "<w:titlePg/>", "<w:bidi/>" * self.rtl)
        return w("body", *self.body(), section)

    def footnotes(self):
        yield w("footnote", w("p", w("r", "<w:separator/>")), type="separator", id=-1)
        yield w("footnote", w("p", w("r", "<w:continuationSeparator/>")), type="continuationSeparator", id=0)
        for number, mark in enumerate(self.notes, 1):
            label = w("r", w("rPr", w("rStyle", val="FootnoteReference"), "<w:rtl/>" * self.rtl), "<w:footnoteRef/>")
            yield w("footnote", self.paragraph("FootnoteText", label, self.run("\t" + self.report.notes[mark].text)), id=number)

    def field(self, name):
        """A number that the reader of the file computes."""
        marks = w("rPr", "<w:b/><w:bCs/>", w("sz", val=self.sizes.head), w("szCs", val=self.sizes.head))
        begin, end = (w("r", marks, w("fldChar", fldCharType=kind)) for kind in ("begin", "end"))
        return begin + w("r", marks, w("instrText", f" {name} ")) + end

    def heads_and_feet(self):
        """{part name: content}: mirrored on odd and even pages, the job number on the first."""
        report, size = self.report, self.sizes.head
        symbol, title = self.run(report.symbol(), size=size, bold=True), self.run(report.title(), size=size)
        number, dates, digits = report.job()
        page, job = self.field("PAGE") + self.run("/", size=size, bold=True) + self.field("NUMPAGES"), self.run(number.split()[0], size=15)
        latin, empty = self.latin, self.paragraph("Foot")
        return {
            "header-even": self.ends(latin("Head", symbol), self.paragraph("HeadEnd", title), "bottom") + empty,
            "header-default": self.ends(self.paragraph("Head", title), latin("HeadEnd", symbol), "bottom") + empty,
            "header-first": empty,
            "footer-even": self.ends(latin("Head", page), latin("HeadEnd", job)) + empty,
            "footer-default": self.ends(latin("Head", job), latin("HeadEnd", page)) + empty,
            "footer-first": latin("Foot", self.run("    ".join((number, *dates)))) + latin("Foot", self.run(digits)),
        }

    # ------------------------------------------------------------------ styles
    def style(self, name, size, *, line=None, bold=False, left=0, right=0, hanging=0, before=0, after=0, align="left", tabs=(), keep=False):
        line = line or self.sizes.line
        stops = w("tabs", *(w("tab", val=kind, pos=place) for kind, place in tabs)) if tabs else ""
        return w("style", w("name", val=name), w("pPr", "<w:keepNext/><w:keepLines/>" * keep, stops,
                 w("spacing", before=before, after=after, line=line, lineRule="exact"), w("ind", left=left, right=right, hanging=hanging),
                 w("jc", val=align)), w("rPr", "<w:b/><w:bCs/>" * bold, w("sz", val=size), w("szCs", val=size)), type="paragraph", styleId=name)

    def styles(self):
        """The styles of the template. Letters are a little wider and further apart there; so they are here."""
        s, column = self.sizes, {"left": COLUMN, "right": COLUMN}
        fonts = f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{CHINESE}" w:cs="{ARABIC}"/>'
        lang = w("lang", val="en-US" if self.report.lang in ("zh", "ar") else self.report.lang, eastAsia="zh-CN", bidi="ar-SA")
        wide = "" if self.report.lang in ("zh", "ar") else w("spacing", val=4) + w("w", val=103)
        heading = {**column, "hanging": COLUMN, "bold": True, "keep": True, "tabs": (("right", HEADING_LABEL), ("left", COLUMN))}
        steps = tuple(("left", COLUMN + TAB * n) for n in (1, 2, 3))
        yield w("docDefaults", w("rPrDefault", w("rPr", fonts, wide, w("sz", val=s.body), w("szCs", val=s.body), lang)))
        yield self.style("SingleTxt", s.body, **column, after=120, align="both", tabs=steps)
        yield self.style("Summary", s.body, left=240, right=240, after=120, align="both")
        yield self.style("HCh", s.chapter, line=s.line * 5 // 4, before=240, after=240, **heading)
        yield self.style("H1", s.heading, line=s.line * 9 // 8, before=120, after=160, **heading)
        yield self.style("H23", s.body, before=60, after=120, **heading)
        yield self.style("FootnoteText", s.note, line=s.note_line, **column, hanging=NOTE_LABEL, tabs=(("left", COLUMN),))
        yield self.style("Masthead", s.body)
        yield self.style("Organ", s.chapter + 4, line=s.line * 3 // 2, bold=True)
        yield self.style("Session", s.body)
        yield self.style("Cell", s.note + 1, before=40, after=40)
        yield self.style("CellEnd", s.note + 1, before=40, after=40, align="right")
        yield self.style("Head", s.head, line=s.note_line, before=0, after=80)
        yield self.style("HeadEnd", s.head, line=s.note_line, after=80, align="right")
        yield self.style("SymbolEnd", s.body, line=s.line * 2, align="right")
        yield self.style("Foot", s.head, line=s.note_line)
        yield w("style", w("name", val="footnote reference"), w("rPr", w("vertAlign", val="superscript")), type="character", styleId="FootnoteReference")


def write(report, path):
    writer = Writer(report)
    parts = {"document": ("document.main", "document", writer.document()), "footnotes": ("footnotes", "footnotes", "".join(writer.footnotes())),
             "styles": ("styles", "styles", "".join(writer.styles())), "settings": ("settings", "settings", "<w:evenAndOddHeaders/>")}
    for name, content in writer.heads_and_feet().items():
        kind = name.split("-")[0]
        parts[name] = (kind, "hdr" if kind == "header" else "ftr", content)
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>' for name, (kind, _, _) in parts.items())
    links = "".join(f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>' for name, (kind, _, _) in parts.items() if name != "document")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
                         f'"application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>')
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
                         'Target="word/document.xml"/></Relationships>')
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>')
        for name, (_, root, content) in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{root} {NAMESPACES}>{content}</w:{root}>")
