//! What a block looks like from outside: its length, how it begins and ends, its label.

use std::collections::BTreeSet;

use hexapla_lang::scan;
use hexapla_lang::script::is_bidi_control;
use hexapla_model::{Block, BlockKind, StepKind};

use crate::counted::{self, Count};
use hexapla_lang::label::{self as anchor, Label};

use super::state::Open;

/// From how many characters on text that ends with a stop is not a heading, whatever its style.
const LONG: u32 = 300;
/// The same of a heading that a word names: `Article 5`.
pub(crate) const HEADING: u32 = 120;

/// How the text of a block ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// With a sentence stop.
    Stop,
    /// With a semicolon or colon.
    List,
    /// With a comma.
    Comma,
    /// In the middle of a sentence, or as headings do.
    Open,
}

/// How the text after the label begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// A lower-case letter: something went before.
    Lower,
    /// An upper-case letter.
    Upper,
    /// A script without case, a digit, a mark.
    Caseless,
}

/// The evidence that one block gives on its own.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    /// Its label, if it opens with one.
    pub(crate) label: Option<Box<Label>>,
    /// Length of the text in Latin characters: a Chinese character counts three.
    pub(crate) width: u32,
    /// How the text begins after the label.
    pub(crate) start: Start,
    /// How it ends.
    pub(crate) end: End,
    /// What the reader of the file knew.
    pub(crate) hint: BlockKind,
    /// Its level as a heading, if the reader knew it; else 0.
    pub(crate) level: u8,
    /// Whether the file says where the block begins and ends.
    pub(crate) bounded: bool,
    /// Whether it is beside the running text.
    pub(crate) aside: bool,
    /// Whether it names the summary.
    pub(crate) summary: bool,
    /// Whether it opens as notes do: `See …`, `Ibid.`
    pub(crate) cue: bool,
    /// What the list says that counts it: then its label is one whatever follows.
    pub(crate) count: Option<Count>,
    /// Whether it is the head of a section by the decimal numbers that follow.
    pub(crate) head: bool,
    /// Whether a mark closes its label, or others of its form count up with it.
    pub(crate) marked: bool,
    /// Whether its label begins a count of another form than those before.
    pub(crate) restarts: bool,
    /// Whether its label names what it counts: `Chapter 1`.
    pub(crate) named: bool,
    /// Whether it ends with a colon.
    pub(crate) colon: bool,
    /// Whether it opens with the bullet of a list.
    pub(crate) bullet: bool,
    /// Whether it opens with an initial or an abbreviation of one letter, which looks like a label.
    pub(crate) initial: bool,
    /// Whether it opens with an abbreviation.
    pub(crate) abbreviated: bool,
}

/// A text may be a million blocks of a few characters.
const _: () = assert!(size_of::<Shape>() <= 40);

/// Headings of the summary in all languages, folded to lower case.
const SUMMARY: &[&str] = &[
    "summary",
    "abstract",
    "résumé",
    "resumen",
    "резюме",
    "аннотация",
    "краткое содержание",
    "موجز",
    "ملخص",
    "摘要",
    "内容提要",
];

/// How notes open in all languages, folded to lower case.
const CUES: &[&str] = &[
    "see ",
    "for details, see",
    "for more information, see",
    "available at",
    "ibid",
    "voir ",
    "pour plus ",
    "disponible ",
    "véase",
    "puede consultarse",
    "см.",
    "там же",
    "имеется на",
    "انظر",
    "للاطلاع",
    "متاح",
    "المرجع نفسه",
    "见",
    "详见",
    "可查阅",
    "同上",
    "载于",
];

/// How many characters of a text are looked at for a cue or a heading of the summary; all of these are shorter.
const OPENING: usize = 32;

/// How many paragraphs may be missing in a count that reaches a number.
const MISSING: u32 = 3;

/// What the blocks before one have shown.
#[derive(Debug, Default)]
pub(crate) struct Before {
    /// The numbers that paragraphs may have.
    counted: BTreeSet<u32>,
}

impl Before {
    /// Takes note of the shape of a block.
    pub(crate) fn add(&mut self, shape: &Shape) {
        self.counted.extend(shape.label.as_deref().into_iter().flat_map(paragraphs));
    }

    /// Whether the count has come to one of the numbers of `label`, or nearly.
    fn reaches(&self, label: &Label) -> bool {
        paragraphs(label).any(|n| self.counted.range(n.saturating_sub(1 + MISSING)..=n).next().is_some())
    }
}

