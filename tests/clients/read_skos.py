"""Prints each concept of a SKOS file with its labels and examples, as rdflib reads them."""

import json
import sys

from rdflib import Graph
from rdflib.namespace import RDF, SKOS

graph = Graph().parse(sys.argv[1], format="turtle")


def texts(concept, prop):
    """The values of a property, sorted, by language."""
    found = {}
    for value in graph.objects(concept, prop):
        found.setdefault(value.language, []).append(str(value))
    return {lang: sorted(values) for lang, values in found.items()}


for concept in graph.subjects(RDF.type, SKOS.Concept):
    notation = str(graph.value(concept, SKOS.notation))
    labels = {name: texts(concept, SKOS[name]) for name in ("prefLabel", "altLabel", "hiddenLabel", "example")}
    print(json.dumps({"id": notation, **labels}, ensure_ascii=False))
