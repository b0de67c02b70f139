//! A page to read and to search: languages side by side, one row per unit, anchors as links.
//!
//! It needs nothing but itself: style and script are in the page.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};

use hexapla_model::{BlockKind, Lang, Level, Text};

use super::frame::{Frame, with_isolated_marks, write_langs};
use crate::writing::direction::{has_right_to_left, is_right_to_left};
use crate::writing::doubt::{LIKELY, SURE, is_likely, is_sure};
use crate::writing::escape::markup;
use crate::writing::view::{Row, View};

const FRAME: Frame = Frame {
    style: include_str!("page.css"),
    script: include_str!("page.js"),
    search: "Search all languages",
    rest: 6,
    column: 10,
};

/// Which rows can be chosen.
fn choice() -> String {
    format!(
        r#"
<select aria-label="Rows to show"><option value="">all rows</option>
<option value="doubtful">score below {SURE}</option>
<option value="gap">a language is missing</option></select>"#
    )
}

/// What the marks at the rows mean.
fn legend() -> String {
    format!(
        r#"<p class="legend"><span><i></i>score of the row, with its number below {SURE}</span>
<span class="low"><i></i>score below {LIKELY}; 0 where one language is alone</span>
<span><i class="stripe"></i>text that is in another place of its version</span></p>"#
    )
}

/// Writes the rows as one page.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    write_head(view, out)?;
    let mut targets = BTreeSet::new();
    for row in view.rows() {
        write_row(view, &row, &mut targets, out)?;
    }
    writeln!(out, "</tbody>")?;
    FRAME.close(out)
}

fn write_head(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let name = match view.corpus.name.as_str() {
        "" => "Corpus".into(),
        name => markup(name),
    };
    FRAME.open(&name, view.langs.len(), out)?;
    writeln!(out, "<p>{}</p>", markup(&about(view)))?;
    if view.langs.len() > 1 {
        writeln!(out, "{}", legend())?;
    }
    write_findings(view, out)?;
    writeln!(out, "</header>\n<main>")?;
    FRAME.write_tools(&choice(), out)?;
    writeln!(out, "<table>\n<thead><tr><th scope=\"col\" class=\"place\">Number</th>")?;
    write_langs(view.langs, out)?;
    writeln!(out, "</tr></thead>\n<tbody>")
}

/// What was noticed about the versions, folded away.
fn write_findings(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let findings = &view.corpus.findings;
    if findings.is_empty() {
        return Ok(());
    }
    let noun = if findings.len() == 1 { "finding" } else { "findings" };
    writeln!(out, "<details class=\"findings\"><summary>{} {noun}</summary>\n<ul>", findings.len())?;
    for found in findings {
        let place = found.location.map(|location| format!(", {}", location.in_file(&found.path)));
        let place = place.unwrap_or_default();
        let (path, severity) = (found.path.display(), found.severity.as_str());
        let what = format!("{path}{place}: {}", found.message);
        let what = markup(&what);
        let hint = found.hint.as_ref().map(|hint| format!("<br><small>{}</small>", markup(hint)));
        writeln!(out, "<li class=\"{severity}\"><bdi>{what}</bdi>{}</li>", hint.unwrap_or_default())?;
    }
    writeln!(out, "</ul></details>")
}

/// The line under the title.
fn about(view: &View<'_>) -> String {
    let symbol = view.corpus.symbol.as_ref().map(|symbol| format!("{symbol} · ")).unwrap_or_default();
    let rows = match (view.rows().count(), view.corpus.level) {
        (1, Level::Sentence) => "1 row of sentences".to_owned(),
        (1, Level::Paragraph) => "1 row of paragraphs".to_owned(),
        (n, Level::Sentence) => format!("{n} rows of sentences"),
        (n, Level::Paragraph) => format!("{n} rows of paragraphs"),
    };
    let langs: Vec<_> = view.langs.iter().map(Lang::english_name).collect();
    let date = view.options.date.as_ref().map(|date| format!(" on {date}")).unwrap_or_default();
    format!("{symbol}{rows} · {} · made by hexapla {}{date}", langs.join(", "), env!("CARGO_PKG_VERSION"))
}

