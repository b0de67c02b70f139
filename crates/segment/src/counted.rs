//! The labels that a list counts: what the grammar reads of them, or else what the counters say.

use hexapla_model::{Block, BlockKind, Counted, Ordinal, StepKind};

use hexapla_lang::label::{self as anchor, Label, Reading};

/// Signs of articles that a list puts before its numbers and that are too short to be read in plain text.
const ARTICLES: [&str; 5] = ["art.", "arts.", "ст.", "م.", "条"];

/// The kinds of running text from the outermost to the innermost; deeper levels are of the last.
const DEPTHS: [StepKind; 3] = [StepKind::Paragraph, StepKind::Item, StepKind::Subitem];

/// The highest number of a decimal label.
const HIGHEST: u32 = 30_000;

/// What a list says about a block that it counts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Count {
    /// Its level, from 1.
    pub(crate) depth: u32,
    /// The block that it is below in a list, if that one is not a heading.
    pub(crate) parent: Option<u32>,
}

/// The part of `block` that its list counted, if that still is at its head.
pub(crate) fn counted(block: &Block) -> Option<&Counted> {
    let counted = block.counted.as_deref()?;
    let end = counted.span.end as usize;
    (counted.span.start == 0 && block.text.is_char_boundary(end)).then_some(counted)
}

/// The label of a block that a list counts with numbers.
pub(crate) fn label(block: &Block) -> Option<Label> {
    let counted = counted(block).filter(|counted| counted.shown > 0)?;
    let number = *counted.path.last()?;
    let text = counted.span.of(&block.text);
    let by_grammar = by_grammar(text, number).filter(|label| {
        // Of several numbers the grammar may know one.
        counted.shown == 1 || !label.path.is_empty()
    });
    let mut label = by_grammar.unwrap_or_else(|| by_counters(block, counted, text));
    (label.span, label.form) = (counted.span, None);
    Some(label)
}

/// What the grammar makes of the label `text`, whose last number is `number`.
fn by_grammar(text: &str, number: u32) -> Option<Label> {
    // What follows decides whether a number in the text is a label; here it is one.
    let mut label = anchor::parse(&format!("{text} A"))?;
    if label.span.end as usize != text.trim_end().len() || label.span.start != 0 {
        return None;
    }
    label.readings.retain(|reading| reading.ordinal.number == number);
    let known =
        !label.readings.is_empty() || label.path.last().is_some_and(|(_, last)| last.number == number);
    known.then_some(label)
}

/// What the counters say about the label `text`.
fn by_counters(block: &Block, counted: &Counted, text: &str) -> Label {
    let mut label = Label { span: counted.span, readings: Vec::new(), path: Vec::new(), form: None };
    let last = counted.path.last().copied().unwrap_or_default();
    let folded = text.to_lowercase();
    if counted.shown == 1 && ARTICLES.iter().any(|sign| folded.starts_with(sign)) {
        label.readings.push(Reading::new(StepKind::Article, ordinal(last)));
    } else if counted.shown > 1 || block.kind == BlockKind::Heading {
        label.path.extend(counted.path.iter().map(|n| (StepKind::Paragraph, ordinal(*n))));
    } else {
        let kind = DEPTHS[(counted.path.len() - 1).min(DEPTHS.len() - 1)];
        label.readings.push(Reading::new(kind, ordinal(last)));
    }
    label
}

/// A block of a list whose deeper levels may follow.
#[derive(Debug, Clone, Copy)]
struct Open {
    block: usize,
    /// What it is as running text.
    kind: Option<StepKind>,
}

/// The levels of lists that are open where blocks are read one after the other.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    open: Vec<Option<Open>>,
    /// The paragraph with a typed number that announces the list of the next block, or whose list is open.
    announced: Option<usize>,
    /// Whether that list has begun.
    begun: bool,
}

impl Lists {
    /// Takes note of the block number `n`, which no list counts: one with a number and a colon may announce a list.
    pub(crate) fn other(&mut self, n: usize, label: Option<&Label>, colon: bool) {
        let announces = colon
            && label.is_some_and(|label| {
                label.form.is_none() && label.readings.iter().any(|r| r.kind == StepKind::Paragraph)
            });
        // An item may have several paragraphs.
        if label.is_some() || !self.begun {
            (self.announced, self.begun) = (announces.then_some(n), false);
        }
    }

    /// Takes note of the block number `n`, with this label, and leaves the label only what its level allows: what is
    /// below a paragraph of a list is an item of it.
    pub(crate) fn next(&mut self, n: usize, block: &Block, label: &mut Label) -> Option<Count> {
        let depth = counted(block)?.path.len();
        self.open.resize(depth - 1, None);
        let is_heading = block.kind == BlockKind::Heading;
        let announced = self.announced.filter(|_| depth == 1);
        self.begun |= announced.is_some();
        let typed = announced.map(|block| Open { block, kind: Some(StepKind::Paragraph) });
        let above = self.open.last().copied().flatten().or(typed);
        let parent = above.filter(|_| !is_heading && label.path.is_empty());
        if let Some(kind) = parent.and_then(|open| open.kind) {
            below(kind, label, counted(block)?);
        }
        let kinds = label.readings.iter().filter(|reading| DEPTHS.contains(&reading.kind));
        let kind = kinds.min_by(|a, b| a.cost.total_cmp(&b.cost)).map(|reading| reading.kind);
        let kind = kind.filter(|_| !is_heading);
        self.open.push(Some(Open { block: n, kind }));
        let parent = parent.filter(|open| open.kind.is_some()).map(|open| open.block as u32);
        Some(Count { depth: depth as u32, parent })
    }
}

/// Keeps of a label below a block of `kind` only the readings that are deeper, those of the next kind if there are any.
fn below(kind: StepKind, label: &mut Label, counted: &Counted) {
    let above = rank(kind).unwrap_or_default();
    label.readings.retain(|reading| rank(reading.kind).is_some_and(|own| own > above));
    let next = DEPTHS[(above + 1).min(DEPTHS.len() - 1)];
    if label.readings.iter().any(|reading| reading.kind == next) {
        label.readings.retain(|reading| reading.kind == next);
    }
    label.readings.iter_mut().for_each(|reading| reading.cost = 0.0);
    if label.readings.is_empty() {
        let last = counted.path.last().copied().unwrap_or_default();
        label.readings.push(Reading::new(next, ordinal(last)));
    }
}

/// A counter as an ordinal.
fn ordinal(counter: u32) -> Ordinal {
    Ordinal::new(counter.min(HIGHEST))
}

/// How deep a kind of running text is.
fn rank(kind: StepKind) -> Option<usize> {
    DEPTHS.iter().position(|k| *k == kind)
}
