//! Cuts rows at white space into chunks, and numbers the distinct ones: all further work is done once a spelling.

use rustc_hash::FxHashMap;

/// A stretch of text between white space, as written; or a word of a script without spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Spelling<'t> {
    pub(super) text: &'t str,
    /// Whether its row is set in capitals, so that capitals mean nothing.
    pub(super) shouting: bool,
}

/// The chunks of some rows, by the numbers of their spellings.
#[derive(Debug, Default)]
pub(super) struct Block<'t> {
    /// Distinct spellings in order of first appearance, and how often they occur.
    pub(super) spellings: Vec<(Spelling<'t>, u32)>,
    /// Number of the spelling and first byte of each chunk.
    pub(super) chunks: Vec<(u32, u32)>,
    /// For each row the end of its chunks.
    pub(super) rows: Vec<u32>,
    numbers: FxHashMap<Spelling<'t>, u32>,
}

impl<'t> Block<'t> {
    /// Cuts `text` into the chunks that `cut` gives, as a row.
    pub(super) fn push_row(&mut self, text: &'t str, cut: &impl Fn(&'t str, &mut dyn FnMut(usize, &'t str))) {
        let mut shouting = None;
        cut(text, &mut |start, chunk| {
            let shouting = opens_with_capitals(chunk) && *shouting.get_or_insert_with(|| is_shouting(text));
            self.push(Spelling { text: chunk, shouting }, start);
        });
        self.rows.push(narrow(self.chunks.len()));
    }

    /// Puts the rows of `other` behind its own.
    pub(super) fn append(&mut self, other: &Self) {
        let numbers: Vec<u32> =
            other.spellings.iter().map(|(spelling, times)| self.number(*spelling, *times)).collect();
        let before = self.chunks.len();
        self.chunks.extend(other.chunks.iter().map(|(number, start)| (numbers[*number as usize], *start)));
        self.rows.extend(other.rows.iter().map(|end| narrow(before + *end as usize)));
    }

    /// The block without what is needed only while it grows.
    pub(super) fn finished(self) -> Self {
        Self { numbers: FxHashMap::default(), ..self }
    }

    fn push(&mut self, spelling: Spelling<'t>, start: usize) {
        let number = self.number(spelling, 1);
        self.chunks.push((number, narrow(start)));
    }

    /// The number of a spelling that occurs so many times more.
    fn number(&mut self, spelling: Spelling<'t>, times: u32) -> u32 {
        let number = *self.numbers.entry(spelling).or_insert_with(|| {
            self.spellings.push((spelling, 0));
            narrow(self.spellings.len() - 1)
        });
        self.spellings[number as usize].1 += times;
        number
    }
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 bytes and words in a block")
}

/// Gives out the stretches of `text` between white space.
pub(super) fn at_spaces<'t>(text: &'t str, each: &mut dyn FnMut(usize, &'t str)) {
    for chunk in text.split_whitespace() {
        each(offset(text, chunk), chunk);
    }
}

/// Gives out the stretches of `text` between white space; groups of digits that may be one number stay together.
pub(super) fn with_numbers<'t>(text: &'t str, reversed: bool, each: &mut dyn FnMut(usize, &'t str)) {
    let mut chunks = text.split_whitespace().peekable();
    while let Some(chunk) = chunks.next() {
        let start = offset(text, chunk);
        let (mut end, mut last) = (start + chunk.len(), chunk);
        while let Some(next) = chunks.next_if(|next| is_group(text, end, last, next, reversed)) {
            end = offset(text, next) + next.len();
            last = next;
        }
        each(start, &text[start..end]);
    }
}

/// Whether `next` may go on with the number that `last`, which ends at `end`, closes with.
fn is_group(text: &str, end: usize, last: &str, next: &str, reversed: bool) -> bool {
    if !last.as_bytes()[last.len() - 1].is_ascii_digit() || !next.as_bytes()[0].is_ascii_digit() {
        return false;
    }
    let before = last.bytes().rev().take_while(u8::is_ascii_digit).count();
    let after = next.bytes().take_while(u8::is_ascii_digit).count();
    let apart = text[end..offset(text, next)].chars().count();
    apart == 1 && if reversed { before <= 3 && after <= 3 } else { before <= 3 && after == 3 }
}

fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

fn opens_with_capitals(chunk: &str) -> bool {
    let mut letters = chunk.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_uppercase)
}

/// Whether `text` is set in capitals.
fn is_shouting(text: &str) -> bool {
    let (mut upper, mut lower) = (0usize, 0usize);
    for c in text.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper > 12 && upper > 2 * lower
}
