#!/usr/bin/env python3
"""Hostile inputs against the program, each within ten seconds and 500 MB: what it does to them, and what it leaves.

    attacks.py BINARY [WORD...] [--kills N] [--keep DIR]

makes each input itself, runs BINARY on it and prints a line an attack: name, exit code, seconds, peak megabytes of its largest process, and the
first line of its messages; `FAULT` and a reason where the answer is wrong: a file that was read has changed, another document was lost, a wrong
exit code, a signal, no message, something left behind. WORDs choose the attacks whose name contains one of them. `--kills N` runs a folder of 60
documents N times (INT, TERM and KILL in turn at random moments; 200 is the full measure, 9 the default). The exit code is 1 if there was a
fault. Attacks that need LibreOffice (soffice) are skipped where it is absent, and that is said. Python 3.11 on Linux, nothing to install.
"""
import argparse
import hashlib
import http.server
import json
import os
import random
import re
import resource
import shutil
import signal
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

SECONDS = 10.0
# What the program keeps beside its results, to know later which of them a person has changed.
RECORD = ".hexapla-written"
MEGABYTES = 500
# Keeps an attack that succeeds from taking the machine with it.
MOST_BYTES = 6 << 30
EN = "I. Lakes\n\n1. The lake is deep. It is cold in 2024.\n\n2. Rivers rise in the spring.\n"
FR = "I. Lacs\n\n1. Le lac est profond. Il est froid en 2024.\n\n2. Les fleuves montent au printemps.\n"
ATTACKS = []


class Fault(Exception):
    """What is wrong with an answer."""


@dataclass
class Run:
    code: int
    seconds: float
    megabytes: float
    out: str
    err: str

    @property
    def first(self):
        lines = [line for line in self.err.splitlines() if line.strip()]
        return lines[0].encode("ascii", "backslashreplace").decode()[:110] if lines else "-"


@dataclass
class Ground:
    """The folder of an attack, the program, and what was run there."""

    binary: str
    folder: Path
    runs: list = field(default_factory=list)
    kills: int = 9

    def put(self, name, content=b""):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def pair(self, stem="good"):
        """Two versions that must be aligned whatever happens to the other documents."""
        self.put(f"in/{stem}.en.txt", EN)
        self.put(f"in/{stem}.fr.txt", FR)

    def run(self, *args, seconds=SECONDS, megabytes=MEGABYTES, env=None, limits=None, out_file=None):
        """Runs the program in the folder; more seconds or memory than allowed are a fault at the end."""
        environment = {**os.environ, "HEXAPLA_ENCODER": "none", **(env or {})}

        def prepare():
            resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
            for kind, value in (limits or {}).items():
                resource.setrlimit(kind, (value, value))
            if limits and resource.RLIMIT_FSIZE in limits:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            start = time.monotonic()
            process = subprocess.Popen(
                [self.binary, *args], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
                stdout=out_file or out, stderr=err, preexec_fn=prepare, start_new_session=True)
            late = threading.Timer(seconds + 5, lambda: os.killpg(process.pid, signal.SIGKILL))
            late.start()
            _, status, usage = os.wait4(process.pid, 0)
            late.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            took = time.monotonic() - start
            out.seek(0), err.seek(0)
            run = Run(process.returncode, took, usage.ru_maxrss / 1024, out.read(1 << 20).decode(errors="replace"),
                      err.read(1 << 20).decode(errors="replace"))
        self.runs.append(run)
        check(took <= seconds, f"{took:.1f} s, more than {seconds:.0f}")
        check(run.megabytes <= megabytes, f"{run.megabytes:.0f} MB, more than {megabytes}")
        check(run.code >= 0, f"signal {-run.code}")
        check(run.code in (0, 1, 2), f"exit code {run.code}")
        check("panicked" not in run.err, "a panic")
        check(run.code == 0 or run.err.strip(), "no message")
        return run

    def made(self, name="out/*good.jsonl", rows=3):
        path = next(self.folder.glob(name), None)
        check(path, f"{name} is not there")
        lines = sum(1 for line in path.read_text().splitlines() if line.strip())
        check(lines >= rows, f"{name} has {lines} rows")


def check(holds, reason):
    if not holds:
        raise Fault(reason)


def attack(function):
    ATTACKS.append((function.__name__.replace("_", "-"), function))
    return function


def code(run, *codes):
    check(run.code in codes, f"exit code {run.code}, not {' or '.join(map(str, codes))}")


def says(run, words):
    check(re.search(words, run.err, re.I), f"the message does not say `{words}`")


def unchanged(paths, before):
    for path, content in zip(paths, before):
        check(path.read_bytes() == content, f"{path.name} was overwritten")


def refused(ground, paths, *args):
    """No file that is read may change, and the command does not begin."""
    before = [path.read_bytes() for path in paths]
    run = ground.run(*args)
    unchanged(paths, before)
    code(run, 2)
    return run


# 1, 2: what is read is never written to.

HTML_EN = "<p>1. The lake is deep.<p>2. Rivers rise."
HTML_FR = "<p>1. Le lac est profond.<p>2. Les fleuves montent."


@attack
def over_input_html(g):
    paths = [g.put("report.html", HTML_EN), g.put("report.fr.html", HTML_FR)]
    refused(g, paths, "align", "en=report.html", "report.fr.html", "-o", ".", "-f", "html")


@attack
def over_input_by_a_symbolic_link(g):
    paths = [g.put("in/report.html", HTML_EN), g.put("in/report.fr.html", HTML_FR)]
    (g.folder / "out").mkdir()
    (g.folder / "out/report.html").symlink_to("../in/report.html")
    refused(g, paths, "align", "en=in/report.html", "in/report.fr.html", "-o", "out", "-f", "html")


@attack
def over_input_by_a_hard_link(g):
    paths = [g.put("in/report.html", HTML_EN), g.put("in/report.fr.html", HTML_FR)]
    (g.folder / "out").mkdir()
    (g.folder / "out/report.html").hardlink_to(paths[0])
    refused(g, paths, "align", "en=in/report.html", "in/report.fr.html", "-o", "out", "-f", "html")


@attack
def over_input_in_a_linked_folder(g):
    paths = [g.put("in/report.html", HTML_EN), g.put("in/report.fr.html", HTML_FR)]
    (g.folder / "out").symlink_to("in")
    refused(g, paths, "align", "en=in/report.html", "in/report.fr.html", "-o", "out", "-f", "html")


@attack
def over_input_by_the_card(g):
    paths = [g.put("README.md", "1. The lake is deep.\n\n2. Rivers rise.\n"), g.put("README.fr.md", "1. Le lac.\n\n2. Les fleuves.\n")]
    before = [path.read_bytes() for path in paths]
    g.run("align", "en=README.md", "README.fr.md", "-o", ".", "-f", "parquet")
    unchanged(paths, before)


