//! The list of targets.

mod align;
mod archive;
mod corpus;
mod document;
mod encoder;
mod lexicon;
mod pdf;
mod score;
mod terms;
mod text;

/// Whether an input got as far as the properties that a target checks of what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It was read and its properties hold.
    Accepted,
    /// It was refused with a message.
    Refused,
}

/// A function that takes any bytes.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// What it is called; its inputs are in `corpus/NAME`.
    pub name: &'static str,
    /// Checks what must hold; panics where it does not.
    pub run: fn(&[u8]) -> Verdict,
    /// Whether the reader catches panics of the library that it reads with.
    pub catches: bool,
}

const fn target(name: &'static str, run: fn(&[u8]) -> Verdict) -> Target {
    Target { name, run, catches: false }
}

/// All targets: readers of documents, corpora, lexicons and the rest, then what works on text.
pub const TARGETS: &[Target] = &[
    target("txt", document::txt),
    target("lines", document::lines),
    target("encoding", document::encoding),
    target("markdown", document::markdown),
    target("html", document::html),
    target("tei", document::tei),
    target("docx", document::docx),
    target("docx-package", document::docx_package),
    target("pdf", pdf::pdf),
    target("archive", archive::archive),
    target("jsonl", corpus::jsonl),
    target("mnbvc", corpus::mnbvc),
    target("csv", corpus::csv),
    target("tsv", corpus::tsv),
    target("tmx", corpus::tmx),
    target("xliff", corpus::xliff),
    target("moses", corpus::moses),
    target("xces", corpus::xces),
    Target { catches: true, ..target("xlsx", corpus::xlsx) },
    Target { catches: true, ..target("xlsx-package", corpus::xlsx_package) },
    Target { catches: true, ..target("parquet", corpus::parquet) },
    target("term-base-csv", lexicon::term_base_csv),
    target("term-base-tbx", lexicon::term_base_tbx),
    target("lexicon", lexicon::lexicon),
    target("dictd", lexicon::dictd),
    target("stop-list", lexicon::stop_list),
    target("vectors", encoder::vectors),
    target("encoder", encoder::encoder),
    target("encoder-weights", encoder::weights),
    target("vector-cache", encoder::cache),
    target("label", text::label),
    target("outline", text::outline),
    target("sentence", text::sentence),
    target("tokenizer", text::tokenizer),
    target("lattice", align::lattice),
    target("sentences", align::sentences),
    target("words", align::words),
    target("glossary", terms::glossary),
    target("score-beads", score::beads),
    target("score-paragraphs", score::paragraphs),
    target("score-words", score::words),
    target("score-terms", score::terms),
];

/// The target of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
