#!/usr/bin/env python3
"""Measures what `hexapla align` does with a folder of many documents, from outside.

    corpus_run.py BINARY FOLDER [--documents 40] [--seed 1] [--threads 2] [--ratio 10] [--kills 20]
                  [--only speed,ratio,broken,kills,grouping] [--keep]

Documents come from `generate.py`; FOLDER is for them and for the results, and is emptied part by part. For the real figures
take --documents 1000 and a release build. The parts:

    speed      documents and megabytes a second, seconds of the processor, peak memory, and the F1 of paragraphs beside the
               gold: a fast wrong answer is no answer. Again with the encoder, if one is installed
    ratio      the time and the memory of N times as many documents (--ratio) against those of `speed`
    broken     a twentieth of the files is broken: are all other files in the results, is each broken file named, and
               with which words; the exit code
    kills      kill -9 at random moments, each time the same command again: are the results those of one whole run, how
               often was a document's result written, how much of the processor did all of it take
    grouping   files whose names say nothing: F1 of pairs of files that belong together, by `hexapla pair` if the program has
               it, else by the results of `align`

A line is the part, the measure, the target, the value, and `ok` or `SHORT`; notes begin with `#`. Peak memory is that of the
whole tree of processes, looked at a hundred times a second, or of its largest process if that is more. The exit code is 1 if
a figure is short. Python 3.11, standard library; Linux.
"""
import argparse
import csv
import fnmatch
import itertools
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import generate

PARTS = ("speed", "ratio", "broken", "kills", "grouping")
# What two runs need not have alike: what a program notes for itself, and what tells times.
OWN_NOTES = (".*", "*.sqlite*", "*.db", "report.html", "run.json")
# Words that say what is wrong with a file; `truncated` may be any finding about it.
REASONS = {
    "truncated": r".",
    "empty": r"empty|no text|nothing",
    "binary": r"binary|not text|no text|encoding|NUL|control|cannot be read|damaged",
    "language": r"language|text is|looks like|is in (ar|en|es|fr|ru|zh)|twice|same text|Arabic|Chinese|English|French|Russian|Spanish",
    "permission": r"permission|denied|not allowed|may not",
}
NOBODY = 65534


# ------------------------------------------------------------------ runs
@dataclass
class Run:
    code: int
    seconds: float
    cpu: float
    peak: float  # megabytes
    stdout: str
    stderr: str


