"""The report as a web page in the layout of the United Nations in Geneva: A4, items as blocks, heads and feet in the margins of `@page`."""
import json
import re
from html import escape
from pathlib import Path

from layouts.report import MARKS, TABLE_AFTER
from layouts.word import ARABIC, CHINESE, LATIN

# Points: body, chapter, heading, note, running head, and from line to line of body and note.
SIZES = {"zh": (10.5, 14, 12, 9, 8.5, 15.5, 13), "ar": (13, 16, 14, 11, 10, 19, 16)}
LATIN_SIZES = (10, 14, 12, 8.5, 8.5, 12, 10.5)

# After a token a page can end: a word with the blank after it; in Chinese a character, number or Latin word with the closing marks after it.
WORD = re.compile(r"\S+\s*|\s+")
CHARACTER = re.compile(r"(?:[\w./:-]+|\S)[，。；：、）》”)]*\s*", re.ASCII)

STYLE = """
@page { size: A4; margin: 36mm 20mm 34mm; font: %(head)spt/%(note_line)spt %(fonts)s; }
@page :left {
  @top-left { content: "%(symbol)s"; font-weight: bold; vertical-align: bottom; text-align: left; border-bottom: 1.5pt solid; margin-bottom: 14pt; }
  @top-center { content: ""; vertical-align: bottom; border-bottom: 1.5pt solid; margin-bottom: 14pt; }
  @top-right { content: "%(title)s"; vertical-align: bottom; text-align: right; border-bottom: 1.5pt solid; margin-bottom: 14pt; width: 60%%; }
  @bottom-left { content: counter(page) "/" counter(pages); font-weight: bold; direction: ltr; }
  @bottom-right { content: "%(job)s"; direction: ltr; }
}
@page :right {
  @top-left { content: "%(title)s"; vertical-align: bottom; text-align: left; border-bottom: 1.5pt solid; margin-bottom: 14pt; width: 60%%; }
  @top-center { content: ""; vertical-align: bottom; border-bottom: 1.5pt solid; margin-bottom: 14pt; }
  @top-right { content: "%(symbol)s"; font-weight: bold; vertical-align: bottom; text-align: right; border-bottom: 1.5pt solid; margin-bottom: 14pt; }
  @bottom-left { content: "%(job)s"; direction: ltr; }
  @bottom-right { content: counter(page) "/" counter(pages); font-weight: bold; direction: ltr; }
}
@page :first {
  @top-left { content: ""; border: none; } @top-center { content: ""; border: none; } @top-right { content: ""; border: none; }
  @bottom-left { content: "%(first)s" "\\A" "%(digits)s"; font-weight: normal; white-space: pre; text-align: left; }
  @bottom-right { content: ""; }
}
body { margin: 0; font: %(body)spt/%(line)spt %(fonts)s; }
.page { position: relative; width: 170mm; height: 225mm; overflow: hidden; break-after: page; }
.page:last-child { break-after: auto; }
.text { display: flow-root; }
p { margin: 0 57pt 6pt; text-align: justify; }
.cut { text-align-last: justify; }
.label { display: inline-block; min-width: 28pt; text-align: start; text-align-last: auto; }
.heading { margin-inline-start: 0; padding-inline-start: 57pt; text-indent: -57pt; text-align: start; font-weight: bold; margin-block: 6pt 8pt; }
.heading .label { width: 46pt; padding-inline-end: 11pt; text-align: end; text-indent: 0; }
.ch { font-size: %(chapter)spt; line-height: 1.25; margin-block: 14pt 10pt; }
.h, .author { font-size: %(heading)spt; line-height: 1.25; }
.item { margin-inline-start: 85pt; padding-inline-start: 28pt; text-indent: -28pt; }
.item.rest { text-indent: 0; }
.item .label { text-indent: 0; }
.title { font-size: %(chapter)spt; line-height: 1.25; margin-block: 18pt 10pt; }
.session { margin: 0; text-align: start; }
.masthead { border-collapse: collapse; width: 100%%; margin-bottom: 8pt; }
.masthead td { padding: 0; vertical-align: top; }
.masthead tr:first-child td { border-bottom: .5pt solid; text-align: end; }
.masthead tr:last-child td { border-bottom: 1.5pt solid; height: 70pt; }
.masthead .organ { font-size: %(chapter)spt; line-height: 1.25; font-weight: bold; padding-inline-end: 20pt; }
.masthead .names { direction: ltr; width: 130pt; }
.masthead b { font-size: 200%%; line-height: 1.2; font-weight: normal; }
.summary { margin: 8pt 57pt 12pt; border: .75pt solid; padding: 6pt 12pt; }
.summary p { margin: 0 0 6pt; }
.concepts { border-collapse: collapse; margin: 6pt 57pt 12pt; width: calc(100%% - 114pt); font-size: %(note)spt; line-height: %(note_line)spt; }
.concepts td { border-block: .5pt solid; padding: 2pt 8pt 2pt 0; vertical-align: top; text-align: start; width: 30%%; }
.concepts td + td { width: 58%%; }
.concepts td:last-child { vertical-align: bottom; text-align: end; white-space: nowrap; padding: 2pt 0; width: 12%%; }
sup { font-size: 65%%; line-height: 0; }
.notes { position: absolute; bottom: 0; width: 100%%; }
.notes:not(:empty)::before { content: ""; display: block; width: 60pt; border-top: .5pt solid; margin: 8pt 45pt 4pt; }
.note { margin-block: 0 2pt; font-size: %(note)spt; line-height: %(note_line)spt; text-indent: -12pt; }
.note .label { min-width: 12pt; text-indent: 0; }
"""


