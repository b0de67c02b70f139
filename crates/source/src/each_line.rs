//! Reads a large file line by line, so that it never is in memory as a whole.

use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;

use encoding_rs_io::DecodeReaderBytesBuilder;

use crate::file::{open_file, special_file};
use crate::{Cause, Limits, ReadError, Remark, encoding, lines};

const BUFFER: usize = 64 * 1024;
/// The fewest bytes that the lines of a large file have on average, with their ends: some are lists of words.
const LINE: usize = 4;

/// Hands each line of the file at `path` to `take`, with its number from 1 and without its end; gives their count.
///
/// Lines end in LF or CR LF; where there is no LF at all, in CR.
///
/// # Errors
/// If the file cannot be read, is not text or goes beyond the limits, and what `take` refuses.
pub fn each_line(
    path: &Path,
    limits: &Limits,
    mut take: impl FnMut(u32, &str) -> Result<(), Cause>,
) -> Result<u32, ReadError> {
    each_line_or_not(path, limits, |line, text| match text {
        Ok(text) => take(line, text),
        Err(NotUtf8 { offset }) => {
            Err(Cause::InvalidUtf8 { offset, line, hint: "save the file as UTF-8".to_owned() })
        }
    })
}

/// A line that is not UTF-8: the offset of its first wrong byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotUtf8 {
    /// The offset of the first wrong byte, from 0.
    pub offset: usize,
}

impl NotUtf8 {
    /// What is reported about a line that is skipped.
    pub fn message(self) -> String {
        format!("not UTF-8 at byte {}: the line is skipped", self.offset)
    }
}

/// As [`each_line`], but lines that are not UTF-8 go to `take` too.
pub fn each_line_or_not(
    path: &Path,
    limits: &Limits,
    take: impl FnMut(u32, Result<&str, NotUtf8>) -> Result<(), Cause>,
) -> Result<u32, ReadError> {
    let file = open_file(path).map_err(|e| Cause::io(e).at(path))?;
    let size = file.metadata().map_err(|e| Cause::io(e).at(path))?.len();
    if size > limits.corpus_bytes {
        return Err(Cause::TooLarge { limit: limits.corpus_bytes }.at(path));
    }
    each_line_of(BufReader::with_capacity(BUFFER, file), limits, take).map_err(|cause| cause.at(path))
}

/// As [`each_line_or_not`] for what `input` gives.
pub fn each_line_of(
    input: impl BufRead,
    limits: &Limits,
    take: impl FnMut(u32, Result<&str, NotUtf8>) -> Result<(), Cause>,
) -> Result<u32, Cause> {
    let mut input = utf8(input)?;
    let mut lines = Lines { limits, take, count: 0, offset: 0 };
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        // Room for the end of the line, and one byte to see that it is too long.
        let most = limits.line_bytes as u64 + 3;
        let read = input.by_ref().take(most).read_until(b'\n', &mut bytes);
        if read.map_err(Cause::io)? == 0 {
            return Ok(lines.count);
        }
        match bytes.strip_suffix(b"\n") {
            Some(line) => lines.line(line.strip_suffix(b"\r").unwrap_or(line), bytes.len())?,
            None if lines.count == 0 => {
                let text = bytes.strip_suffix(b"\r").unwrap_or(&bytes);
                text.split(|b| *b == b'\r').try_for_each(|line| lines.line(line, line.len() + 1))?;
            }
            None => lines.line(&bytes, bytes.len())?,
        }
    }
}

/// What `input` gives, in UTF-8: its encoding is detected from the first bytes.
fn utf8<'a>(mut input: impl BufRead + 'a) -> Result<Box<dyn BufRead + 'a>, Cause> {
    let head = input.fill_buf().map_err(Cause::io)?;
    encoding::refuse_known(head)?;
    let Some(encoding) = encoding::of_head(head, head.len() < BUFFER) else { return Ok(Box::new(input)) };
    let decoder = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).build(input);
    Ok(Box::new(BufReader::with_capacity(BUFFER, decoder)))
}

/// What is to be reported about the encoding of a file that is read line by line; nothing if it cannot be read.
pub fn encoding_note(path: &Path) -> Option<Remark> {
    let mut head = Vec::new();
    if special_file(path).is_some() {
        // It can be read only once.
        return None;
    }
    open_file(path).ok()?.take(BUFFER as u64).read_to_end(&mut head).ok()?;
    let encoding = encoding::of_head(&head, head.len() < BUFFER)?;
    Some(encoding::note(encoding))
}

/// What was read so far, and who takes it.
struct Lines<'a, F> {
    limits: &'a Limits,
    take: F,
    count: u32,
    offset: usize,
}

