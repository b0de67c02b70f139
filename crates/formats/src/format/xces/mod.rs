//! Links between sentences of XML files, as OPUS has them, written and read.

pub(crate) mod reader;
pub(crate) mod sentences;
#[cfg(feature = "xces")]
pub(crate) mod writer;

#[cfg(feature = "xces")]
use hexapla_model::Lang;

use crate::descriptor::{CorpusReader, Descriptor, Reading};
#[cfg(feature = "xces")]
use crate::descriptor::{CorpusWriter, Lost};
#[cfg(feature = "xces")]
use crate::writing::escape::has_text;
#[cfg(feature = "xces")]
use crate::writing::options::Options;
#[cfg(feature = "xces")]
use crate::writing::part::{Kind, Part};
#[cfg(feature = "xces")]
use crate::writing::parts;

/// Links between sentences.
pub(crate) const FORMAT: Descriptor = Descriptor {
    aliases: &["lnk"],
    extension: "xces.xml",
    #[cfg(feature = "xces")]
    corpus: Some(CorpusWriter {
        files,
        needs_two_languages: true,
        holds: |row| (0..row.texts.len()).any(|n| has_text(row.text(n))),
        losing: Some(Lost::CONTROLS),
        ..CorpusWriter::new(|view, out| writer::write_links(view, out))
    }),
    reader: Some(CorpusReader {
        endings: &["xces", "lnk", "xces.xml"],
        sniff: |head| usize::from(matches!(head.root(), Some("cesAlign" | "linkGrp"))),
        read: Reading::File(|loader, path, _| reader::read(loader, path)),
        place: 100,
    }),
    ..Descriptor::new("xces")
};

/// The links of each pair, ordered by code as OPUS does it, and the archive of all sentences.
#[cfg(feature = "xces")]
fn files(kind: Kind, langs: &[Lang], _: &Options) -> Vec<Part> {
    let links = parts::pairs(langs).into_iter().map(|mut pair| {
        pair.sort_unstable();
        parts::of_pair(kind, pair)
    });
    let archive =
        Part::new(kind, |view, out| writer::write_archive(view, out), langs.to_vec(), "xces.zip".to_owned());
    links.chain([archive]).collect()
}
