//! References to articles, paragraphs and annexes: `arts. 3 and 7`, `第九条`, `第14段`.

use std::fmt::Write as _;

use hexapla_model::EntityKind;

use super::Scanner;
use super::date::is_chinese_link;
use super::number::{self, Decimal, run};

impl Scanner<'_, '_> {
    /// Reads the numbers that follow a word of reference, which is at `at..end`.
    pub(super) fn reference(&mut self, at: usize, end: usize, name: &str) -> Option<usize> {
        let mut next = self.skip_space(end);
        if self.text[next..].starts_with('.') {
            next = self.skip_space(next + 1);
        }
        let mut items = [(0u64, at, at); 16];
        let (mut len, mut start) = (0, at);
        while len < items.len() {
            let Some((value, after)) = self.counted(next, name) else { break };
            // `article 9 and 15 March`
            if len > 0 && self.is_other(next) {
                break;
            }
            items[len] = (value, start, after);
            len += 1;
            let Some(linked) = self.link(after) else { break };
            (start, next) = (linked, linked);
        }
        let last = items[..len].last()?.2;
        let behind = self.skip_space(last);
        if matches!(self.lookup(behind), Some((super::Meaning::Agenda, _))) {
            return None;
        }
        for &(value, start, end) in &items[..len] {
            self.key.clear();
            let _ = write!(self.key, "{name} {value}");
            self.emit(EntityKind::Reference, start, end);
        }
        Some(last)
    }

    /// The number at `at`: figures, or capitals of a Roman numeral after the word for an annex.
    fn counted(&self, at: usize, name: &str) -> Option<(u64, usize)> {
        if let Some(run) = run(self.text, at).filter(|run| run.digits <= 4) {
            let more = self.text[run.end..].starts_with(['/', '%']);
            return (!more).then_some((run.value, run.end));
        }
        if name == "para" {
            return None;
        }
        let rest = &self.text[at..];
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        roman(&rest[..letters]).map(|value| (value, at + letters))
    }

    /// Whether the number at `at` counts something else: it has decimals, a scale, a month after it.
    fn is_other(&mut self, at: usize) -> bool {
        let Some(run) = run(self.text, at) else { return false };
        let next = self.skip_space(run.end);
        next > run.end
            && self.lookup(next).is_some_and(|(meaning, _)| {
                !matches!(
                    meaning,
                    super::Meaning::Link | super::Meaning::Filler | super::Meaning::Reference(_)
                )
            })
    }

    /// Reads `第` with its numbers and what they count, or an annex: `第3和第7条`, `附件二`.
    pub(super) fn chinese_reference(&mut self, at: usize, c: char) -> Option<usize> {
        if c == '附' && self.text[at..].starts_with("附件") {
            let next = self.skip_space(at + "附件".len());
            let (value, end) = self.chinese_count(next).or_else(|| self.counted(next, "annex"))?;
            self.key.clear();
            let _ = write!(self.key, "annex {value}");
            self.emit(EntityKind::Reference, at, end);
            return Some(end);
        }
        if c != '第' {
            return None;
        }
        // `第70/1号决议`
        let figures = run(self.text, self.skip_space(at + c.len_utf8()));
        if figures.is_some_and(|run| self.text[run.end..].starts_with('/')) {
            return None;
        }
        let mut items = [(0u64, at, at); 16];
        let mut len = 0;
        let mut start = at;
        let mut next = at;
        while len < items.len() {
            if self.text[next..].starts_with('第') {
                next += '第'.len_utf8();
            }
            let Some((value, end)) = self.chinese_count(self.skip_space(next)) else { break };
            items[len] = (value, start, end);
            len += 1;
            next = self.skip_space(end);
            let Some(c) = self.text[next..].chars().next() else { break };
            if !is_chinese_link(c) && !matches!(c, '-' | '\u{2013}' | '\u{2014}' | '~') {
                break;
            }
            let after = self.skip_space(next + c.len_utf8());
            let again = self.text[after..].starts_with('第') || run(self.text, after).is_some();
            if !again {
                break;
            }
            (start, next) = (after, after);
        }
        let end = items[..len].last()?.2;
        self.emit_counts(&items[..len]);
        Some(end)
    }

    /// Gives out numbers by what is after the last: 条 an article, 段 or 款 a paragraph, else plain numbers.
    fn emit_counts(&mut self, items: &[(u64, usize, usize)]) {
        let behind = items.last().map_or(0, |item| self.skip_space(item.2));
        let name = match self.text[behind..].chars().next() {
            Some('条') => Some("art "),
            Some('段' | '款') => Some("para "),
            _ => None,
        };
        for &(value, start, end) in items {
            self.key.clear();
            let _ = write!(self.key, "{}{value}", name.unwrap_or_default());
            // `第一`: first is too often a mere adverb.
            match name {
                Some(_) => self.emit(EntityKind::Reference, start, end),
                None if value == 1 => {}
                None => self.emit(EntityKind::Number, start, end),
            }
        }
    }

    /// A whole number in figures or in Chinese characters at `at`.
    fn chinese_count(&self, at: usize) -> Option<(u64, usize)> {
        if let Some((value, end)) = number::han_number(self.text, at) {
            return Some((value, end));
        }
        let (decimal, end) = number::read(self.text, at, self.tables)?;
        Decimal::as_whole(decimal).map(|value| (u64::from(value), end))
    }
}

/// The value of a Roman numeral up to 39.
fn roman(letters: &str) -> Option<u64> {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let units = letters.trim_start_matches('X');
    let tens = letters.len() - units.len();
    let unit = UNITS.iter().position(|u| *u == units)?;
    (tens <= 3 && !letters.is_empty()).then_some((tens * 10 + unit) as u64)
}
