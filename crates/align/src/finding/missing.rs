//! Blocks that one version has and the other lacks, or has in another place.

use std::collections::BTreeSet;
use std::ops::Range;

use hexapla_model::{Anchor, Bead, Bitext, Block, BlockKind, Diagnostic, Segmented, Severity, ranges};

use super::numbers::number;

/// One finding for the blocks that the target lacks, one for those that the pivot lacks, and one for those that both have
/// under the same label, but whose texts do not match.
pub(super) fn findings(bitext: &Bitext) -> Vec<Diagnostic> {
    let (source, target) = (&*bitext.source, &*bitext.target);
    let moved = |side: fn(&Bead) -> &Range<u32>| -> BTreeSet<u32> {
        bitext.moved.iter().flat_map(|moved| side(&moved.blocks).clone()).collect()
    };
    let (gone, come) = (moved(|bead| &bead.source), moved(|bead| &bead.target));
    let mut lacking = (Vec::new(), Vec::new());
    for bead in bitext.blocks.beads() {
        if bead.target.is_empty() {
            lacking.0.extend(bead.source.clone().filter(|n| !gone.contains(n) && is_text(source, *n)));
        } else if bead.source.is_empty() {
            lacking.1.extend(bead.target.clone().filter(|n| !come.contains(n) && is_text(target, *n)));
        }
    }
    let labels = |text: &Segmented, blocks: &[u32]| -> BTreeSet<Anchor> {
        blocks.iter().filter_map(|n| text.document.blocks[*n as usize].anchor.clone()).collect()
    };
    let here = labels(source, &lacking.0);
    let both: BTreeSet<Anchor> = labels(target, &lacking.1).intersection(&here).cloned().collect();
    let is_both = |text: &Segmented, n: &u32| {
        text.document.blocks[*n as usize].anchor.as_ref().is_some_and(|anchor| both.contains(anchor))
    };
    let shared: Vec<u32> = lacking.0.iter().copied().filter(|n| is_both(source, n)).collect();
    lacking.0.retain(|n| !is_both(source, n));
    lacking.1.retain(|n| !is_both(target, n));
    let mut out = Vec::new();
    out.extend(lacks(source, &lacking.0, target));
    out.extend(lacks(target, &lacking.1, source));
    out.extend(differ(source, &shared, target));
    out
}

/// What is in another place.
pub(super) fn moved(bitext: &Bitext) -> Option<Diagnostic> {
    let (source, target) = (&*bitext.source, &*bitext.target);
    let blocks: Vec<u32> = bitext.moved.iter().flat_map(|moved| moved.blocks.source.clone()).collect();
    let place = bitext.moved.first()?.blocks.target.start;
    let (here, there) = (source.document.lang, target.document.lang);
    let named = List::of(source, &blocks);
    let message =
        format!("{} of {here} {} in another place in {there}{}", named.head(), named.verb(), named.tail());
    let found = Diagnostic::new(Severity::Note, &target.document.path, message);
    let found = found.at(target.document.blocks[place as usize].location());
    Some(found.hint("they were found by their content; their rows name both places"))
}

/// Whether block `n` is one that each version should have.
fn is_text(text: &Segmented, n: u32) -> bool {
    let block = &text.document.blocks[n as usize];
    !matches!(block.kind, BlockKind::RunningHead | BlockKind::Contents)
}

/// That `other` has no counterpart of these blocks of `text`.
fn lacks(text: &Segmented, blocks: &[u32], other: &Segmented) -> Option<Diagnostic> {
    let found = at_first(text, blocks, |named, here| {
        let there = other.document.lang;
        let verb = if named.count == 1 { "has" } else { "have" };
        format!("{} of {here} {verb} no counterpart in {there}{}", named.head(), named.tail())
    })?;
    let pronoun = if blocks.len() == 1 { "it" } else { "they" };
    Some(found.hint(format!(
        "{pronoun} may be missing from {}, or be part of another paragraph there",
        other.document.path.display()
    )))
}

