//! How far the front of a document may reach: masthead and title, where there is evidence of them.

use hexapla_model::{Block, BlockKind};

use super::shape::{End, Shape, Start};

/// How many blocks from the beginning may belong to the front.
const EARLY: usize = 40;
/// The greatest distance of a line of a masthead from the beginning, or from the last one.
const NEAR: usize = 12;
/// The most blocks of title that follow the last line of a masthead.
const TITLE: usize = 6;
/// The greatest width of a line of a masthead, its cells together.
const WIDE: u32 = 260;

/// What only mastheads say, in small letters.
const MARKS: [&str; 4] = ["distr.", "distr:", "original:", "язык оригинала:"];
/// What mastheads name, and other openings seldom: sessions, agendas, organs, folded to lower case.
const NAMES: [&str; 27] = [
    "session",
    "agenda",
    "united nations",
    "general assembly",
    "ordre du jour",
    "nations unies",
    "assemblée générale",
    "período de sesiones",
    "periodo de sesiones",
    "tema del programa",
    "programa provisional",
    "naciones unidas",
    "asamblea general",
    "сессия",
    "повестки дня",
    "организация объединенных наций",
    "генеральная ассамблея",
    "الدورة",
    "جدول الأعمال",
    "الأمم المتحدة",
    "الجمعية العامة",
    "届会议",
    "次会议",
    "议程",
    "联合国",
    "大会",
    "缔约方会议",
];

/// The front of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Front {
    /// How many blocks may belong to it.
    pub(crate) end: usize,
    /// Whether there is a masthead above the title.
    pub(crate) masthead: bool,
}

impl Front {
    /// The front of `blocks`, whose shapes are given.
    pub(super) fn of(blocks: &[Block], shapes: &[Shape]) -> Self {
        let title = named_title(shapes);
        if let Some(last) = masthead(blocks, shapes) {
            return Self { end: (last + 1 + TITLE).max(title.unwrap_or(0)), masthead: true };
        }
        match title {
            // What is above a title that the file names is the masthead, whatever it says.
            Some(end) => Self { end, masthead: true },
            None => Self { end: opening(shapes), masthead: false },
        }
    }
}

/// The end of the title that the file names, if only lines that may be a masthead are above it.
fn named_title(shapes: &[Shape]) -> Option<usize> {
    let above = shapes.iter().take(NEAR).take_while(|s| !is_named_title(s) && is_line(s)).count();
    let title = shapes[above..].iter().take_while(|s| is_named_title(s)).count();
    (title > 0).then_some(above + title)
}

/// The last line of the masthead, if there is one: a document symbol or a mark is enough, names are if there are two.
fn masthead(blocks: &[Block], shapes: &[Shape]) -> Option<usize> {
    let (mut last, mut weight, mut from) = (None, 0, 0);
    for (n, (block, shape)) in blocks.iter().zip(shapes).enumerate().take(EARLY) {
        if n > from + NEAR || (shape.hint == BlockKind::Heading && last.is_some()) {
            break;
        }
        let found = match shape.hint {
            BlockKind::Masthead => 2,
            _ if is_line(shape) => evidence(&block.text),
            _ => 0,
        };
        if found > 0 {
            (last, from) = (Some(n), n);
            weight += found;
        }
    }
    last.filter(|_| weight >= 2)
}

/// Whether a block may be a line of a masthead by its looks.
fn is_line(shape: &Shape) -> bool {
    let plain = !matches!(shape.hint, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Footnote);
    plain && shape.width <= WIDE && matches!(shape.end, End::Open | End::List)
}

/// How much a line says for a masthead.
fn evidence(text: &str) -> usize {
    let folded = text.to_lowercase();
    let symbol = text.chars().count() <= 80 && text.split_whitespace().any(is_symbol);
    match symbol || MARKS.iter().any(|mark| folded.contains(mark)) {
        true => 2,
        false => usize::from(NAMES.iter().any(|name| folded.contains(name))),
    }
}

/// Whether a word is a document symbol: `A/70/1`, `CRC/C/GC/25`.
fn is_symbol(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let opens = word.split('/').next().is_some_and(|head| {
        !head.is_empty() && head.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '.' | '-'))
    });
    opens
        && word.contains('/')
        && word.contains(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "/.()-_".contains(c))
}

/// Whether a block looks like a line of a title.
fn may_be_title(shape: &Shape) -> bool {
    let plain = shape.label.is_none() && !shape.bullet && shape.hint == BlockKind::Other;
    plain && shape.is_heading_like() && shape.start != Start::Lower
}

/// How many lines of title open a text without a masthead: one or two short ones above running text.
fn opening(shapes: &[Shape]) -> usize {
    let lines = shapes.iter().take_while(|shape| may_be_title(shape)).count();
    if lines <= 2 && lines < shapes.len() { lines } else { 0 }
}

/// Whether the file says that a block is the title.
fn is_named_title(shape: &Shape) -> bool {
    shape.hint == BlockKind::Title
}

#[cfg(test)]
mod tests {
    use super::super::shapes;
    use super::*;
    use hexapla_model::Location;

    fn front(texts: &[&str]) -> (usize, bool) {
        let block = |(n, text): (u32, &&str)| Block::new(*text, Location { line: n + 1, page: None }, n);
        let blocks: Vec<Block> = (0..).zip(texts).map(block).collect();
        let front =
            Front::of(&blocks, &shapes(&blocks, crate::outline::labels(&blocks), hexapla_model::Lang::EN));
        (front.end, front.masthead)
    }

    #[test]
    fn a_masthead_needs_evidence() {
        for (texts, want) in [
            (&["A/70/1", "Report on lakes", "1. They are deep."][..], (7, true)),
            (&["Conference", "Distr.: General", "Report on lakes"], (8, true)),
            (&["مؤتمر الأطراف", "الدورة السادسة", "البند 4 من جدول الأعمال"], (9, true)),
            (&["缔约方大会", "第六届会议", "报告"], (8, true)),
            // A title above text, in one line or two.
            (&["Lakes", "They are deep."], (1, false)),
            (&["Lakes", "A short history", "They are deep."], (2, false)),
            // A letter, minutes, text alone.
            (&["Acme", "Mill Lane", "Oxford", "3 March 2024", "Dear Ms Lee,", "Thank you."], (0, false)),
            (&["Minutes of the session", "Present: Lee", "The pump was broken"], (0, false)),
            (&["They are deep.", "See A/70/1."], (0, false)),
            (&["I. Lakes", "They are deep."], (0, false)),
            (&["Lakes"], (0, false)),
            (&[], (0, false)),
        ] {
            assert_eq!(front(texts), want, "{texts:?}");
        }
    }

    #[test]
    fn symbols() {
        for word in ["A/70/1", "FWB/COP/2026/4", "CRC/C/GC/25*", "E/CN.4/2005/1", "S/PV.8000/1"] {
            assert!(is_symbol(word), "{word}");
        }
        for word in ["24/7", "N/A", "and/or", "3/2024", "км/ч", "http://a.org/1", "A70"] {
            assert!(!is_symbol(word), "{word}");
        }
    }
}
