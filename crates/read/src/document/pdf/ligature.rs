//! Repairs what a PDF says about the Arabic ligatures of lam and alef.
//!
//! The two letters of the glyph are named in the order of reading, but pdftotext turns them round with the rest of the
//! line: `الأطراف` comes out as `األطراف`, and nothing distinguishes such a pair from a real one. So the tables in the
//! file that give the letters of glyphs are changed beforehand: the pair becomes the one character that Unicode has for
//! the ligature. What Chromium writes beside the glyphs (`ActualText`) is named in the order of the page instead,
//! vowels with their letters too. The streams are packed again to the length they had, so that nothing moves in the
//! file.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::bidi::is_right_to_left;

/// A ligature as its two letters and as one character, in UTF-16 in hexadecimal digits.
const LIGATURES: [(&str, &str); 4] =
    [("06440622", "FEF5"), ("06440623", "FEF7"), ("06440625", "FEF9"), ("06440627", "FEFB")];
/// What names the text of a glyph beside it.
const ACTUAL: &[u8] = b"/ActualText";
/// The most bytes of such a stream.
const STREAM: u64 = 4 << 20;
/// How much of a stream is looked at for what it is.
const HEAD: usize = 16 << 10;

/// The same file with its ligatures repaired; `None` if there are none.
pub(super) fn mend(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out: Option<Vec<u8>> = None;
    for (start, end) in streams(bytes) {
        let packed = &bytes[start..end];
        let Some(mended) = mend_stream(packed) else { continue };
        let out = out.get_or_insert_with(|| bytes.to_vec());
        out[start..start + mended.len()].copy_from_slice(&mended);
    }
    out
}

/// Where the streams of the file are.
fn streams(bytes: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let open = find(&bytes[from..], b"stream")? + from + b"stream".len();
        let start = match &bytes[open..] {
            [b'\r', b'\n', ..] => open + 2,
            [b'\n', ..] => open + 1,
            _ => open,
        };
        let end = find(&bytes[start..], b"endstream")? + start;
        from = end + b"endstream".len();
        Some((start, end))
    })
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let first = *part.first()?;
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|b| *b == first) {
        if bytes[from + at..].starts_with(part) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// The stream with its ligatures repaired, of the same length; `None` if it is not a table or has none.
fn mend_stream(packed: &[u8]) -> Option<Vec<u8>> {
    let is_packed = packed.first().is_some_and(|b| b & 0x0F == 8);
    if !is_packed {
        let mut table = mend_table(packed).filter(|_| is_table(packed))?;
        table.resize(packed.len().max(table.len()), b' ');
        return Some(table);
    }
    let mut head = Vec::new();
    // A stream that is cut short or damaged further on is known by its head, too.
    let _ = ZlibDecoder::new(packed).take(HEAD as u64).read_to_end(&mut head);
    let (table, page) = (is_table(&head), find(&head, ACTUAL).is_some());
    if !table && !page {
        return None;
    }
    let mut stream = Vec::new();
    ZlibDecoder::new(packed).take(STREAM + 1).read_to_end(&mut stream).ok()?;
    if stream.len() as u64 > STREAM {
        return None;
    }
    let table = if table { mend_table(essence(&stream))? } else { mend_page(stream)? };
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&table).ok()?;
    let mut out = encoder.finish().ok()?;
    // What is after the end of packed data is not read.
    (out.len() <= packed.len()).then(|| {
        out.resize(packed.len(), b'\n');
        out
    })
}

/// The part of a table that is read: packed again, the whole may be longer than before.
fn essence(table: &[u8]) -> &[u8] {
    let start = find(table, b"begincodespacerange").filter(|_| find(table, b"usecmap").is_none());
    let end = find(table, b"endcmap");
    match (start, end) {
        (Some(start), Some(end)) if start < end => &table[start..end],
        _ => table,
    }
}

fn is_table(head: &[u8]) -> bool {
    let head = &head[..head.len().min(512)];
    find(head, b"begincmap").is_some() || find(head, b"CIDInit").is_some()
}

