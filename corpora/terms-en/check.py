"""Checks that every entry of gold.tsv, first.tsv and second.tsv occurs in the texts; compares the two passes."""
import pathlib
import re
import sys

here = pathlib.Path(__file__).parent
text = " ".join(
    " ".join((here / name).read_text("utf-8").lower().split()) for name in ("procurement.txt", "reporting.txt")
)
lists = {
    name: dict(line.split("\t") for line in (here / f"{name}.tsv").read_text("utf-8").splitlines())
    for name in ("gold", "first", "second")
}
classes = {"Specific_Term", "Common_Term", "OOD_Term", "Named_Entity"}
wrong = []
for name, entries in lists.items():
    for form, kind in entries.items():
        if kind not in classes:
            wrong.append(f"{name}: {form} has the class {kind}")
        if not re.search(r"(?<![\w-])" + re.escape(form) + r"(?![\w-])", text):
            wrong.append(f"{name}: {form} is not in the texts")
gold, first, second = lists.values()
both = first.keys() & second.keys()
same = [form for form in both if first[form] == second[form]]
print("gold", len(gold), {kind: list(gold.values()).count(kind) for kind in sorted(classes)})
print("first", len(first), "second", len(second), "both", len(both), "with the same class", len(same))
f1 = [2 * len(forms) / (len(first) + len(second)) for forms in (both, same)]
print("F1 {:.3f}, with class {:.3f}".format(*f1))
sys.exit("\n".join(wrong) or 0)
