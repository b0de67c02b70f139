//! From bytes to text: the encoding is known from a byte order mark, by the bytes, by what the file declares, or guessed.

mod guess;

use std::borrow::Cow;
use std::str::Utf8Error;

use encoding_rs::{Encoding, UTF_8};
use hexapla_lang::scan;
use hexapla_model::{Lang, Severity};

use crate::findings::{Remark, plural};
use crate::{Cause, lines, magic};

/// The text of a file, with what is to be reported about its encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// What is to be reported.
    pub remark: Option<Remark>,
}

const WRONG: &str = "save the file as UTF-8 if characters are wrong";

/// Refuses a file whose first bytes are not those of a text.
pub fn refuse_binary(head: &[u8]) -> Result<(), Cause> {
    match magic::binary_kind(head).filter(|_| utf16(head).is_none()) {
        Some((found, hint)) => Err(Cause::NotText { found, hint }),
        None => Ok(()),
    }
}

/// Refuses a file that opens as one of another kind does. Texts of a corpus may hold control characters.
pub fn refuse_known(head: &[u8]) -> Result<(), Cause> {
    match magic::known(head) {
        Some((found, hint)) => Err(Cause::NotText { found: found.to_owned(), hint }),
        None => Ok(()),
    }
}

/// UTF-16 of either order, by its byte order mark or its NUL bytes.
fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_bom(head) {
        Some((encoding, _)) => Some(encoding).filter(|e| *e != UTF_8),
        None => guess::utf16(head),
    }
}

/// Whether bytes are UTF-16.
pub fn is_utf16(head: &[u8]) -> bool {
    utf16(head).is_some()
}

/// The error for a NUL byte.
pub fn nul_byte(line: u32) -> Cause {
    let found = format!("a NUL byte on line {line}");
    Cause::NotText { found, hint: "it is damaged or no text at all: save it as UTF-8" }
}

/// The text of `bytes` without its byte order mark; `lang` helps to guess the encoding.
///
/// A mark goes first, then UTF-8 if the bytes are valid, then UTF-16 by its NUL bytes, then the character set that the
/// file declares, if it fits. Bytes that are UTF-8 except for a few are read as such, with an error that names the first;
/// what is left is guessed from the frequencies of characters.
///
/// # Errors
/// If the bytes are not text.
pub fn decode<'a>(bytes: &'a [u8], lang: Option<Lang>) -> Result<Decoded<'a>, Cause> {
    refuse_binary(bytes)?;
    let decoded = if let Some(encoding) = utf16(bytes) {
        read_as(encoding, bytes)
    } else {
        match from_utf8(bytes) {
            Ok(text) => {
                let text = Cow::Borrowed(text.strip_prefix('\u{FEFF}').unwrap_or(text));
                Decoded { text, remark: None }
            }
            Err(error) => decode_other(bytes, error.valid_up_to(), lang),
        }
    };
    match scan::position(decoded.text.as_bytes(), 0, |byte, _| byte == 0) {
        Some(at) => Err(nul_byte(1 + lines::count_ends(&decoded.text.as_bytes()[..at]))),
        None => Ok(decoded),
    }
}

/// As [`std::str::from_utf8`], sooner where nothing is wrong.
///
/// # Errors
/// If the bytes are not valid UTF-8.
pub fn from_utf8(bytes: &[u8]) -> Result<&str, Utf8Error> {
    simdutf8::basic::from_utf8(bytes).or_else(|_| std::str::from_utf8(bytes))
}

/// The text of bytes that are not valid UTF-8 from `offset` on.
fn decode_other<'a>(bytes: &'a [u8], offset: usize, lang: Option<Lang>) -> Decoded<'a> {
    let declared = declared_encoding(bytes).filter(|e| *e != UTF_8);
    if let Some(encoding) = declared
        && encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some()
    {
        return read_as(encoding, bytes);
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") || guess::is_damaged_utf8(bytes) {
        return read_damaged(bytes, offset);
    }
    read_as(guess::encoding(bytes, lang), bytes)
}

/// The text of bytes in `encoding`, with a note that says so.
fn read_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, wrong) = encoding.decode_with_bom_removal(bytes);
    let note = note(encoding);
    let note = if wrong { Remark { hint: WRONG, ..note } } else { note };
    Decoded { text, remark: Some(note) }
}

/// What is reported about a file that is not in UTF-8.
pub fn note(encoding: &'static Encoding) -> Remark {
    let message = format!("read as {}", encoding.name());
    Remark { severity: Severity::Note, line: 0, message, hint: "" }
}

/// The text of UTF-8 that is invalid at byte `offset` and maybe elsewhere.
fn read_damaged<'a>(bytes: &'a [u8], offset: usize) -> Decoded<'a> {
    let line = 1 + lines::count_ends(&bytes[..offset]);
    let text = String::from_utf8_lossy(bytes);
    let wrong = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let more = if wrong > 1 {
        format!(", and {} more place{}", wrong - 1, plural(wrong - 1))
    } else {
        String::new()
    };
    let message = format!("not UTF-8 at byte {offset}{more}: read as U+FFFD");
    // Characters are lost, which scripts see by the exit code.
    let hint = "the file is damaged, or holds text in two encodings";
    let lost = Remark { severity: Severity::Error, line, message, hint };
    let text = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned().into(),
        None => text,
    };
    Decoded { text, remark: Some(lost) }
}

/// The encoding of a large file by its first bytes; `None` if that is UTF-8, or cannot be detected from them.
pub fn of_head(head: &[u8], whole: bool) -> Option<&'static Encoding> {
    if let Some(encoding) = utf16(head) {
        return Some(encoding);
    }
    let error = std::str::from_utf8(head).err()?;
    let cut = error.error_len().is_none() && !whole;
    if cut || head.starts_with(b"\xEF\xBB\xBF") || guess::is_damaged_utf8(head) {
        return None;
    }
    Some(guess::encoding(head, None))
}

/// The encoding that an HTML or XML file names for itself.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let xml = head.starts_with("<?xml").then(|| head.split_once("encoding=")).flatten();
    let after = xml.or_else(|| head.split_once("charset="))?.1.trim_start_matches(['"', '\'', ' ']);
    let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).unwrap_or(after.len());
    Encoding::for_label(&after.as_bytes()[..end])
}

#[cfg(test)]
mod tests;
