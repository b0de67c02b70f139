//! A Word document with one table: a column for each language, a row for each row of the corpus, for reviewers without a
//! spreadsheet.
//!
//! The parts are the least that ECMA-376 asks for: the document, and what says where it is. A row of the table is kept on
//! one page, and the head is repeated on each page.

use std::io::{self, Write};

use hexapla_model::Lang;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::writing::direction::is_right_to_left;
use crate::writing::doubt;
use crate::writing::escape::markup;
use crate::writing::view::{Row, View};

const CONTENT_TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    "</Types>",
);
const RELATIONSHIPS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    "</Relationships>",
);

/// The width of the page (A4, landscape), of its margins and of the column with the anchors, in twentieths of a point.
const PAGE: (usize, usize) = (16_838, 11_906);
const MARGIN: usize = 720;
const ANCHOR: usize = 1_000;
/// The size of the text in half points.
const SIZE: usize = 19;
/// Shades of rows that score below .5 and below .9, and of the head.
const DOUBTFUL: &str = "F4C7B4";
const UNSURE: &str = "FBF1D5";
const HEAD: &str = "E7ECEF";

/// Writes the document.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut zip = ZipWriter::new_stream(out);
    // Without a time of its own a file has the first that an archive can name.
    let options = SimpleFileOptions::default().large_file(true);
    zip.start_file("[Content_Types].xml", options)?;
    zip.write_all(CONTENT_TYPES.as_bytes())?;
    zip.start_file("_rels/.rels", options)?;
    zip.write_all(RELATIONSHIPS.as_bytes())?;
    zip.start_file("word/document.xml", options)?;
    let mut document = io::BufWriter::new(&mut zip);
    write_document(view, &mut document)?;
    document.flush()?;
    drop(document);
    zip.finish()?.into_inner().flush()
}

fn write_document(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let width = (PAGE.0 - 2 * MARGIN - ANCHOR) / view.langs.len().max(1);
    write!(out, r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#)?;
    write!(
        out,
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#
    )?;
    write!(out, r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblBorders>"#, PAGE.0 - 2 * MARGIN)?;
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        write!(out, r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B8C0C6"/>"#)?;
    }
    write!(
        out,
        r#"</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{ANCHOR}"/>"#
    )?;
    for _ in view.langs {
        write!(out, r#"<w:gridCol w:w="{width}"/>"#)?;
    }
    write!(out, "</w:tblGrid>")?;
    write_head(view, width, out)?;
    for row in view.rows() {
        write_row(view.langs, &row, width, out)?;
    }
    // A document ends with a paragraph, and with what its pages are like.
    write!(
        out,
        r#"</w:tbl><w:p/><w:sectPr><w:pgSz w:w="{}" w:h="{}" w:orient="landscape"/>"#,
        PAGE.0, PAGE.1
    )?;
    write!(out, r#"<w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" "#)?;
    write!(out, r#"w:header="0" w:footer="0" w:gutter="0"/></w:sectPr></w:body></w:document>"#)
}

fn write_head(view: &View<'_>, width: usize, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")?;
    write_cell(&Cell { width: ANCHOR, shade: Some(HEAD), lang: None, text: "anchor" }, out)?;
    for code in view.codes() {
        write_cell(&Cell { width, shade: Some(HEAD), lang: None, text: code }, out)?;
    }
    write!(out, "</w:tr>")
}

fn write_row(langs: &[Lang], row: &Row<'_>, width: usize, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<w:tr><w:trPr><w:cantSplit/></w:trPr>")?;
    write_cell(&Cell { width: ANCHOR, shade: shade(row.score()), lang: None, text: &row.anchor() }, out)?;
    for (n, lang) in langs.iter().enumerate() {
        write_cell(&Cell { width, shade: None, lang: Some(lang), text: row.text(n) }, out)?;
    }
    write!(out, "</w:tr>")
}

/// The shade of the anchor of a row with this score.
fn shade(score: f64) -> Option<&'static str> {
    match score {
        score if doubt::is_sure(score) => None,
        score if doubt::is_likely(score) => Some(UNSURE),
        _ => Some(DOUBTFUL),
    }
}

/// A cell of the table.
struct Cell<'c> {
    width: usize,
    shade: Option<&'static str>,
    /// The language of its text, if it is of the author.
    lang: Option<&'c Lang>,
    text: &'c str,
}

fn write_cell(cell: &Cell<'_>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>"#, cell.width)?;
    if let Some(shade) = cell.shade {
        write!(out, r#"<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>"#)?;
    }
    let from_right = cell.lang.is_some_and(is_right_to_left);
    let bidi = if from_right { "<w:bidi/>" } else { "" };
    write!(out, "</w:tcPr><w:p><w:pPr>{bidi}</w:pPr><w:r><w:rPr>")?;
    write!(out, r#"<w:sz w:val="{SIZE}"/><w:szCs w:val="{SIZE}"/>"#)?;
    if from_right {
        write!(out, "<w:rtl/>")?;
    }
    if let Some(lang) = cell.lang {
        write!(out, r#"<w:lang w:{}="{}"/>"#, lang_attribute(lang, from_right), markup(lang.as_str()))?;
    }
    write!(out, "</w:rPr>")?;
    write_text(cell.text, out)?;
    write!(out, "</w:r></w:p></w:tc>")
}

/// Which of the three languages of a run in Word is that of its text.
fn lang_attribute(lang: &Lang, from_right: bool) -> &'static str {
    match lang.code() {
        "zh" | "ja" | "ko" => "eastAsia",
        _ if from_right => "bidi",
        _ => "val",
    }
}

/// The text of a run, where line ends and tabs are elements.
fn write_text(text: &str, out: &mut dyn Write) -> io::Result<()> {
    for (n, line) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        if n > 0 {
            write!(out, "<w:br/>")?;
        }
        for (n, part) in line.split('\t').enumerate() {
            if n > 0 {
                write!(out, "<w:tab/>")?;
            }
            if !part.is_empty() {
                write!(out, r#"<w:t xml:space="preserve">{}</w:t>"#, markup(part))?;
            }
        }
    }
    Ok(())
}