@attack
def over_the_lexicon_of_align(g):
    g.pair()
    lexicon = g.put("out/good.tsv", "en\tfr\nlake\tlac\n")
    refused(g, [lexicon], "align", "in", "-o", "out", "-f", "tsv", "--lexicon", "out/good.tsv")


@attack
def over_the_corpus_of_terms(g):
    corpus = g.put("c.jsonl", '{"en": "The lake is deep.", "fr": "Le lac est profond."}\n' * 4)
    refused(g, [corpus], "terms", "c.jsonl", "-o", "c.csv", "-f", "jsonl")


@attack
def over_the_known_terms(g):
    g.put("c.jsonl", '{"en": "The lake is deep.", "fr": "Le lac est profond."}\n' * 4)
    known = g.put("k.csv", "en,fr\nlake,lac\n")
    refused(g, [known], "terms", "c.jsonl", "-o", "k.csv", "--known", "k.csv")


@attack
def over_the_stop_list(g):
    g.put("c.jsonl", '{"en": "The lake is deep.", "fr": "Le lac est profond."}\n' * 4)
    stop = g.put("s.csv", "lake\n")
    refused(g, [stop], "terms", "c.jsonl", "-o", "s.csv", "--stop", "s.csv")


@attack
def over_the_input_of_convert(g):
    corpus = g.put("c.jsonl", '{"en": "Lake", "fr": "Lac"}\n')
    refused(g, [corpus], "convert", "c.jsonl", "c.jsonl")
    (g.folder / "d.jsonl").hardlink_to(corpus)
    refused(g, [corpus], "convert", "c.jsonl", "d.jsonl")


@attack
def over_a_side_of_convert(g):
    side = g.put("c.en-fr.en", "The lake.\nRivers.\n")
    g.put("c.en-fr.fr", "Le lac.\nFleuves.\n")
    refused(g, [side], "convert", "c.en-fr", "c", "--to", "moses")


@attack
def over_input_by_the_lexicon(g):
    paths = [g.put("s.en", "the lake\nrivers rise\n"), g.put("s.fr", "le lac\nfleuves montent\n")]
    refused(g, paths, "words", "en=s.en", "fr=s.fr", "--lexicon-out", "s.en")
    refused(g, paths, "sentences", "en=s.en", "fr=s.fr", "--lexicon-out", "s.fr")
    refused(g, paths, "align", "en=s.en", "fr=s.fr", "-o", "out", "--lexicon-out", "s.fr")


@attack
def over_input_by_the_vector_cache(g):
    paths = [g.put("s.en", "the lake\n"), g.put("s.fr", "le lac\n")]
    before = [path.read_bytes() for path in paths]
    code(g.run("sentences", "en=s.en", "fr=s.fr", "--vector-cache", "s.en"), 0, 2)
    unchanged(paths, before)


@attack
def lexicon_out_keeps_other_entries(g):
    g.put("s.en", "the lake\nthe river\nthe lake\n")
    g.put("s.fr", "le lac\nle fleuve\nle lac\n")
    lexicon = g.put("l.tsv", "en\tfr\tlinks\tp(fr|en)\tp(en|fr)\nzebra\tz\u00e8bre\t5\t0.9\t0.9\n")
    code(g.run("words", "en=s.en", "fr=s.fr", "--lexicon", "l.tsv", "--lexicon-out", "l.tsv"), 0)
    check("zebra" in lexicon.read_text(), "an entry that was there is lost")


@attack
def edited_results_are_kept(g):
    g.pair()
    code(g.run("align", "in", "-o", "out", "-f", "csv,xlsx"), 0)
    edited = g.folder / "out/good.csv"
    edited.write_text(edited.read_text().replace("deep", "very deep"))
    g.run("align", "in", "-o", "out", "-f", "csv,xlsx")
    kept = [path for path in (g.folder / "out").iterdir() if b"very deep" in path.read_bytes()]
    check(kept, "what a person has corrected is gone")
    says(g.runs[-1], "good.csv")


@attack
def permissions_and_links_of_results(g):
    g.pair()
    code(g.run("align", "in", "-o", "out", "-f", "csv"), 0)
    result = g.folder / "out/good.csv"
    result.chmod(0o640)
    other = g.put("other.tsv", "not ours\n")
    (g.folder / "out/good.tsv").symlink_to("../other.tsv")
    g.run("align", "in", "-o", "out", "-f", "csv,tsv")
    check(stat.S_IMODE(result.stat().st_mode) == 0o640, f"mode {stat.S_IMODE(result.stat().st_mode):o}, not 640")
    check(other.read_text() == "not ours\n", "the file behind a link was overwritten")


# 3: one document does not end the process.

def beside(g, name, content, rows=3, **limits):
    """A hostile document beside a good one."""
    g.pair()
    stem, ending = name.split(".", 1)
    g.put(f"in/{stem}.en.{ending}", content)
    g.put(f"in/{stem}.fr.{ending}", content)
    run = g.run("align", "in", "-o", "out", **limits)
    code(run, 0, 1)
    g.made(rows=rows)
    return run


def attributes(count, form='a=""'):
    return "<p " + f"{form} " * count + ">The lake is deep.</p>"


@attack
def html_many_attributes(g):
    beside(g, "bad.html", attributes(12_000))


@attack
def html_a_million_attributes(g):
    beside(g, "bad.html", attributes(1_000_000))


@attack
def html_attributes_of_all_forms(g):
    for form in ("a", "a=1", "a=''", 'a="b"', "a = b", "/", "a=b/", '="', "<", "a='&amp;'", "a=&x"):
        beside(g, "bad.html", attributes(200_000, form))


@attack
def html_attributes_of_many_names(g):
    beside(g, "bad.html", "<p " + " ".join(f'a{n}=""' for n in range(300_000)) + ">The lake is deep.</p>")


@attack
def html_attributes_of_an_end_tag(g):
    beside(g, "bad.html", "<p>The lake.</p " + " ".join(f"a{n}" for n in range(100_000)) + ">")


@attack
def html_attributes_in_markdown(g):
    beside(g, "bad.md", "# Lakes\n\n" + attributes(50_000) + "\n\n1. The lake is deep.\n")


@attack
def html_a_long_attribute(g):
    beside(g, "bad.html", '<p title="' + "x" * 10_000_000 + '">The lake is deep.</p>')


@attack
def html_deep_elements(g):
    beside(g, "bad.html", "<div>" * 300_000 + "The lake is deep.")


@attack
def html_deep_lists_and_tables(g):
    beside(g, "bad.html", "<ul><li>" * 50_000 + "The lake." + "<table><tr><td>" * 50_000 + "Deep.")


