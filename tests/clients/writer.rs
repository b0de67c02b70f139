//! Documents that LibreOffice Writer makes of our corpus: as text flows on pages, with notes, heads and feet.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hexapla_tests::{read, report_path};

use crate::programs::output;

const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"";

/// The paragraphs of the report in a language, blanks of every width as one blank.
pub(crate) fn paragraphs(lang: &str) -> Vec<String> {
    let text = read(report_path(lang));
    text.lines().map(folded).filter(|line| !line.is_empty()).collect()
}

/// A text with each run of blanks as one: pages have no no-break spaces.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number that a paragraph opens with as a raised mark, and what follows it.
fn note(paragraph: &str) -> Option<(&str, &str)> {
    let end = paragraph.find(|c: char| !"⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c)).filter(|end| *end > 0)?;
    Some((&paragraph[..end], paragraph[end..].trim_start()))
}

/// The report as a flat ODT; with `notes` those are footnotes, with `columns` the text runs in two.
pub(crate) fn flat_odt(lang: &str, notes: bool, columns: bool) -> String {
    let all = paragraphs(lang);
    let marked: Vec<(&str, &str)> = all.iter().filter_map(|p| note(p)).collect();
    let mut body = String::new();
    for paragraph in all.iter().filter(|p| !notes || note(p).is_none()) {
        let mut text = escape(paragraph);
        for (mark, held) in marked.iter().filter(|_| notes) {
            let held = escape(held);
            let inline = format!(
                "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>\
                 <text:note-body><text:p text:style-name=\"N\">{held}</text:p></text:note-body></text:note>"
            );
            text = text.replace(mark, &inline);
        }
        body.push_str(&format!("<text:p text:style-name=\"P\">{text}</text:p>"));
    }
    let (direction, align) = if lang == "ar" { ("rl-tb", "end") } else { ("lr-tb", "justify") };
    let count = if columns { "<style:columns fo:column-count=\"2\" fo:column-gap=\"0.8cm\"/>" } else { "" };
    let font = if lang == "zh" { "Noto Serif CJK SC" } else { "DejaVu Sans" };
    let size = |points: u8| {
        format!(
            "fo:font-size=\"{points}pt\" style:font-size-asian=\"{points}pt\" style:font-size-complex=\"{points}pt\""
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document {NAMESPACES} office:version=\"1.2\" office:mimetype=\"application/vnd.oasis.opendocument.text\">\
         <office:font-face-decls><style:font-face style:name=\"F\" svg:font-family=\"'{font}'\"/></office:font-face-decls>\
         <office:styles><style:default-style style:family=\"paragraph\">\
         <style:paragraph-properties style:writing-mode=\"{direction}\"/>\
         <style:text-properties style:font-name=\"F\" style:font-name-asian=\"F\" style:font-name-complex=\"F\" {}/>\
         </style:default-style>\
         <style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties \
         style:writing-mode=\"{direction}\" fo:text-align=\"{align}\" fo:margin-bottom=\"0.25cm\"/></style:style>\
         <style:style style:name=\"N\" style:family=\"paragraph\"><style:text-properties {}/></style:style>\
         <style:style style:name=\"R\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/>\
         </style:style><text:notes-configuration text:note-class=\"footnote\" style:num-format=\"1\" \
         text:start-numbering-at=\"document\" text:citation-body-style-name=\"R\"/></office:styles>\
         <office:automatic-styles><style:page-layout style:name=\"L\"><style:page-layout-properties \
         fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin=\"2.2cm\" style:writing-mode=\"{direction}\">{count}\
         </style:page-layout-properties><style:header-style/><style:footer-style/></style:page-layout>\
         </office:automatic-styles><office:master-styles><style:master-page style:name=\"Standard\" \
         style:page-layout-name=\"L\"><style:header><text:p>FWB/COP/2026/4</text:p></style:header><style:footer>\
         <text:p>V.26-04711 <text:page-number text:select-page=\"current\"/>/<text:page-count/></text:p>\
         </style:footer></style:master-page></office:master-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document>",
        size(10),
        size(8)
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Has LibreOffice turn a flat ODT into another format; gives the new file.
pub(crate) fn convert(folder: &Path, odt: &str, format: &str) -> PathBuf {
    let source = folder.join("report.fodt");
    fs::write(&source, odt).expect("a file");
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", format, "--outdir"]).arg(folder).arg(&source);
    output(&mut command, "libreoffice-writer");
    source.with_extension(format.split(':').next().unwrap_or(format))
}
