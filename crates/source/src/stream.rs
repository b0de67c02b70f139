//! The bytes of a corpus file: unpacked, in UTF-8, with a count of lines and an eye on the limits.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::bufread::MultiGzDecoder;
use hexapla_lang::scan;

use crate::file::open_file;
use crate::{Cause, Limits, ReadError, Remark, encoding};

const BUFFER: usize = 64 * 1024;
/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";
/// How much of a file is looked at to know its encoding.
const HEAD: usize = 1_024;

/// What is read of a file.
pub struct Stream<'a> {
    input: Box<dyn BufRead + 'a>,
    /// What it was in, if not in UTF-8.
    encoding: Option<&'static Encoding>,
    limits: &'a Limits,
    line: u32,
    /// Bytes read so far, and those of the item that is read now, if there are items.
    total: u64,
    item: Option<usize>,
    after_cr: bool,
    refused: Option<Cause>,
    /// The offsets of line ends that were not requested yet, and whether a line begins after each.
    ends: Option<VecDeque<(u64, bool)>>,
    /// The line of the last offset that was asked for.
    passed: u32,
}

impl<'a> Stream<'a> {
    /// The file at `path`, unpacked if it is packed with gzip.
    ///
    /// # Errors
    /// If it cannot be opened or goes beyond the limits.
    pub fn open(path: &Path, limits: &'a Limits) -> Result<Self, ReadError> {
        let file = open_file(path).map_err(|e| Cause::io(e).at(path))?;
        let size = file.metadata().map_err(|e| Cause::io(e).at(path))?.len();
        if size > limits.corpus_bytes {
            return Err(Cause::TooLarge { limit: limits.corpus_bytes }.at(path));
        }
        Self::new(file, limits).map_err(|cause| cause.at(path))
    }

    /// What `input` gives.
    ///
    /// # Errors
    /// If the first bytes cannot be read or are those of no text, or there are none.
    pub fn new(input: impl Read + 'a, limits: &'a Limits) -> Result<Self, Cause> {
        let fail = Cause::io;
        let mut input = unpacked(Box::new(BufReader::with_capacity(BUFFER, input))).map_err(fail)?;
        let head = input.fill_buf().map_err(fail)?;
        if head.is_empty() {
            return Err(Cause::NoBytes);
        }
        encoding::refuse_known(head)?;
        let encoding = declared(head).or_else(|| encoding::of_head(head, head.len() < BUFFER));
        Ok(Self {
            input: in_utf8(input, encoding).map_err(fail)?,
            encoding: encoding.filter(|encoding| *encoding != UTF_8),
            limits,
            line: 1,
            total: 0,
            item: None,
            after_cr: false,
            refused: None,
            ends: None,
            passed: 1,
        })
    }

    /// The first bytes, which stay to be read.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn head(&mut self) -> Result<&[u8], Cause> {
        self.input.fill_buf().map_err(Cause::io)
    }

    /// The next `most` bytes at most, which stay to be read, and whether there are no more.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn look_ahead(&mut self, most: usize) -> Result<(Vec<u8>, bool), Cause> {
        let mut rest = std::mem::replace(&mut self.input, Box::new(io::empty()));
        let mut ahead = Vec::new();
        let read = rest.by_ref().take(most as u64).read_to_end(&mut ahead);
        self.input = Box::new(Cursor::new(ahead.clone()).chain(rest));
        let read = read.map_err(Cause::io)?;
        Ok((ahead, read < most))
    }

    /// What is to be reported about the encoding.
    pub fn note(&self) -> Option<Remark> {
        self.encoding.map(encoding::note)
    }

    /// Begins an item (an event of XML, a row of a table), of which no more than a line may have is read.
    pub fn begin_item(&mut self) {
        self.item = Some(0);
    }

    /// Keeps the places of line ends from now on, for who reads ahead.
    pub fn keep_line_ends(&mut self) {
        self.ends = Some(VecDeque::new());
    }

    /// The line of the first byte at or after `offset` that ends no line, for offsets that never fall.
    pub fn line_at(&mut self, mut offset: u64) -> u32 {
        let Some(ends) = &mut self.ends else { return self.line };
        while let Some((at, begins_line)) = ends.front().copied().filter(|(at, _)| *at <= offset) {
            self.passed = self.passed.saturating_add(u32::from(begins_line));
            offset += u64::from(at == offset);
            ends.pop_front();
        }
        self.passed
    }

    /// Why reading failed, if it was not for what is in the file.
    pub fn failure(&mut self, error: io::Error) -> Cause {
        self.refused.take().unwrap_or_else(|| Cause::io(error))
    }

    fn refusal(&self) -> Option<Cause> {
        let limits = self.limits;
        if self.total > limits.corpus_bytes {
            return Some(Cause::TooLarge { limit: limits.corpus_bytes });
        }
        let too_long = self.item.is_some_and(|item| item > limits.line_bytes);
        too_long.then_some(Cause::ItemTooLong { line: self.line, limit: limits.line_bytes })
    }

    fn count(&mut self, amount: usize) {
        let Ok(buffer) = self.input.fill_buf() else { return };
        let bytes = &buffer[..amount.min(buffer.len())];
        let mut from = 0;
        while let Some(at) = scan::position(bytes, from, |byte, _| (byte == b'\n') | (byte == b'\r')) {
            let is_second = bytes[at] == b'\n' && at == from && self.after_cr;
            if let Some(ends) = &mut self.ends {
                ends.push_back((self.total + at as u64, !is_second));
            }
            self.line = self.line.saturating_add(u32::from(!is_second));
            self.after_cr = bytes[at] == b'\r';
            from = at + 1;
        }
        self.after_cr &= from == bytes.len();
        self.total += amount as u64;
        self.item = self.item.map(|item| item + amount);
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Stream<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if let Some(refused) = self.refusal() {
            self.refused = Some(refused);
            return Err(io::Error::other("beyond the limits"));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.count(amount);
        self.input.consume(amount);
    }
}

