//! JSON Lines: an object a row, with the place of each text.

use std::io::{self, Write};

use hexapla_model::{Corpus, Text, TranslationUnit};
use serde::Serialize;

use crate::by_lang::ByLang;
use crate::escape;

/// Writes `corpus`; its strings are the author's characters.
pub(crate) fn write(corpus: &Corpus, out: &mut dyn Write) -> io::Result<()> {
    let files: Vec<String> = corpus.paths.iter().map(|p| p.display().to_string()).collect();
    for unit in &corpus.units {
        serde_json::to_writer(&mut *out, &Row::new(corpus, &files, unit))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<&'a str>,
    anchor: Option<String>,
    kind: &'static str,
    score: f64,
    translation: ByLang<'a, &'a str>,
    places: ByLang<'a, Place<'a>>,
}

impl<'a> Row<'a> {
    fn new(corpus: &'a Corpus, files: &'a [String], unit: &'a TranslationUnit) -> Self {
        let texts = || corpus.langs.iter().zip(&unit.texts).enumerate();
        let present = || texts().filter_map(|(n, (lang, text))| Some((n, lang, text.as_ref()?)));
        let file = |n: usize| files.get(n).map_or("", String::as_str);
        Self {
            id: &unit.id,
            symbol: corpus.symbol.as_deref(),
            anchor: unit.anchor.as_ref().map(ToString::to_string),
            kind: unit.kind.as_str(),
            score: escape::score(unit.score),
            translation: ByLang(present().map(|(_, lang, text)| (lang, text.text.as_str())).collect()),
            places: ByLang(present().map(|(n, lang, text)| (lang, Place::new(file(n), text))).collect()),
        }
    }
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    lines: &'a [u32],
}

impl<'a> Place<'a> {
    fn new(file: &'a str, text: &'a Text) -> Self {
        Self { file, line: text.location.line, page: text.location.page, lines: &text.lines }
    }
}
