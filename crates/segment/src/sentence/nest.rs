//! The quotations and brackets that are open, and the fast way from one mark to the next.

use hexapla_lang::terminal::{is_mark, is_stop, is_wide_mark};

/// What a character means for sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// A mark at the end of a sentence.
    Mark,
    /// The end of a line.
    Line,
    /// A bracket or a quotation mark.
    Bracket,
}

/// The next character of `text` from `at` on that means something, where it is, and what it means.
pub(super) fn turn(text: &str, mut at: usize) -> Option<(usize, char, Turn)> {
    let bytes = text.as_bytes();
    while at < bytes.len() {
        if !LEADS[usize::from(bytes[at])] {
            at += 1;
            continue;
        }
        let c = text[at..].chars().next()?;
        if let Some(what) = meaning(c) {
            return Some((at, c, what));
        }
        at += c.len_utf8();
    }
    None
}

/// Bytes that characters with a meaning begin with; the others, which most text consists of, are skipped.
const LEADS: [bool; 256] = {
    let mut leads = [false; 256];
    let bytes = b"\n.!?()[]\"\xC2\xD8\xDB\xE0\xE2\xE3\xEF";
    let mut n = 0;
    while n < bytes.len() {
        leads[bytes[n] as usize] = true;
        n += 1;
    }
    leads
};

fn meaning(c: char) -> Option<Turn> {
    if is_stop(c) || is_mark(c) || is_wide_mark(c) {
        Some(Turn::Mark)
    } else if c == '\n' {
        Some(Turn::Line)
    } else {
        (closer_of(c).is_some() || is_tracked_closer(c)).then_some(Turn::Bracket)
    }
}

/// What closes the bracket or quotation that `c` opens.
fn closer_of(c: char) -> Option<char> {
    Some(match c {
        '(' => ')',
        '[' => ']',
        '"' => '"',
        '\u{AB}' => '\u{BB}',
        '\u{201C}' => '\u{201D}',
        '\u{201E}' => '\u{201C}',
        '\u{2039}' => '\u{203A}',
        '\u{3008}' => '\u{3009}',
        '\u{300A}' => '\u{300B}',
        '\u{300C}' => '\u{300D}',
        '\u{300E}' => '\u{300F}',
        '\u{3010}' => '\u{3011}',
        '\u{FF08}' => '\u{FF09}',
        _ => return None,
    })
}

fn is_tracked_closer(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '\u{BB}'
            | '\u{201D}'
            | '\u{203A}'
            | '\u{3009}'
            | '\u{300B}'
            | '\u{300D}'
            | '\u{300F}'
            | '\u{3011}'
            | '\u{FF09}'
    )
}

/// Whether `c` closes a bracket, not a quotation.
fn is_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '\u{3011}' | '\u{FF09}')
}

/// A quotation or bracket that is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    /// Where it opens.
    pub(super) at: usize,
    /// Where the sentence began that it opens in.
    pub(super) sentence: usize,
    /// What closes it.
    pub(super) closer: char,
    /// Where it closes, if that is near; looked for once.
    close: Option<Option<usize>>,
}

impl Open {
    pub(super) fn is_bracket(&self) -> bool {
        is_bracket(self.closer)
    }

    /// The text inside, up to `end`.
    pub(super) fn inside<'t>(&self, text: &'t str, end: usize) -> &'t str {
        let inside = &text[self.at..end.max(self.at)];
        let mut letters = inside.chars();
        letters.next();
        letters.as_str()
    }
}

/// How many open quotations and brackets are remembered.
const DEPTH: usize = 6;

/// The most bytes of a quotation or bracket that is taken for closed.
const REACH: usize = 900;

/// The quotations and brackets that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Nest {
    open: Vec<Open>,
    blind: Option<Blind>,
}

/// A closer that is nowhere in the text up to a byte, so that nobody looks for it there again.
#[derive(Debug, Clone, Copy)]
struct Blind {
    closer: char,
    end: usize,
}

impl Nest {
    /// Takes note of `c` at `at` in a sentence that begins at `sentence`, if it opens or closes something.
    pub(super) fn turn(&mut self, text: &str, c: char, at: usize, sentence: usize) {
        // `“` closes what `„` opens, and `"` what `"` opens.
        if let Some(n) = self.open.iter().rposition(|open| open.closer == c) {
            self.open.truncate(n);
            return;
        }
        let Some(closer) = closer_of(c) else { return };
        // Inches, seconds.
        if c == '"' && text[..at].ends_with(char::is_alphanumeric) {
            return;
        }
        if self.open.len() == DEPTH {
            self.open.remove(0);
        }
        self.open.push(Open { at, sentence, closer, close: None });
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.open.clear();
    }

    /// The outermost that `closers` close.
    pub(super) fn closed_by(&self, closers: &str) -> Option<Open> {
        let closed = self.open.iter().rev().take(closers.chars().count());
        closed.take_while(|open| closers.contains(open.closer)).last().copied()
    }

    /// The innermost that none of `closers` closes and that closes soon, and where.
    pub(super) fn around(&mut self, text: &str, closers: &str) -> Option<(Open, usize)> {
        let depth = self.open.iter().rposition(|open| !closers.contains(open.closer))?;
        let open = &mut self.open[depth];
        if open.close.is_none() {
            open.close = Some(close_of(text, open, &mut self.blind));
        }
        open.close?.map(|close| (*open, close))
    }
}

/// Where `open` is closed, if that is near.
fn close_of(text: &str, open: &Open, blind: &mut Option<Blind>) -> Option<usize> {
    let opener = text[open.at..].chars().next()?;
    let from = open.at + opener.len_utf8();
    let known = blind.filter(|blind| blind.closer == open.closer && blind.end > from);
    let from = known.map_or(from, |blind| blind.end);
    let mut depth = 0u32;
    let (mut end, mut closers) = (from, false);
    for (n, c) in text[from..].char_indices().take_while(|(n, _)| from + n < open.at + REACH) {
        if c == open.closer {
            if depth == 0 {
                return Some(from + n);
            }
            depth -= 1;
            closers = true;
        } else if c == opener {
            depth += 1;
        } else if c == '\n' && text[from + n + 1..].starts_with('\n') {
            return None;
        }
        end = from + n + c.len_utf8();
    }
    if !closers {
        *blind = Some(Blind { closer: open.closer, end });
    }
    None
}
