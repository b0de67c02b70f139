//! How well an outline was read, by kind of element.

use std::collections::BTreeSet;

use hexapla::model::Segmented;
use unicode_normalization::UnicodeNormalization as _;

/// A structural element: what it is, how it is labelled, where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// `paragraph`, `item`, `heading` …
    pub kind: String,
    /// The label as printed.
    pub label: String,
    /// The canonical number: `12`, `12.b`.
    pub number: String,
    /// The non-blank lines it covers.
    pub lines: Vec<u32>,
}

/// The score of one kind of element, with what was missed and what was wrongly found.
#[derive(Debug, Clone, PartialEq)]
pub struct F1 {
    /// `paragraph`, `item`, `heading`, `footnote`.
    pub kind: &'static str,
    /// Harmonic mean of precision and recall.
    pub f1: f64,
    /// Elements of the gold that were not found, and elements found that the gold lacks.
    pub wrong: Vec<String>,
}

const HEADINGS: [&str; 5] = ["chapter", "heading", "subheading", "subsubheading", "part"];

type Key = (&'static str, String, Vec<u32>);

/// What must agree for an element to be right: its lines, and its number (paragraph, item) or label (heading, note).
fn key(element: &Element) -> Option<Key> {
    let label = || element.label.nfkc().filter(|c| !c.is_whitespace()).collect::<String>();
    let last_step = || {
        let number = element.number.trim_matches(['.', '(', ')', ' ']);
        let steps = number.split(|c: char| ".()".contains(c) || c.is_whitespace());
        steps.rev().find(|s| !s.is_empty()).unwrap_or_default().to_owned()
    };
    let (kind, name) = match element.kind.as_str() {
        k if HEADINGS.contains(&k) => ("heading", label()),
        "footnote" => ("footnote", label()),
        "paragraph" => ("paragraph", last_step()),
        "item" => ("item", last_step()),
        _ => return None,
    };
    Some((kind, name, element.lines.clone()))
}

/// The scores of paragraphs, items, headings and footnotes.
#[must_use]
pub fn outline_scores(gold: &[Element], found: &[Element]) -> Vec<F1> {
    let keys = |elements: &[Element]| elements.iter().filter_map(key).collect::<BTreeSet<Key>>();
    let (gold, found) = (keys(gold), keys(found));
    let score = |kind: &'static str| {
        let of = |keys: &BTreeSet<Key>| keys.iter().filter(|k| k.0 == kind).count();
        let right = gold.intersection(&found).filter(|k| k.0 == kind).count();
        let all = of(&gold) + of(&found);
        let f1 = if all == 0 { 1.0 } else { 2.0 * right as f64 / all as f64 };
        let show = |what: &str, k: &Key| format!("{what} {kind} `{}` on lines {:?}", k.1, k.2);
        let missed = gold.difference(&found).filter(|k| k.0 == kind).map(|k| show("missed", k));
        let extra = found.difference(&gold).filter(|k| k.0 == kind).map(|k| show("wrong", k));
        F1 { kind, f1, wrong: missed.chain(extra).collect() }
    };
    ["paragraph", "item", "heading", "footnote"].into_iter().map(score).collect()
}

/// The elements of a gold outline.
///
/// # Panics
/// If a column is missing or `lines` holds anything but numbers.
#[must_use]
pub fn read_outline(text: &str) -> Vec<Element> {
    let mut lines = text.lines().filter(|l| !l.trim().is_empty());
    let head: Vec<&str> = lines.next().expect("a head").split('\t').collect();
    let column = |name: &str| head.iter().position(|c| *c == name).expect("the column");
    let at = ["kind", "label", "number", "lines"].map(column);
    let element = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [kind, label, number, lines] = at.map(|n| cells.get(n).copied().unwrap_or_default().to_owned());
        let mut lines: Vec<u32> =
            lines.split(',').filter(|n| !n.is_empty()).map(|n| n.parse().expect("a number")).collect();
        lines.sort_unstable();
        Element { kind, label, number, lines }
    };
    lines.map(element).collect()
}

/// The elements of a segmented text.
#[must_use]
pub fn elements(text: &Segmented) -> Vec<Element> {
    let element = |b: &hexapla::model::Block| {
        let mut lines: Vec<u32> = b.pieces.iter().map(|p| p.index).collect();
        lines.sort_unstable();
        Element {
            kind: b.kind.as_str().to_owned(),
            label: b.label_text().into_owned(),
            number: b.anchor.as_ref().map(ToString::to_string).unwrap_or_default(),
            lines,
        }
    };
    text.document.blocks.iter().map(element).collect()
}

/// The elements that `inspect --json` printed.
///
/// # Panics
/// If a line is not a JSON object.
#[must_use]
pub fn read_inspect(text: &str) -> Vec<Element> {
    let element = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("one JSON object per line");
        let string = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let mut lines: Vec<u32> = value["lines"]
            .as_array()
            .map(|a| a.iter().filter_map(serde_json::Value::as_u64).map(|n| n as u32).collect())
            .unwrap_or_default();
        lines.sort_unstable();
        Element { kind: string("kind"), label: string("label"), number: string("number"), lines }
    };
    text.lines().filter(|l| !l.trim().is_empty()).map(element).collect()
}
