#!/usr/bin/env python3
"""Word alignment beside its peers, on the same tokens: how good (AER), how fast (pairs per CPU second), how much memory.

    words.py DATA                    every set: its test lines first, then all other text of the pair
    words.py DATA --pairs 100000     speed and memory on corpora of that size, grown from the same text

DATA holds `wa` (test lines and gold links) and, as more text of the pairs, `un-sent` and `sent-other/tico19` (line n of one language
translates line n of another). Peers: pip install eflomal sil-thot jieba; jieba cuts the Chinese text. What is absent is said on stderr and
skipped. Python 3.11.

hexapla gets files of tokens and prints symmetrized links. The peers run at their defaults in both directions; their links are symmetrized
(grow-diag-final-and) for the score only, so that this costs them nothing. eflomal is random: the mean of --runs runs.
`ok` or `SHORT` closes the rows of hexapla: its AER against the best peer, its pairs per CPU second against 5 times eflomal's and 3 times
fast_align's. The exit code is 1 if a row is short, 2 if nothing was measured.
"""
import argparse
import importlib.util
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from statistics import mean
from typing import NamedTuple

SETS = {
    "zh-en": "zh-en_denero-nist02",
    "en-es": "en-es_xlwa-dev",
    "en-ru": "en-ru_xlwa-dev",
    "en-fr": "en-fr_golden-collection",
    "en-es-golden": "en-es_golden-collection",
}
PEERS = {"eflomal": "eflomal", "fast_align": "thot", "hmm": "thot"}  # and the module it needs
TIMES_AS_FAST = {"eflomal": 5, "fast_align": 3}
IBM1_ITERATIONS = ITERATIONS = 5  # of thot, which has no defaults of its own
HEAD = f"{'set':14}{'aligner':12}{'AER':>8}{'P':>8}{'R':>8}{'pairs/CPU s':>13}{'wall s':>9}{'MB':>7}"


def say(text):
    print(f"words.py: {text}", file=sys.stderr)


# ---------------------------------------------------------------- texts
WORD = re.compile(
    r"""[A-Z]+(?:/[\w.]*\w)+            # document symbols
      | \d+(?:[.,:/]\d+)+               # numbers
      | '(?:s|ll|re|ve|d|m)\b | n't\b   # English clitics
      | [^\W_]+(?:-[^\W_]+)* | [^\w\s] | _""",
    re.VERBOSE,
)


def tokens(line, lang):
    """The words and marks of a line; the apostrophe of elision is a token, as in the French gold."""
    line = line.replace("’", "'").replace("\u2011", "-")
    if lang == "zh":
        return [t for t in jieba().cut(line) if t.strip()]
    if lang == "en":
        return WORD.findall(re.sub(r"(?i)(?<=\w)n't\b", " n't", line))
    return WORD.findall(line.replace("'", " ' "))


def jieba():
    import jieba as module
    module.setLogLevel("ERROR")
    return module


def lines(path):
    return path.read_text(encoding="utf8").removesuffix("\n").split("\n")


def more_text(data, a, b):
    """Pairs of tokenized lines of the general texts; empty ones are skipped."""
    documents = sorted(p.with_suffix("") for p in (data / "sent-other/tico19").glob(f"*.{a}"))
    if not documents:
        say(f"{data / 'sent-other/tico19'}: absent")
    names = [data / "un-sent/part1", *documents]
    out = []
    for name in names:
        sides = [Path(f"{name}.{lang}") for lang in (a, b)]
        if not all(p.is_file() for p in sides):
            say(f"{name}.{a}, .{b}: absent")
            continue
        for x, y in zip(*map(lines, sides), strict=True):
            pair = tokens(x, a), tokens(y, b)
            if all(pair):
                out.append(pair)
    return out


def partners(pairs):
    """Words that are each other's best partner by Dice and are together twice or more, source to target."""
    left, right, together = Counter(), Counter(), defaultdict(Counter)
    for x, y in pairs:
        left.update(set(x))
        right.update(set(y))
        for s in set(x):
            together[s].update(set(y))
    best, back = {}, {}
    for s in sorted(together):
        for t, n in together[s].items():
            dice = 2 * n / (left[s] + right[t])
            best[s] = max(best.get(s, (0, 0, "")), (dice, n, t))
            back[t] = max(back.get(t, (0, 0, "")), (dice, n, s))
    return {s: t for s, (_, n, t) in best.items() if n > 1 and back[t][2] == s and s.isalpha() and t.isalpha()}


