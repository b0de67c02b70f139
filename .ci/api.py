#!/usr/bin/env python3
"""Keeps a record of what each library of the workspace shows to its users: `.ci/api/CRATE.txt`, a line for each item.

    .ci/api.py [--check]

Without --check it writes the record anew; with it, it prints what differs and ends with 1: a change of the interface is made
on purpose, in the same commit as the record. The items come from rustdoc, whose JSON is not stable, so that the compiler has
to be told that it may; the lines hold what is in the source, not what the compiler adds.
"""
import difflib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / ".ci" / "api"
# The format of rustdoc's JSON that is read here.
FORMAT = 57


def libraries():
    """The name and the target of each crate that is published as a library."""
    run = ["cargo", "metadata", "--format-version", "1", "--no-deps", "--locked"]
    data = json.loads(subprocess.run(run, cwd=ROOT, check=True, capture_output=True).stdout)
    for package in sorted(data["packages"], key=lambda package: package["name"]):
        if package["publish"] != [] and any("lib" in target["kind"] for target in package["targets"]):
            yield package["name"]
    os.environ.setdefault("CARGO_TARGET_DIR", data["target_directory"])


class Crate:
    """The items of one library as rustdoc gives them."""

    def __init__(self, name):
        run = ["cargo", "rustdoc", "-p", name, "--lib", "--all-features", "--locked", "--quiet", "--"]
        run += ["-Z", "unstable-options", "--output-format", "json"]
        subprocess.run(run, cwd=ROOT, check=True, env={**os.environ, "RUSTC_BOOTSTRAP": "1", "RUSTDOCFLAGS": ""})
        path = Path(os.environ["CARGO_TARGET_DIR"]) / "doc" / (name.replace("-", "_") + ".json")
        data = json.loads(path.read_text())
        if data["format_version"] != FORMAT:
            print(f".ci/api.py: rustdoc writes format {data['format_version']}, {FORMAT} is known here: the interface is not checked")
            sys.exit(0)
        self.index, self.root = data["index"], data["root"]
        self.lines = set()

    def item(self, number):
        return self.index.get(str(number))

    def record(self):
        """All lines, sorted."""
        self.visit(self.root, [], set())
        return sorted(self.lines)

    def visit(self, number, path, seen):
        item = self.item(number)
        if item is None or number in seen:
            return
        [(kind, inner)] = item["inner"].items()
        if kind == "use":
            self.use(inner, path, seen)
            return
        if item["visibility"] not in ("public", "default"):
            return
        path = path + [item["name"]]
        text = self.declaration(kind, inner, "::".join(path))
        if text:
            self.lines.add(text)
        if kind == "module":
            for child in inner["items"]:
                self.visit(child, path, seen | {number})
        elif kind in ("struct", "enum", "union", "trait"):
            self.members(kind, inner, path, seen)

    def use(self, inner, path, seen):
        if inner["id"] is None or self.item(inner["id"]) is None:
            self.lines.add(f"use {'::'.join(path)}::{inner['name']} = {inner['source']}")
            return
        target = self.item(inner["id"])
        if inner["is_glob"]:
            for child in target["inner"]["module"]["items"]:
                self.visit(child, path, seen)
            return
        name = target["name"]
        target["name"], before = inner["name"], target["visibility"]
        target["visibility"] = "public"
        self.visit(inner["id"], path, seen)
        target["name"], target["visibility"] = name, before

    def members(self, kind, inner, path, seen):
        children = inner.get("variants", []) + inner.get("items", []) if kind != "struct" else []
        shape = inner.get("kind")
        if isinstance(shape, dict):
            children += shape.get("plain", {}).get("fields", []) or [f for f in shape.get("tuple", []) if f is not None]
        for child in children:
            self.visit(child, path, seen)
        for number in inner.get("impls", inner.get("implementations", [])) if kind != "trait" else []:
            block = self.item(number)
            if block is None:
                continue
            block = block["inner"]["impl"]
            if block["is_synthetic"] or block["blanket_impl"]:
                continue
            if block["trait"] is None:
                for child in block["items"]:
                    self.visit(child, path, seen)
            else:
                self.lines.add(f"impl {self.path(block['trait'])} for {'::'.join(path)}")

    def declaration(self, kind, inner, path):
        if kind == "function":
            signature = inner["sig"]
            inputs = ", ".join(f"{name}: {self.type(kind)}" for name, kind in signature["inputs"])
            output = f" -> {self.type(signature['output'])}" if signature["output"] else ""
            return f"fn {path}{self.generics(inner['generics'])}({inputs}){output}"
        if kind in ("struct_field", "assoc_const", "constant", "static"):
            of = inner.get("type") if kind != "struct_field" else inner
            return f"{kind.replace('struct_', '').replace('assoc_', '')} {path}: {self.type(of)}"
        if kind == "type_alias":
            return f"type {path} = {self.type(inner['type'])}"
        if kind == "variant":
            shape = inner["kind"]
            fields = shape.get("tuple", []) if isinstance(shape, dict) else []
            of = [self.type(self.item(field)["inner"]["struct_field"]) for field in fields if field is not None]
            if isinstance(shape, dict) and "struct" in shape:
                of = [self.field(field) for field in shape["struct"]["fields"]]
            return f"variant {path}" + (f"({', '.join(of)})" if of else "")
        if kind in ("module", "struct", "enum", "union", "trait", "macro", "assoc_type"):
            generics = self.generics(inner["generics"]) if isinstance(inner, dict) and "generics" in inner else ""
            return f"{kind.replace('assoc_', '')} {path}{generics}"
        return None

    def field(self, number):
        item = self.item(number)
        return f"{item['name']}: {self.type(item['inner']['struct_field'])}"

    def generics(self, generics):
        names = []
        for parameter in generics["params"]:
            [(kind, of)] = parameter["kind"].items()
            if kind == "type" and of.get("is_synthetic"):
                continue
            bounds = [self.bound(bound) for bound in of.get("bounds", [])] if kind == "type" else []
            names.append(parameter["name"] + (": " + " + ".join(bounds) if bounds else ""))
        return f"<{', '.join(names)}>" if names else ""

    def bound(self, bound):
        if "trait_bound" in bound:
            mark = "?" if bound["trait_bound"].get("modifier") == "maybe" else ""
            return mark + self.path(bound["trait_bound"]["trait"])
        return bound.get("outlives", "use<…>")

    def path(self, path):
        name = path.get("path") or path.get("name")
        return name.split("::")[-1] + self.arguments(path.get("args"))

    def arguments(self, arguments):
        if not arguments:
            return ""
        if "angle_bracketed" in arguments:
            of = arguments["angle_bracketed"]
            shown = [self.argument(argument) for argument in of["args"]]
            for constraint in of.get("constraints", []):
                binding = constraint["binding"]
                if "equality" in binding:
                    shown.append(f"{constraint['name']} = {self.argument(binding['equality'])}")
                else:
                    shown.append(f"{constraint['name']}: {' + '.join(map(self.bound, binding['constraint']))}")
            return f"<{', '.join(shown)}>" if shown else ""
        of = arguments["parenthesized"]
        output = f" -> {self.type(of['output'])}" if of["output"] else ""
        return f"({', '.join(map(self.type, of['inputs']))}){output}"

    def argument(self, argument):
        if isinstance(argument, str):
            return "_"
        [(kind, of)] = argument.items()
        return self.type(of) if kind == "type" else of if kind == "lifetime" else of.get("expr", "_")

    def type(self, of):
        if isinstance(of, str):
            return "_"
        [(kind, inner)] = of.items()
        if kind == "resolved_path":
            return self.path(inner)
        if kind in ("generic", "primitive"):
            return inner
        if kind == "borrowed_ref":
            lifetime = inner["lifetime"] + " " if inner["lifetime"] else ""
            return f"&{lifetime}{'mut ' if inner['is_mutable'] else ''}{self.type(inner['type'])}"
        if kind == "tuple":
            return f"({', '.join(map(self.type, inner))})"
        if kind == "slice":
            return f"[{self.type(inner)}]"
        if kind == "array":
            return f"[{self.type(inner['type'])}; {inner['len']}]"
        if kind == "impl_trait":
            return "impl " + " + ".join(map(self.bound, inner))
        if kind == "dyn_trait":
            traits = [self.path(bound["trait"]) for bound in inner["traits"]]
            return "dyn " + " + ".join(traits + ([inner["lifetime"]] if inner["lifetime"] else []))
        if kind == "qualified_path":
            return f"{self.type(inner['self_type'])}::{inner['name']}"
        if kind == "function_pointer":
            signature = inner["sig"]
            output = f" -> {self.type(signature['output'])}" if signature["output"] else ""
            return f"fn({', '.join(self.type(kind) for _, kind in signature['inputs'])}){output}"
        return kind


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit(__doc__)
    differs = False
    for name in list(libraries()):
        lines = [line + "\n" for line in Crate(name).record()]
        path = RECORD / f"{name}.txt"
        known = path.read_text().splitlines(keepends=True) if path.exists() else []
        if check and known != lines:
            differs = True
            sys.stdout.writelines(difflib.unified_diff(known, lines, f"recorded {name}", f"found {name}", n=0))
        elif not check:
            RECORD.mkdir(exist_ok=True)
            path.write_text("".join(lines))
    if differs:
        sys.exit(".ci/api.py: the public interface differs from its record; if it should, run .ci/api.py and commit the result")


if __name__ == "__main__":
    main()