@attack
def html_a_wide_cell(g):
    beside(g, "bad.html", "<table><tr><td colspan=999999999 rowspan=999999999>The lake.<td>B</table>" * 100)


@attack
def html_a_high_list_number(g):
    beside(g, "bad.html", "<ol type=i start=2147483647><li>The lake.<li>Rivers.</ol>" * 100 + "<ol type=a start=-9223372036854775808><li>x")


@attack
def html_doctypes_comments_and_ends(g):
    beside(g, "bad.html", "<!-" * 100_000 + "<!--" * 100_000 + "<![CDATA[" * 100_000 + "</" * 100_000 + "&" * 100_000 + "<p>The lake.")


@attack
def html_many_elements(g):
    g.put("a.html", "<p>Lake" * 500_000)
    code(g.run("inspect", "-q", "en=a.html"), 0)
    beside(g, "bad.html", "<p>Lake" * 50_000)


@attack
def markdown_deep_quotes(g):
    beside(g, "bad.md", ">" * 100_000 + " The lake is deep.\n")


@attack
def markdown_deep_lists(g):
    beside(g, "bad.md", "\n".join("  " * n + "- a" for n in range(3_000)) + "\n\nThe lake is deep.\n")


@attack
def markdown_brackets_and_marks(g):
    beside(g, "bad.md", "[" * 100_000 + "\n\n" + "*a_ " * 100_000 + "\n\n" + "`" * 50_000 + "\n\n" + "![](" * 50_000 + "\n\nThe lake.\n")


@attack
def markdown_notes_and_links_in_circles(g):
    beside(g, "bad.md", "[^a]: [^b]\n\n[^b]: [^a]\n\nThe lake[^a].\n\n" + "\n".join(f"[^{n}]: x[^{n + 1}]\n" for n in range(20_000)))


def deep(element, count, text="The lake is deep."):
    return f"<{element}>" * count + text + f"</{element}>" * count


@attack
def tei_deep_elements(g):
    beside(g, "bad.xml", f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{deep("hi", 200_000)}</p></body></text></TEI>')


@attack
def tei_entities(g):
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    beside(g, "bad.xml", f'<!DOCTYPE TEI [<!ENTITY e0 "lol">{entities}]><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>The lake &e12;</p></body></text></TEI>')


@attack
def tei_many_attributes_and_namespaces(g):
    names = " ".join(f'xmlns:n{n}="u{n}" n{n}:a="1"' for n in range(50_000))
    beside(g, "bad.xml", f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {names}><text><body><p {names}>The lake is deep.</p></body></text></TEI>')


def docx(body="", more=(), method=zipfile.ZIP_DEFLATED):
    """A Word document of one part, and what else is in it."""
    import io
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    package, office = "http://schemas.openxmlformats.org/package/2006", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="n" Type="{office}/numbering" Target="numbering.xml"/><Relationship Id="s" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "word/document.xml": f"<w:document {word}><w:body>{body}</w:body></w:document>",
    }
    parts.update({name: part.replace("WORD", word) if isinstance(part, str) else part for name, part in more})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


PARAGRAPH = "<w:p><w:r><w:t>The lake is deep.</w:t></w:r></w:p>"


@attack
def docx_deep_elements(g):
    beside(g, "bad.docx", docx("<w:sdt><w:sdtContent>" * 200_000 + PARAGRAPH))


@attack
def docx_deep_tables(g):
    beside(g, "bad.docx", docx("<w:tbl><w:tr><w:tc>" * 50_000 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 50_000))


@attack
def docx_deep_fields(g):
    beside(g, "bad.docx", docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 200_000 + "</w:p>" + PARAGRAPH))


@attack
def docx_wide_cells(g):
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>' + PARAGRAPH + "</w:tc>"
    beside(g, "bad.docx", docx("<w:tbl><w:tr>" + cell * 100 + "</w:tr></w:tbl>"))


@attack
def docx_styles_in_a_circle(g):
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 50_000}"/></w:style>' for n in range(50_000))
    body = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>The lake is deep.</w:t></w:r></w:p>' * 2_000
    beside(g, "bad.docx", docx(body, [("word/styles.xml", f"<w:styles WORD>{styles}</w:styles>")]))


@attack
def docx_numbers_without_end(g):
    levels = '<w:lvl w:ilvl="0"><w:start w:val="2147483647"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="' + "%1" * 10_000 + '"/></w:lvl>'
    body = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>The lake.</w:t></w:r></w:p>' * 2_000
    part = f'<w:numbering WORD><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    beside(g, "bad.docx", docx(body, [("word/numbering.xml", part)]))


@attack
def docx_entities(g):
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    part = f'<!DOCTYPE d [<!ENTITY e0 "lol">{entities}]><w:document WORD><w:body><w:p><w:r><w:t>Lake &e12;</w:t></w:r></w:p></w:body></w:document>'
    beside(g, "bad.docx", docx(more=[("word/document.xml", part)]))


@attack
def docx_many_attributes(g):
    names = " ".join(f'w:a{n}="1"' for n in range(300_000))
    beside(g, "bad.docx", docx(f"<w:p {names}><w:r><w:t>The lake.</w:t></w:r></w:p>"))


@attack
def text_deep_labels(g):
    beside(g, "bad.txt", "(a) " * 200_000 + "The lake.\n\n" + "1." * 200_000 + " Deep.\n\n" + "(((" * 100_000 + "\n\n" + "I" * 100_000 + ". x\n")


@attack
def text_one_long_word(g):
    beside(g, "bad.txt", "lake" * 2_000_000 + "\n")


@attack
def text_combining_marks(g):
    beside(g, "bad.txt", "e" + "\u0301" * 3_000_000 + " lake.\n")


@attack
def text_controls_and_directions(g):
    beside(g, "bad.txt", "\u202e\u2066\u200f\x1b[2J\x07" * 200_000 + " The lake.\n")


@attack
def text_nothing_but_labels(g):
    beside(g, "bad.txt", "\n\n".join(f"{n}." for n in range(1, 20_000)))


@attack
def corpora_deep_json(g):
    deep_json = "[" * 500_000
    g.put("c.jsonl", f'{{"en": "Lake", "fr": "Lac"}}\n{{"en": {deep_json}\n{{"translation": {"{" + chr(34) + "a" + chr(34) + ":"}{deep_json}\n')
    code(g.run("convert", "c.jsonl", "o.csv"), 1)
    g.made("o.csv", 2)


@attack
def corpora_deep_tmx(g):
    seg = deep("hi", 200_000)
    g.put("c.tmx", f'<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>{seg}</seg></tuv><tuv xml:lang="fr"><seg>Lac</seg></tuv></tu></body></tmx>')
    code(g.run("convert", "c.tmx", "o.csv"), 0, 1, 2)


