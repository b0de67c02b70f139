//! Translation Memory eXchange, written and read.

pub(crate) mod property;
pub(crate) mod reader;
pub(crate) mod writer;

use crate::descriptor::{CorpusReader, CorpusWriter, Descriptor, Lost, Oddity, Reading};
use crate::writing::escape::has_text;

/// How many characters a segment may have before translation programs refuse it.
const MOST_CHARACTERS: usize = 2_000;

/// Translation Memory eXchange.
pub(crate) const FORMAT: Descriptor = Descriptor {
    corpus: Some(CorpusWriter {
        needs_two_languages: true,
        takes_stretches: true,
        holds: |row| (0..row.texts.len()).filter(|n| has_text(row.text(*n))).count() > 1,
        held_rows: || "rows with text in two languages".to_owned(),
        losing: Some(Lost::CONTROLS),
        oddity: Some(Oddity {
            is_in: |text, _| text.len() > MOST_CHARACTERS && text.chars().count() > MOST_CHARACTERS,
            one: "segment of more than 2000 characters",
            many: "segments of more than 2000 characters",
            hint: "Trados refuses such a segment; rows of sentences are shorter",
        }),
        ..CorpusWriter::new(|view, out| writer::write(view, out))
    }),
    reader: Some(CorpusReader {
        endings: &["tmx"],
        sniff: |head| usize::from(head.root() == Some("tmx")),
        read: Reading::Text(|source, builder, _| reader::read(source, builder)),
        place: 50,
    }),
    ..Descriptor::new("tmx")
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_names_the_limit() {
        let oddity = FORMAT.corpus.and_then(|writer| writer.oddity).expect("an oddity");
        let said = [oddity.one, oddity.many].map(|words| words.contains(&MOST_CHARACTERS.to_string()));
        assert_eq!(said, [true, true]);
    }
}
