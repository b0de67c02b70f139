//! The whole pipeline in one call: texts in, rows out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hexapla::align::{Aligner, findings};
use hexapla::formats::{self, Options};
use hexapla::model::{Bitext, Corpus, Diagnostic, Lang, Level, Segmented};
use hexapla::read::{DocumentFormat, ReadError, Reader};
use hexapla::score::{Beads, beads};
use hexapla::segment::Segmenter;

use crate::report::read;

/// The versions of one document, the pivot first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts(pub Vec<(String, String)>);

/// What came of them.
#[derive(Debug)]
pub struct Aligned {
    /// The segmented texts, the pivot first.
    pub texts: Vec<Arc<Segmented>>,
    /// The pivot and each other text.
    pub bitexts: Vec<Bitext>,
    /// What was noticed in reading and in aligning.
    pub diagnostics: Vec<Diagnostic>,
}

impl Texts {
    /// The texts of files.
    #[must_use]
    pub fn read(files: &[(&str, PathBuf)]) -> Self {
        Self(files.iter().map(|(lang, path)| ((*lang).to_owned(), read(path))).collect())
    }

    /// The text in `lang`.
    ///
    /// # Panics
    /// If there is none.
    pub fn get_mut(&mut self, lang: &str) -> &mut String {
        &mut self.0.iter_mut().find(|(l, _)| l == lang).expect("a text in that language").1
    }

    /// The lines of the text in `lang` that are not blank.
    #[must_use]
    pub fn lines(&self, lang: &str) -> Vec<String> {
        let text = self.0.iter().find(|(l, _)| l == lang).map_or("", |(_, t)| t);
        text.lines().filter(|l| !l.trim().is_empty()).map(str::to_owned).collect()
    }

    /// Puts lines in the place of the text in `lang`, a blank line between them.
    pub fn set_lines(&mut self, lang: &str, lines: &[String]) {
        *self.get_mut(lang) = lines.join("\n\n") + "\n";
    }

    /// Aligns the texts as plain text.
    ///
    /// # Errors
    /// If one of them cannot be read.
    ///
    /// # Panics
    /// If a language is unknown.
    pub fn align(&self) -> Result<Aligned, ReadError> {
        let reader = Reader::default();
        let mut texts = Vec::new();
        let mut diagnostics = Vec::new();
        for (lang, text) in &self.0 {
            let path = PathBuf::from(format!("report.{lang}.txt"));
            let lang = Lang::parse(lang).expect("a language");
            let read =
                reader.read_bytes(text.as_bytes(), DocumentFormat::PlainText, &path, Some(lang), "report")?;
            let segmented = Segmenter::new().segment(read.value);
            diagnostics.extend(read.diagnostics.into_iter().chain(segmented.diagnostics));
            texts.push(Arc::new(segmented.value));
        }
        // The recorded figures say what the texts themselves show.
        let aligner = Aligner::new().without_seed();
        let bitexts = aligner.align(std::slice::from_ref(&texts)).value.remove(0);
        diagnostics.extend(bitexts.iter().flat_map(findings));
        Ok(Aligned { texts, bitexts, diagnostics })
    }
}

impl Aligned {
    /// The rows.
    #[must_use]
    pub fn corpus(&self, level: Level) -> Corpus {
        hexapla::corpus::join("report", &self.texts[0], &self.bitexts, level)
    }

    /// The rows of paragraphs as line numbers.
    ///
    /// # Panics
    /// Never: writing to memory does not fail.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut out = Vec::new();
        let corpus = self.corpus(Level::Paragraph);
        let options = Options::default();
        let parts = formats::Format::Lines.parts(&corpus.langs, &options);
        parts[0].write(&corpus, &options, &mut out).expect("memory");
        String::from_utf8(out).expect("text")
    }
}

/// The strict F1 of our beads of two texts with one sentence per line, documents pooled: source, target, gold.
///
/// # Panics
/// If a file cannot be read.
#[must_use]
pub fn beads_f1(langs: (&str, &str), documents: &[[PathBuf; 3]]) -> f64 {
    let lang = |code: &str| Lang::parse(code).expect("a language");
    let one = |[source, target, gold]: &[PathBuf; 3]| {
        let text = |path: &Path, lang| Reader::default().read_lines(path, lang).expect("a text").value;
        let found = hexapla::align_sentences(
            &Aligner::new(),
            text(source, lang(langs.0)),
            text(target, lang(langs.1)),
        );
        let found = found
            .value
            .value
            .beads()
            .iter()
            .map(|b| (b.source.clone().collect(), b.target.clone().collect()));
        (Beads::parse(&read(gold), gold).expect("gold beads"), Beads::new(found))
    };
    let pairs: Vec<(Beads, Beads)> = documents.iter().map(one).collect();
    let score = beads(&pairs);
    score.measures.iter().find(|m| m.name == "strict_f1").map_or(0.0, |m| m.value)
}
