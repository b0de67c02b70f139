//! JSON Lines: one object per row, with the place of each text.

use std::io::{self, Write};

use hexapla_model::Text;
use serde::Serialize;

use crate::writing::by_lang::ByLang;
use crate::writing::view::{Row, View};

/// Writes the rows; their strings are the author's characters.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let files: Vec<String> = (0..view.langs.len()).map(|n| view.path(n)).collect();
    for row in view.rows() {
        serde_json::to_writer(&mut *out, &Object::new(view, &files, &row))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Object<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<&'a str>,
    anchor: Option<String>,
    kind: &'static str,
    score: f64,
    /// Whether a person changed, added or confirmed the row.
    #[serde(skip_serializing_if = "is_false")]
    reviewed: bool,
    /// The languages whose text is in another place of its version than the row in the pivot.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    moved: Vec<&'a str>,
    translation: ByLang<'a, &'a str>,
    places: ByLang<'a, Place<'a>>,
}

/// What serde asks for a key that is written only where it says something.
fn is_false(flag: &bool) -> bool {
    !flag
}

impl<'a> Object<'a> {
    fn new(view: &'a View<'_>, files: &'a [String], row: &Row<'a>) -> Self {
        let texts = view.codes().zip(&row.texts).zip(files);
        let present: Vec<_> = texts.filter_map(|((code, text), file)| Some((code, (*text)?, file))).collect();
        Self {
            id: &row.unit.id,
            symbol: view.corpus.symbol.as_deref(),
            anchor: row.unit.anchor.as_ref().map(ToString::to_string),
            kind: row.unit.kind.as_str(),
            score: row.score(),
            reviewed: row.unit.reviewed,
            moved: view.moved(row),
            translation: ByLang(present.iter().map(|(code, text, _)| (*code, text.text.as_str())).collect()),
            places: ByLang(
                present.iter().map(|(code, text, file)| (*code, Place::new(file, text))).collect(),
            ),
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