/// That these blocks have the label of a block of `other`, but do not look like its translation.
fn differ(text: &Segmented, blocks: &[u32], other: &Segmented) -> Option<Diagnostic> {
    let found = at_first(text, blocks, |named, here| {
        let there = other.document.lang;
        let verb = if named.count == 1 { "does" } else { "do" };
        format!(
            "{} of {here} {verb} not look like what has the same label in {there}{}",
            named.head(),
            named.tail()
        )
    })?;
    Some(found.hint("one of the labels may be wrong, or a text incomplete; they are in rows of their own"))
}

/// A warning about these blocks at the place of the first.
fn at_first(
    text: &Segmented,
    blocks: &[u32],
    message: impl FnOnce(&List, hexapla_model::Lang) -> String,
) -> Option<Diagnostic> {
    let first = &text.document.blocks[*blocks.first()? as usize];
    let message = message(&List::of(text, blocks), text.document.lang);
    Some(Diagnostic::new(Severity::Warning, &text.document.path, message).at(first.location()))
}

/// Blocks in words.
struct List {
    count: usize,
    /// What all of them are, if they are of one kind.
    kind: Option<&'static str>,
    /// Their names, each kind apart.
    names: Vec<String>,
}

impl List {
    fn of(text: &Segmented, numbers: &[u32]) -> Self {
        let blocks: Vec<&Block> = numbers.iter().map(|n| &text.document.blocks[*n as usize]).collect();
        let kinds: BTreeSet<&str> = blocks.iter().map(|block| block.kind.as_str()).collect();
        let kind = kinds.first().copied().filter(|_| kinds.len() == 1);
        let mut names = Vec::new();
        for kind in &kinds {
            let of_kind: Vec<&Block> = blocks.iter().copied().filter(|b| b.kind.as_str() == *kind).collect();
            let listed = listed(&of_kind);
            names.push(if kinds.len() == 1 {
                listed
            } else {
                format!("{} {listed}", plural(kind, of_kind.len()))
            });
        }
        Self { count: blocks.len(), kind, names }
    }

    /// `paragraph 28`, `heading “Summary…”`, `3 paragraphs`, `5 passages`.
    fn head(&self) -> String {
        match (self.kind, self.count) {
            (Some(kind), 1) => format!("{kind} {}", self.names.join("")),
            (Some(kind), n) => format!("{n} {}", plural(kind, n)),
            (None, n) => format!("{n} passages"),
        }
    }

    /// What follows: `: 7, 13, 25-27`; nothing where the head has said it.
    fn tail(&self) -> String {
        if self.count == 1 { String::new() } else { format!(": {}", self.names.join("; ")) }
    }

    fn verb(&self) -> &'static str {
        if self.count == 1 { "is" } else { "are" }
    }
}

/// `headings`, `table rows`, `other`.
fn plural(kind: &str, count: usize) -> String {
    if count == 1 || kind == "other" { kind.to_owned() } else { format!("{kind}s") }
}

/// The names of blocks of one kind: numbers as ranges, then other labels, then how texts begin.
fn listed(blocks: &[&Block]) -> String {
    let alone = |block: &&&Block| {
        block
            .anchor
            .as_ref()
            .is_some_and(|anchor| anchor.steps().len() == 1 && anchor.steps()[0].ordinal.bis == 0)
    };
    let is_numbered = |block: &&&Block| alone(block) && number(block).is_some();
    let numbers: Vec<u32> = blocks.iter().filter(is_numbered).filter_map(|block| number(block)).collect();
    let mut out: Vec<String> = Vec::new();
    out.extend((!numbers.is_empty()).then(|| ranges(&numbers)));
    out.extend(blocks.iter().filter(|block| !is_numbered(block)).map(|block| match &block.anchor {
        Some(anchor) => anchor.to_string(),
        None => format!("“{}…”", block.body().chars().take(OPENING).collect::<String>()),
    }));
    out.join(", ")
}

/// How many characters of a text without a label tell which one it is.
const OPENING: usize = 30;