class Memory(threading.Thread):
    """Looks at the memory of a process and all that it has started."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.peak, self.done = pid, 0, threading.Event()

    def run(self):
        while not self.done.wait(.01):
            self.peak = max(self.peak, sum(map(resident, tree(self.pid))))


def tree(pid):
    out = [pid]
    for parent in out:
        try:
            for task in os.listdir(f"/proc/{parent}/task"):
                out += map(int, Path(f"/proc/{parent}/task/{task}/children").read_text().split())
        except OSError:
            pass
    return out


def resident(pid):
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


class Bench:
    def __init__(self, args):
        self.args, self.folder = args, args.folder
        self.binary = str(Path(args.binary).resolve())
        self.short = 0

    # -------------------------------------------------------------- what is printed
    def line(self, part, measure, target, value, good=None):
        """A figure; `good` is None where there is no target."""
        verdict = "" if good is None else "ok" if good else "SHORT"
        self.short += good is False
        print(f"{part:10}{measure:52}{target:>10}{value:>12}  {verdict}".rstrip(), flush=True)

    def note(self, text):
        print(f"# {text}", flush=True)

    # -------------------------------------------------------------- runs
    def start(self, arguments, encoder="none", user=None):
        # The variable names a package, or that none is used; without it the program takes the installed one.
        environment = {name: value for name, value in os.environ.items() if name != "HEXAPLA_ENCODER"}
        if encoder != "auto":
            environment["HEXAPLA_ENCODER"] = encoder
        for name in ("stdout", "stderr"):
            (self.folder / name).unlink(missing_ok=True)
        with open(self.folder / "stdout", "wb") as out, open(self.folder / "stderr", "wb") as err:
            return subprocess.Popen([self.binary, *map(str, arguments)], stdout=out, stderr=err, stdin=subprocess.DEVNULL, cwd=self.folder,
                                    env=environment, start_new_session=True, user=user,
                                    group=user, extra_groups=None if user is None else [])

    def finish(self, process, begun, memory=None):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - begun
        peak = usage.ru_maxrss * 1024
        if memory:
            memory.done.set()
            memory.join()
            peak = max(peak, memory.peak)
        texts = [(self.folder / name).read_text("utf-8", "replace") for name in ("stdout", "stderr")]
        return Run(process.returncode, seconds, usage.ru_utime + usage.ru_stime, peak / 1e6, *texts)

    def run(self, arguments, **how):
        begun = time.monotonic()
        process = self.start(arguments, **how)
        memory = Memory(process.pid)
        memory.start()
        return self.finish(process, begun, memory)

    def align(self, documents, out, *more):
        return ["align", documents, "-o", out, "--format", "csv,tmx", "--jobs", self.args.threads, "--progress", "none", *more]

    def generate(self, name, documents, *more):
        """Documents in a folder of their own; gives back that folder, which has the tables beside it."""
        place = self.folder / name
        empty(place)
        options = generate.parse([str(place / "made"), "--documents", str(documents), "--seed", str(self.args.seed), *more])
        _, size = generate.generate(options.out, options)
        for table in options.out.glob("*.tsv"):
            table.rename(place / table.name)
        return place, size

    def keep_or_drop(self, *places):
        if not self.args.keep:
            for place in places:
                empty(place)


def empty(folder):
    """Removes a folder, also what may not be read."""
    if folder.exists():
        for root, _, _ in os.walk(folder):
            os.chmod(root, 0o755)
        shutil.rmtree(folder)


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def last_words(run):
    return next((line for line in reversed(run.stderr.strip().splitlines()) if line.strip()), "nothing on stderr")


# ------------------------------------------------------------------ results
def rows(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def results(out):
    return sorted(path for path in out.glob("*.jsonl"))


def sums(out):
    """The bytes of each result, as a number."""
    files = [path for path in out.rglob("*") if path.is_file()] if out.exists() else []
    return {str(path.relative_to(out)): hash(path.read_bytes()) for path in files
            if not any(fnmatch.fnmatch(path.name, note) for note in OWN_NOTES)}


def paragraph_f1(out, place, most=40):
    """The F1 of links between lines with English, over the gold's paragraphs and items, of some documents."""
    gold = defaultdict(list)
    for row in read_table(place / "gold.tsv"):
        if row["level"] in ("para", "item"):
            gold[row["document"]].append(row)
    right = said = true = 0
    for name in sorted(gold)[:most]:
        path = out / f"{name}.jsonl"
        if not path.exists():
            continue
        links = set()
        for row in rows(path):
            # Indices among the lines with text, as in the gold.
            lines = {lang: found["lines"] for lang, found in row["places"].items()}
            links |= {(lang, i, j) for lang in lines if lang != "en" for i in lines.get("en", ()) for j in lines[lang]}
        wanted = {(lang, int(row["en"]), int(row[lang])) for row in gold[name] for lang in generate.LANGS[1:]
                  if row["en"] and row[lang]}
        ours = {i for _, i, _ in wanted}
        links = {link for link in links if link[1] in ours}
        right, said, true = right + len(links & wanted), said + len(links), true + len(wanted)
    return 2 * right / (said + true) if said + true else 0.


