//! Texts aligned line by line, written and read.

pub(crate) mod reader;
pub(crate) mod writer;

use hexapla_model::Lang;

use crate::descriptor::{CorpusReader, CorpusWriter, Descriptor, Lost, Reading, WriteRows};
use crate::writing::options::Options;
use crate::writing::part::{Kind, Part};
use crate::writing::parts;
use crate::writing::sentences::has_line;

/// Texts aligned line by line.
pub(crate) const FORMAT: Descriptor = Descriptor {
    corpus: Some(CorpusWriter {
        files,
        needs_two_languages: true,
        takes_stretches: true,
        holds: |row| has_line(row, 0) && has_line(row, 1),
        held_rows: || "rows with text in two languages".to_owned(),
        losing: Some(Lost::NULS),
        breaks_become_blanks: true,
        ..CorpusWriter::new(|view, out| writer::write_ids(view, out))
    }),
    reader: Some(CorpusReader {
        // Its files are known by each other.
        endings: &[],
        sniff: |_| 0,
        read: Reading::File(|loader, path, _| reader::read(loader, path)),
        place: 90,
    }),
    ..Descriptor::new("moses")
};

/// The texts of both languages and the ids of the rows, for each pair.
fn files(kind: Kind, langs: &[Lang], _: &Options) -> Vec<Part> {
    parts::pairs(langs).into_iter().flat_map(|pair| files_of_pair(kind, pair)).collect()
}

fn files_of_pair(kind: Kind, pair: [Lang; 2]) -> [Part; 3] {
    let [source, target] = pair.map(|lang| lang.in_names());
    let files: [(WriteRows, &str); 3] = [
        (|view, out| writer::write_side(view, 0, out), &source),
        (|view, out| writer::write_side(view, 1, out), &target),
        (|view, out| writer::write_ids(view, out), "ids"),
    ];
    files.map(|(write, ending)| {
        Part::new(kind, write, pair.to_vec(), format!("{}.{ending}", parts::name(&pair)))
    })
}