impl<F: FnMut(u32, Result<&str, NotUtf8>) -> Result<(), Cause>> Lines<'_, F> {
    /// One line, which took up `size` bytes with its end.
    fn line(&mut self, bytes: &[u8], size: usize) -> Result<(), Cause> {
        let limits = self.limits;
        let line = self.count.saturating_add(1);
        if line > limits.rows {
            return Err(Cause::TooManyRows { limit: limits.rows });
        }
        if bytes.len() > limits.line_bytes {
            return Err(Cause::LineTooLong { line, limit: limits.line_bytes });
        }
        if bytes.contains(&0) {
            return Err(encoding::nul_byte(line));
        }
        let text = self.utf8(bytes, line);
        (self.take)(line, text)?;
        self.count = line;
        self.offset += size;
        lines::refuse_empty(line as usize, self.offset, LINE)?;
        if self.offset as u64 > limits.corpus_bytes {
            return Err(Cause::TooLarge { limit: limits.corpus_bytes });
        }
        Ok(())
    }

    fn utf8<'b>(&self, bytes: &'b [u8], line: u32) -> Result<&'b str, NotUtf8> {
        let text = encoding::from_utf8(bytes)
            .map_err(|error| NotUtf8 { offset: self.offset + error.valid_up_to() })?;
        Ok(if line == 1 { text.strip_prefix('\u{FEFF}').unwrap_or(text) } else { text })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<String>, String> {
        let mut lines = Vec::new();
        let take = |line: u32, text: Result<&str, NotUtf8>| {
            lines.push(text.map_or_else(NotUtf8::message, str::to_owned));
            assert_eq!(lines.len(), line as usize);
            Ok(())
        };
        let count = each_line_of(bytes, limits, take).map_err(|e| e.at("a.txt").to_string())?;
        assert_eq!(count as usize, lines.len());
        Ok(lines)
    }

    #[test]
    fn line_ends() {
        for (bytes, want) in [
            (&b""[..], &[][..]),
            (b"\n", &[""]),
            (b"a\nb", &["a", "b"]),
            (b"a\r\n\r\nb\r\n", &["a", "", "b"]),
            (b"a\rb\r", &["a", "b"]),
            (b"a\rb\nc", &["a\rb", "c"]),
            (b"\xEF\xBB\xBFa\n", &["a"]),
            (b"\xFF\xFEa\0\n\0\xA5\x62\n\0", &["a", "报"]),
            (b"caf\xE9\r\nnoir", &["café", "noir"]),
        ] {
            assert_eq!(read(bytes, &Limits::default()).unwrap(), want, "{bytes:?}");
        }
    }

    #[test]
    fn a_line_that_is_not_utf8_is_one_of_many() {
        let bytes = [b"\xC3\xA9\xC3\xA9\nc\xC3\n".as_slice(), "é\n".as_bytes()].concat();
        let want = ["éé", "not UTF-8 at byte 6: the line is skipped", "é"];
        assert_eq!(read(&bytes, &Limits::default()).unwrap(), want);
    }

    #[test]
    fn what_is_refused_has_its_line() {
        let limits = Limits { line_bytes: 5, corpus_bytes: 16, rows: 4, ..Limits::default() };
        for (bytes, want) in [
            (&b"a\nabcdef"[..], "a.txt, line 2: longer than 5 bytes"),
            (b"abcdefghijkl\n", "a.txt, line 1: longer than 5 bytes"),
            (b"a\nb\nc\nd\ne\n", "a.txt: more than 4 rows"),
            (b"abcd\nabcd\nabcd\nabcd", "a.txt: larger than 16 bytes"),
            (b"ab\n\0\n", "a.txt: expected text, found a NUL byte on line 2"),
            (b"%PDF-1.4", "a.txt: expected text, found a PDF file"),
        ] {
            let error = read(bytes, &limits).unwrap_err();
            assert!(error.starts_with(want), "{error}");
        }
        assert_eq!(read(b"abcde\r\nabcde", &limits).unwrap(), ["abcde", "abcde"]);
    }

    #[test]
    fn very_many_lines_without_text_are_refused() {
        for (line, want) in [("\n", false), ("ab\n", false), ("abc\n", true), ("abcdefgh\n", true)] {
            let read = read(line.repeat(300_000).as_bytes(), &Limits::default());
            assert_eq!(read.is_ok(), want, "{line:?}");
            let error = "a.txt: 262145 lines of fewer than 4 bytes on average: not a text";
            assert!(read.err().is_none_or(|e| e.starts_with(error)), "{line:?}");
        }
        assert!(read("\n".repeat(200_000).as_bytes(), &Limits::default()).is_ok());
    }

    proptest! {
        #[test]
        fn any_bytes(bytes in prop::collection::vec(prop::sample::select(&b"\n\r\xEF\xBB\xBFa\0\xFF"[..]), 0..40)) {
            let _ = read(&bytes, &Limits::default());
        }
    }
}
