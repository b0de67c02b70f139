//! The formats of documents, a module each: the bytes of a file become blocks.

mod docx;
mod html;
mod list_label;
mod markdown;
mod odt;
mod office;
mod parsed;
mod pdf;
mod symbol;
mod tei;
pub(crate) mod txt;

use hexapla_source::{Cause, Source};

use crate::DocumentFormat;

pub(crate) use parsed::Parsed;

/// Reads a document in this format.
///
/// # Errors
/// If it is not in this format, is damaged or protected, or goes beyond the limits; if a program that reads the format is
/// missing or fails.
pub(crate) fn parse(source: &Source<'_>, format: DocumentFormat) -> Result<Parsed, Cause> {
    match format {
        DocumentFormat::PlainText => txt::parse(source),
        DocumentFormat::Markdown => markdown::parse(source),
        DocumentFormat::Html => html::parse(source),
        DocumentFormat::Tei => tei::parse(source),
        DocumentFormat::Docx => docx::parse(source),
        DocumentFormat::Office => office::parse(source),
        DocumentFormat::Pdf => pdf::parse(source),
    }
}
