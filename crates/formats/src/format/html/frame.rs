//! What both pages have: the head of the document, the tools above the table, the names of its columns.

use std::borrow::Cow;
use std::io::{self, Write};

use hexapla_model::Lang;

use super::generator::GENERATOR;
use crate::writing::direction::is_right_to_left;

const STYLE: &str = include_str!("common.css");
const STACKED: &str = include_str!("stacked.css");
const SCRIPT: &str = include_str!("columns.js");

/// What differs between the pages.
pub(super) struct Frame {
    pub(super) style: &'static str,
    pub(super) script: &'static str,
    /// What the search field says.
    pub(super) search: &'static str,
    /// The width of all columns that are not a language, in rem.
    pub(super) rest: usize,
    /// The least width of a language in rem: on a smaller screen languages are below each other.
    pub(super) column: usize,
}

impl Frame {
    /// Writes the page up to its title; `name` is markup.
    pub(super) fn open(&self, name: &str, langs: usize, out: &mut dyn Write) -> io::Result<()> {
        let (rest, column) = (self.rest, self.column);
        let width = rest + column * langs;
        writeln!(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
        writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
        writeln!(out, "<title>{name}</title>\n{GENERATOR}\n<style>\n{STYLE}{}</style>", self.style)?;
        write!(out, "<style id=\"stacked\" data-rest=\"{rest}\" data-column=\"{column}\"")?;
        writeln!(out, " media=\"screen and (max-width: {width}rem)\">\n{STACKED}</style>\n</head>")?;
        writeln!(out, "<body>\n<header>\n<h1><bdi>{name}</bdi></h1>")
    }

    /// Writes the tools, which the script shows; `choice` is markup.
    pub(super) fn write_tools(&self, choice: &str, out: &mut dyn Write) -> io::Result<()> {
        let search = self.search;
        writeln!(out, "<div class=\"tools\" role=\"search\" hidden>")?;
        writeln!(out, "<input type=\"search\" placeholder=\"{search}\" aria-label=\"{search}\">{choice}")?;
        writeln!(out, "<details><summary>Columns</summary><ul></ul></details>\n<output></output></div>")
    }

    /// Writes the end of the page, after the table.
    pub(super) fn close(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "</table>\n</main>\n<script>\n{SCRIPT}{}</script>\n</body>\n</html>", self.script)
    }
}

/// Writes the names of the columns of languages.
pub(super) fn write_langs(langs: &[Lang], out: &mut dyn Write) -> io::Result<()> {
    for lang in langs {
        let direction = if is_right_to_left(lang) { " dir=\"rtl\"" } else { "" };
        writeln!(out, "<th scope=\"col\" class=\"lang\"{direction}>{}</th>", lang.english_name())?;
    }
    Ok(())
}

/// `markup` that runs from right to left, with each run of superscript digits in an element that is isolated from its
/// surroundings. Without it `2019.¹` is one number to a browser, and the mark is at its wrong end.
pub(super) fn with_isolated_marks(markup: Cow<'_, str>) -> Cow<'_, str> {
    if !markup.contains(is_superscript) {
        return markup;
    }
    let mut out = String::with_capacity(markup.len() + 16);
    let mut is_open = false;
    for c in markup.chars() {
        if is_superscript(c) != is_open {
            out.push_str(if is_open { "</bdi>" } else { "<bdi>" });
            is_open = !is_open;
        }
        out.push(c);
    }
    if is_open {
        out.push_str("</bdi>");
    }
    Cow::Owned(out)
}

fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_isolated() {
        for (text, want) in [
            ("في عام 2019.¹", "في عام 2019.<bdi>¹</bdi>"),
            ("المقرر 5/3¹² الفقرة 1⁰", "المقرر 5/3<bdi>¹²</bdi> الفقرة 1<bdi>⁰</bdi>"),
            ("المادة 9", "المادة 9"),
        ] {
            assert_eq!(with_isolated_marks(Cow::Borrowed(text)), want);
        }
    }
}