def invented(rng, lang, used):
    """A word that is not in `used`: syllables, or two or three Han characters."""
    while True:
        if lang == "zh":
            word = "".join(chr(rng.randrange(0x4E00, 0x9FA0)) for _ in range(rng.choice((2, 2, 3))))
        else:
            word = "".join(rng.choice("bcdfglmnprstv") + rng.choice("aeiou") for _ in range(rng.randint(3, 5)))
            word += rng.choice(("", "n", "s", "r", "l"))
        if word not in used:
            used.add(word)
            return word


def grown(pairs, a, b, n, block=2000, share=0.08):
    """`n` pairs whose words and meetings of words grow as in a real corpus. Lines are drawn with replacement, half of them the head
    of one and the tail of another; in each block a `share` of the words is renamed, together with their partners."""
    rng = random.Random(3)
    mates = partners(pairs)
    used = {w for x, y in pairs for w in (*x, *y)}
    for start in range(0, n, block):
        drawn = [spliced(rng, pairs) for _ in range(min(block, n - start))]
        words = {w for x, _ in drawn for w in x}
        able = sorted(words & mates.keys())
        chosen = rng.sample(able, min(len(able), round(share * len(words))))
        source = {s: invented(rng, a, used) for s in chosen}
        target = {mates[s]: invented(rng, b, used) for s in chosen}
        for x, y in drawn:
            yield [source.get(w, w) for w in x], [target.get(w, w) for w in y]


def spliced(rng, pairs):
    x, y = rng.choice(pairs)
    if rng.random() < 0.5:
        return x, y
    u, v = rng.choice(pairs)
    cut = rng.uniform(0.3, 0.7)
    return tuple(p[: round(cut * len(p))] + q[round(cut * len(q)) :] or p for p, q in ((x, u), (y, v)))


class Task(NamedTuple):
    name: str
    langs: tuple[str, str]
    files: tuple[Path, Path]
    pairs: int
    gold: Path | None


def prepare(name, data, work, grow):
    """Writes the two files of a set, or of its grown corpus."""
    a, b = name.split("-")[:2]
    folder = data / "wa" / SETS[name]
    if not grow and not folder.is_dir():
        raise FileNotFoundError(f"{folder} is absent")
    text = more_text(data, a, b)
    if grow:
        if not text:
            raise FileNotFoundError(f"{data} has no text to grow a corpus from")
        pairs, gold = grown(text, a, b, grow), None
    else:
        sides = lines(folder / "src.txt"), lines(folder / "tgt.txt")
        pairs, gold = [(x.split(), y.split()) for x, y in zip(*sides, strict=True)] + text, folder / "gold.pharaoh"
    files = work / f"{name}.{a}", work / f"{name}.{b}"
    count = 0
    with open(files[0], "w", encoding="utf8") as f, open(files[1], "w", encoding="utf8") as g:
        for count, (x, y) in enumerate(pairs, 1):
            print(*x, file=f)
            print(*y, file=g)
    return Task(name, (a, b), files, count, gold)


# ---------------------------------------------------------------- aligners
class Run(NamedTuple):
    score: tuple[float, float, float] | None
    cpu: float
    wall: float
    megabytes: float


