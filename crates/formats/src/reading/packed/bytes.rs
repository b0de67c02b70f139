//! The bytes of packed rows: numbers, texts, and what a text has beside its characters.

use hexapla_model::{Location, Text};
use hexapla_source::encoding;

/// What a text has beside its line and its characters, as bits.
const PAGE: u8 = 1;
const LINES: u8 = 2;
const PIECES: u8 = 4;
/// There is a text.
const PRESENT: u8 = 8;
/// It was moved here.
const MOVED: u8 = 16;

pub(super) fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number > 0x7F {
        out.push(0x80 | (number & 0x7F) as u8);
        number >>= 7;
    }
    out.push(number as u8);
}

pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

pub(super) fn put(out: &mut Vec<u8>, text: Option<&Text>) {
    let Some(text) = text else { return out.push(0) };
    let marks = [
        (text.location.page.is_some(), PAGE),
        (!text.lines.is_empty(), LINES),
        (text.pieces != 1, PIECES),
        (text.moved, MOVED),
    ];
    let has = marks.iter().filter(|(is_so, _)| *is_so).fold(PRESENT, |has, (_, bit)| has | bit);
    out.push(has);
    put_number(out, text.location.line.into());
    text.location.page.iter().for_each(|page| put_number(out, (*page).into()));
    if has & LINES > 0 {
        put_number(out, text.lines.len() as u64);
        text.lines.iter().for_each(|line| put_number(out, (*line).into()));
    }
    if has & PIECES > 0 {
        put_number(out, text.pieces.into());
    }
    put_text(out, &text.text);
}

/// What is left to unpack; it holds what was packed, so nothing is ever missing.
#[derive(Clone)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }

    fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or_default()
    }

    pub(super) fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return number;
            }
            shift += 7;
        }
    }

    fn number_u32(&mut self) -> u32 {
        u32::try_from(self.number()).unwrap_or(u32::MAX)
    }

    pub(super) fn text(&mut self) -> &'a str {
        let length = self.number();
        encoding::from_utf8(self.take(length)).unwrap_or_default()
    }

    /// The id of a row; what else it has is skipped.
    pub(super) fn row_id(&mut self) -> &'a str {
        let id = self.text();
        self.take(4);
        self.number();
        self.number();
        for _ in 0..self.number() {
            self.pass_text();
        }
        id
    }

    /// The characters of the first of the texts of a row whose place is needed; what else it has is skipped.
    pub(super) fn text_in(&mut self, is_wanted: impl Fn(usize) -> bool) -> Option<&'a str> {
        self.text();
        self.take(4);
        self.number();
        self.number();
        let mut found = None;
        for place in 0..self.number() {
            let text = self.pass_text();
            found = found.or(text.filter(|_| is_wanted(place)));
        }
        found.map(|text| encoding::from_utf8(text).unwrap_or_default())
    }

    /// The bytes of a text; what else it has is skipped.
    fn pass_text(&mut self) -> Option<&'a [u8]> {
        let has = self.byte();
        if has == 0 {
            return None;
        }
        self.number();
        if has & PAGE > 0 {
            self.number();
        }
        if has & LINES > 0 {
            (0..self.number()).for_each(|_| {
                self.number();
            });
        }
        if has & PIECES > 0 {
            self.number();
        }
        let length = self.number();
        Some(self.take(length))
    }

    pub(super) fn row_text(&mut self) -> Option<Text> {
        let has = self.byte();
        if has == 0 {
            return None;
        }
        let line = self.number_u32();
        let page = (has & PAGE > 0).then(|| self.number_u32());
        let lines = if has & LINES > 0 { self.number() } else { 0 };
        let lines = (0..lines).map(|_| self.number_u32()).collect();
        let pieces = if has & PIECES > 0 { self.number_u32() } else { 1 };
        let (text, location) = (self.text().to_owned(), Location { line, page });
        Some(Text { text, pieces, location, lines, moved: has & MOVED > 0 })
    }
}
