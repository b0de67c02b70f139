//! XCES as OPUS has it: links between sentences of a pair, and an archive with the sentences of all languages.
//!
//! A row is a sentence, called by its number in the corpus, so a link joins equal numbers. In the archive they are as
//! OPUS has untokenised text, so `opus_read --preprocess raw` finds them: `NAME/raw/en/NAME.xml`.

use std::borrow::Cow;
use std::io::{self, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::writing::escape::{attribute, has_text, markup};
use crate::writing::view::{Row, View};

/// Writes the links of the pair, with sentences that have no counterpart.
pub(crate) fn write_links(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let [from, to] = [0, 1].map(|n| attribute(&format!("{}/{}.xml.gz", view.code(n), document(view))));
    writeln!(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>")?;
    writeln!(out, "<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">")?;
    writeln!(out, "<cesAlign version=\"1.0\">")?;
    writeln!(out, " <linkGrp targType=\"s\" fromDoc=\"{from}\" toDoc=\"{to}\">")?;
    for (id, (number, row)) in (1..).zip(view.numbered_rows()) {
        write_link(id, number + 1, &row, out)?;
    }
    writeln!(out, " </linkGrp>\n</cesAlign>")
}

fn write_link(id: usize, number: usize, row: &Row<'_>, out: &mut dyn Write) -> io::Result<()> {
    let has = [0, 1].map(|n| sentence(row, n).is_some());
    let targets = has.map(|has| if has { number.to_string() } else { String::new() }).join(";");
    let both = has == [true, true];
    let certainty = if both { format!(" certainty=\"{}\"", row.score()) } else { String::new() };
    writeln!(out, "  <link id=\"SL{id}\" xtargets=\"{targets}\"{certainty}/>")
}

/// Writes the sentences of all languages, a file each.
pub(crate) fn write_archive(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut zip = ZipWriter::new_stream(out);
    // Without a time of its own a file has the first that an archive can name.
    let options = SimpleFileOptions::default().large_file(true);
    let document = document(view);
    for n in 0..view.langs.len() {
        zip.start_file(format!("{document}/raw/{}/{document}.xml", view.code(n)), options)?;
        write_sentences(view, n, &mut zip)?;
    }
    zip.finish()?.into_inner().flush()
}

fn write_sentences(view: &View<'_>, n: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<text>")?;
    for (number, row) in view.numbered() {
        if let Some(sentence) = sentence(&row, n) {
            writeln!(out, "<s id=\"{}\">{sentence}</s>", number + 1)?;
        }
    }
    writeln!(out, "</text>")
}

/// The text in language `n`, if XML can hold something of it.
fn sentence<'a>(row: &Row<'a>, n: usize) -> Option<Cow<'a, str>> {
    has_text(row.text(n)).then(|| markup(row.text(n)))
}

/// The name of the document as part of a path.
fn document(view: &View<'_>) -> String {
    // It must not lead out of the folder in which the archive is unpacked.
    let name = view.corpus.name.replace(|c: char| matches!(c, '/' | '\\' | ':') || c.is_control(), "_");
    if name.chars().all(|c| c == '.' || c.is_whitespace()) { "corpus".to_owned() } else { name }
}