@attack
def corpora_deep_xliff(g):
    g.put("c.xlf", f'<xliff version="2.1" srcLang="en" trgLang="fr"><file id="f">{"<group>" * 100_000}<unit id="u"><segment><source>{deep("mrk", 100_000)}</source><target>Lac</target></segment></unit></file></xliff>')
    code(g.run("convert", "c.xlf", "o.csv"), 0, 1, 2)


@attack
def corpora_wide_tables(g):
    g.put("c.csv", ",".join(f"c{n}" for n in range(300_000)) + "\n" + "x," * 300_000 + "\n")
    code(g.run("convert", "c.csv", "o.jsonl"), 0, 1, 2)
    g.put("d.csv", "en,fr\n" + '"' + "x\n" * 3_000_000)
    code(g.run("convert", "d.csv", "p.jsonl"), 0, 1, 2)


@attack
def corpora_far_cells(g):
    import io
    package, office = "http://schemas.openxmlformats.org/package/2006", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{sheet}" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" r:id="r"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{sheet}"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="str"><v>en</v></c><c r="B1" t="str"><v>fr</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v>Lake</v></c></row></sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    g.put("c.xlsx", out.getvalue())
    code(g.run("convert", "c.xlsx", "o.jsonl"), 1, 2)


# 4: nothing of the current folder is run.

@attack
def a_pip_of_the_current_folder(g):
    trap = "open('run-by-mistake', 'w').close()\n"
    for name in ("pip.py", "pip/__main__.py", "pip/__init__.py", "venv.py", "site.py", "usercustomize.py", "sitecustomize.py", "encodings.py", "zipfile.py", "json.py"):
        g.put(name, trap)
    # No package is to be fetched: no index answers, whether pip reads these variables or not.
    nowhere = "http://127.0.0.1:9/"
    env = {"PIP_INDEX_URL": nowhere, "PIP_RETRIES": "0", "PIP_NO_INPUT": "1", "https_proxy": nowhere, "http_proxy": nowhere, "all_proxy": nowhere, "XDG_DATA_HOME": str(g.folder / "data"), "HEXAPLA_ENCODER": ""}
    code(g.run("encoder", "install", env=env, seconds=30), 1, 2)
    check(not (g.folder / "run-by-mistake").exists(), "Python ran a file of the current folder")
    code(g.run("encoder", "install", env={**env, "PYTHONPATH": "."}, seconds=30), 1, 2)
    check(not (g.folder / "run-by-mistake").exists(), "Python ran a file of the current folder, named by PYTHONPATH")


# 5: no network, and nothing that lives on.