fn write_row(
    view: &View<'_>,
    row: &Row<'_>,
    targets: &mut BTreeSet<String>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let gap = row.texts.iter().any(Option::is_none);
    let score = row.score();
    let classes = [(kind(row.unit.kind), true), ("doubtful", !is_sure(score)), ("gap", gap)];
    let classes: Vec<&str> = classes.iter().filter(|(c, on)| *on && !c.is_empty()).map(|(c, _)| *c).collect();
    write!(out, "<tr")?;
    if !classes.is_empty() {
        write!(out, " class=\"{}\"", classes.join(" "))?;
    }
    write!(out, "><th scope=\"row\" class=\"place\" title=\"{}\">", markup(&row.unit.id))?;
    write_anchor(row, targets, out)?;
    // A language alone has nothing to score.
    if view.langs.len() > 1 {
        write_score(score, out)?;
    }
    writeln!(out, "</th>")?;
    for (n, text) in row.texts.iter().enumerate() {
        let Some(text) = text else {
            writeln!(out, "<td lang=\"{}\"></td>", markup(view.code(n)))?;
            continue;
        };
        let attributes = attributes(view, n, &text.text) + &moved(text);
        writeln!(out, "<td{attributes}>{}</td>", content(view, n, &text.text))?;
    }
    writeln!(out, "</tr>")
}

/// What marks a text that is in another place of its version than the row in the pivot.
fn moved(text: &Text) -> String {
    if text.moved { format!(" class=\"moved\" title=\"moved: {}\"", text.location) } else { String::new() }
}

/// A bar, and a number where there is doubt.
fn write_score(score: f64, out: &mut dyn Write) -> io::Result<()> {
    let (colour, number) = match score {
        score if is_sure(score) => ("", String::new()),
        score if is_likely(score) => ("", format!("{score:.2}")),
        _ => (" class=\"low\"", format!("{score:.2}")),
    };
    write!(
        out,
        "<small{colour} title=\"score {score}\">{number}<i style=\"width:{:.0}%\"></i></small>",
        score * 100.0
    )
}

/// The anchor as a link to itself: the first row that has it is what the link leads to.
fn write_anchor(row: &Row<'_>, targets: &mut BTreeSet<String>, out: &mut dyn Write) -> io::Result<()> {
    let anchor = row.anchor();
    if anchor.is_empty() {
        return Ok(());
    }
    let target = target(row.unit.kind, &anchor);
    let note = if row.unit.kind == BlockKind::Footnote { "note " } else { "" };
    let (link, text) = (markup(&target), format!("{note}{}", markup(&anchor)));
    if targets.insert(target.clone()) {
        write!(out, "<a id=\"{link}\" href=\"#{link}\">{text}</a>")
    } else {
        write!(out, "<a class=\"again\" href=\"#{link}\">{text}</a>")
    }
}

/// What the first row of this kind with this anchor is called in its page.
pub(super) fn target(kind: BlockKind, anchor: &str) -> String {
    let prefix = match kind {
        BlockKind::Heading | BlockKind::Title => 'h',
        BlockKind::Footnote => 'n',
        _ => 'p',
    };
    format!("{prefix}{anchor}").replace(char::is_whitespace, "-")
}

/// The class of a row of this kind.
fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Masthead => "masthead",
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Item => "item",
        BlockKind::Footnote => "footnote",
        BlockKind::TableRow => "table-row",
        _ => "",
    }
}

/// Attributes of a cell whose text is in language `n`. A text without letters that run from right to left, such as a
/// date in English, keeps its own order.
fn attributes(view: &View<'_>, n: usize, text: &str) -> String {
    let direction = match view.langs.get(n).is_some_and(is_right_to_left) {
        true if has_right_to_left(text) => " dir=\"rtl\"",
        true => " dir=\"ltr\"",
        false => "",
    };
    format!(" lang=\"{}\"{direction}", markup(view.code(n)))
}

/// A text in language `n` as the content of its cell.
fn content<'a>(view: &View<'_>, n: usize, text: &'a str) -> Cow<'a, str> {
    let markup = markup(text);
    if view.langs.get(n).is_some_and(is_right_to_left) { with_isolated_marks(markup) } else { markup }
}
