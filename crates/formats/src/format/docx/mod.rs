//! Word documents with a table, written.

#[cfg(feature = "docx")]
pub(crate) mod writer;

#[cfg(feature = "docx")]
use crate::descriptor::CorpusWriter;
use crate::descriptor::Descriptor;

/// Word documents.
pub(crate) const FORMAT: Descriptor = Descriptor {
    aliases: &["word"],
    extension: "table.docx",
    #[cfg(feature = "docx")]
    corpus: Some(CorpusWriter {
        losing: Some(crate::descriptor::Lost::CONTROLS),
        ..CorpusWriter::new(|view, out| writer::write(view, out))
    }),
    ..Descriptor::new("docx")
};
