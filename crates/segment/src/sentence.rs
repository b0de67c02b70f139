//! Sentences: where one ends, by marks, abbreviations, quotations and what comes next.

mod abbreviation;
mod ahead;
mod ending;
mod glued;
mod guess;
mod letter;
mod nest;
mod quotation;
mod wide;
mod word;

use hexapla_lang::script::is_invisible;
use hexapla_lang::stop::{Stops, stops};
use hexapla_model::{Lang, Span};

use ahead::{Ahead, Kind};
use ending::{Ending, Marks};
use nest::{Nest, Turn, turn};

/// The sentences of `text` from the byte `from` on: spans without white space at their ends, in order, that together
/// hold everything but white space.
///
/// A `from` that is not a character boundary of `text` counts as the next one.
#[must_use]
pub fn sentences(text: &str, from: usize, lang: Lang) -> Vec<Span> {
    let mut from = from.min(text.len());
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut splitter = Splitter {
        text,
        lang,
        stops: stops(lang.code()),
        start: from,
        spans: Vec::new(),
        nest: Nest::default(),
        key: String::new(),
    };
    splitter.run();
    splitter.spans
}

/// Goes once through the text.
struct Splitter<'t> {
    text: &'t str,
    lang: Lang,
    stops: &'static Stops,
    /// Where the sentence begins that is being read.
    start: usize,
    spans: Vec<Span>,
    /// The quotations and brackets that are open.
    nest: Nest,
    /// Scratch for words to look up.
    key: String,
}

impl Splitter<'_> {
    fn run(&mut self) {
        let mut at = self.start;
        while let Some((found, c, what)) = turn(self.text, at) {
            let next = found + c.len_utf8();
            at = next;
            match what {
                Turn::Mark => at = self.mark(found),
                Turn::Line if self.text[next..].starts_with('\n') => {
                    self.close(found);
                    self.nest.clear();
                }
                Turn::Line => {}
                Turn::Bracket => self.nest.turn(self.text, c, found, self.start),
            }
        }
        self.close(self.text.len());
    }

    /// Reads the run of marks at `at`, and returns where to go on.
    fn mark(&mut self, at: usize) -> usize {
        let ending = self.ending(at);
        if !self.ends(at, &ending) {
            return ending.marks;
        }
        for (n, c) in self.text[ending.marks..ending.end].char_indices() {
            self.nest.turn(self.text, c, ending.marks + n, self.start);
        }
        self.close(ending.end);
        ending.end
    }

    /// Ends a sentence at `end`.
    fn close(&mut self, end: usize) {
        let piece = &self.text[self.start..end];
        let kept = piece.trim();
        if !kept.contains(char::is_alphanumeric) && !piece.contains('\n') && !self.spans.is_empty() {
            // Stray marks go with the sentence before.
            if let Some(last) = self.spans.last_mut().filter(|_| !kept.is_empty()) {
                *last = Span::new(last.start as usize, self.start + piece.trim_end().len());
            }
        } else if !kept.is_empty() {
            let start = self.start + (piece.len() - piece.trim_start().len());
            self.spans.push(Span::new(start, start + kept.len()));
        }
        self.start = end;
    }

    /// Whether a sentence ends with `ending`, whose marks begin at `at`.
    fn ends(&mut self, at: usize, ending: &Ending) -> bool {
        let rest = &self.text[ending.end..];
        let ahead = rest.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let Some(next) = ahead.chars().next() else { return true };
        let glued = ahead.len() == rest.len();
        let by_marks = if ending.wide {
            self.ends_wide(at, ending, next, glued)
        } else if glued {
            self.ends_glued(at, ending, next)
        } else {
            !self.text[self.start..at].trim().is_empty() && self.ends_spaced(at, ending, ahead)
        };
        by_marks && !self.is_inside(at, ending)
    }

    /// Whether marks before white space and `ahead` end a sentence.
    fn ends_spaced(&mut self, at: usize, ending: &Ending, ahead: &str) -> bool {
        let ahead = Ahead::read(ahead, self.stops, &mut self.key);
        let Some(first) = ahead.first else { return ending.made_of != Marks::Stop };
        if ahead.kind == Kind::Lower && !ahead.opens_item {
            return false;
        }
        if ending.made_of == Marks::Ellipsis {
            return self.ends_ellipsis(at, ending, &ahead, first);
        }
        if let Some(open) = self.closed_by(ending) {
            return self.ends_enclosed(at, ending, open, &ahead);
        }
        ending.made_of != Marks::Stop || !self.is_bare(ending) || self.ends_stop(at, &ahead)
    }

    /// Whether an ellipsis ends a sentence: only where what follows shows it, and not when it stands for words left
    /// out.
    fn ends_ellipsis(&mut self, at: usize, ending: &Ending, ahead: &Ahead<'_>, first: char) -> bool {
        let before = self.text[self.start..at].trim_end_matches(is_invisible).chars().next_back();
        let quoted = !first.is_lowercase() && ahead.text.starts_with(['\u{AB}', '\u{201C}']);
        let opens = first.is_uppercase()
            || first.is_numeric()
            || quoted && before.is_some_and(char::is_alphanumeric)
            || ahead.kind == Kind::Opener && before.is_some_and(|c| !c.is_whitespace());
        opens
            && before.is_some_and(|c| !matches!(c, '(' | '['))
            && !self.stops.cues.running_on.contains(ahead.word)
            && self.closed_by(ending).is_none_or(|open| self.ends_enclosed(at, ending, open, ahead))
    }

    /// Whether nothing is after the marks: a word that is quoted or bracketed with its stop is not an abbreviation.
    fn is_bare(&self, ending: &Ending) -> bool {
        self.text[ending.marks..ending.end].chars().all(is_invisible)
    }
}

#[cfg(test)]
mod tests;