class Listener:
    """A server that counts what is asked of it."""

    def __enter__(self):
        asked = self.asked = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self):
                asked.append(self.path)
                self.send_response(404)
                self.end_headers()

            do_GET = do_HEAD = do_OPTIONS = do_PROPFIND = do_POST = answer

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def odf(url):
    names = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for n, u in [("office", "office"), ("text", "text"), ("draw", "drawing"), ("style", "style"), ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible")])
    link = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
    frames = "".join(f'<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="paragraph"><draw:{kind} xlink:href="{url}/{kind}{n}.{end}" {link}/></draw:frame>' for n, (kind, end) in enumerate([("image", "png"), ("image", "svg"), ("object", "odt"), ("object-ole", "bin"), ("plugin", "mp4"), ("floating-frame", "html")]))
    section = f'<text:section text:name="s"><text:section-source xlink:href="{url}/section.odt" xlink:type="simple"/><text:p>x</text:p></text:section>'
    fill = f'<draw:fill-image draw:name="f" xlink:href="{url}/fill.png" {link}/>'
    attributes = f'{names} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
    body = f"<office:body><office:text><text:p>The lake is deep. Rivers rise in the spring of each year.{frames}</text:p>{section}</office:text></office:body>"
    return attributes, f"<office:styles>{fill}</office:styles>", body


def fetches(g, name, content, url):
    if not shutil.which(os.environ.get("HEXAPLA_SOFFICE", "soffice")):
        raise Passed("no soffice")
    g.put(name, content)
    # LibreOffice alone takes longer and more than our limits on a cold start.
    return g.run("inspect", "-q", name, seconds=90, megabytes=2_000)


class Passed(Exception):
    """Why an attack was not tried."""


@attack
def fodt_that_names_urls(g):
    with Listener() as listener:
        attributes, styles, body = odf(listener.url)
        fetches(g, "a.fodt", f'<?xml version="1.0"?><office:document {attributes} office:mimetype="application/vnd.oasis.opendocument.text">{styles}{body}</office:document>', listener.url)
        check(not listener.asked, f"{len(listener.asked)} requests: {' '.join(sorted(set(listener.asked))[:4])}")


@attack
def odt_that_names_urls(g):
    import io
    with Listener() as listener:
        attributes, styles, body = odf(listener.url)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>')
            archive.writestr("content.xml", f"<office:document-content {attributes}>{body}</office:document-content>")
            archive.writestr("styles.xml", f"<office:document-styles {attributes}>{styles}</office:document-styles>")
        fetches(g, "a.odt", out.getvalue(), listener.url)
        check(not listener.asked, f"{len(listener.asked)} requests: {' '.join(sorted(set(listener.asked))[:4])}")


@attack
def rtf_that_names_urls(g):
    with Listener() as listener:
        fields = "".join(f'{{\\field{{\\*\\fldinst {kind} "{listener.url}/{kind}" \\\\d}}{{\\fldrslt x}}}}' for kind in ("INCLUDEPICTURE", "INCLUDETEXT", "LINK"))
        fetches(g, "a.rtf", "{\\rtf1\\ansi{\\*\\template " + listener.url + "/t.dot}The lake is deep. Rivers rise in spring.\\par " + fields + "}", listener.url)
        check(not listener.asked, f"{len(listener.asked)} requests: {' '.join(sorted(set(listener.asked))[:4])}")


def alive(mark):
    """Processes whose command line or environment has `mark`."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and int(entry.name) != os.getpid() and mark.encode() in (entry / "environ").read_bytes():
                found.append(int(entry.name))
        except OSError:
            pass
    return found


@attack
def programs_that_hold_the_pipes_die_with_us(g):
    program = g.put("fake", "#!/bin/sh\nsleep 300 &\nsleep 300\n")
    program.chmod(0o755)
    g.put("a.rtf", "{\\rtf1 The lake.}")
    for kind in (signal.SIGINT, signal.SIGTERM):
        mark = f"hexapla-attack-{random.random()}"
        env = {**os.environ, "HEXAPLA_SOFFICE": str(program), "ATTACK_MARK": mark}
        start = time.monotonic()
        process = subprocess.Popen([g.binary, "inspect", "a.rtf"], cwd=g.folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = start + 5
        while len(alive(mark)) < 3 and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(kind)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        time.sleep(0.3)
        left = alive(mark)
        for pid in left:
            os.kill(pid, signal.SIGKILL)
        g.runs.append(Run(process.returncode, time.monotonic() - start, 0, "", ""))
        check(not left, f"{len(left)} processes live on after {kind.name}")


# 6, 7: descriptors and disks.

LANGS = ["ar", "en", "es", "fr", "ru", "zh"]


def many(g, count=60, langs=LANGS):
    texts = {"ar": "\u0627\u0644\u0628\u062d\u064a\u0631\u0629 \u0639\u0645\u064a\u0642\u0629", "en": "The lake is deep", "es": "El lago es profundo", "fr": "Le lac est profond", "ru": "\u041e\u0437\u0435\u0440\u043e \u0433\u043b\u0443\u0431\u043e\u043a\u043e\u0435", "zh": "\u6e56\u6c34\u5f88\u6df1"}
    for n in range(count):
        for lang in langs:
            g.put(f"in/d{n:02}.{lang}.txt", "\n\n".join(f"{k}. {texts[lang]} {n * 10 + k}." for k in range(1, 6)) + "\n")


def descriptors(g, number):
    many(g)
    run = g.run("align", "in", "-o", "out", "-f", "moses,xliff", "-q", limits={resource.RLIMIT_NOFILE: number}, seconds=SECONDS)
    missing = [n for n in range(60) for end in ("en-zh.xlf", "en-zh.en", "en-zh.ids", "jsonl") if not (g.folder / f"out/d{n:02}.{end}").exists()]
    check(not missing, f"{len(set(missing))} of 60 documents are lost")
    code(run, 0)


@attack
def descriptors_1024(g):
    descriptors(g, 1024)


@attack
def descriptors_256(g):
    descriptors(g, 256)


@attack
def descriptors_24(g):
    many(g, 3)
    run = g.run("align", "in", "-o", "out", "-f", "moses,xliff", limits={resource.RLIMIT_NOFILE: 24})
    if run.code != 0:
        says(run, "open files|descriptor|too many")


@attack
def no_temporary_folder(g):
    g.pair()
    run = g.run("align", "in", "-o", "out", "-f", "xlsx,csv,parquet,xces", env={"TMPDIR": "/nonexistent/folder"})
    g.made()
    check((g.folder / "out/good.csv").exists(), "good.csv is not there")
    if run.code == 0:
        check((g.folder / "out/good.xlsx").exists(), "good.xlsx is not there")


@attack
def a_full_temporary_folder(g):
    many(g, 3, ["en", "fr"])
    g.put("in/big.en.txt", "\n\n".join(f"{n}. The lake {n * 7919 % 10007} is {n * 31 % 977} deep." for n in range(1, 3_000)))
    g.put("in/big.fr.txt", "\n\n".join(f"{n}. Le lac {n * 7919 % 10007} est {n * 31 % 977} profond." for n in range(1, 3_000)))
    small = g.folder / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", small], capture_output=True).returncode == 0
    try:
        if not mounted:
            raise Passed("mount is not allowed")
        (small / "fill").write_bytes(b"x" * 16_384)
        run = g.run("align", "in", "-o", "out", "-f", "xlsx,csv", env={"TMPDIR": str(small)})
        for n in range(3):
            g.made(f"out/d{n:02}.jsonl", 5)
            g.made(f"out/d{n:02}.csv", 5)
        if run.code == 0:
            check((g.folder / "out/big.xlsx").exists(), "big.xlsx is not there")
    finally:
        if mounted:
            subprocess.run(["umount", small], check=True)


@attack
def files_that_may_not_grow(g):
    g.pair()
    g.put("in/big.en.txt", "\n\n".join(f"{n}. The lake {n * 7919 % 10007} is {n * 31 % 977} deep." for n in range(1, 3_000)))
    g.put("in/big.fr.txt", "\n\n".join(f"{n}. Le lac {n * 7919 % 10007} est {n * 31 % 977} profond." for n in range(1, 3_000)))
    run = g.run("align", "in", "-o", "out", "-f", "xlsx,csv,tmx,parquet,xces", limits={resource.RLIMIT_FSIZE: 60_000})
    code(run, 1)
    g.made()
    left = [path.name for path in (g.folder / "out").iterdir() if path.name.startswith(".") and path.name != RECORD]
    check(not left, f"left behind: {left}")


@attack
def a_full_standard_output(g):
    g.put("s.en", "the lake\n" * 3_000)
    g.put("s.fr", "le lac\n" * 3_000)
    with open("/dev/full", "wb") as full:
        code(g.run("sentences", "en=s.en", "fr=s.fr", out_file=full), 1, 2)


# 8: what is not a file.

@attack
def a_fifo_a_socket_and_a_device_in_a_folder(g):
    g.pair()
    os.mkfifo(g.folder / "in/pipe.en.txt")
    os.mkfifo(g.folder / "in/pipe.zip")
    os.mkfifo(g.folder / "in/report.jsonl")
    (g.folder / "in/zero.en.txt").symlink_to("/dev/zero")
    (g.folder / "in/zero.docx").symlink_to("/dev/zero")
    (g.folder / "in/tty.en.txt").symlink_to("/dev/tty")
    (g.folder / "in/gone.en.txt").symlink_to("nowhere")
    (g.folder / "in/loop.en.txt").symlink_to("loop.en.txt")
    (g.folder / "in/up").symlink_to("..")
    (g.folder / "in/folder.txt").mkdir()
    here = os.getcwd()
    try:
        os.chdir(g.folder / "in")
        socket.socket(socket.AF_UNIX).bind("socket.en.txt")
    finally:
        os.chdir(here)
    code(g.run("align", "in", "-o", "out"), 0, 1)
    g.made()


@attack
def a_fifo_in_a_folder_of_corpora(g):
    g.put("in/c.jsonl", '{"en": "The lake is deep.", "fr": "Le lac est profond."}\n' * 5)
    os.mkfifo(g.folder / "in/d.jsonl")
    os.mkfifo(g.folder / "in/e.tmx")
    (g.folder / "in/f.jsonl").symlink_to("/dev/zero")
    code(g.run("terms", "in", "-o", "o.csv"), 0, 1)


@attack
def a_device_that_never_ends(g):
    for arguments in (("inspect", "/dev/zero"), ("sentences", "en=/dev/zero", "fr=/dev/zero"), ("convert", "/dev/zero", "o.csv", "--from", "jsonl")):
        code(g.run(*arguments), 1, 2)


# 9: what is skipped is reported by the exit code.

@attack
def rows_that_a_spreadsheet_cannot_hold(g):
    g.put("c.jsonl", json.dumps({"en": "x" * 40_000, "fr": "y"}) + '\n{"en": "Lake", "fr": "Lac"}\n')
    for quiet in ([], ["-q"]):
        run = g.run("convert", "c.jsonl", "o.xlsx", *quiet)
        code(run, 1)


@attack
def rows_that_are_no_rows(g):
    g.put("c.jsonl", '{"en": "Lake", "fr": "Lac"}\nnonsense\n{"en": "River", "fr": "Fleuve"}\n')
    for output in ("o.csv", "o.tmx", "o.parquet"):
        code(g.run("convert", "c.jsonl", output, "-q"), 1)


@attack
def rows_in_one_language_alone(g):
    g.put("c.jsonl", '{"en": "Lake", "fr": "Lac"}\n{"en": "River", "fr": ""}\n')
    for output, form in (("o.tmx", "tmx"), ("o", "moses")):
        code(g.run("convert", "c.jsonl", output, "--to", form, "-q"), 1)


@attack
def a_long_row_in_align(g):
    g.pair("small")
    sentence = "lake " * 9_000
    g.put("in/good.en.txt", f"1. {sentence}\n\n2. Rivers.\n\n3. Seas.\n")
    g.put("in/good.fr.txt", f"1. {sentence}\n\n2. Fleuves.\n\n3. Mers.\n")
    code(g.run("align", "in", "-o", "out", "-f", "xlsx", "-q"), 1)
    g.made()


# 10: memory is a small multiple of the input.

MILLION = 1_000_000


def text_of(g, content, size=20 * MILLION):
    return g.put("t.txt", (content * (size // len(content) + 1))[:size])


def memory(name, content, command, size=20 * MILLION):
    def run(g):
        text_of(g, content, size)
        code(g.run(*[part.replace("T", "t.txt") for part in command]), 0, 1, 2)

    ATTACKS.append((f"memory-{name}", run))


for kind, content in [("line-ends", b"\n"), ("returns", b"\r"), ("blanks", b" "), ("one-line", b"a"), ("zeros", b"\0"), ("tabs", b"\t"), ("short-lines", b"a\n"), ("figures", b"1 ")]:
    memory(f"sentences-{kind}", content, ["sentences", "en=T", "fr=T"])
    memory(f"inspect-{kind}", content, ["inspect", "-q", "T"])
for kind, content in [("line-ends", b"\n"), ("short-lines", b"a\n"), ("stops", b". "), ("labels", b"1.\n\n")]:
    memory(f"align-{kind}", content, ["align", "en=T", "fr=T", "-o", "out"], 4 * MILLION)
for kind, content in [("line-ends", b"\n"), ("short-lines", b"a\n"), ("blanks", b" ")]:
    memory(f"words-{kind}", content, ["words", "en=T", "fr=T"])


@attack
def memory_align_long_lines(g):
    words = " ".join(f"lake{n % 9973}" for n in range(2 * MILLION))
    g.put("in/a.en.txt", words[:15 * MILLION] + ".\n")
    g.put("in/a.fr.txt", words[:15 * MILLION].replace("lake", "lac ") + ".\n")
    code(g.run("align", "in", "-o", "out"), 0, 1)


def corpus_memory(ending, head, unit, tail=b"", size=20 * MILLION):
    def run(g):
        g.put(f"c.{ending}", head + unit * ((size - len(head)) // len(unit)) + tail)
        code(g.run("convert", f"c.{ending}", "o.jsonl", "-q"), 0, 1, 2)

    ATTACKS.append((f"memory-corpus-{ending}", run))


corpus_memory("csv", b"en,fr\n", b"a,b\n")
corpus_memory("tsv", b"en\tfr\n", b"\n")
corpus_memory("jsonl", b'{"en":"a","fr":"b"}\n', b"\n")
corpus_memory("tmx", b'<tmx version="1.4"><header srclang="en"/><body>', b"<tu/>", b"</body></tmx>")
corpus_memory("xlf", b'<xliff version="2.1" srcLang="en" trgLang="fr"><file id="f">', b"<unit/>", b"</file></xliff>")


TEI = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
for kind, name, content in [("breaks", "a.html", b"<br>" * 4_000_000), ("paragraphs", "b.html", b"<p>a" * 500_000), ("items", "c.md", b"- a\n" * 500_000), ("breaks", "d.md", b"a\\\n" * 1_000_000), ("paragraphs", "e.xml", TEI + b"<p>a</p>" * 500_000 + b"</body></text></TEI>")]:

    def inspected(g, name=name, content=content):
        g.put(name, content)
        code(g.run("inspect", "-q", f"en={name}"), 0, 1, 2)

    ATTACKS.append((f"memory-{kind}-{name.split('.')[1]}", inspected))


# 11: archives.

def zipped(members, method=zipfile.ZIP_DEFLATED):
    import io
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def overlapping(count, size):
    """A zip whose members all are one stretch of packed zeros."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b"The lake is deep.\n" + b" " * size) + packer.flush()
    crc = zlib.crc32(b"The lake is deep.\n" + b" " * size)
    full = size + 18
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 33, crc, len(packed), full, 9, 0) + b"a0.en.txt"
    central = b"".join(
        struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 33, crc, len(packed), full, len(name), 0, 0, 0, 0, 0, 0) + name
        for name in (f"a{n}.en.txt".encode() for n in range(count)))
    body = local + packed
    return body + central + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(central), len(body), 0)


