//! Where a paragraph ends and the next begins: by gaps, indents, line ends, labels and sizes.

use hexapla_lang::join::is_cjk;

use super::line::Line;
use super::measure::{EM, Edges, GAP, Measures};
use super::scale::SIZES;
use crate::text::contents;
use crate::text::wrap::{ends_sentence, is_labelled};

/// The greatest distance of places that count as the same, in widths of a letter.
const SAME: f32 = 0.4;
/// The greatest distance from the edge of the end of a line that reaches it, in widths of a letter.
const REACHES: f32 = 1.0;
/// The widest gap inside a sentence that goes on, as a ratio to the usual step.
const BRIDGED: f32 = 1.8;
/// The least ratio of the letters of a heading to those of the text.
pub(super) const LARGE: f32 = 1.06;
/// The least share of a ragged line that is filled before a word that hangs after it.
const FILLED: f32 = 0.9;
/// The same for a line that goes on in a small letter.
const HALF: f32 = 0.4;

/// A line of text with the edges of its column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'l> {
    pub(super) line: &'l Line,
    pub(super) edges: Edges,
}

impl Placed<'_> {
    /// How far after the edge of its column it begins.
    pub(super) fn indent(self) -> f32 {
        self.line.start - self.edges.start
    }

    /// How much room is left after it.
    fn room(self) -> f32 {
        self.edges.end - self.line.end
    }

    fn filled(self) -> f32 {
        (self.line.end - self.edges.start) / (self.edges.end - self.edges.start).max(1.0)
    }
}

/// A paragraph that may go on, as far as the next line needs to know it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open<'l> {
    /// How many lines it has.
    pub(super) lines: usize,
    /// The last of them.
    pub(super) last: Placed<'l>,
}

/// Where a line is, seen from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// Below it, in the same frame.
    Below,
    /// At the top of the next page or column.
    Elsewhere,
}

/// Whether `line` begins a paragraph after `open`; `below` is the line after it in its frame.
pub(super) fn begins(
    open: Open<'_>,
    line: Placed<'_>,
    below: Option<&Line>,
    place: Where,
    measures: &Measures,
) -> bool {
    let step = Step { open, above: open.last, line, below, place, measures };
    step.begins()
}

struct Step<'l> {
    open: Open<'l>,
    above: Placed<'l>,
    line: Placed<'l>,
    below: Option<&'l Line>,
    place: Where,
    measures: &'l Measures,
}