# ------------------------------------------------------------------ parts
def measure_speed(bench):
    args = bench.args
    place, size = bench.generate("speed", args.documents)
    out = place / "out"
    run = bench.run(bench.align(place / "made", out, "-q"))
    made = len(results(out))
    bench.line("speed", "documents with a result", args.documents, made, made == args.documents)
    if run.code not in (0, 1) or not made:
        bench.note(f"exit code {run.code}: {last_words(run)}")
        return None
    rate = args.documents / run.seconds
    bench.line("speed", f"documents a second, {args.threads} threads, without encoder", "40", f"{rate:.1f}", rate >= 40)
    bench.line("speed", "megabytes of text a second", "", f"{size / 1e6 / run.seconds:.1f}")
    # On a machine that does other work, this is the figure to trust.
    cpu = run.cpu / args.documents
    bench.line("speed", "seconds of the processor a document", f"{args.threads / 40:.3f}", f"{cpu:.3f}", cpu <= args.threads / 40)
    bench.line("speed", f"peak megabytes, {args.documents} documents", "400", f"{run.peak:.0f}", run.peak <= 400)
    f1 = paragraph_f1(out, place)
    bench.line("speed", "F1 of paragraphs with English", ".990", f"{f1:.4f}", f1 >= .99)
    bench.line("speed", "exit code", "0", run.code, run.code == 0)
    if run.code:
        bench.note(f"exit code {run.code}: {last_words(run)}")
    status = bench.run(["data", "status"], encoder="auto")
    if status.code == 0:
        with_encoder = bench.run(bench.align(place / "made", place / "out-encoder", "-q", "--encoder", "auto"), encoder="auto")
        rate = args.documents / with_encoder.seconds
        bench.line("speed", f"documents a second, {args.threads} threads, with encoder", "30", f"{rate:.1f}", rate >= 30)
        bench.line("speed", "peak megabytes, with encoder", "400", f"{with_encoder.peak:.0f}", with_encoder.peak <= 400)
    else:
        bench.note("no encoder is installed: not measured with one")
    bench.keep_or_drop(place)
    return run


def measure_ratio(bench, base):
    args = bench.args
    if base is None:
        place, _ = bench.generate("ratio", args.documents)
        base = bench.run(bench.align(place / "made", place / "out", "-q"))
    many = args.documents * args.ratio
    place, _ = bench.generate("ratio", many)
    run = bench.run(bench.align(place / "made", place / "out", "-q"))
    made = len(results(place / "out"))
    bench.line("ratio", "documents with a result", many, made, made == many)
    target = args.ratio * 1.03
    for name, ratio in (("time", run.seconds / base.seconds), ("processor", run.cpu / base.cpu)):
        bench.line("ratio", f"{name}, {args.documents} to {many} documents", f"{target:.1f}", f"{ratio:.2f}", ratio <= target)
    bench.line("ratio", f"peak megabytes, {many} documents", "450", f"{run.peak:.0f}", run.peak <= 450)
    bench.line("ratio", "memory, many against few", "1.13", f"{run.peak / base.peak:.2f}", run.peak <= 1.125 * base.peak)
    bench.keep_or_drop(place)


