//! Reads texts of which line n of one translates line n of the others.

use std::path::{Path, PathBuf};

use hexapla_model::{Corpus, Lang, Warned};
use hexapla_source::{ReadError, each_line};

use crate::Importer;
use crate::reading::line_aligned::{lines_of, unequal};
use crate::reading::packed::{PackedCorpus, PackedRows};

impl Importer {
    /// The corpus of files that are aligned line by line: one row per line, called by its number; the first file is the
    /// pivot. A line without text, or that is not UTF-8, is a row without text in that language, so that row n is line n + 1.
    ///
    /// # Errors
    /// If a file cannot be read, is not text or goes beyond the limits, if files differ in their number of lines, or
    /// two are in one language.
    pub fn read_line_aligned(&self, files: &[(Lang, PathBuf)]) -> Result<Warned<Corpus>, ReadError> {
        let read = self.read_packed_line_aligned(files)?;
        Ok(Warned { value: read.value.unpack(), diagnostics: read.diagnostics })
    }

    /// As [`read_line_aligned`](Self::read_line_aligned), with rows that take up little more than their texts.
    ///
    /// # Errors
    /// As [`read_line_aligned`](Self::read_line_aligned).
    pub fn read_packed_line_aligned(
        &self,
        files: &[(Lang, PathBuf)],
    ) -> Result<Warned<PackedCorpus>, ReadError> {
        let read = lines_of(&self.loader, files)?;
        let mut rows = PackedRows::default();
        (0..read.value.len()).for_each(|row| rows.push(&read.value.unit(row)));
        let value = PackedCorpus::in_order(read.value.head, rows);
        Ok(Warned { value, diagnostics: read.diagnostics })
    }

    /// The lines of two files of which line n of one translates line n of the other; lines without text are empty.
    ///
    /// # Errors
    /// As [`Self::read_line_aligned`]; two files may be in one language.
    pub fn read_line_pairs(&self, paths: [&Path; 2]) -> Result<[Vec<String>; 2], ReadError> {
        let mut sides = [Vec::new(), Vec::new()];
        let mut counts = Vec::with_capacity(2);
        for (path, lines) in paths.iter().zip(&mut sides) {
            let count = each_line::each_line(path, self.loader.limits(), |_, text| {
                lines.push(text.to_owned());
                Ok(())
            })?;
            counts.push(((*path).to_owned(), count));
        }
        if counts[0].1 == counts[1].1 { Ok(sides) } else { Err(unequal(counts)) }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use hexapla_model::{Text, TranslationUnit};

    use super::*;

    /// Files named by language in a folder, and what is read of them.
    fn read(texts: &[(&str, &str)]) -> Result<Warned<Corpus>, String> {
        let folder = tempfile::tempdir().unwrap();
        let mut files = Vec::new();
        for (n, (lang, text)) in texts.iter().enumerate() {
            let path = folder.path().join(format!("{n}.{lang}"));
            fs::write(&path, text).unwrap();
            files.push((Lang::parse(lang).unwrap(), path));
        }
        let place = format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR);
        Importer::default().read_line_aligned(&files).map_err(|e| e.to_string().replace(&place, ""))
    }

    fn rows(corpus: &Corpus) -> Vec<String> {
        let text = |t: &Option<Text>| t.as_ref().map_or("-", |t| &t.text).to_owned();
        let row = |u: &TranslationUnit| u.texts.iter().map(text).collect::<Vec<_>>().join("|");
        corpus.units.iter().map(|u| format!("{} {} {}", u.id, u.score, row(u))).collect()
    }

    #[test]
    fn line_by_line() {
        let read =
            read(&[("zh", "报告\n\n船 \n\n"), ("en", "Report\r\nLake\r\n\r\n\r\n"), ("fr", "\nLac\n\n\n")])
                .unwrap();
        assert_eq!(read.value.langs, [Lang::ZH, Lang::EN, Lang::FR]);
        assert_eq!(rows(&read.value), ["1 1 报告|Report|-", "2 1 -|Lake|Lac", "3 0 船 |-|-", "4 0 -|-|-"]);
        let notes: Vec<_> =
            read.diagnostics.iter().map(|d| (d.location.unwrap().line, d.message.as_str())).collect();
        let one = "an empty line where another text has one";
        assert_eq!(
            notes,
            [(2, one), (3, one), (1, "2 empty lines where other texts have some, this is the first")]
        );
    }

    #[test]
    fn one_language_and_no_text() {
        assert_eq!(rows(&read(&[("en", "a\nb")]).unwrap().value), ["1 0 a", "2 0 b"]);
        let blank = read(&[("en", "\n\n"), ("fr", "a\n\n")]).unwrap();
        assert_eq!(rows(&blank.value), ["1 0 -|a", "2 0 -|-"]);
        assert_eq!(blank.diagnostics[0].message, "no text in it");
        assert_eq!(read(&[("en", ""), ("fr", "")]).unwrap().value.units, []);
    }

    #[test]
    fn what_is_refused() {
        assert_eq!(
            read(&[("en", "a\nb\nc\n"), ("fr", "a\nb"), ("zh", "a\nb\nc")]).unwrap_err(),
            "sides of unequal length: 0.en has 3 lines, 1.fr has 2 lines, 2.zh has 3 lines; line 3 of 0.en is the first \
             without a counterpart; line n must translate line n, so leave a line empty where a translation is missing"
        );
        let error = read(&[("en", "a"), ("fr", "a\nb")]).unwrap_err();
        assert!(error.contains("line 2 of 1.fr is the first"), "{error}");
        let error = read(&[("en", "a"), ("en", "b")]).unwrap_err();
        assert!(error.starts_with("0.en and 1.en: both are named as en"), "{error}");
    }
}
