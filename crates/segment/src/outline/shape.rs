//! What a block looks like from outside: its length, how it begins and ends, its label.

use std::collections::BTreeSet;

use hexapla_lang::script::is_bidi_control;
use hexapla_model::{Block, BlockKind, Span, StepKind};

use crate::counted::{self, Count};
use hexapla_lang::label::{self as anchor, Label};

use super::state::Open;

/// From how many characters on text that ends with a stop is no heading, whatever its style.
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
    /// Whether it ends with a colon.
    pub(crate) colon: bool,
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
    /// Whether a star has been seen as a mark.
    starred: bool,
    /// The numbers that paragraphs may have.
    counted: BTreeSet<u32>,
}

impl Before {
    /// Takes note of a block and its shape.
    pub(crate) fn add(&mut self, block: &Block, shape: &Shape) {
        self.starred |= block.text.contains('*');
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
    /// The shape of a block after others.
    pub(crate) fn of(block: &Block, before: &Before) -> Self {
        // A line of contents has the number of a heading further on, and its page behind a tab.
        let is_contents = block.kind == BlockKind::Paragraph && block.text.contains('\t');
        let plain = || {
            let label = anchor::parse(&block.text).filter(|l| {
                let star = l.readings.iter().any(|r| r.kind == StepKind::Note && r.ordinal.number > 1_000);
                before.starred || !star
            });
            let label = label.or_else(|| anchor::year(&block.text).filter(|l| before.reaches(l)));
            label.filter(|_| !is_contents)
        };
        let counted = counted::counted(block);
        let label = match counted {
            Some(_) => counted::label(block),
            None if block.aside => None,
            None => plain(),
        };
        let shown = counted.map(|c| c.span).or(label.as_ref().map(|l| l.span));
        Self::with(block, label, shown)
    }

    /// The shape of a block with this label, of which `shown` is no part of the text.
    fn with(block: &Block, label: Option<Label>, shown: Option<Span>) -> Self {
        let body = &block.text[shown.map_or(0, |span| span.end as usize)..];
        let body = body.trim_matches(|c: char| c.is_whitespace() || is_bidi_control(c));
        let bare = body.trim_end_matches([':', '.']);
        let head = opening(body).to_lowercase();
        Self {
            width: width(body),
            start: start(body),
            end: end(body),
            hint: block.kind,
            level: if block.kind == BlockKind::Heading { block.level } else { 0 },
            bounded: block.bounded,
            aside: block.aside,
            summary: opening(bare) == bare && SUMMARY.contains(&bare.to_lowercase().as_str()),
            cue: CUES.iter().any(|cue| head.starts_with(cue)),
            count: None,
            head: false,
            marked: is_marked(block, label.as_ref()),
            restarts: false,
            colon: body.ends_with([':', '：']),
            label: label.map(Box::new),
        }
    }

    /// What a block with a decimal number is: a heading only if the file says so, and if it is no paragraph of sentences,
    /// which many files number by the styles of headings.
    pub(crate) fn opens(&self) -> Open {
        let sentences = self.end == End::Stop && self.width > LONG;
        let heading = self.head || (self.hint == BlockKind::Heading && !sentences);
        if heading { Open::Heading } else { Open::Numbered }
    }

    /// Takes the label from the block, which is that of this shape: it is text.
    pub(crate) fn unlabel(&mut self, block: &Block) {
        *self = Self::with(block, None, None);
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

    /// Whether it could be a heading by its looks: short, and without a stop.
    pub(crate) fn is_heading_like(&self) -> bool {
        self.width > 0 && self.width <= 220 && matches!(self.end, End::Open)
    }
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
    text.chars().map(|c| if ('\u{2E80}'..='\u{FFEF}').contains(&c) { 3 } else { 1 }).sum()
}

fn start(text: &str) -> Start {
    let first = text.chars().find(|c| c.is_alphanumeric());
    match first {
        Some(c) if c.is_lowercase() => Start::Lower,
        Some(c) if c.is_uppercase() => Start::Upper,
        _ => Start::Caseless,
    }
}

fn end(text: &str) -> End {
    let closing = |c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '”' | '’' | '»' | '›' | ')' | '）' | '」' | '』' | '》' | ']' | '*' | '\'')
            || hexapla_lang::numeral::superscript(c).is_some()
            || is_bidi_control(c)
    };
    let bare = text.trim_end_matches(closing);
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
mod tests {
    use super::*;

    #[test]
    fn lines_of_contents_have_no_number_of_their_own() {
        let mut block = Block::new("1. Introduction\t3", hexapla_model::Location { line: 1, page: None }, 0);
        assert!(Shape::of(&block, &Before::default()).label.is_some(), "a row of a table may have one");
        block.kind = BlockKind::Paragraph;
        assert!(Shape::of(&block, &Before::default()).label.is_none());
    }

    #[test]
    fn ends_of_six_languages() {
        let cases = [
            ("The basin dries.", End::Stop),
            ("as in Ireland.1", End::Stop),
            ("流域干涸。¹", End::Stop),
            ("said “no.”", End::Stop),
            ("هل جف الحوض؟", End::Stop),
            ("следующее:", End::List),
            ("洪水；", End::List),
            ("In April 2023,", End::Comma),
            ("on floods; and", End::List),
            ("Data exchange", End::Open),
            ("section 2.5", End::Open),
        ];
        for (text, want) in cases {
            assert_eq!(end(text), want, "{text}");
        }
    }
}
