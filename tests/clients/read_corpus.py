"""Prints the rows that a library finds in a corpus, one object per line: READER FILE…"""

import json
import os
import sys
import tempfile


def pandas_csv(path, separator=",", quoting=0):
    import pandas

    table = pandas.read_csv(
        path, sep=separator, quoting=quoting, dtype={"score": float}, keep_default_na=False, encoding="utf-8"
    )
    return columns(table.to_dict("records"))


def pandas_text_csv(path):
    """A reader that is told to guess no types."""
    import pandas

    return columns(pandas.read_csv(path, dtype=str, keep_default_na=False).to_dict("records"))


def pandas_jsonl(path):
    import pandas

    return structs(pandas.read_json(path, lines=True, dtype=False, precise_float=True).to_dict("records"))


def pandas_parquet(path):
    import pandas

    return structs(pandas.read_parquet(path).to_dict("records"))


def pyarrow_parquet(path):
    import pyarrow.parquet

    return structs(pyarrow.parquet.read_table(path).to_pylist())


def duckdb_csv(path):
    import duckdb

    rows = duckdb.read_csv(path, all_varchar=True)
    return columns(dict(zip(rows.columns, row)) for row in rows.fetchall())


def duckdb_jsonl(path):
    return duckdb_rows("read_json", path)


def duckdb_parquet(path):
    return duckdb_rows("read_parquet", path)


def duckdb_rows(function, path):
    import duckdb

    rows = duckdb.sql(f"select id, score, translation from {function}('{path}')")
    return structs(dict(zip(rows.columns, row)) for row in rows.fetchall())


def datasets_folder(path):
    """The folder as the dataset card describes it."""
    os.environ.update(HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1")
    with tempfile.TemporaryDirectory() as cache:
        os.environ["HF_HOME"] = cache
        import datasets

        datasets.disable_progress_bars()
        found = datasets.load_dataset(path, split="train")
        if not isinstance(found.features["translation"], datasets.Translation):
            sys.exit(f"translation is read as {found.features['translation']}")
        return structs(found.to_list())


def card(path):
    """The head of the dataset card, a row a configuration: its columns with their types, its file as the id."""
    import yaml

    with open(path, encoding="utf-8") as file:
        head = yaml.safe_load(file.read().split("---\n")[1])
    for config, info in zip(head["configs"], head["dataset_info"], strict=True):
        texts = {column["name"]: json.dumps(column["dtype"]) for column in info["features"]}
        yield {"id": config["data_files"][0]["path"][0], "texts": texts}


def translate_toolkit_tmx(path, source, target):
    from translate.storage import tmx

    with open(path, "rb") as file:
        store = tmx.tmxfile(file, sourcelanguage=source, targetlanguage=target)
    for unit in store.units:
        texts = {source: unit.source, target: unit.target}
        yield {"id": unit.getid(), "texts": {lang: text for lang, text in texts.items() if text}}


def columns(rows):
    """Texts that have a column each."""
    for row in rows:
        head = ("id", "anchor", "score")
        texts = {name: text for name, text in row.items() if name not in head and text not in ("", None)}
        yield {"id": row["id"], "score": float(row["score"]), "texts": texts}


def structs(rows):
    """Texts that stand in one column."""
    for row in rows:
        texts = {lang: text for lang, text in row["translation"].items() if text is not None}
        yield {"id": row["id"], "score": row["score"], "texts": texts}


reader, *arguments = sys.argv[1:]
for row in globals()[reader](*arguments):
    print(json.dumps(row))
