//! Blocks that one version has and the other lacks, or has in another place.

use std::collections::BTreeSet;

use hexapla_model::{Anchor, Bitext, Block, BlockKind, Diagnostic, Moved, Segmented, Severity, ranges};

use super::numbers::number;

/// One finding for the blocks that the target lacks, one for those that the pivot lacks, and one for those that both have
/// under the same label, but whose texts do not match.
pub(super) fn findings(bitext: &Bitext) -> Vec<Diagnostic> {
    let (source, target) = (&*bitext.source, &*bitext.target);
    let moved = bitext.moved.iter().map(Moved::blocks);
    let gone: BTreeSet<u32> = moved.clone().flat_map(|bead| bead.source.clone()).collect();
    let come: BTreeSet<u32> = moved.flat_map(|bead| bead.target.clone()).collect();
    let (mut here, mut there) = (Vec::new(), Vec::new());
    for bead in bitext.blocks.beads() {
        if bead.target.is_empty() {
            here.extend(bead.source.clone().filter(|n| !gone.contains(n) && is_text(source, *n)));
        } else if bead.source.is_empty() {
            there.extend(bead.target.clone().filter(|n| !come.contains(n) && is_text(target, *n)));
        }
    }
    let labels: BTreeSet<&Anchor> = here.iter().filter_map(|n| anchor(source, *n)).collect();
    let both: BTreeSet<&Anchor> =
        there.iter().filter_map(|n| anchor(target, *n)).filter(|anchor| labels.contains(anchor)).collect();
    let (shared, here): (Vec<u32>, Vec<u32>) =
        here.into_iter().partition(|n| anchor(source, *n).is_some_and(|anchor| both.contains(anchor)));
    there.retain(|n| !anchor(target, *n).is_some_and(|anchor| both.contains(anchor)));
    let mut out = Vec::new();
    out.extend(lacks(source, &here, target));
    out.extend(lacks(target, &there, source));
    out.extend(differ(source, &shared, target));
    out
}

/// The anchor of a block, if it has one.
fn anchor(text: &Segmented, block: u32) -> Option<&Anchor> {
    text.document.blocks[block as usize].anchor.as_ref()
}

/// What is in another place.
pub(super) fn moved(bitext: &Bitext) -> Option<Diagnostic> {
    let (source, target) = (&*bitext.source, &*bitext.target);
    let blocks: Vec<u32> = bitext.moved.iter().flat_map(|moved| moved.blocks().source.clone()).collect();
    let place = bitext.moved.first()?.blocks().target.start;
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
            "{} of {here} {verb} not look like the text with the same label in {there}{}",
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

/// The number of a block whose anchor is a number and no more.
fn plain_number(block: &Block) -> Option<u32> {
    let steps = block.anchor.as_ref()?.steps();
    number(block).filter(|_| steps.len() == 1 && steps[0].ordinal.bis == 0)
}

/// The names of blocks of one kind: numbers as ranges, then other labels, then how texts begin.
fn listed(blocks: &[&Block]) -> String {
    let numbers: Vec<u32> = blocks.iter().filter_map(|block| plain_number(block)).collect();
    let mut out: Vec<String> = Vec::new();
    out.extend((!numbers.is_empty()).then(|| ranges(&numbers)));
    let others = blocks.iter().filter(|block| plain_number(block).is_none());
    out.extend(others.map(|block| match &block.anchor {
        Some(anchor) => anchor.to_string(),
        None => format!("“{}…”", block.body().chars().take(OPENING).collect::<String>()),
    }));
    out.join(", ")
}

/// How many characters identify a text without a label in a message.
const OPENING: usize = 30;
