"""Prints the entries that translate-toolkit finds in a TBX, one object per line: FILE SOURCE TARGET."""

import json
import sys

from translate.storage import tbx

path, source, target = sys.argv[1:]
with open(path, "rb") as file:
    store = tbx.tbxfile(file, sourcelanguage=source, targetlanguage=target)
for unit in store.units:
    entry = {
        "id": unit.getid(),
        "source": unit.source,
        "target": unit.target,
        "sources": [node.text for node in unit.source_dom.iter("term")] if unit.source_dom is not None else [],
        "targets": [node.text for node in unit.target_dom.iter("term")] if unit.target_dom is not None else [],
    }
    print(json.dumps(entry))
