//! Readers of documents: the same each time, places in the text, no character lost.

use std::path::Path;

use hexapla::model::{Block, Document, Lang, Warned};
use hexapla::read::{Cause, DocumentFormat, Reader};

use super::Verdict;
use super::text::check_segmentation;
use crate::scratch;

/// The parts of a document of Word.
const DOCX: [&str; 8] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/numbering.xml",
    "word/styles.xml",
    "word/footnotes.xml",
    "word/settings.xml",
];

pub(super) fn txt(data: &[u8]) -> Verdict {
    let Some(read) = read(data, DocumentFormat::PlainText, "seed.txt") else { return Verdict::Refused };
    check(&read, Some(data));
    if let Some(text) = plain(data) {
        assert_eq!(letters(&joined(&read.blocks)), letters(text), "a text has what its file has");
    }
    Verdict::Accepted
}

/// A text with one sentence per line: one block per line, as it is.
pub(super) fn lines(data: &[u8]) -> Verdict {
    let folder = scratch::folder();
    let path = scratch::put(&folder, "seed.txt", data);
    let read = || Reader::default().read_lines(&path, Lang::FR);
    let Some(document) = twice(read) else { return Verdict::Refused };
    if let Some(text) = plain(data) {
        assert_eq!(letters(&joined(&document.blocks)), letters(text), "a text has what its file has");
    }
    for (n, block) in document.blocks.iter().enumerate() {
        assert_eq!(block.pieces.len(), 1);
        assert_eq!(block.pieces[0].index as usize, n, "one block per line");
    }
    Verdict::Accepted
}

/// Bytes in any encoding, read as if their language were each of those that the guess depends on.
pub(super) fn encoding(data: &[u8]) -> Verdict {
    let mut verdict = Verdict::Refused;
    for lang in [Lang::AR, Lang::ZH, Lang::RU, Lang::FR] {
        let read = || {
            Reader::default().read_bytes(
                data,
                DocumentFormat::PlainText,
                Path::new("seed.txt"),
                Some(lang),
                "seed",
            )
        };
        if let Some(document) = twice(read) {
            check_blocks(&document, None);
            verdict = Verdict::Accepted;
        }
    }
    verdict
}

pub(super) fn markdown(data: &[u8]) -> Verdict {
    of_format(data, DocumentFormat::Markdown, "seed.md", Some(data))
}

pub(super) fn html(data: &[u8]) -> Verdict {
    of_format(data, DocumentFormat::Html, "seed.html", Some(data))
}

pub(super) fn tei(data: &[u8]) -> Verdict {
    of_format(data, DocumentFormat::Tei, "seed.xml", Some(data))
}

/// The parts of a Word document, in the order of [`DOCX`].
pub(super) fn docx(data: &[u8]) -> Verdict {
    of_format(&scratch::zip(data, DOCX), DocumentFormat::Docx, "seed.docx", None)
}

/// A Word document as a zip archive.
pub(super) fn docx_package(data: &[u8]) -> Verdict {
    of_format(data, DocumentFormat::Docx, "seed.docx", None)
}

fn of_format(data: &[u8], format: DocumentFormat, name: &str, lines: Option<&[u8]>) -> Verdict {
    let Some(document) = read(data, format, name) else { return Verdict::Refused };
    check(&document, lines);
    Verdict::Accepted
}

/// The document in `data`; one whose language is not shown is read as if it were English.
fn read(data: &[u8], format: DocumentFormat, name: &str) -> Option<Document> {
    let read = |lang| Reader::default().read_bytes(data, format, Path::new(name), lang, "seed");
    match read(None) {
        Err(error) if matches!(error.cause(), Cause::LanguageUnknown) => twice(|| read(Some(Lang::EN))),
        first => {
            let mut first = Some(first);
            twice(|| first.take().unwrap_or_else(|| read(None)))
        }
    }
}

/// What is read twice alike, or refused twice with the same message.
pub(super) fn twice<T: PartialEq + std::fmt::Debug, E: std::fmt::Display>(
    read: impl FnMut() -> Result<Warned<T>, E>,
) -> Option<T> {
    twice_warned(read).map(|read| read.value)
}

/// The same with its diagnostics.
pub(super) fn twice_warned<T: PartialEq + std::fmt::Debug, E: std::fmt::Display>(
    mut read: impl FnMut() -> Result<Warned<T>, E>,
) -> Option<Warned<T>> {
    match (read(), read()) {
        (Ok(first), Ok(second)) => {
            assert!(first.value == second.value, "read alike");
            assert_eq!(first.diagnostics, second.diagnostics, "the same is said");
            first.diagnostics.iter().for_each(|said| assert!(!said.to_string().trim().is_empty()));
            Some(first)
        }
        (Err(first), Err(second)) => {
            assert_eq!(first.to_string(), second.to_string(), "refused alike");
            None
        }
        (first, second) => panic!("read {}, then {}", first.is_ok(), second.is_ok()),
    }
}

/// Checks a document, and what becomes of it when its outline is read.
pub(super) fn check(document: &Document, lines: Option<&[u8]>) {
    check_blocks(document, lines);
    check_segmentation(document.clone());
}

/// Checks that blocks hold text and say where it is: on a line that a file of these bytes has.
fn check_blocks(document: &Document, bytes: Option<&[u8]>) {
    // Each encoding that is read has a byte 10 or 13 in each line end.
    let most = bytes.map(|bytes| bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1);
    for block in &document.blocks {
        assert!(!block.text.trim().is_empty(), "a block without text");
        assert!(!block.pieces.is_empty(), "a block from nowhere");
        assert_eq!(block.pieces[0].offset, 0, "the first piece begins the block");
        for piece in &block.pieces {
            assert!(block.text.is_char_boundary(piece.offset as usize), "a piece cuts a character");
            if let Some(most) = most {
                assert!(
                    (1..=most).contains(&(piece.location.line as usize)),
                    "line {} of {most}",
                    piece.location.line
                );
            }
        }
        assert!(block.pieces.is_sorted_by_key(|piece| piece.offset), "pieces follow each other");
        assert!(block.label.is_none() && block.anchor.is_none(), "labels are found later");
    }
}

/// The text of bytes that are nothing but UTF-8: with a NUL byte they may be UTF-16.
fn plain(data: &[u8]) -> Option<&str> {
    std::str::from_utf8(data).ok().filter(|text| !text.starts_with('\u{FEFF}') && !text.contains('\0'))
}

fn joined(blocks: &[Block]) -> String {
    blocks.iter().map(|block| block.text.as_str()).collect()
}

/// The characters of a text that are not blank, in their order.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
