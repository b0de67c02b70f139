//! What a format cannot hold of a corpus, or what those who read it refuse.

use hexapla_model::{Corpus, Diagnostic, Severity, Text};

use crate::escape::loses_characters;
use crate::format::Format;
use crate::held::held;
use crate::options::Options;
use crate::view::View;

/// Translation programs refuse longer segments of a memory, in characters.
const MOST_CHARACTERS: usize = 2_000;

impl Format {
    /// What those who look at `corpus` in this format should know: one finding of a sort, at its first place.
    #[must_use]
    pub fn findings(self, corpus: &Corpus, options: &Options) -> Vec<Diagnostic> {
        let is_long =
            |text: &Text| text.text.len() > MOST_CHARACTERS && text.text.chars().count() > MOST_CHARACTERS;
        let is_marked_up = match self {
            Self::Tmx | Self::Html => true,
            #[cfg(feature = "xces")]
            Self::Xces => true,
            _ => false,
        };
        let long = (self == Self::Tmx).then(|| {
            let one = format!("segment of more than {MOST_CHARACTERS} characters");
            let many = format!("segments of more than {MOST_CHARACTERS} characters");
            find(
                corpus,
                options,
                is_long,
                (&one, &many),
                "Trados refuses such a segment; rows of sentences are shorter",
            )
        });
        let lost = is_marked_up.then(|| {
            let one = format!("text with control characters, which {} cannot hold", self.name());
            let many = format!("texts with control characters, which {} cannot hold", self.name());
            find(
                corpus,
                options,
                |text| loses_characters(&text.text),
                (&one, &many),
                "they are left out; jsonl keeps them",
            )
        });
        left_out(self, corpus, options).into_iter().chain(long.into_iter().chain(lost).flatten()).collect()
    }
}

/// How many of the rows that are sure enough stand in no file, since the format cannot hold them, and the first of them.
fn left_out(format: Format, corpus: &Corpus, options: &Options) -> Option<Diagnostic> {
    if format.parts(&corpus.langs, options).is_empty() {
        return None;
    }
    let held = held(format, corpus, options);
    let whole = View::new(corpus, &corpus.langs, options);
    let mut lost = whole.numbered_rows().filter(|(n, _)| !held[*n]).map(|(_, row)| row);
    let first = lost.next()?;
    let (id, holds) = (&first.unit.id, format.held_rows());
    let message = match lost.count() {
        0 => format!("row `{id}` left out: {} holds {holds}", format.name()),
        more => format!("{} rows left out: {} holds {holds}; the first is `{id}`", more + 1, format.name()),
    };
    // A row without a counterpart is of no use where pairs are wanted; a long one is missed.
    let severity = if format.name() == "xlsx" { Severity::Warning } else { Severity::Note };
    let place = first.texts.iter().position(Option::is_some).unwrap_or_default();
    let found = Diagnostic::new(severity, whole.path(place), message).hint("jsonl holds all rows");
    Some(match first.texts[place] {
        Some(text) => found.at(text.location),
        None => found,
    })
}

/// How many texts of the rows that are written are so, in words for one and for several, and where the first stands.
fn find(
    corpus: &Corpus,
    options: &Options,
    is_so: impl Fn(&Text) -> bool,
    message: (&str, &str),
    hint: &str,
) -> Option<Diagnostic> {
    let view = View::new(corpus, &corpus.langs, options);
    let texts = view.rows().flat_map(|row| row.texts.into_iter().enumerate());
    let mut found = texts.filter_map(|(n, text)| Some((n, text.filter(|text| is_so(text))?)));
    let (n, first) = found.next()?;
    let message = match found.count() {
        0 => format!("a {}", message.0),
        more => format!("{} {}", more + 1, message.1),
    };
    Some(Diagnostic::new(Severity::Note, view.path(n), message).at(first.location).hint(hint))
}