def measured(command, threads, stdout):
    """Runs a program to its end: CPU seconds with its children's, wall seconds, peak memory in MB."""
    env = {**os.environ, "RAYON_NUM_THREADS": str(threads), "OMP_NUM_THREADS": str(threads)}
    start = time.monotonic()
    with open(stdout, "wb") as out:
        child = subprocess.Popen(command, stdout=out, env=env)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def align(aligner, task, options, work):
    """One run of an aligner."""
    if aligner == "hexapla":
        sides = [f"{lang}={file}" for lang, file in zip(task.langs, task.files)]
        used = measured([options.hexapla, "words", *sides, *shlex.split(options.options)], options.threads, work / "links")
        with open(work / "links", "rb") as f:
            count = sum(1 for _ in f)
        if count != task.pairs:
            raise ValueError(f"{task.pairs} pairs in, {count} lines of links out")
    else:
        outs = [work / "forward", work / "reverse"]
        used = measured([sys.executable, __file__, "peer", aligner, *task.files, *outs], options.threads, os.devnull)
    if not task.gold:
        return Run(None, *used)
    gold = lines(task.gold)
    if aligner == "hexapla":
        links = [parse(x) for x in first(work / "links", len(gold))]
    else:
        links = [symmetrized(parse(x), parse(y)) for x, y in zip(*(first(o, len(gold)) for o in outs))]
    return Run(score(gold, links), *used)


def first(path, n):
    with open(path, encoding="utf8") as f:
        return list(islice(f, n))


def peer(aligner, source, target, forward, reverse):
    """Aligns with a peer, in a process of its own; writes Pharaoh links, source first in both files."""
    if aligner == "eflomal":
        import eflomal
        with open(source, encoding="utf8") as f, open(target, encoding="utf8") as g:
            eflomal.Aligner().align(f, g, links_filename_fwd=forward, links_filename_rev=reverse)
        return
    # eflomal folds case itself.
    sides = [[x.lower().split() for x in lines(Path(p))] for p in (source, target)]
    for path, turned in ((forward, False), (reverse, True)):
        x, y = reversed(sides) if turned else sides
        model = thot_model(aligner, x, y)
        with open(path, "w", encoding="utf8") as out:
            for start in range(0, len(x), 1000):
                batch = slice(start, start + 1000)
                for _, matrix in model.get_best_alignments(x[batch], y[batch]):
                    i, j = matrix.to_numpy().nonzero()[:: -1 if turned else 1]
                    print(*(f"{s}-{t}" for s, t in zip(i.tolist(), j.tolist())), file=out)


def thot_model(kind, source, target):
    from thot import alignment

    def trained(model, iterations):
        model.start_training()
        for _ in range(iterations):
            model.train()
        model.end_training()
        return model

    model = alignment.FastAlignModel() if kind == "fast_align" else alignment.Ibm1AlignmentModel()
    for x, y in zip(source, target):
        model.add_sentence_pair(x, y, 1)
    if kind == "fast_align":
        return trained(model, ITERATIONS)
    return trained(alignment.HmmAlignmentModel(trained(model, IBM1_ITERATIONS)), ITERATIONS)


# ---------------------------------------------------------------- links
def parse(line):
    return {tuple(map(int, x.split("-")[:2])) for x in line.split() if "-" in x}


NEAR = ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))


def symmetrized(forward, reverse):
    """Grow-diag-final-and (Koehn, Och and Marcu 2003)."""
    union, out = forward | reverse, forward & reverse
    sources, targets = {i for i, _ in out}, {j for _, j in out}

    def add(i, j):
        out.add((i, j))
        sources.add(i)
        targets.add(j)

    growing = True
    while growing:
        growing = False
        for i, j in sorted(out):
            for p, q in ((i + di, j + dj) for di, dj in NEAR):
                if (p, q) in union and (p, q) not in out and (p not in sources or q not in targets):
                    add(p, q)
                    growing = True
    for i, j in (*sorted(forward), *sorted(reverse)):
        if i not in sources and j not in targets:
            add(i, j)
    return out


def score(gold, links):
    """AER, precision against sure and possible links, recall against sure ones."""
    said = wanted = in_sure = in_possible = 0
    for line, found in zip(gold, links, strict=True):
        sure = parse(line)
        possible = sure | {tuple(map(int, x.split("p"))) for x in line.split() if "p" in x}
        said += len(found)
        wanted += len(sure)
        in_sure += len(found & sure)
        in_possible += len(found & possible)
    return 1 - (in_sure + in_possible) / max(said + wanted, 1), in_possible / max(said, 1), in_sure / max(wanted, 1)