/// The numbers of paragraphs that `label` may be.
fn paragraphs(label: &Label) -> impl Iterator<Item = u32> {
    label.readings.iter().filter(|r| r.kind == StepKind::Paragraph).map(|r| r.ordinal.number)
}

impl Shape {
    /// The shape of a block after others, which opens with `label` as far as it shows itself.
    pub(crate) fn new(block: &Block, label: Option<Box<Label>>, before: &Before) -> Self {
        let year = || anchor::year(&block.text).filter(|label| before.reaches(label)).map(Box::new);
        let label = if label.is_none() && may_have_label(block) { year() } else { label };
        Self::labelled(block, label)
    }

    /// The shape of the first block of a text.
    #[cfg(test)]
    pub(crate) fn first(block: &Block) -> Self {
        Self::new(block, label(block), &Before::default())
    }

    /// The shape of a block with this label.
    fn labelled(block: &Block, label: Option<Box<Label>>) -> Self {
        let shown = counted::counted(block).map(|c| c.span).or(label.as_ref().map(|l| l.span));
        let body = &block.text[shown.map_or(0, |span| span.end as usize)..];
        let body = body.trim_matches(|c: char| c.is_whitespace() || is_bidi_control(c));
        let bare = body.trim_end_matches([':', '.']);
        Self {
            width: width(body),
            start: start(body),
            end: end(body),
            hint: block.kind,
            level: if block.kind == BlockKind::Heading { block.level } else { 0 },
            bounded: block.bounded,
            aside: block.aside,
            summary: opening(bare) == bare && SUMMARY.contains(&bare.to_lowercase().as_str()),
            cue: is_cue(body),
            count: None,
            head: false,
            marked: is_marked(block, label.as_deref()),
            restarts: false,
            named: label.as_ref().is_some_and(|label| is_named(label.span.of(&block.text))),
            colon: body.ends_with([':', '：']),
            bullet: shown.is_none() && is_bulleted(body),
            initial: false,
            abbreviated: false,
            label,
        }
    }

    /// Takes the label from the block, which is that of this shape: all of it is text.
    pub(crate) fn unlabel(&mut self, block: &Block) {
        *self = Self::labelled(block, None);
    }

    /// What a block with a decimal number is: a heading only if the file says so, and if it is not a paragraph of sentences,
    /// which many files number by the styles of headings.
    pub(crate) fn opens(&self) -> Open {
        let sentences = self.end == End::Stop && self.width > LONG;
        let heading = self.head || (self.hint == BlockKind::Heading && !sentences);
        if heading { Open::Heading } else { Open::Numbered }
    }

    /// Whether its text is more than a heading has: a long sentence.
    pub(crate) fn is_running(&self) -> bool {
        self.end == End::Stop && self.width > HEADING
    }

    /// Gives the block, which is that of this shape, another label.
    pub(crate) fn relabel(&mut self, block: &Block, label: Label) {
        let body = block.text[label.span.end as usize..].trim();
        (self.width, self.start) = (width(body), start(body));
        self.label = Some(Box::new(label));
    }

    /// Whether it is a point of a list without numbers: a line with a bullet, or one with a name.
    pub(crate) fn is_point(&self) -> bool {
        self.bullet || (self.initial && self.is_heading_like())
    }

    /// Whether it could be a heading by its looks: short, and without a stop.
    pub(crate) fn is_heading_like(&self) -> bool {
        self.width > 0 && self.width <= 220 && matches!(self.end, End::Open)
    }
}

/// The label at the head of a block, if it shows itself: that of a list that a program counts, or what the text says.
pub(crate) fn label(block: &Block) -> Option<Box<Label>> {
    match counted::counted(block) {
        Some(_) => counted::label(block),
        None if may_have_label(block) => anchor::parse(&block.text),
        None => None,
    }
    .map(Box::new)
}

/// Whether what looks like a label of its own is one: a line of contents has the number of a heading further on.
fn may_have_label(block: &Block) -> bool {
    counted::counted(block).is_none() && !block.aside && block.kind != BlockKind::Contents
}

/// The fewest letters of a word that names what a label counts.
const NAME: usize = 3;

