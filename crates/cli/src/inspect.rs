//! `hexapla inspect`: what was read of a file, as an outline or as JSON.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{bail, ensure};
use hexapla::model::{Anchor, Block, BlockKind, Segmented, Severity, Step, StepKind};
use hexapla::read::{Archive, documents_in};

use crate::args::{self, Progress};
use crate::messages::Messages;
use crate::table::count;
use crate::terminal::{self, Paint};
use crate::threads;
use crate::width::{cut, harmless, harmless_json, one_line, pad, width};

pub(crate) fn run(args: &args::Inspect) -> anyhow::Result<ExitCode> {
    threads::limit(None)?;
    let path = args.input.path.as_path();
    if Archive::is_named(path) && path.is_file() {
        return archive(path, args.json);
    }
    let read = hexapla::read_document(&args.input)?;
    let text = &read.value;
    let mut blocks: Vec<&Block> = text.document.blocks.iter().collect();
    blocks.sort_by_key(|b| b.pieces.first().map(|p| p.index));
    let stdout = std::io::stdout().lock();
    let paint = Paint::on(&stdout);
    let mut out = BufWriter::new(stdout);
    if args.json {
        json(&blocks, terminal::is_stdout(), &mut out)?;
    } else {
        let outline = Outline::new(&blocks, terminal::width(), paint);
        writeln!(out, "{}", summary(text, &blocks, paint))?;
        blocks.iter().try_for_each(|b| writeln!(out, "{}", outline.line(b).trim_end()))?;
    }
    out.flush()?;
    let mut messages = Messages::new(args.talk, Progress::None);
    read.diagnostics.iter().for_each(|d| messages.diagnostic(d));
    messages.unfold(None);
    let left_out = read.diagnostics.iter().any(|d| d.severity == Severity::Error);
    Ok(ExitCode::from(u8::from(left_out)))
}