def measure_broken(bench):
    args = bench.args
    place, _ = bench.generate("broken", args.documents)
    whole = place / "out-whole"
    bench.run(bench.align(place / "made", whole, "-q"))
    before = sums(whole)
    place_before = bench.folder / "whole"
    empty(place_before)
    place.rename(place_before)
    place, _ = bench.generate("broken", args.documents, "--broken", str(args.broken), "--kinds", args.kinds)
    out = place / "out"
    # Root reads what nobody may read.
    user, out_parent = None, place
    if os.geteuid() == 0:
        user = NOBODY
        out.mkdir()
        os.chown(out, NOBODY, NOBODY)
        if subprocess.run(["test", "-x", bench.binary, "-a", "-w", str(out)], user=NOBODY, group=NOBODY, extra_groups=[]).returncode:
            bench.note("nobody cannot run the program there: as root, who may read everything")
            user = None
    run = bench.run(bench.align(place / "made", out, "--verbose"), user=user)
    after = sums(out)
    broken = read_table(place / "broken.tsv")
    versions = defaultdict(set)
    for row in read_table(place / "groups.tsv"):
        versions[row["document"]].add(row["file"])
    bench.line("broken", f"exit code, {len(broken)} of {sum(map(len, versions.values()))} files broken", "1", run.code, run.code == 1)
    hurt = defaultdict(set)
    for row in broken:
        hurt[row["document"]].add(row["file"])
    lost, absent = [], 0
    for document, files in versions.items():
        sound = files - hurt[document]
        found = files_of(out / f"{document}.jsonl", place / "made")
        absent += not found and len(sound) > 1
        lost += sorted(sound - found) if len(sound) > 1 else []
    bench.line("broken", "sound files that are in no result of their document", "0", len(lost), not lost)
    if lost:
        bench.note(f"{absent} documents have no result; lost: {', '.join(lost[:6])}")
        for line in lines_about(run.stderr, lost[0])[:2]:
            bench.note(f"lost: {line.strip()}")
    named, told, unnamed = Counter(), Counter(), []
    kinds = Counter(row["kind"] for row in broken)
    examples = {}
    for row in broken:
        lines = lines_about(run.stderr, row["file"])
        reason = [line for line in lines if re.search(REASONS[row["kind"]], line, re.IGNORECASE)]
        named[row["kind"]] += bool(lines)
        told[row["kind"]] += bool(reason)
        if lines:
            examples.setdefault(row["kind"], (reason or lines)[0])
        if not reason:
            unnamed.append(f"{row['file']} ({row['kind']})" + (f": {lines[0]}" if lines else ""))
    for kind in kinds:
        skipped = kind == "permission" and user is None and os.geteuid() == 0
        if skipped:
            bench.note("files without permission: not measured, root reads them")
            continue
        bench.line("broken", f"{kind}: named, with a reason", kinds[kind], f"{named[kind]}, {told[kind]}", told[kind] == kinds[kind])
        if kind in examples:
            bench.note(f"{kind}: {examples[kind].strip()}")
    for line in unnamed[:8]:
        bench.note(f"without a reason: {line}")
    sound = [d for d in versions if not hurt[d]]
    differing = [d for d in sound if any(after.get(name) != value for name, value in before.items() if name.split(".")[0] == d)]
    same = len(sound) - len(differing)
    bench.line("broken", "sound documents with the bytes of an unbroken run", len(sound), same, same == len(sound))
    if differing:
        bench.note(differences(place_before / "out-whole", out, differing))
    shown = bench.run(bench.align(place / "made", place / "out-terse"), user=None)
    bench.line("broken", "lines on stderr a document, without --verbose", "10", f"{shown.stderr.count(chr(10)) / len(versions):.1f}",
               shown.stderr.count("\n") <= 10 * len(versions))
    bench.keep_or_drop(place, place_before)


def files_of(path, made):
    """The files that the rows of a result are from, as they are called below `made`."""
    if not path.exists():
        return set()
    files = {place["file"] for row in rows(path) for place in row["places"].values()}
    return {str(Path(file).relative_to(made)) for file in files if Path(file).is_relative_to(made)}


def differences(whole, out, documents):
    """How much of some documents differs, in words."""
    count = texts = scores = 0
    for document in documents:
        before, after = ([(row["translation"], row["score"]) for row in rows(place / f"{document}.jsonl")] for place in (whole, out))
        count += len(before)
        kept = [translation for translation, _ in after]
        texts += sum(translation not in kept for translation, _ in before)
        scores += sum(row not in after for row in before)
    return f"they have {count} rows, of which {texts} differ in texts, {scores - texts} in the score alone"


def lines_about(text, file):
    """The messages that name a file; a line that is set in belongs to the message above it."""
    out, taken = [], False
    for line in text.splitlines():
        taken = (taken and line.startswith("  ")) or file in line
        if taken:
            out.append(line)
    return out


