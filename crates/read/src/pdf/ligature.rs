//! Mends what a PDF says of the Arabic ligatures of lam and alef.
//!
//! The two letters of the glyph are named in the order of reading, but pdftotext turns them round with the rest of the
//! line: `الأطراف` comes out as `األطراف`, and nothing tells such a pair from a real one. So the tables in the file that
//! give the letters of glyphs are changed beforehand: the pair becomes the one character that Unicode has for the
//! ligature. The tables are packed again to the length they had, so that nothing moves in the file.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

/// A ligature as its two letters and as one character, in UTF-16 in hexadecimal digits.
const LIGATURES: [(&str, &str); 4] =
    [("06440622", "FEF5"), ("06440623", "FEF7"), ("06440625", "FEF9"), ("06440627", "FEFB")];
/// The most bytes of such a table.
const TABLE: u64 = 4 << 20;

/// The same file with its ligatures mended; `None` if there are none.
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

/// Where the streams of the file stand.
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

/// The stream with its ligatures mended, of the same length; `None` if it is no table or has none.
fn mend_stream(packed: &[u8]) -> Option<Vec<u8>> {
    let is_packed = packed.first().is_some_and(|b| b & 0x0F == 8);
    if !is_packed {
        let mut table = mend_table(packed).filter(|_| is_table(packed))?;
        table.resize(packed.len().max(table.len()), b' ');
        return Some(table);
    }
    let mut head = [0; 512];
    let mut read = 0;
    let mut decoder = ZlibDecoder::new(packed);
    while read < head.len() {
        match decoder.read(&mut head[read..]) {
            Ok(n) if n > 0 => read += n,
            _ => break,
        }
    }
    if !is_table(&head[..read]) {
        return None;
    }
    let mut table = Vec::new();
    ZlibDecoder::new(packed).take(TABLE).read_to_end(&mut table).ok()?;
    let table = mend_table(essence(&table))?;
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&table).ok()?;
    let mut out = encoder.finish().ok()?;
    // What stands behind the end of packed data is not read.
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

/// The table with each pair as one character; `None` if it has none.
fn mend_table(table: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(table.len());
    let mut from = 0;
    let mut mended = false;
    while let Some(open) = table[from..].iter().position(|b| *b == b'<').map(|at| from + at) {
        let Some(close) = table[open..].iter().position(|b| *b == b'>').map(|at| open + at) else { break };
        out.extend_from_slice(&table[from..=open]);
        let value: String =
            table[open + 1..close].iter().filter(|b| b.is_ascii_hexdigit()).map(|b| char::from(*b)).collect();
        match LIGATURES.iter().find(|(pair, _)| value.eq_ignore_ascii_case(pair)) {
            Some((_, one)) => {
                mended = true;
                out.extend_from_slice(one.as_bytes());
            }
            None => out.extend_from_slice(&table[open + 1..close]),
        }
        from = close;
        // A blank between two values is not needed, and takes up room.
        if table[close..].starts_with(b"> <") {
            out.push(b'>');
            from += 2;
        }
    }
    out.extend_from_slice(&table[from..]);
    mended.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "/CIDInit/ProcSet findresource begin begincmap\n3 beginbfchar\n<26> <06440623>\n<27> <0644>\n\
                         <28> <0644 0627>\nendbfchar\nendcmap";
    const MENDED: &str = "/CIDInit/ProcSet findresource begin begincmap\n3 beginbfchar\n<26><FEF7>\n<27><0644>\n\
                          <28><FEFB>\nendbfchar\nendcmap";

    fn pdf(stream: &[u8]) -> Vec<u8> {
        [b"%PDF-1.4\n1 0 obj <<>>\nstream\n", stream, b"\nendstream endobj"].concat()
    }

    #[test]
    fn ligatures_become_one_character() {
        let mended = mend(&pdf(TABLE.as_bytes())).unwrap();
        assert_eq!(mended.len(), pdf(TABLE.as_bytes()).len());
        assert!(find(&mended, MENDED.as_bytes()).is_some());
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(TABLE.as_bytes()).unwrap();
        let packed = pdf(&encoder.finish().unwrap());
        let mended = mend(&packed).unwrap();
        assert_eq!(mended.len(), packed.len());
        let (start, end) = streams(&mended).next().unwrap();
        let mut table = String::new();
        ZlibDecoder::new(&mended[start..end]).read_to_string(&mut table).unwrap();
        assert_eq!(table.trim_end(), MENDED);
    }

    #[test]
    fn all_else_stays() {
        for bytes in [
            &b""[..],
            b"stream",
            b"stream\nendstream",
            b"%PDF stream <06440627> endstream",
            b"stream\n\x78\x9c\nendstream",
        ] {
            assert_eq!(mend(bytes), None);
        }
    }
}
