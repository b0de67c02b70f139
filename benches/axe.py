#!/usr/bin/env python3
"""Opens the pages of a corpus, of a glossary and of a run in Chromium, small and large, light and dark, checks them with axe-core,
and prints them.

    axe.py BINARY [--widths 390,1280,2560] [--langs en,fr,es,ru,ar,zh] [--rows 150] [--screenshots DIR]

The pages are those of our own report; the run is that of four documents made of it. A line is a page, a width and a scheme: violations of axe-core's rules, by how many
pixels the page can be scrolled sideways, the smallest text of a row in pixels, and the milliseconds until the page is
loaded. Then come the violations: rule, how grave, how many elements, the first element. The exit code is 1 if there is a
violation, if the page scrolls sideways at the smallest width, if its text there is below 15 pixels, or if the corpus needs
more than a second. Then come the pages on paper: sheets, how empty the emptiest one but the last is, and whether each has its
number; more than a tenth empty or a missing number is SHORT. axe-core sees the first rows of a table alone (--rows, 0 for all): it needs a minute for a whole page, and
rows are alike. Needs node, npm, Chromium and pdftotext; axe-core and puppeteer-core are installed in ~/.cache/hexapla/axe. Python 3.11.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPORT = Path(__file__).resolve().parent.parent / "corpora/un-style-report"
CACHE = Path.home() / ".cache/hexapla/axe"
PACKAGES = ("axe-core@4", "puppeteer-core@25")
LEAST_TEXT = 15
MOST_MILLISECONDS = 1000
# Of the height of a sheet, and the margins that pages ask for, in points.
MOST_EMPTY = 0.1
TOP, BOTTOM = 10 / 25.4 * 72, 14 / 25.4 * 72

SCRIPT = r"""
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const { chromium, pages, widths, rows, screenshots, papers } = JSON.parse(readFileSync(0, "utf-8"));
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const browser = await puppeteer.launch({
  executablePath: chromium, headless: true, args: ["--no-sandbox", "--disable-gpu", "--force-device-scale-factor=1"],
});
try {
  for (const [name, url] of pages) {
    for (const width of widths) {
      for (const scheme of ["light", "dark"]) {
        const page = await browser.newPage();
        const errors = [];
        page.on("pageerror", (error) => errors.push(error.message));
        await page.setViewport({ width, height: width < 600 ? 844 : 1000, isMobile: width < 600, hasTouch: width < 600 });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.goto(url, { waitUntil: "load" });
        const shown = await page.evaluate(() => {
          const root = document.documentElement;
          const sizes = [...document.querySelectorAll("tbody td")].filter((cell) => cell.innerText?.trim().length > 20 && cell.offsetWidth)
            .slice(0, 400).map((cell) => parseFloat(getComputedStyle(cell).fontSize));
          return {
            sideways: Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth,
            text: sizes.length ? Math.min(...sizes) : null,
            milliseconds: Math.round(performance.getEntriesByType("navigation")[0].loadEventEnd),
          };
        });
        if (papers && scheme === "light" && width === widths[widths.length - 1]) {
          await page.pdf({ path: `${papers}/${name}.pdf`, preferCSSPageSize: true, printBackground: true });
        }
        if (screenshots) await page.screenshot({ path: `${screenshots}/${name}-${width}-${scheme}.png` });
        await page.evaluate((most) => most && [...document.querySelectorAll("tbody tr")].slice(most).forEach((row) => row.remove()), rows);
        await page.addScriptTag({ path: axe });
        const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
        const violations = found.violations.map((v) => ({
          rule: v.id, impact: v.impact, count: v.nodes.length, help: v.help, html: v.nodes[0].html, target: v.nodes[0].target.join(" "),
        }));
        console.log(JSON.stringify({ name, width, scheme, ...shown, violations, errors }));
        await page.close();
      }
    }
  }
} finally {
  await browser.close();
}
"""


def install():
    """Packages of npm, in a folder of their own."""
    CACHE.mkdir(parents=True, exist_ok=True)
    (CACHE / "check.mjs").write_text(SCRIPT, "utf-8")
    if all((CACHE / "node_modules" / name.split("@")[0]).is_dir() for name in PACKAGES):
        return
    print(f"axe.py: {' and '.join(PACKAGES)} are installed in {CACHE}", file=sys.stderr)
    done = subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", CACHE, *PACKAGES])
    if done.returncode:
        sys.exit("axe.py: npm cannot install them")


def make_pages(binary, folder, langs):
    """The page of a corpus and that of a glossary."""
    environment = {**os.environ, "HEXAPLA_ENCODER": "none"}
    files = [f"{lang}={REPORT / f'report.{lang}.txt'}" for lang in langs.split(",")]
    commands = [["align", *files, "-o", folder / "out", "--format", "html", "-q"],
                ["terms", folder / "out/report.jsonl", "-o", folder / "glossary.html", "-q"]]
    for command in commands:
        done = subprocess.run([binary, *map(str, command)], capture_output=True, text=True, env=environment)
        if done.returncode > 1:
            sys.exit(f"axe.py: {command[0]} fails with exit code {done.returncode}: {done.stderr.strip()}")
    pages = [("corpus", folder / "out/report.html"), ("glossary", folder / "glossary.html"), ("run", run_page(binary, folder, langs))]
    for name, path in pages:
        if not path.exists():
            sys.exit(f"axe.py: there is no page of the {name}")
    return [(name, path.as_uri()) for name, path in pages]


def run_page(binary, folder, langs):
    """The page about a run of several documents."""
    (folder / "in").mkdir()
    for lang in langs.split(","):
        lines = (REPORT / f"report.{lang}.txt").read_text("utf-8").splitlines(keepends=True)
        for n in range(4):
            (folder / "in" / f"part-{n}.{lang}.txt").write_text("".join(lines[: len(lines) * (n + 1) // 4]), "utf-8")
    subprocess.run([binary, "align", folder / "in", "-o", folder / "run", "-q"], capture_output=True,
                   env={**os.environ, "HEXAPLA_ENCODER": "none"})
    return folder / "run/report.html"


def sheets(path):
    """For each sheet of a PDF file its number as printed, and how much of its height has no text."""
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    for sheet in text.split("<page ")[1:]:
        height = float(re.search(r'height="([\d.]+)"', sheet).group(1))
        words = [(float(top), float(bottom), word) for top, bottom, word in
                 re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)<', sheet)]
        foot = height - BOTTOM
        lowest = max((bottom for top, bottom, _ in words if top < foot), default=TOP)
        number = " ".join(word for top, _, word in words if top >= foot)
        yield number, max(0.0, (foot - lowest) / (foot - TOP))


def print_sheets(papers):
    """Says how the pages are on paper; gives whether something is wrong."""
    bad = False
    print(f"{'paper':10}{'sheets':>7}{'emptiest':>10}{'numbered':>10}")
    for path in sorted(papers.glob("*.pdf")):
        found = list(sheets(path))
        numbered = all(number == f"{n} / {len(found)}" for n, (number, _) in enumerate(found, 1))
        emptiest = max((empty for _, empty in found[:-1]), default=0.0)
        wrong = not numbered or emptiest > MOST_EMPTY
        bad |= wrong
        print(f"{path.stem:10}{len(found):7}{emptiest:10.0%}{'yes' if numbered else 'no':>10}  {'SHORT' if wrong else 'ok'}")
    return bad


def check(request):
    """The pages as Chromium shows them, one after the other."""
    process = subprocess.Popen(["node", CACHE / "check.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process.stdin.write(json.dumps(request))
    process.stdin.close()
    for line in process.stdout:
        yield json.loads(line)
    if process.wait():
        sys.exit("axe.py: Chromium or the script failed")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("binary", type=lambda path: str(Path(path).resolve()))
    options.add_argument("--widths", default="390,1280,2560")
    options.add_argument("--langs", default="en,fr,es,ru,ar,zh")
    options.add_argument("--rows", type=int, default=150, help="rows that axe-core sees, 0 for all")
    options.add_argument("--screenshots", type=Path)
    options.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    args = options.parse_args()
    for program in ("node", "npm", "pdftotext", args.chromium):
        if not program or not shutil.which(program):
            sys.exit(f"axe.py: {program or 'Chromium'} is missing")
    install()
    widths = sorted(int(width) for width in args.widths.split(","))
    if args.screenshots:
        args.screenshots.mkdir(parents=True, exist_ok=True)
    violations, bad = {}, False
    with tempfile.TemporaryDirectory() as name:
        pages = make_pages(args.binary, Path(name), args.langs)
        papers = Path(name) / "papers"
        papers.mkdir()
        request = {"papers": str(papers), "chromium": args.chromium, "pages": pages, "widths": widths, "rows": args.rows,
                   "screenshots": args.screenshots and str(args.screenshots.resolve())}
        print(f"{'page':10}{'width':>6}  {'scheme':8}{'violations':>11}{'sideways':>10}{'text px':>9}{'ms':>6}")
        for shown in check(request):
            small = shown["width"] == widths[0]
            wrong = [bool(shown["violations"]), small and shown["sideways"] > 0, shown["name"] == "corpus" and shown["milliseconds"] > MOST_MILLISECONDS,
                     small and shown["text"] is not None and shown["text"] < LEAST_TEXT, bool(shown["errors"])]
            bad |= any(wrong)
            text = "-" if shown["text"] is None else f"{shown['text']:.1f}"
            print(f"{shown['name']:10}{shown['width']:6}  {shown['scheme']:8}{len(shown['violations']):11}{shown['sideways']:10.0f}"
                  f"{text:>9}{shown['milliseconds']:6}  {'SHORT' if any(wrong) else 'ok'}", flush=True)
            for error in shown["errors"]:
                print(f"#   script: {error}")
            for found in shown["violations"]:
                key = shown["name"], found["rule"]
                violations.setdefault(key, (found, []))[1].append(f"{shown['width']} {shown['scheme']}")
        bad |= print_sheets(papers)
    for (page, rule), (found, where) in violations.items():
        print(f"# {page}: {rule} ({found['impact']}), {found['count']} elements, at {', '.join(where)}: {found['help']}")
        print(f"#   {found['target']}: {' '.join(found['html'].split())[:120]}")
    sys.exit(bad)


if __name__ == "__main__":
    main()
