//! Aligns two texts with one sentence per line.

use std::path::Path;
use std::sync::Arc;

use hexapla_align::{Aligned, Aligner, hard, unrelated};
use hexapla_group::Version;
use hexapla_model::{Alignment, Block, Diagnostic, Document, Lang, Location, Segmented, Severity, Warned};
use hexapla_read::{Cause, ReadError, Reader, detect_language, language_sample, special_file};
use hexapla_segment::Segmenter;

use crate::Input;
use crate::language::{DOUBT, corrected, doubted, texts};
use crate::twins::{Passages, same_text};

/// The beads of two texts whose blocks are sentences, with a warning if they do not look like translations of each other.
#[must_use]
pub fn align_sentences(aligner: &Aligner, source: Document, target: Document) -> Aligned<Warned<Alignment>> {
    let (source, target) = segmented(source, target);
    let aligned = aligner.align_sentences(source.clone(), target.clone());
    aligned.map(|alignment| warned(alignment, &source, &target))
}

/// The beads with what is to be reported about the two texts; they are doubted where a text is not in its language, or
/// is the other text.
fn warned(value: Alignment, source: &Segmented, target: &Segmented) -> Warned<Alignment> {
    let (first, second) = (&source.document, &target.document);
    let mut diagnostics: Vec<Diagnostic> =
        [first, second].iter().filter_map(|text| doubted(&text.path, text.lang, texts(text))).collect();
    let passages = (Passages::of(first), Passages::of(second));
    diagnostics.extend(same_text((first, &passages.0), (second, &passages.1)));
    let trust = if diagnostics.is_empty() { 1.0 } else { DOUBT };
    diagnostics.extend(unrelated(source, target, &value));
    diagnostics.extend(hard(source, target, &value));
    Warned { value: value.trusted(trust), diagnostics }
}

fn segmented(source: Document, target: Document) -> (Arc<Segmented>, Arc<Segmented>) {
    rayon::join(|| segmented_lines(source), || segmented_lines(target))
}

fn segmented_lines(document: Document) -> Arc<Segmented> {
    Arc::new(Segmenter::new().segment_lines(document))
}

/// The document of a file with one sentence per line: one block per line.
///
/// The language is the one that was given, or that the name shows (`a.zh`, `a.zh.txt`), or that the text shows. A file
/// without text is a document of blank lines, with a warning.
///
/// # Errors
/// If the file cannot be read, is not UTF-8 text, goes beyond the limits of `reader`, or does not show its language.
pub fn read_sentences(reader: &Reader, input: &Input) -> Result<Warned<Document>, ReadError> {
    let path = &input.path;
    let known = input.lang.map(Lang::primary).or_else(|| named(path));
    match reader.read_lines(path, known.unwrap_or(Lang::EN)) {
        Ok(mut read) => {
            if known.is_none() {
                let lang = detect_language(&language_sample(texts(&read.value)));
                read.value.lang = lang.ok_or_else(|| Cause::LanguageUnknown.at(path))?;
            } else if input.lang.is_none()
                && let Some((found, finding)) = corrected(path, read.value.lang, texts(&read.value))
            {
                read = again(reader, path, found, read)?;
                read.diagnostics.insert(0, finding);
            }
            Ok(read)
        }
        Err(error) if matches!(error.cause(), Cause::Empty) => blank(error.path(), known.unwrap_or(Lang::EN)),
        Err(error) => Err(error),
    }
}

/// The same text in another language than was thought: its encoding may be another one too. A pipe has been read to its end.
fn again(
    reader: &Reader,
    path: &Path,
    lang: Lang,
    mut read: Warned<Document>,
) -> Result<Warned<Document>, ReadError> {
    if special_file(path).is_none() {
        return reader.read_lines(path, lang);
    }
    read.value.lang = lang;
    Ok(read)
}

/// The language that the name of a file shows, at its very end first.
pub(crate) fn named(path: &Path) -> Option<Lang> {
    let ending = path.extension().and_then(|e| e.to_str());
    ending.and_then(|e| Lang::parse(e).ok()).or_else(|| Version::of(path, None).lang.map(Lang::primary))
}

/// A document of blank lines, as many as the file has.
fn blank(path: &Path, lang: Lang) -> Result<Warned<Document>, ReadError> {
    // A pipe has been read to its end.
    let text = if special_file(path).is_some() {
        String::new()
    } else {
        std::fs::read_to_string(path).map_err(|source| Cause::Io { source }.at(path))?
    };
    let lines = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
    let blocks = (0..lines).map(|n| Block::new("", Location { line: n + 1, page: None }, n)).collect();
    let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let document = Document { id, symbol: None, lang, path: path.to_owned(), blocks };
    let warning = Diagnostic::new(Severity::Warning, path, "no text in it")
        .hint("every line of the other text has no counterpart");
    Ok(Warned { value: document, diagnostics: vec![warning] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_name_tells_the_language() {
        for (name, want) in
            [("en-zh.en", Some("en")), ("a.zh.txt", Some("zh")), ("zh/a.txt", Some("zh")), ("a.txt", None)]
        {
            assert_eq!(named(Path::new(name)).map(|l| l.to_string()).as_deref(), want, "{name}");
        }
    }
}