def measure_kills(bench):
    args = bench.args
    chance = random.Random(args.seed)
    place, _ = bench.generate("kills", args.documents)
    whole, out = place / "whole", place / "out"
    base = bench.run(bench.align(place / "made", whole, "-q"))
    if base.code not in (0, 1):
        return bench.note(f"the whole run fails: {last_words(base)}")
    want = sums(whole)
    hits = lives = 0
    spent, most, unlike, finished = 0., 0, set(), []
    written, stamps = Counter(), {}
    for _ in range(args.kills * 4):
        if hits == args.kills:
            break
        begun = time.monotonic()
        process = bench.start(bench.align(place / "made", out, "-q"))
        deadline = begun + chance.random() * base.seconds
        while time.monotonic() < deadline and not ended(process):
            time.sleep(min(.005, max(0., deadline - time.monotonic())))
        was_running = not ended(process)
        if was_running:
            os.killpg(process.pid, signal.SIGKILL)
        run = bench.finish(process, begun)
        hits += was_running
        spent += run.cpu
        unlike |= {name for name, value in sums(out).items() if want.get(name) != value and not is_draft(name)}
        note_written(out, stamps, written)
        if not was_running:
            finished.append(spent / base.cpu)
            most = max([most, *written.values()])
            unlike |= {name for name in want.keys() ^ sums(out).keys()}
            empty(out)
            spent, written, stamps = 0., Counter(), {}
            lives += 1
    last = bench.run(bench.align(place / "made", out, "-q"))
    note_written(out, stamps, written)
    spent, most = spent + last.cpu, max([most, *written.values()])
    unlike |= {name for name in want.keys() | sums(out).keys() if want.get(name) != sums(out).get(name)}
    bench.line("kills", "kills that hit a run", args.kills, hits, hits == args.kills)
    bench.line("kills", "files unlike those of one whole run", "0", len(unlike), not unlike)
    if unlike:
        bench.note(f"unlike: {', '.join(sorted(unlike)[:6])}")
    bench.line("kills", "most times that a result was written", "2", most, most <= 2)
    bench.line("kills", "exit code of the last run", base.code, last.code, last.code == base.code)
    finished.append(spent / base.cpu)
    worst = max(finished)
    bench.line("kills", f"processor until all was done, against one run, {lives + 1} times", "2.0", f"{worst:.2f}", worst <= 2)
    again = bench.run(bench.align(place / "made", out, "-q"))
    bench.line("kills", "time of a rerun with nothing to do, against one run", ".05", f"{again.seconds / base.seconds:.2f}",
               again.seconds <= .05 * base.seconds)
    told = re.findall(r"[^\n]*(?:resum|already done|unchanged|skipp|up to date)[^\n]*", again.stdout + again.stderr)
    bench.note(f"the program says of the rerun: {told[0]}" if told else "the program says nothing of documents that are done")
    bench.keep_or_drop(place)


def ended(process):
    """Whether a process has ended; it is not waited for, so that its figures are still there."""
    return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def is_draft(name):
    return Path(name).name.startswith(".") or name.endswith((".part", ".tmp"))


def note_written(out, stamps, written):
    """Counts the documents whose result is another file than before."""
    for path in out.glob("*.jsonl"):
        stat = path.stat()
        stamp = (stat.st_ino, stat.st_mtime_ns)
        if stamps.get(path.name) != stamp:
            stamps[path.name] = stamp
            written[path.name] += 1