def archived(g, content):
    g.pair()
    g.put("in/bad.zip", content)
    run = g.run("align", "in", "-o", "out")
    code(run, 1)
    g.made()
    says(run, "bad.zip")


@attack
def archive_overlapping_members(g):
    archived(g, overlapping(1_700, 15_900_000))


@attack
def archive_of_small_bombs(g):
    archived(g, zipped([(f"a{n}.{lang}.txt", b"1. The lake is deep.\n" + b"\n" * 15_900_000) for n in range(60) for lang in ("en", "fr")]))


@attack
def archive_one_bomb(g):
    archived(g, zipped([("a.en.txt", b"1. The lake is deep.\n" + b" " * 400_000_000)]))


@attack
def archive_too_many_members(g):
    archived(g, zipped([(f"{n}.en.txt", b"x") for n in range(70_000)], zipfile.ZIP_STORED))


@attack
def archive_names_that_climb(g):
    g.pair()
    g.put("in/bad.zip", zipped([("../../climbed.en.txt", EN), ("/climbed.fr.txt", FR), ("C:\\climbed.en.txt", EN), ("a\0b.en.txt", EN), ("\u202e.en.txt", EN), ("../../climbed.fr.txt", FR)]))
    code(g.run("align", "in", "-o", "out"), 0, 1)
    g.made()
    outside = [p for p in g.folder.rglob("*climbed*") if (g.folder / "out") not in p.parents]
    check(not outside, f"written outside: {outside}")