# ---------------------------------------------------------------- the table
def aligners(options):
    """Those that are asked for and present; hexapla last, to be judged by the others."""
    asked = options.only.split(",") if options.only else [*PEERS, "hexapla"]
    for name in asked:
        if name == "hexapla":
            continue
        if name not in PEERS:
            raise ValueError(f"no aligner {name!r}; there are {', '.join(PEERS)} and hexapla")
        if importlib.util.find_spec(PEERS[name]):
            yield name
        else:
            say(f"{name}: absent; pip install eflomal sil-thot")
    if "hexapla" in asked:
        if shutil.which(options.hexapla):
            yield "hexapla"
        else:
            say(f"{options.hexapla}: absent; cargo build --release")


def verdict(run, others):
    """`ok` or `SHORT`: better than every peer that was measured or, where there is no gold, as much faster as it should be."""
    if not others:
        return ""
    if run.score:
        good = all(run.score[0] < other.score[0] for other in others.values())
    else:
        good = all(other.cpu >= run.cpu * TIMES_AS_FAST.get(name, 1) for name, other in others.items())
    return "ok" if good else "SHORT"


def measure(task, names, options, work):
    """Prints the rows of a set; gives the verdicts."""
    done, verdicts = {}, []
    for name in names:
        times = options.runs if name == "eflomal" and task.gold else 1
        try:
            runs = [align(name, task, options, work) for _ in range(times)]
        except (subprocess.CalledProcessError, ValueError, OSError) as e:
            say(f"{task.name}, {name}: {e}")
            verdicts.append("SHORT")
            continue
        points = tuple(map(mean, zip(*(r.score for r in runs)))) if task.gold else None
        run = Run(points, *(mean(x) for x in zip(*(r[1:] for r in runs))))
        word = verdict(run, done) if name == "hexapla" else ""
        cells = "".join(f"{x:8.4f}" for x in points) if points else f"{'':24}"
        rate = f"{task.pairs / max(run.cpu, 1e-3):13.0f}{run.wall:9.1f}{run.megabytes:7.0f}  {word}"
        print(f"{task.name:14}{name:12}{cells}{rate}".rstrip(), flush=True)
        done[name] = run
        verdicts.append(word)
    return verdicts


def arguments():
    root = Path(__file__).resolve().parent.parent
    built = Path(os.environ.get("CARGO_TARGET_DIR", root / "target")) / "release/hexapla"
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("data", type=Path, metavar="DATA")
    p.add_argument("--hexapla", default=str(built), metavar="BINARY", help="default: the release build")
    p.add_argument("--options", default="", help="more options of `hexapla words`, in one string")
    p.add_argument("--sets", help=f"of {','.join(SETS)}; default: all, with --pairs zh-en,en-fr")
    p.add_argument("--only", help=f"of {','.join(PEERS)},hexapla")
    p.add_argument("--pairs", type=int, metavar="N", help="grow corpora of N pairs; no gold, no AER")
    p.add_argument("--runs", type=int, default=3, help="runs of eflomal on a set (default 3)")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--work", type=Path, metavar="DIR", help="keep the token files here")
    return p.parse_args()


def main():
    if sys.argv[1:2] == ["peer"]:
        return peer(*sys.argv[2:])
    options = arguments()
    sets = options.sets.split(",") if options.sets else ["zh-en", "en-fr"] if options.pairs else list(SETS)
    try:
        names = list(aligners(options))
        if unknown := [name for name in sets if name not in SETS]:
            raise ValueError(f"no set {unknown[0]!r}; there are {', '.join(SETS)}")
    except ValueError as e:
        say(e)
        return 2
    verdicts = []
    # The texts are prepared in another process: the peak memory of a program counts that of the one it was started from.
    with tempfile.TemporaryDirectory() as scratch, ProcessPoolExecutor(1) as worker:
        work = options.work or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        print(HEAD, flush=True)
        for name in sets:
            try:
                task = worker.submit(prepare, name, options.data, work, options.pairs).result()
            except (ModuleNotFoundError, OSError, ValueError) as e:
                say(f"{name}: skipped: {e}")
            else:
                verdicts += measure(task, names, options, work)
    return 2 if not verdicts else int("SHORT" in verdicts)


if __name__ == "__main__":
    sys.exit(main())