/// What is packed with gzip, unpacked.
fn unpacked<'a>(mut input: Box<dyn BufRead + 'a>) -> io::Result<Box<dyn BufRead + 'a>> {
    if input.fill_buf()?.starts_with(b"\x1F\x8B") {
        return Ok(Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(input))));
    }
    Ok(input)
}

/// What is in `encoding`, in UTF-8 and without a byte order mark. What is wrong in UTF-8 stays, to be reported where it is.
fn in_utf8<'a>(
    mut input: Box<dyn BufRead + 'a>,
    encoding: Option<&'static Encoding>,
) -> io::Result<Box<dyn BufRead + 'a>> {
    let Some(encoding) = encoding.filter(|encoding| *encoding != UTF_8) else {
        if input.fill_buf()?.starts_with(MARK) {
            input.consume(MARK.len());
        }
        return Ok(input);
    };
    let decoder = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).strip_bom(true).build(input);
    Ok(Box::new(BufReader::with_capacity(BUFFER, decoder)))
}

/// The first bytes of the file at `path`, unpacked.
///
/// # Errors
/// If they cannot be read.
pub fn head(path: &Path) -> Result<Vec<u8>, ReadError> {
    first_bytes(path).map_err(|error| Cause::io(error).at(path))
}

fn first_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let input = unpacked(Box::new(BufReader::with_capacity(BUFFER, open_file(path)?)))?;
    let mut head = Vec::new();
    input.take(BUFFER as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// The first bytes of a text in UTF-8, whatever it is in; those of another file stay as they are.
pub fn text_head(head: Vec<u8>) -> Vec<u8> {
    if encoding::refuse_known(&head).is_err() || head.starts_with(b"PAR1") {
        return head;
    }
    match declared(&head).or_else(|| encoding::of_head(&head, head.len() < BUFFER)) {
        Some(encoding) => encoding.decode(&head).0.into_owned().into_bytes(),
        None => head,
    }
}

/// The encoding that the first bytes declare, by a byte order mark or as XML does.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    for (mark, encoding) in [
        (MARK, UTF_8),
        (b"\xFF\xFE".as_slice(), UTF_16LE),
        (b"\xFE\xFF", UTF_16BE),
        (b"<\0?\0", UTF_16LE),
        (b"\0<\0?", UTF_16BE),
    ] {
        if head.starts_with(mark) {
            return Some(encoding);
        }
    }
    let head = head.strip_prefix(b"<?xml")?;
    let head = String::from_utf8_lossy(&head[..head.len().min(HEAD)]);
    let declaration = head.split("?>").next()?;
    let label = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let label = label.strip_prefix(['"', '\''])?.split(['"', '\'']).next()?;
    // What is declared as UTF-16 but opens with single bytes is not; what is wrong in UTF-8 is reported where it is.
    Encoding::for_label_no_replacement(label.as_bytes()).filter(|e| e.is_ascii_compatible())
}

#[cfg(test)]
mod tests;