@attack
def archive_in_archive_in_archive(g):
    content = zipped([("a.en.txt", EN)])
    for _ in range(100):
        content = zipped([("a.zip", content)])
    g.pair()
    g.put("in/bad.zip", content)
    code(g.run("align", "in", "-o", "out"), 0, 1)
    g.made()


@attack
def archive_cut_short_and_encrypted(g):
    whole = bytearray(zipped([("a.en.txt", EN), ("a.fr.txt", FR)]))
    g.pair()
    g.put("in/cut.zip", whole[:-30])
    whole[6] |= 1
    whole[whole.find(b"PK\1\2") + 8] |= 1
    g.put("in/locked.zip", whole)
    code(g.run("align", "in", "-o", "out"), 1)
    g.made()


@attack
def docx_bomb(g):
    beside(g, "bad.docx", docx("<w:p/>" + " " * 400_000_000))


@attack
def docx_bomb_of_parts(g):
    blank = " " * 15_900_000
    more = [(f"word/{name}.xml", f"<w:{name} WORD>{blank}</w:{name}>") for name in ("styles", "numbering", "footnotes", "endnotes", "settings")]
    beside(g, "bad.docx", docx(PARAGRAPH, more + [(f"word/x{n}.xml", blank) for n in range(40)]))


@attack
def xlsx_bomb(g):
    strings = "<sst>" + "<si><t>a</t></si>" * 10_000_000
    g.put("c.xlsx", zipped([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r"/></sheets></workbook>'), ("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="r" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>'), ("xl/sharedStrings.xml", strings), ("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>")]))
    code(g.run("convert", "c.xlsx", "o.jsonl"), 1, 2)


@attack
def gzip_bomb_as_a_lexicon(g):
    import gzip
    g.put("s.en", "the lake\n")
    g.put("s.fr", "le lac\n")
    g.put("l.tsv.gz", gzip.compress(b"lake\tlac\n" + b"\n" * 700_000_000, 9))
    code(g.run("words", "en=s.en", "fr=s.fr", "--lexicon", "en-fr=l.tsv.gz"), 1, 2)


@attack
def npz_bomb_as_an_encoder(g):
    g.put("s.en", "the lake\n")
    g.put("s.fr", "le lac\n")
    head = b"{'descr': '<f4', 'fortran_order': False, 'shape': (4294967295, 4294967295), }\n"
    g.put("e/sp.model", b"")
    g.put("e/weights.npz", zipped([("q1.npy", b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head), ("q2.npy", b"\0" * 300_000_000)]))
    code(g.run("sentences", "en=s.en", "fr=s.fr", "--encoder", "e"), 1, 2)


@attack
def xces_bomb(g):
    g.put("c.xml", '<cesAlign><linkGrp fromDoc="en.xml" toDoc="fr.xml"><link xtargets="1;1"/></linkGrp></cesAlign>')
    g.put("c.zip", zipped([("en.xml", "<text><s id='1'>a</s>" + " " * 300_000_000), ("fr.xml", "<text><s id='1'>b</s>" + " " * 300_000_000)]))
    code(g.run("convert", "c.xml", "o.jsonl", "--from", "xces"), 1, 2)


# 12: killed runs.

FORMATS = "csv,tsv,tmx,xlsx,html,parquet,moses,xces,xliff,ladder,vecalign,mnbvc,lines"


def sums(folder):
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file() and p.name != RECORD}


@attack
def killed_at_random_moments(g):
    many(g, 60, ["en", "fr", "zh"])
    arguments = ["align", "in", "-f", FORMATS, "-q"]
    start = time.monotonic()
    g.run(*arguments, "-o", "whole", seconds=120)
    length = time.monotonic() - start
    whole = sums(g.folder / "whole")
    rng, kinds = random.Random(13), [signal.SIGINT, signal.SIGTERM, signal.SIGKILL]
    for n in range(g.kills):
        temporary = g.folder / f"tmp{n}"
        temporary.mkdir()
        out, kind = g.folder / f"out{n}", kinds[n % 3]
        process = subprocess.Popen([g.binary, *arguments, "-o", out], cwd=g.folder, env={**os.environ, "HEXAPLA_ENCODER": "none", "TMPDIR": str(temporary)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.random() * length)
        process.send_signal(kind)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise Fault(f"{kind.name} does not end it")
        left = sums(out) if out.exists() else {}
        rubbish = [name for name in left if name not in whole]
        half = [name for name in left if name in whole and left[name] != whole[name] and name != "README.md"]
        check(not half, f"{kind.name}: half-written {half[:2]}")
        if kind != signal.SIGKILL:
            check(not rubbish, f"{kind.name} leaves {rubbish[:2]}")
            check(not list(temporary.iterdir()), f"{kind.name} leaves {[p.name for p in temporary.iterdir()][:2]} in TMPDIR")
        run = g.run(*arguments, "-o", str(out), seconds=120, env={"TMPDIR": str(temporary)})
        code(run, 0)
        check(sums(out) == whole, f"the run after {kind.name} gives other files: {sorted(set(sums(out).items()) ^ set(whole.items()))[:2]}")
        check(not list(temporary.iterdir()), f"the run after {kind.name} leaves {[p.name for p in temporary.iterdir()][:2]} in TMPDIR")
        shutil.rmtree(out)


@attack
def killed_while_a_program_reads(g):
    program = g.put("fake", "#!/bin/sh\nsleep 300\n")
    program.chmod(0o755)
    g.put("a.rtf", "{\\rtf1 The lake.}")
    for variable, name in (("HEXAPLA_SOFFICE", "a.rtf"), ("HEXAPLA_PDFTOTEXT", "a.pdf")):
        g.put("a.pdf", "%PDF-1.4\n%%EOF\n")
        for kind in (signal.SIGINT, signal.SIGTERM):
            temporary = g.folder / f"tmp-{name}-{kind.name}"
            temporary.mkdir()
            process = subprocess.Popen([g.binary, "inspect", name], cwd=g.folder, env={**os.environ, variable: str(program), "TMPDIR": str(temporary)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
            time.sleep(1)
            process.send_signal(kind)
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                pass
            g.runs.append(Run(process.poll() if process.poll() is not None else 0, 1, 0, "", ""))
            left = list(temporary.iterdir())
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
            check(not left, f"{kind.name} leaves {left[0].name if left else ''} in TMPDIR")


# 13: numbers that look like years.

@attack
def paragraphs_1798_to_2201(g):
    g.put("t.en.txt", "\n\n".join(f"{n}. The lake is deep and cold." for n in range(1, 2_205)) + "\n")
    run = g.run("inspect", "--json", "t.en.txt")
    code(run, 0)
    numbers = {json.loads(line).get("number") for line in run.out.splitlines() if line.startswith("{")}
    missing = [n for n in range(1, 2_205) if str(n) not in numbers and n not in numbers]
    check(not missing, f"{len(missing)} paragraphs without their number, the first is {missing[:1]}")


@attack
def a_year_is_no_paragraph(g):
    g.put("t.en.txt", "1. The lake is deep.\n\n1990. In that year it fell.\n\n2. Rivers rise.\n\n3. Seas too.\n")
    run = g.run("inspect", "--json", "t.en.txt")
    numbers = [json.loads(line).get("number") for line in run.out.splitlines() if line.startswith("{")]
    check("1990" not in map(str, numbers), "a year counts as a paragraph")


# 14: names, terminals, spreadsheets.

@attack
def names_that_are_not_utf8(g):
    folder = os.fsencode(g.folder / "in")
    os.makedirs(folder)
    for lang, text in ((b"en", EN), (b"fr", FR)):
        with open(folder + b"/r\xe9port." + lang + b".txt", "w") as file:
            file.write(text)
    names = [b"in/r\xe9port.en.txt", b"in/r\xe9port.fr.txt"]
    code(g.run("align", *names, "-o", "out"), 0)
    code(g.run("align", "in", "-o", "out2"), 0)
    code(g.run("inspect", names[0]), 0)
    code(g.run("sentences", b"en=" + names[0], b"fr=" + names[1]), 0)
    check(len(list((g.folder / "out").glob("*.jsonl"))) == 1, "no corpus of a name that is not UTF-8")


@attack
def a_corpus_named_dots(g):
    g.put("...jsonl", '{"en": "Lake", "fr": "Lac"}\n')
    g.run("convert", "...jsonl", "o.xces.xml", "--to", "xces")
    for path in g.folder.glob("o*"):
        if zipfile.is_zipfile(path):
            names = zipfile.ZipFile(path).namelist()
            check(not any(".." in Path(name).parts or name.startswith("/") for name in names), f"an entry {names}")
        else:
            check("../" not in path.read_text(), "a name that climbs")


@attack
def names_that_turn_the_terminal(g):
    g.put("a\u202etxt.exe\x1b[2J\x07\u2066.txt", "")
    g.put("b.txt", "")
    for arguments in (("inspect", "a\u202etxt.exe\x1b[2J\x07\u2066.txt"), ("align", "a\u202etxt.exe\x1b[2J\x07\u2066.txt", "b.txt", "-o", "out"), ("align", "nowhere\u202e\x1b[31m", "-o", "out")):
        run = g.run(*arguments)
        bad = re.search("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", run.err + run.out)
        check(not bad, f"U+{ord(bad[0]):04X} goes to the terminal" if bad else "")


@attack
def texts_that_turn_the_terminal(g):
    dirt = "\u202e\x1b[2J\x1b]0;x\x07\x9b31m\u2066"
    g.put("in/good.en.txt", f"1. The lake {dirt} is deep.\n\n2. Rivers {dirt} rise.\n\n3. Seas.\n")
    g.put("in/good.fr.txt", f"1. Le lac {dirt} profond.\n\n2. Fleuves {dirt}.\n\n3. Mers.\n")
    for arguments in (("align", "in", "-o", "out", "--show"), ("inspect", "in/good.en.txt")):
        run = g.run(*arguments)
        bad = re.search("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f]", run.err + run.out)
        check(not bad, f"U+{ord(bad[0]):04X} goes to the terminal" if bad else "")


@attack
def cells_that_are_formulas(g):
    g.put("c.jsonl", '{"en": "=1+1", "fr": "@SUM(A1)"}\n{"en": "-2", "fr": "+3"}\n')
    run = g.run("convert", "c.jsonl", "o.csv")
    code(run, 0)
    says(run, "safe-cells")
    run = g.run("convert", "c.jsonl", "p.csv", "--safe-cells")
    check("'=1+1" in (g.folder / "p.csv").read_text(), "a cell is a formula")


# 15: the order of the arguments.

@attack
def arguments_in_any_order(g):
    many(g, 12, ["en", "fr", "ru"])
    names = sorted(str(path.relative_to(g.folder)) for path in (g.folder / "in").iterdir())
    code(g.run("align", *names, "-o", "out", "-q"), 0)
    whole = sums(g.folder / "out")
    rng = random.Random(15)
    for n in range(4):
        rng.shuffle(names)
        code(g.run("align", *names, "-o", f"out{n}", "-q", "-j", str(n % 2 + 1)), 0)
        check(sums(g.folder / f"out{n}") == whole, "another order gives other bytes")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("binary")
    arguments.add_argument("words", nargs="*", metavar="WORD")
    arguments.add_argument("--kills", type=int, default=9)
    arguments.add_argument("--keep", type=Path, help="keep the folders of attacks that are a FAULT here")
    given = arguments.parse_args()
    binary = str(Path(given.binary).resolve())
    chosen = [(name, run) for name, run in ATTACKS if not given.words or any(word in name for word in given.words)]
    if not chosen:
        sys.exit("attacks.py: no attack of that name")
    faults = 0
    print(f"{'attack':44} {'code':>4} {'s':>6} {'MB':>6}  message")
    for name, run in chosen:
        faults += not report(name, run, binary, given)
    print(f"{len(chosen)} attacks, {faults} faults")
    sys.exit(1 if faults else 0)


def report(name, run, binary, given):
    folder = Path(tempfile.mkdtemp(prefix="hexapla-attack-"))
    ground = Ground(binary, folder, kills=given.kills)
    fault, passed = None, None
    try:
        run(ground)
    except Fault as error:
        fault = str(error)
    except Passed as error:
        passed = str(error)
    last = ground.runs[-1] if ground.runs else Run(0, 0, 0, "", "")
    worst = (max((r.seconds for r in ground.runs), default=0), max((r.megabytes for r in ground.runs), default=0))
    line = f"{name:44} {last.code:4} {worst[0]:6.1f} {worst[1]:6.0f}  {last.first}"
    if passed:
        line = f"{name:44}    -      -      -  skipped: {passed}"
    if fault:
        line += f"\n    FAULT {fault}"
        if given.keep:
            shutil.copytree(folder, given.keep / name, symlinks=True, ignore_dangling_symlinks=True, ignore=lambda d, names: [n for n in names if not (Path(d) / n).is_file() and not (Path(d) / n).is_dir()])
    print(line, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    return not fault


if __name__ == "__main__":
    main()
