//! What a format cannot hold of a corpus, or what those who read it refuse.

use hexapla_model::{Corpus, Diagnostic, Severity, Text};

use crate::escape::loses_characters;
use crate::format::Format;
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
            let message = format!("segments of more than {MOST_CHARACTERS} characters");
            find(
                corpus,
                options,
                is_long,
                &message,
                "Trados refuses such a segment; rows of sentences are shorter",
            )
        });
        let lost = is_marked_up.then(|| {
            let message = format!("texts with control characters, which {} cannot hold", self.name());
            find(
                corpus,
                options,
                |text| loses_characters(&text.text),
                &message,
                "they are left out; jsonl keeps them",
            )
        });
        long.into_iter().chain(lost).flatten().collect()
    }
}

/// How many texts of the rows that are written are so, and where the first stands.
fn find(
    corpus: &Corpus,
    options: &Options,
    is_so: impl Fn(&Text) -> bool,
    message: &str,
    hint: &str,
) -> Option<Diagnostic> {
    let view = View::new(corpus, &corpus.langs, options);
    let texts = view.rows().flat_map(|row| row.texts.into_iter().enumerate());
    let mut found = texts.filter_map(|(n, text)| Some((n, text.filter(|text| is_so(text))?)));
    let (n, first) = found.next()?;
    let message = format!("{} {message}", found.count() + 1);
    Some(Diagnostic::new(Severity::Note, view.path(n), message).at(first.location).hint(hint))
}
