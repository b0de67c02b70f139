//! Punctuation that translations keep.

use hexapla_model::EntityKind;

use super::Scanner;

impl Scanner<'_, '_> {
    /// Reads the mark `c` at `at`; the byte after it.
    pub(super) fn punctuation(&mut self, at: usize, c: char) -> usize {
        let end = at + c.len_utf8();
        let rest = &self.text[end..];
        let (key, end) = match c {
            '?' | '\u{61F}' | '\u{FF1F}' => ("?", end),
            '!' | '\u{FF01}' => ("!", end),
            ':' | '\u{FF1A}' => (":", end),
            ';' | '\u{61B}' | '\u{FF1B}' => (";", end),
            '(' | '\u{FF08}' => ("(", end),
            '\u{AB}' | '\u{201E}' | '\u{300C}' | '\u{300E}' => ("\"", end),
            '\u{201C}' if !self.closes(at) => ("\"", end),
            '\u{300A}' => ("<<", end),
            '"' | '\u{FF02}' => {
                self.quoting = !self.quoting;
                (if self.quoting { "\"" } else { "" }, end)
            }
            '<' if rest.starts_with('<') => ("\"", end + 1),
            '\'' if rest.starts_with('\'') && !self.closes(at) => ("\"", end + 1),
            '`' if rest.starts_with('`') && !self.closes(at) => ("\"", end + 1),
            '\u{2026}' => ("\u{2026}", end + run_of(rest, '\u{2026}')),
            '.' if rest.starts_with("..") => ("\u{2026}", end + run_of(rest, '.')),
            '\u{2014}' => ("\u{2014}", end + run_of(rest, '\u{2014}')),
            '-' if rest.starts_with('-') => ("\u{2014}", end + run_of(rest, '-')),
            '-' | '\u{2013}' if self.is_dash(at, end) => ("\u{2014}", end),
            '$' => return self.money(at, end, "$"),
            '\u{20AC}' => return self.money(at, end, "€"),
            '\u{A3}' => return self.money(at, end, "£"),
            '\u{A5}' | '\u{FFE5}' => return self.money(at, end, "¥"),
            _ => return end,
        };
        if !key.is_empty() {
            self.emit_key(EntityKind::Punctuation, at, end, key);
        }
        end
    }

    /// Whether the hyphen at `at` stands for a dash: spaces around it, no figure before (`2014 - 2015`, `12 - `).
    fn is_dash(&self, at: usize, end: usize) -> bool {
        let before = &self.text[self.begin..at];
        let figure = before.trim_end().chars().next_back().is_none_or(|c| super::number::digit(c).is_some());
        before.ends_with(' ') && self.text[end..].starts_with(' ') && !figure
    }

    /// Gives out the sign of a currency.
    fn money(&mut self, at: usize, end: usize, key: &str) -> usize {
        self.emit_key(EntityKind::Money, at, end, key);
        end
    }

    /// Whether a quotation mark at `at` that can open and close is after a word.
    fn closes(&self, at: usize) -> bool {
        self.before(at).is_some_and(|c| {
            c.is_alphanumeric() && !hexapla_lang::script::is_han(c) || matches!(c, '.' | ',' | '?' | '!')
        })
    }
}

/// Bytes of the run of `c` that `text` opens with.
fn run_of(text: &str, c: char) -> usize {
    text.chars().take_while(|&other| other == c).map(char::len_utf8).sum()
}
