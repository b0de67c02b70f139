//! Parquet files, written and read, and the card of a folder of them.

pub(crate) mod card;
#[cfg(feature = "parquet")]
pub(crate) mod reader;
#[cfg(feature = "parquet")]
pub(crate) mod writer;

use std::path::Path;

use hexapla_model::{Lang, Warned};
use hexapla_source::{Cause, Loader};

#[cfg(feature = "parquet")]
use crate::descriptor::CorpusWriter;
use crate::descriptor::{CorpusReader, Descriptor, Reading};
use crate::reading::packed::PackedCorpus;

/// Parquet files.
pub(crate) const FORMAT: Descriptor = Descriptor {
    #[cfg(feature = "parquet")]
    corpus: Some(CorpusWriter { has_card: true, ..CorpusWriter::new(writer::write) }),
    reader: Some(CorpusReader {
        endings: &["parquet"],
        sniff: |head| usize::from(head.bytes.starts_with(b"PAR1")),
        read: Reading::File(read),
        place: 80,
    }),
    ..Descriptor::new("parquet")
};

#[cfg(feature = "parquet")]
fn read(loader: &Loader, path: &Path, langs: &[Lang]) -> Result<Warned<PackedCorpus>, Cause> {
    reader::read(path, loader.limits(), langs)
}

#[cfg(not(feature = "parquet"))]
fn read(_: &Loader, _: &Path, _: &[Lang]) -> Result<Warned<PackedCorpus>, Cause> {
    Err(Cause::NoFeature { format: "parquet" })
}