impl Step<'_> {
    fn begins(&self) -> bool {
        let (above, line) = (self.above.line, self.line.line);
        let is_entry = contents::entry(&line.text).is_some();
        if contents::entry(&above.text).is_some() || (is_entry && is_labelled(&line.text)) {
            return true;
        }
        if self.lower() && is_broken(&above.text) {
            return false;
        }
        if self.sizes_differ() && !self.runs_on() {
            return true;
        }
        match self.place {
            Where::Below => self.begins_below(),
            Where::Elsewhere => self.begins_elsewhere(),
        }
    }

    /// Whether it begins a paragraph in the same frame.
    fn begins_below(&self) -> bool {
        if self.gap() > GAP {
            return !(self.runs_on() && self.lower() && self.gap() < BRIDGED);
        }
        // Where gaps separate paragraphs, a label at the head of a line that follows a full one is inside a sentence.
        let inside = self.measures.gapped && self.above.edges.known && self.reaches() && !self.short();
        let opens = self.ended() || self.short() || !self.above.edges.known;
        if self.is_labelled() && opens && !inside {
            return true;
        }
        if self.is_large() {
            return self.ended() && self.short();
        }
        self.by_indent().unwrap_or_else(|| self.short())
    }

    /// Whether it begins a paragraph at the top of another page or column.
    fn begins_elsewhere(&self) -> bool {
        if self.is_labelled() && (self.ended() || self.short() || !self.above.edges.known) {
            return true;
        }
        if self.lower() && !self.ended() {
            return false;
        }
        if self.line.line.size > LARGE * self.measures.size || self.hangs_left() {
            return true;
        }
        if let Some(indent) = self.measures.indent {
            let own = self.line.indent();
            let same = SAME * self.em();
            if own.abs() < same && (self.open.lines > 1 || self.above.indent() > same) {
                return self.short() && self.ended();
            }
            if (own - indent).abs() < same && (self.open.lines > 1 || self.ended() || !self.reaches()) {
                return self.ended() || self.short() || self.open.lines > 1;
            }
        }
        // A full line seldom ends a paragraph, even where it ends a sentence.
        self.short() || (self.ended() && !self.caseless_or_lower() && !self.reaches())
    }

    /// What the place where it begins says: from the second line on, all lines of a paragraph begin at the same place.
    fn by_indent(&self) -> Option<bool> {
        let em = self.em();
        let shift = self.line.indent() - self.above.indent();
        let same = shift.abs() < SAME * em;
        if self.open.lines > 1 {
            let goes_on = self.runs_on_anywhere() && self.lower();
            return (!same && !goes_on).then_some(true);
        }
        let second = self.above.line.second.map(|second| second - self.above.edges.start);
        let hangs = second.is_some_and(|second| (self.line.indent() - second).abs() < SAME * em);
        if hangs && shift > em && is_labelled(&self.above.line.text) {
            return Some(false);
        }
        if shift > SAME * em {
            // A first line that is indented, below a whole paragraph of one line.
            let first =
                self.measures.indent.is_some_and(|indent| (self.line.indent() - indent).abs() < SAME * em);
            return (first && (self.ended() || !self.reaches())).then_some(true);
        }
        let goes_on =
            shift < -SAME * em && self.measures.indent.is_some() && !self.ended() && !self.is_labelled();
        if goes_on { Some(false) } else { (same && self.opens_again()).then_some(true) }
    }

    /// Whether it begins where the first line above did, and the line below goes back to the edge.
    fn opens_again(&self) -> bool {
        let em = self.em();
        let goes_back = self.below.is_some_and(|below| {
            let pitch = self.measures.pitch_of(self.line.line, below);
            below.base - self.line.line.base < GAP * pitch && self.line.line.start - below.start > SAME * em
        });
        let first = self.measures.indent.is_some_and(|indent| {
            (self.line.indent() - indent).abs() < SAME * em
                && (self.above.indent() - indent).abs() < SAME * em
        });
        goes_back || (first && (self.ended() || !self.reaches()))
    }

    fn em(&self) -> f32 {
        EM * self.line.line.size.min(self.above.line.size)
    }

    /// The step from the line above, as a ratio to the usual.
    fn gap(&self) -> f32 {
        let pitch = self.measures.pitch_of(self.above.line, self.line.line);
        (self.line.line.base - self.above.line.base) / pitch.max(1.0)
    }

    fn sizes_differ(&self) -> bool {
        let (a, b) = (self.above.line.size, self.line.line.size);
        // Headings differ less from each other and from the text than a font from another beside it.
        let most = if a.max(b) > LARGE * self.measures.size { LARGE - 1.0 } else { SIZES };
        (a - b).abs() > most * a.max(b)
    }

    fn is_labelled(&self) -> bool {
        is_labelled(&self.line.line.text)
    }

    fn ended(&self) -> bool {
        ends_sentence(&self.above.line.text)
            && !(is_letter(last(self.above.line)) && is_letter(first(self.line.line)))
    }

    fn lower(&self) -> bool {
        self.line.line.text.starts_with(char::is_lowercase)
    }

    fn caseless_or_lower(&self) -> bool {
        !self.line.line.text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
    }

    /// Whether the line above runs to the edge.
    fn reaches(&self) -> bool {
        self.above.room() < REACHES * self.em()
    }

    /// Whether both lines are of one sentence by all signs: the one above is full and does not end it.
    fn runs_on_anywhere(&self) -> bool {
        self.reaches() && !self.ended() && !self.is_labelled()
    }

    /// The same, and both begin at one place or the first is a first line.
    fn runs_on(&self) -> bool {
        let shift = self.line.indent() - self.above.indent();
        let aligned = shift.abs() < SAME * self.em() || self.open.lines == 1;
        self.runs_on_anywhere() && aligned
    }

    fn is_large(&self) -> bool {
        self.line.line.size > LARGE * self.measures.size && self.above.line.size > LARGE * self.measures.size
    }

    fn hangs_left(&self) -> bool {
        self.line.indent() < -self.em()
    }

    /// Whether the line above ends before its edge although the next word had room.
    fn short(&self) -> bool {
        let (above, line) = (self.above.line, self.line.line);
        let cjk = line.text.chars().next().is_some_and(is_cjk);
        let slack = if cjk { 1.5 } else { SAME } * self.em();
        let short = self.above.room() > line.first + slack;
        let ended = self.ended();
        // A word that seems to have had room may hang together with the next.
        let hangs =
            self.above.filled() > FILLED && !ended && !is_labelled(&line.text) && !self.above.edges.justified;
        let goes_on =
            self.lower() && !ended && (self.above.filled() > HALF || above.start < self.above.edges.start);
        short && !hangs && !goes_on
    }
}

fn last(line: &Line) -> &str {
    line.text.split_whitespace().next_back().unwrap_or_default()
}

fn first(line: &Line) -> &str {
    line.text.split_whitespace().next().unwrap_or_default()
}

/// Whether a word is a letter with a stop: two in a row are an abbreviation, `т. е.`
fn is_letter(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|w| w.chars().count() == 1 && w.chars().all(char::is_lowercase))
}

/// Whether a text ends inside a word.
fn is_broken(text: &str) -> bool {
    let word = text.trim_end_matches(['-', '\u{2010}', '\u{AD}']);
    word.len() < text.len() && word.ends_with(char::is_alphabetic)
}