def block(name, tokens, *, label="", notes=None, tag="p", splits=True):
    return {"name": name, "tag": tag, "label": f'<span class="label">{escape(label)}</span>' if label else "", "tokens": tokens,
            "notes": notes or {}, "splits": splits}


class Writer:
    def __init__(self, report):
        self.report = report

    def marked(self, mark):
        return mark if mark == "*" else f"<sup>{self.report.mark(mark)}</sup>"

    def note(self, mark):
        return f'<span class="label">{self.marked(mark)}</span>{escape(self.report.notes[mark].text)}'

    def tokens(self, element):
        """The text in tokens, a mark with the token before it, and the notes by the token that has the mark."""
        tokens, notes = [], {}
        pattern = CHARACTER if self.report.lang == "zh" else WORD
        for part in element.parts():
            if part in MARKS:
                tokens[-1] += self.marked(part)
                notes[len(tokens) - 1] = self.note(part)
            else:
                tokens += [escape(token) for token in pattern.findall(part)]
        return tokens, notes

    def html(self, name, text, tag="p"):
        return block(name, [text], tag=tag, splits=False)

    def masthead(self):
        head = self.report.masthead
        first, rest = head["symbol"].split("/", 1)
        names = "<br>".join(escape(head[name]) for name in ("distr", "date", "language")) + "<br><br>" + escape(head["original"])
        yield self.html("masthead", f'<tr><td></td><td colspan="2"><span dir="ltr"><b>{first}</b>/{rest}</span></td></tr><tr><td style="width: 57pt">'
                        f'</td><td class="organ">{escape(head["organ"])}</td><td class="names">{names}</td></tr>', "table")
        for name, form in (("session", "<b>%s</b>"), ("place", "%s"), ("agenda", "%s"), ("topic", "<b>%s</b>")):
            yield self.html("session", form % escape(head[name])) | {"notes": {"0": self.note("*")} if name == "agenda" else {}}
        yield self.html("heading title", escape(self.report.title())) | {"label": '<span class="label"></span>'}
        yield self.html("heading author", escape(head["author"])) | {"label": '<span class="label"></span>'}

    def concepts(self):
        rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in self.report.rows)
        return self.html("concepts", rows, "table")

    def blocks(self):
        styles = {element.style: element for element in self.report.elements}
        yield from self.masthead()
        yield self.html("summary", f'<p><i>{escape(styles["summary.h"].text)}</i></p><p>{escape(styles["summary"].text)}</p>', "div")
        for element in self.report.elements:
            tokens, notes = self.tokens(element)
            if element.style in ("ch", "h", "t", "u"):
                found = block(f"heading {element.style}", tokens, label=element.label, splits=False)
                yield found if element.label else found | {"label": '<span class="label"></span>'}
            elif element.style in ("p", "i"):
                yield block("item" if element.style == "i" else "para", tokens, label=element.label, notes=notes)
            if element.ident == TABLE_AFTER:
                yield self.concepts()

    def style(self):
        names = ("body", "chapter", "heading", "note", "head", "line", "note_line")
        number, dates, digits = self.report.job()
        fonts = f'"{LATIN}", "{CHINESE if self.report.lang == "zh" else ARABIC}", serif'
        return STYLE % dict(zip(names, SIZES.get(self.report.lang, LATIN_SIZES)), fonts=fonts, symbol=self.report.symbol(), title=self.report.title(),
                            job=number.split()[0], first="    ".join((number, *dates)), digits=digits)


def write(report, path):
    writer = Writer(report)
    script = (Path(__file__).parent / "pages.js").read_text(encoding="utf-8")
    direction = "rtl" if report.lang == "ar" else "ltr"
    blocks = json.dumps(list(writer.blocks()), ensure_ascii=False).replace("</", "<\\/")
    path.write_text(f'<!doctype html><html lang="{report.lang}" dir="{direction}"><meta charset="utf-8"><style>{writer.style()}</style><body>'
                    f"<script>{script}\nlayOut({blocks});</script></body></html>", encoding="utf-8")
