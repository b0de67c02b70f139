//! A page to read and to search: entries as a table, languages side by side, contexts folded away.
//!
//! It needs nothing but itself: style and script are in the page.

use std::borrow::Cow;
use std::io::{self, Write};

use hexapla_model::{ConceptEntry, Context, Glossary, Lang, Term, TermKind, TermStatus};
use quick_xml::escape::escape;

use super::frame::{Frame, with_isolated_marks, write_langs};
use crate::writing::content::{
    around_term, context_text, entries, evidence, expected, frequency, number, place, terms,
};
use crate::writing::direction::is_right_to_left;
use crate::writing::escape::xml_chars;
use crate::writing::options::Options;

const FRAME: Frame = Frame {
    style: include_str!("glossary.css"),
    script: include_str!("glossary.js"),
    search: "Search terms",
    rest: 15,
    column: 9,
};

/// Writes `glossary` as one page.
pub(crate) fn write(glossary: &Glossary, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let name = if glossary.name.is_empty() { "Glossary".to_owned() } else { text(&glossary.name) };
    FRAME.open(&name, glossary.langs.len(), out)?;
    writeln!(out, "<p>{}</p>\n</header>\n<main>", text(&about(glossary, options)))?;
    FRAME.write_tools("", out)?;
    writeln!(out, "<table>\n<thead><tr><th scope=\"col\" class=\"number\">Score</th>")?;
    write_langs(&glossary.langs, out)?;
    writeln!(out, "<th scope=\"col\" class=\"status\">Status</th></tr></thead>")?;
    for entry in entries(glossary) {
        write_entry(glossary, entry, out)?;
    }
    FRAME.close(out)
}

fn about(glossary: &Glossary, options: &Options) -> String {
    let count = entries(glossary).count();
    let date = options.date.as_ref().map(|d| format!(", {d}")).unwrap_or_default();
    let entries = if count == 1 { "entry" } else { "entries" };
    format!("{count} {entries}, best first. Made by hexapla {}{date}.", env!("CARGO_PKG_VERSION"))
}

fn write_entry(glossary: &Glossary, entry: &ConceptEntry, out: &mut dyn Write) -> io::Result<()> {
    let id = text(&entry.id);
    write!(out, "<tbody id=\"{id}\">\n<tr><td class=\"number\" title=\"{id}")?;
    match evidence(entry) {
        Some((score, frequency)) => writeln!(
            out,
            ": in {frequency} places\">\n{score:.2} · {frequency}×<span class=\"score\"><i style=\"width:{:.0}%\"></i></span></td>",
            score * 100.0
        )?,
        None => writeln!(out, "\"></td>")?,
    }
    for (n, lang) in glossary.langs.iter().enumerate() {
        write!(out, "<td{}>", attributes(lang))?;
        for (rank, term) in terms(entry, n).enumerate() {
            write_term(term, rank, out)?;
        }
        for other in expected(entry, n) {
            write!(out, "<div class=\"expected\">expected <bdi>{}</bdi></div>", text(other))?;
        }
        writeln!(out, "</td>")?;
    }
    write_status(entry, out)?;
    writeln!(out, "</tr>")?;
    if !entry.contexts.is_empty() {
        write_contexts(glossary, entry, out)?;
    }
    writeln!(out, "</tbody>")
}

fn write_term(term: &Term, rank: usize, out: &mut dyn Write) -> io::Result<()> {
    let class = if rank == 0 { "" } else { " class=\"other\"" };
    write!(out, "<div{class}><bdi>{}</bdi><small>{}", text(&term.text), number(frequency(term)))?;
    let kind = match term.kind {
        TermKind::FullForm => "",
        TermKind::Acronym => " acronym",
        TermKind::ShortForm => " short form",
        TermKind::Variant => " variant",
    };
    write!(out, "{kind}</small></div>")
}

fn write_status(entry: &ConceptEntry, out: &mut dyn Write) -> io::Result<()> {
    let status = entry.status.as_str();
    let known = entry.known_id.as_deref().map(text).unwrap_or_default();
    let shown = if entry.status == TermStatus::New { "" } else { status };
    let domain =
        entry.domain.as_deref().map(|d| format!("<div class=\"other\"><bdi>{}</bdi></div>", text(d)));
    let domain = domain.unwrap_or_default();
    write!(
        out,
        "<td class=\"status\"><span class=\"{status}\">{shown}</span> <bdi>{known}</bdi>{domain}</td>"
    )
}

fn write_contexts(glossary: &Glossary, entry: &ConceptEntry, out: &mut dyn Write) -> io::Result<()> {
    let (columns, count) = (glossary.langs.len() + 2, entry.contexts.len());
    let contexts = if count == 1 { "context" } else { "contexts" };
    writeln!(
        out,
        "<tr class=\"contexts\"><td colspan=\"{columns}\"><details><summary>{count} {contexts}</summary>"
    )?;
    for context in &entry.contexts {
        write_context(glossary, context, out)?;
    }
    writeln!(out, "</details></td></tr>")
}

fn write_context(glossary: &Glossary, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<dl><p><bdi>{}</bdi></p>", text(&place(context)))?;
    for (n, lang) in glossary.langs.iter().enumerate() {
        let Some(found) = context_text(context, n) else { continue };
        let (before, term, after) = around_term(found);
        let marked = if term.is_empty() { String::new() } else { format!("<mark>{}</mark>", text(term)) };
        let (before, after) = (content(lang, before), content(lang, after));
        writeln!(out, "<dt>{lang}</dt><dd{}>{before}{marked}{after}</dd>", attributes(lang))?;
    }
    writeln!(out, "</dl>")
}

/// Attributes of an element whose text is in `lang`.
fn attributes(lang: &Lang) -> String {
    format!(" lang=\"{lang}\"{}", direction(lang))
}

fn direction(lang: &Lang) -> &'static str {
    if is_right_to_left(lang) { " dir=\"rtl\"" } else { "" }
}

/// A stretch of a context as the content of its element.
fn content(lang: &Lang, stretch: &str) -> String {
    let markup = Cow::Owned(text(stretch));
    if is_right_to_left(lang) { with_isolated_marks(markup).into_owned() } else { markup.into_owned() }
}

fn text(text: &str) -> String {
    escape(xml_chars(text)).into_owned()
}