/// The content of a page with the letters of each glyph in the order of the page; `None` if no glyph has several.
fn mend_page(mut page: Vec<u8>) -> Option<Vec<u8>> {
    let (mut from, mut mended) = (0, false);
    while let Some(at) = find(&page[from..], ACTUAL).map(|at| from + at + ACTUAL.len()) {
        from = at;
        let blanks = page[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        let Some(text) = page[at + blanks..].strip_prefix(b"<FEFF") else { continue };
        let digits = text.iter().take_while(|b| b.is_ascii_hexdigit()).count();
        let start = at + blanks + b"<FEFF".len();
        let units: Vec<[u8; 4]> = page[start..start + digits].as_chunks().0.to_vec();
        if digits % 4 == 0 && units.len() > 1 && units.iter().all(is_arabic) {
            let turned = units.iter().rev().flatten().copied();
            page[start..start + digits].iter_mut().zip(turned).for_each(|(to, from)| *to = from);
            mended = true;
        }
        from = start + digits;
    }
    mended.then_some(page)
}

/// Whether a character, in hexadecimal digits, is Arabic.
fn is_arabic(unit: &[u8; 4]) -> bool {
    let code = std::str::from_utf8(unit).ok().and_then(|digits| u32::from_str_radix(digits, 16).ok());
    code.and_then(char::from_u32).is_some_and(is_right_to_left)
}

/// Where a value is in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// In a list of single glyphs, or in an array of the values of a range.
    Single,
    /// The first glyph of a range comes next, its last, or the value of the first.
    First,
    Last(u32),
    Value(u32),
}

/// The table with each pair as one character; `None` if it has none.
fn mend_table(table: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(table.len());
    let (mut from, mut mended, mut at) = (0, false, At::Single);
    while let Some(open) = table[from..].iter().position(|b| *b == b'<').map(|at| from + at) {
        let Some(close) = table[open..].iter().position(|b| *b == b'>').map(|at| open + at) else { break };
        let between = &table[from..open];
        at = match at {
            _ if find(between, b"beginbfrange").is_some() => At::First,
            _ if find(between, b"begin").is_some() => At::Single,
            At::Value(_) if between.contains(&b'[') => At::Single,
            At::Single if between.contains(&b']') => At::First,
            at => at,
        };
        out.extend_from_slice(between);
        let value: String =
            table[open + 1..close].iter().filter(|b| b.is_ascii_hexdigit()).map(|b| char::from(*b)).collect();
        let number = u32::from_str_radix(&value, 16);
        let new = match at {
            At::Single => ligature(&value).map(|one| format!("<{one}>")),
            At::Value(count) => range(&value, count),
            At::First | At::Last(_) => None,
        };
        at = match (at, number) {
            (At::First, Ok(first)) => At::Last(first),
            (At::Last(first), Ok(last)) => At::Value(last.saturating_sub(first).saturating_add(1)),
            (At::Value(_), _) => At::First,
            (at, _) => at,
        };
        match new {
            Some(new) => {
                mended = true;
                out.extend_from_slice(new.as_bytes());
            }
            None => out.extend_from_slice(&table[open..=close]),
        }
        from = close + 1;
        // A blank between two values is not needed, and takes up room.
        if table[from..].starts_with(b" <") {
            from += 1;
        }
    }
    out.extend_from_slice(&table[from..]);
    mended.then_some(out)
}

/// The one character for a pair in hexadecimal digits.
fn ligature(value: &str) -> Option<&'static str> {
    LIGATURES.iter().find(|(pair, _)| value.eq_ignore_ascii_case(pair)).map(|(_, one)| *one)
}

/// The values of a range of `count` glyphs, of which the first has `value` and each next one the next last letter, as
/// an array; `None` if no ligature is among them.
fn range(value: &str, count: u32) -> Option<String> {
    let pair =
        u32::from_str_radix(value, 16).ok().filter(|_| value.len() == 8 && (1..=256).contains(&count))?;
    let values: Vec<String> = (0..count).map(|n| format!("{:08X}", pair.saturating_add(n))).collect();
    values.iter().any(|value| ligature(value).is_some()).then(|| {
        let each = values.iter().map(|value| format!("<{}>", ligature(value).unwrap_or(value)));
        format!("[{}]", each.collect::<String>())
    })
}

#[cfg(test)]
mod tests;