/// Shows what is in an archive: its documents have paths of their own.
fn archive(path: &Path, json: bool) -> anyhow::Result<ExitCode> {
    let found = documents_in(path)?;
    let name = path.display();
    let Some(first) = found.documents.first() else {
        bail!("{name}: no document in this archive; archives inside it are not opened");
    };
    ensure!(!json, "{name}: an archive; name a document in it, such as {}", first.display());
    let mut out = std::io::stdout().lock();
    let counted = count(found.documents.len(), "document");
    writeln!(out, "{}: an archive of {counted}; name one to inspect it", harmless(&name.to_string()))?;
    for path in &found.documents {
        writeln!(out, "  {}", harmless(&path.display().to_string()))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// One object per block; on a terminal what could drive it is escaped.
fn json(blocks: &[&Block], on_terminal: bool, out: &mut impl Write) -> std::io::Result<()> {
    for block in blocks {
        let kind = match block.kind {
            BlockKind::Contents | BlockKind::TableRow | BlockKind::RunningHead => BlockKind::Other,
            kind => kind,
        };
        let lines: Vec<u32> = block.pieces.iter().map(|p| p.index).collect();
        let object = serde_json::json!({
            "kind": kind.as_str(),
            "label": block.label_text(),
            "number": number(block),
            "level": block.level,
            "lines": lines,
            "text": block.body(),
        });
        let object = object.to_string();
        writeln!(out, "{}", if on_terminal { harmless_json(&object) } else { object })?;
    }
    Ok(())
}

fn number(block: &Block) -> String {
    block.anchor.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// `report.zh.txt: zh, A/70/1; 66 paragraphs, 3 headings; 261 sentences`
fn summary(text: &Segmented, blocks: &[&Block], paint: Paint) -> String {
    let document = &text.document;
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    blocks.iter().for_each(|b| *kinds.entry(b.kind.as_str()).or_default() += 1);
    let mut counts: Vec<(usize, &str)> = kinds.into_iter().map(|(kind, n)| (n, kind)).collect();
    counts.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    let counts: Vec<String> = counts.iter().map(|(n, kind)| format!("{n} {}", noun(kind, *n))).collect();
    let symbol = document.symbol.as_ref().map(|s| format!(", {s}")).unwrap_or_default();
    let name = paint.bold(&harmless(&document.path.display().to_string()));
    let sentences = count(text.segments.len(), "sentence");
    format!("{name}: {}{}; {}; {sentences}", document.lang, harmless(&symbol), counts.join(", "))
}

/// The word for `n` blocks of a kind.
fn noun(kind: &str, n: usize) -> String {
    match (kind, n) {
        ("masthead", 1) => "masthead line".to_owned(),
        ("masthead", _) => "masthead lines".to_owned(),
        ("summary", 2..) => "summaries".to_owned(),
        ("other" | "contents", _) | (_, 1) => kind.to_owned(),
        _ => format!("{kind}s"),
    }
}

/// The canonical number as a person reads it: notes marked with stars by their stars.
fn shown_number(block: &Block) -> String {
    let last = block.anchor.as_ref().and_then(Anchor::last);
    let note = last.filter(|s| s.kind == StepKind::Note).map(|s| s.ordinal.number);
    note.and_then(stars).unwrap_or_else(|| number(block))
}

/// The stars that the number of a note stands for; more than three are not written as such.
fn stars(number: u32) -> Option<String> {
    let n = number.checked_sub(Step::STARS).filter(|n| (1..=3).contains(n))?;
    Some("*".repeat(n as usize))
}

/// The columns of an outline: line, kind, number, text.
struct Outline {
    line: usize,
    kind: usize,
    number: usize,
    text: usize,
    paint: Paint,
    /// For each line at which a block begins, the level of the heading above it.
    chapter: BTreeMap<u32, u8>,
}

impl Outline {
    fn new(blocks: &[&Block], columns: usize, paint: Paint) -> Self {
        let widest = |of: &dyn Fn(&Block) -> usize| blocks.iter().map(|b| of(b)).max().unwrap_or(0);
        let line = widest(&|b| place(b).len());
        let kind = widest(&|b| b.kind.as_str().len());
        let number = widest(&|b| width(&shown_number(b))).min(14);
        let mut chapter = BTreeMap::new();
        let mut level = 0;
        for block in blocks {
            if block.kind == BlockKind::Heading {
                level = block.level;
            }
            chapter.insert(first_line(block), level);
        }
        let text = columns.saturating_sub(line + kind + number + 6).max(20);
        Self { line, kind, number, text, paint, chapter }
    }

    fn line(&self, block: &Block) -> String {
        let indent = self.indent(block);
        let place = place(block);
        let place = format!("{}{place}", " ".repeat(self.line - place.len()));
        let (kind, number) =
            (pad(block.kind.as_str(), self.kind), pad(&cut(&shown_number(block), self.number), self.number));
        let label = one_line(&block.label_text());
        let blank = if label.is_empty() { "" } else { " " };
        let room = self.text.saturating_sub(indent + width(&label) + blank.len());
        let body = cut(block.body(), room.max(10));
        let body = match block.kind {
            BlockKind::Title | BlockKind::Heading => self.paint.bold(&body),
            BlockKind::RunningHead => self.paint.dim(&body),
            _ => body,
        };
        let (place, kind) = (self.paint.dim(&place), self.paint.dim(&kind));
        let text = format!("{}{}{blank}{body}", " ".repeat(indent), self.paint.cyan(&label));
        format!("{place}  {kind}  {number}  {text}")
    }

    fn indent(&self, block: &Block) -> usize {
        let chapter = usize::from(self.chapter.get(&first_line(block)).copied().unwrap_or(0));
        let own = usize::from(block.level);
        2 * match block.kind {
            BlockKind::Heading => own.saturating_sub(1),
            BlockKind::Paragraph => chapter,
            BlockKind::Item => chapter + own,
            _ => 0,
        }
    }
}

fn first_line(block: &Block) -> u32 {
    block.pieces.first().map_or(0, |p| p.index)
}

/// The line of a block, with its page in paged formats.
fn place(block: &Block) -> String {
    let location = block.location();
    location.page.map_or_else(|| location.line.to_string(), |page| format!("{page}:{}", location.line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_stars_are_shown() {
        for (number, want) in [(1, None), (1000, None), (1001, Some("*")), (1003, Some("***"))] {
            assert_eq!(stars(number).as_deref(), want, "{number}");
        }
        assert_eq!((stars(1004), stars(u32::MAX)), (None, None));
    }
}