def measure_grouping(bench):
    args = bench.args
    place, _ = bench.generate("grouping", args.documents, "--unnamed")
    files = {row["file"]: row for row in read_table(place / "groups.tsv")}
    # Where there is no such command, `pair` would be taken for the name of a file.
    if re.search(r"^ +pair\b", bench.run(["--help"]).stdout, re.MULTILINE):
        paired = bench.run(["pair", place / "made"])
        how, groups, seconds = "pair", groups_of_table(paired.stdout, files), paired.seconds
        if not groups:
            bench.note(f"`pair` prints no table of files; exit code {paired.code}: {last_words(paired)}")
    else:
        bench.note("the program has no `pair`: groups are those of `align`")
        run = bench.run(["align", place / "made", "-o", place / "out", "--level", "paragraph", "--format", "jsonl",
                         "--jobs", args.threads, "--progress", "none", "-q"])
        how, groups, seconds = "align", groups_of_results(place / "out", files), run.seconds
    labels = {file: n for n, group in enumerate(groups) for file in group}
    bench.line("grouping", f"files in groups, by `{how}`", "", f"{len(labels)}/{len(files)}")
    precision, _, f1 = score_groups(files, labels)
    bench.line("grouping", "F1 of pairs of files", ".990", f"{f1:.4f}", f1 >= .99)
    bench.line("grouping", "precision", "", f"{precision:.4f}")
    for kind in ("a symbol in both", "no symbol", "a part"):
        bench.line("grouping", f"recall of pairs with {kind}", "", f"{score_groups(files, labels, kind)[1]:.4f}")
    alike = sum(1 for group in groups if len({files[f]["document"] for f in group}) > 1)
    bench.line("grouping", "groups with files of two documents", "0", alike, alike == 0)
    rate = len(files) / seconds
    bench.line("grouping", "files a second", "167" if how == "pair" else "", f"{rate:.0f}", rate >= 167 if how == "pair" else None)
    bench.keep_or_drop(place)


def groups_of_table(text, files):
    """Groups as a table tells them: a row is a group, or a row is a file and one column says which group."""
    sample = csv.reader(text.splitlines(), delimiter="\t" if "\t" in text.split("\n")[0] else ",")
    groups, by_name = [], defaultdict(list)
    for cells in sample:
        known = [Path(part.strip()).name for cell in cells for part in re.split(r"[;|]", cell) if Path(part.strip()).name in files]
        if len(known) > 1:
            groups.append(known)
        elif known:
            by_name[next((cell for cell in cells if Path(cell.strip()).name not in files), known[0])].append(known[0])
    return [*groups, *by_name.values()]


def groups_of_results(out, files):
    groups = []
    for path in results(out):
        found = {Path(place["file"]).name for row in rows(path) for place in row["places"].values()}
        groups.append(sorted(found & files.keys()))
    return groups


def kind_of_pair(first, second):
    if "part" in (first["part"], second["part"]):
        return "a part"
    return "a symbol in both" if first["symbol"] and second["symbol"] else "no symbol"


def score_groups(files, labels, kind=None):
    """Precision, recall and F1 of pairs of files, or of those of a kind."""
    by_document, by_label = defaultdict(list), defaultdict(list)
    for file, row in files.items():
        by_document[row["document"]].append(file)
        if file in labels:
            by_label[labels[file]].append(file)
    true, said = (pairs_of(groups, files, kind) for groups in (by_document, by_label))
    right = len(true & said)
    precision, recall = right / len(said) if said else 1., right / len(true) if true else 1.
    return precision, recall, 2 * right / (len(true) + len(said)) if true or said else 1.


def pairs_of(groups, files, kind):
    pairs = {pair for group in groups.values() for pair in itertools.combinations(sorted(group), 2)}
    return {pair for pair in pairs if kind in (None, kind_of_pair(*(files[file] for file in pair)))}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("binary")
    options.add_argument("folder", type=Path)
    options.add_argument("--documents", type=int, default=40)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--ratio", type=int, default=10)
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--broken", type=float, default=.05)
    options.add_argument("--kinds", default=",".join(generate.BROKEN), help="how files are broken")
    options.add_argument("--only", default=",".join(PARTS), help="parts, separated by commas")
    options.add_argument("--keep", action="store_true", help="keep documents and results")
    args = options.parse_args()
    chosen = args.only.split(",")
    if unknown := set(chosen) - set(PARTS):
        sys.exit(f"corpus_run.py: no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    args.folder = args.folder.resolve()
    args.folder.mkdir(parents=True, exist_ok=True)
    bench, base = Bench(args), None
    if "speed" in chosen:
        base = measure_speed(bench)
    if "ratio" in chosen:
        measure_ratio(bench, base)
    for part, measure in (("broken", measure_broken), ("kills", measure_kills), ("grouping", measure_grouping)):
        if part in chosen:
            measure(bench)
    sys.exit(bool(bench.short))


if __name__ == "__main__":
    main()