/// Whether a word opens the label `text`, before its number.
pub(crate) fn is_named(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let word = words.next().is_some_and(|w| w.chars().filter(|c| c.is_alphabetic()).count() >= NAME);
    let number = words.next().is_some_and(|word| word.starts_with(char::is_alphanumeric));
    text.starts_with('第') || (word && number)
}

/// Whether `text` opens as notes do.
pub(super) fn is_cue(text: &str) -> bool {
    let first = text.chars().next().and_then(|c| c.to_lowercase().next());
    if !CUES.iter().any(|cue| first.is_some_and(|first| cue.starts_with(first))) {
        return false;
    }
    let head = opening(text).to_lowercase();
    CUES.iter().any(|cue| head.starts_with(cue))
}

/// Marks that open the points of a list, before a blank.
const BULLETS: &str = "*-–—•·●○■□▪▫‣◦➢✓";

/// Whether `text` opens with the bullet of a list.
fn is_bulleted(text: &str) -> bool {
    let rest = text.trim_start_matches('*');
    let stars = text.len() - rest.len();
    let rest = if stars > 0 { rest } else { text.trim_start_matches(|c| BULLETS.contains(c)) };
    let marks = text[..text.len() - rest.len()].chars().count();
    (1..=3).contains(&marks) && rest.starts_with(char::is_whitespace)
}

/// The characters that a text begins with.
fn opening(text: &str) -> &str {
    &text[..text.char_indices().nth(OPENING).map_or(text.len(), |(at, _)| at)]
}

/// Whether `label` is more than a word and a number, which sentences open with too.
fn is_marked(block: &Block, label: Option<&Label>) -> bool {
    label.is_some_and(|l| l.form.is_some() || !l.span.of(&block.text).ends_with(char::is_alphanumeric))
}

fn width(text: &str) -> u32 {
    let bytes = text.as_bytes();
    // U+2E80 to U+2FFF, and U+FFF0 to U+FFFF.
    let is_wide = |a: u8, b: u8| (a == 0xE2) & (b >= 0xBA);
    let narrow = |c: char| ('\u{FFF0}'..='\u{FFFF}').contains(&c);
    let wide = bytes.windows(2).filter(|pair| is_wide(pair[0], pair[1]));
    let more = if scan::any(bytes, is_wide) { 2 * wide.count() } else { 0 };
    let may_be_narrow = scan::any(bytes, |a, b| (a == 0xEF) & (b == 0xBF));
    let less = if may_be_narrow { 2 * text.matches(narrow).count() } else { 0 };
    (scan::sum(bytes, &WIDTHS) as usize + more - less) as u32
}

/// How wide the character is that begins with a byte: nothing if none does.
static WIDTHS: [u64; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = match byte as u8 {
            0x80..=0xBF => 0,
            0xE3..=0xEF => 3,
            _ => 1,
        };
        byte += 1;
    }
    table
};

fn start(text: &str) -> Start {
    let first = text.chars().find(|c| c.is_alphanumeric());
    match first {
        Some(c) if c.is_lowercase() => Start::Lower,
        Some(c) if c.is_uppercase() => Start::Upper,
        _ => Start::Caseless,
    }
}

/// Whether `c` may be after the stop of a sentence.
fn is_closing(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '"' | '”' | '’' | '»' | '›' | ')' | '）' | '」' | '』' | '》' | ']' | '*' | '\'')
        || hexapla_lang::numeral::superscript(c).is_some()
        || is_bidi_control(c)
}

/// How a text ends.
fn end(text: &str) -> End {
    let bare = text.trim_end_matches(is_closing);
    // `…Ireland.1`: the mark of a footnote that lost its place above the line.
    let digits = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let marked =
        digits.ends_with(['.', '。']) && !digits.trim_end_matches(['.', '。']).ends_with(char::is_numeric);
    let bare = if marked && bare.len() - digits.len() <= 2 { digits } else { bare };
    // `…; and` goes on with the next part of a list.
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
    let before = bare[..bare.len() - last.len()].trim_end();
    if last.chars().count() <= 3 && before.ends_with([';', '؛', '；']) {
        return End::List;
    }
    match bare.chars().next_back() {
        Some('.' | '!' | '?' | '。' | '！' | '？' | '؟' | '…' | '．') => End::Stop,
        Some(';' | '；' | '؛' | ':' | '：') => End::List,
        Some(',' | '，' | '،' | '、') => End::Comma,
        _ => End::Open,
    }
}

#[cfg(test)]
mod tests;
