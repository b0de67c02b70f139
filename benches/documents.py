#!/usr/bin/env python3
"""Reading of documents beside its peers, in one run: time and peak memory for a Word file and a PDF file made from our own report.

    documents.py [--megabytes 5] [--pages 300] [--runs 3]

It needs target/release/hexapla; LibreOffice (soffice) makes the PDF file. Peers for the Word file: pandoc and LibreOffice, to plain text; for
the PDF file pdftotext, which hexapla calls itself. What is absent is said on stderr and skipped. Every reader's text is checked: the first,
the middle and the last paragraph must be in it. Seconds are those of the processor, with all processes that a reader starts; a row is the
median. The exit code is 1 if a reader lost text, 2 if nothing was measured. Python 3.11, nothing to install.
"""
import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from statistics import median
from typing import NamedTuple
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
HEXAPLA = ROOT / "target/release/hexapla"
if "CARGO_TARGET_DIR" in os.environ:
    HEXAPLA = Path(os.environ["CARGO_TARGET_DIR"]) / "release/hexapla"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{WORD_TYPE}.numbering+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
    "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
}


def say(text):
    print(f"documents.py: {text}", file=sys.stderr)


def paragraphs():
    """Without end: paragraphs of our report, their words in an order of their own, so that a zip file cannot fold them away."""
    text = (ROOT / "corpora/un-style-report/report.en.txt").read_text(encoding="utf-8")
    known = [p.split() for p in re.split(r"\n+", text) if len(p) > 200]
    shuffle = random.Random(1)
    n = 0
    while True:
        for words in known:
            n += 1
            words = shuffle.sample(words, len(words))
            words.insert(len(words) // 2, f"mark{n}x")
            yield " ".join(words)


def write_docx(path, enough):
    """Writes paragraphs with Word's automatic numbers until `enough(characters)`; gives back their texts."""
    texts, size = [], 0
    for text in paragraphs():
        texts.append(text)
        size += len(text)
        if enough(size):
            break
    body = "".join(
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        + "".join(f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in re.findall(r".{1,40}", text))
        + "</w:p>"
        for text in texts
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in PARTS.items():
            archive.writestr(name, part)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return texts


class Run(NamedTuple):
    seconds: float
    megabytes: float


def run(command, folder):
    """Runs a command in a process of its own, so that its peak memory is not that of the one before."""
    inner = (
        "import resource,subprocess,sys\n"
        "code=subprocess.run(sys.argv[1:],stdout=open('out.txt','wb'),stderr=open('err.txt','wb')).returncode\n"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(u.ru_utime+u.ru_stime,u.ru_maxrss/1024)\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run([sys.executable, "-c", inner, *map(str, command)], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {(folder / 'err.txt').read_text(errors='replace')[-300:]}")
    return Run(*map(float, done.stdout.split()))


def measure(name, command, output, marks, runs, folder):
    """The median seconds and the highest memory of a reader, and whether the marks are in its text."""
    try:
        results = [run(command, folder) for _ in range(runs)]
    except RuntimeError as error:
        say(error)
        return None, False
    text = (folder / output).read_text(encoding="utf-8", errors="replace")
    lost = [mark for mark in marks if mark not in text]
    if lost:
        say(f"{name} lost {', '.join(lost)}")
    return Run(median(r.seconds for r in results), max(r.megabytes for r in results)), not lost


def table(title, readers, texts, runs, folder):
    """Prints a row a reader; gives back whether something was measured, and whether all text was there."""
    marks = [f"mark{n}x" for n in (1, len(texts) // 2, len(texts))]
    print(f"{title}\n{'':14}{'CPU s':>8}{'MB':>8}{'times hexapla':>15}")
    ours, measured, good = None, False, True
    for name, (program, command, output) in readers.items():
        if not shutil.which(program):
            say(f"{name} is absent: skipped")
            continue
        result, whole = measure(name, command, output, marks, runs, folder)
        good &= whole
        if result is None:
            continue
        measured = True
        ours = result.seconds if name == "hexapla" else ours
        ratio = f"{result.seconds / ours:15.1f}" if ours else f"{'-':>15}"
        print(f"{name:14}{result.seconds:8.2f}{result.megabytes:8.0f}{ratio}", flush=True)
    return measured, good


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--megabytes", type=float, default=5)
    options.add_argument("--pages", type=int, default=300)
    options.add_argument("--runs", type=int, default=3)
    args = options.parse_args()
    if not HEXAPLA.exists():
        sys.exit("documents.py: target/release/hexapla is missing: cargo build --release")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        office = ["soffice", f"-env:UserInstallation=file://{name}/office", "--headless", "--convert-to"]
        # About 1.9 characters a byte of the zip file, 3,600 a page.
        texts = write_docx(folder / "big.docx", lambda size: size > args.megabytes * 1.9e6)
        size = (folder / "big.docx").stat().st_size / 1e6
        word = {
            "hexapla": (str(HEXAPLA), [HEXAPLA, "inspect", "--json", "big.docx"], "out.txt"),
            "pandoc": ("pandoc", ["pandoc", "-t", "plain", "--wrap=none", "big.docx"], "out.txt"),
            "LibreOffice": ("soffice", [*office, "txt:Text (encoded):UTF8", "big.docx"], "big.txt"),
        }
        measured, good = table(f"DOCX, {size:.1f} MB, {len(texts)} paragraphs", word, texts, args.runs, folder)
        if shutil.which("soffice") and shutil.which("pdftotext"):
            texts = write_docx(folder / "pages.docx", lambda size: size > args.pages * 3600)
            run([*office, "pdf", "pages.docx"], folder)
            pdf = {
                "hexapla": (str(HEXAPLA), [HEXAPLA, "inspect", "--json", "pages.pdf"], "out.txt"),
                "pdftotext": ("pdftotext", ["pdftotext", "-enc", "UTF-8", "pages.pdf", "out.txt"], "out.txt"),
            }
            pages = len(re.findall(rb"/Type\s*/Page\b", (folder / "pages.pdf").read_bytes()))
            more, whole = table(f"PDF, {pages} pages, {len(texts)} paragraphs", pdf, texts, args.runs, folder)
            measured, good = measured or more, good and whole
        else:
            say("soffice or pdftotext is absent: no PDF")
    sys.exit(0 if measured and good else 1 if measured else 2)


if __name__ == "__main__":
    main()
