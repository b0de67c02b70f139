//! Rows with a term as text, as a table, or as JSON; KWIC is what the field calls key words in their contexts.

use std::borrow::Cow;
use std::io::{self, Write};

use hexapla::formats::{Options, write_csv};
use hexapla::model::{Span, TranslationUnit};
use hexapla::{Found, Gathered, Marked, Occurrence, Role};
use serde_json::{Map, Value, json};

use crate::args::FindFormat;
use crate::terminal::Paint;
use crate::width::{harmless_json, plain};

/// What is before and after a mark where there are no colours.
const MARK: &str = "**";
/// What is shown where a language has no text.
const NOTHING: &str = "—";

/// What was found, and where.
pub(crate) struct Page<'p> {
    pub(crate) gathered: &'p Gathered,
    pub(crate) found: &'p Found,
    /// The symbol of the document of each row.
    pub(crate) symbols: Vec<Option<&'p str>>,
}

impl Page<'_> {
    pub(crate) fn write(&self, format: FindFormat, options: &Options, out: &mut dyn Write) -> io::Result<()> {
        match format {
            FindFormat::Text => self.write_text(Paint::on(&io::stdout()), out),
            FindFormat::Csv => self.write_csv(options, out),
            FindFormat::Json => self.write_json(out),
        }
    }

    /// The place of a row, then a line for each language.
    fn write_text(&self, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
        let langs = &self.gathered.corpus.langs;
        let widest = langs.iter().map(|lang| lang.as_str().len()).max().unwrap_or(0);
        for (n, occurrence) in self.found.occurrences.iter().enumerate() {
            if n > 0 {
                writeln!(out)?;
            }
            let unit = self.unit(occurrence);
            let place = plain(&self.place(occurrence));
            writeln!(out, "{}  {}", paint.bold(&place), paint.dim(&format!("{:.2}", unit.score)))?;
            for ((lang, text), marked) in langs.iter().zip(&unit.texts).zip(&occurrence.marked) {
                let text = match text {
                    Some(text) => painted(&text.text, marked, paint),
                    None => paint.dim(NOTHING),
                };
                writeln!(out, "  {}  {text}", paint.dim(&format!("{:widest$}", lang.as_str())))?;
            }
        }
        Ok(())
    }

    /// The texts as they are, and beside each what is marked in it.
    fn write_csv(&self, options: &Options, out: &mut dyn Write) -> io::Result<()> {
        let langs = &self.gathered.corpus.langs;
        let head = ["id", "symbol", "anchor", "score"].map(str::to_owned).into_iter();
        let of_langs = langs.iter().flat_map(|lang| [lang.to_string(), format!("{lang} found")]);
        let head: Vec<Cow<str>> = head.chain(of_langs).map(Cow::Owned).collect();
        let rows = self.found.occurrences.iter().map(|occurrence| self.cells(occurrence));
        write_csv(std::iter::once(head).chain(rows), options, out)
    }

    fn cells<'s>(&'s self, occurrence: &'s Occurrence) -> Vec<Cow<'s, str>> {
        let unit = self.unit(occurrence);
        let symbol = self.symbols[occurrence.row].unwrap_or_default();
        let mut cells = vec![
            Cow::Borrowed(unit.id.as_str()),
            Cow::Borrowed(symbol),
            Cow::Owned(anchor(unit)),
            Cow::Owned(score(unit).to_string()),
        ];
        for (text, marked) in unit.texts.iter().zip(&occurrence.marked) {
            let text = text.as_ref().map_or("", |text| text.text.as_str());
            let found: Vec<&str> = marked.spans.iter().map(|span| span.of(text)).collect();
            cells.extend([Cow::Borrowed(text), Cow::Owned(found.join(" | "))]);
        }
        cells
    }

    /// An object for each row, on a line of its own.
    fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        for occurrence in &self.found.occurrences {
            writeln!(out, "{}", harmless_json(&self.object(occurrence).to_string()))?;
        }
        Ok(())
    }

    fn object(&self, occurrence: &Occurrence) -> Value {
        let unit = self.unit(occurrence);
        let (mut translation, mut marks, mut found) = (Map::new(), Map::new(), Vec::new());
        let texts = self.gathered.corpus.langs.iter().zip(&unit.texts).zip(&occurrence.marked);
        for ((lang, text), marked) in texts.filter_map(|((l, text), m)| Some(((l, text.as_ref()?), m))) {
            translation.insert(lang.to_string(), text.text.as_str().into());
            marks.insert(lang.to_string(), spans(&text.text, &marked.spans));
            if marked.role == Role::Term {
                found.push(lang.to_string());
            }
        }
        json!({
            "id": unit.id,
            "symbol": self.symbols[occurrence.row],
            "anchor": unit.anchor.as_ref().map(ToString::to_string),
            "score": score(unit),
            "found": found,
            "translation": translation,
            "marks": marks,
        })
    }

    fn unit(&self, occurrence: &Occurrence) -> &TranslationUnit {
        &self.gathered.corpus.units[occurrence.row]
    }

    /// The symbol of the document, else its name, and the paragraph, else the rest of the id.
    fn place(&self, occurrence: &Occurrence) -> String {
        let unit = self.unit(occurrence);
        let (name, rest) = unit.id.rsplit_once('#').unwrap_or((&self.gathered.corpus.name, &unit.id));
        let name = self.symbols[occurrence.row].unwrap_or(name);
        let anchor = anchor(unit);
        let place = if anchor.is_empty() { rest } else { &anchor };
        [name, place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

fn anchor(unit: &TranslationUnit) -> String {
    unit.anchor.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// As the corpus shows it.
fn score(unit: &TranslationUnit) -> f64 {
    (f64::from(unit.score) * 10_000.0).round() / 10_000.0
}

/// The text with its marks.
fn painted(text: &str, marked: &Marked, paint: Paint) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for span in &marked.spans {
        out.push_str(&plain(&text[done..span.start as usize]));
        let found = plain(span.of(text));
        match marked.role {
            _ if !paint.is_on() => out.extend([MARK, &found, MARK]),
            Role::Term => out.push_str(&paint.term(&found)),
            Role::Counterpart => out.push_str(&paint.counterpart(&found)),
        }
        done = span.end as usize;
    }
    out.push_str(&plain(&text[done..]));
    out
}

/// The spans as characters, as most programs count them, with their texts.
fn spans(text: &str, spans: &[Span]) -> Value {
    let (mut done, mut characters) = (0, 0);
    let mut out = Vec::with_capacity(spans.len());
    for span in spans {
        let found = span.of(text);
        let start = characters + text[done..span.start as usize].chars().count();
        characters = start + found.chars().count();
        done = span.end as usize;
        out.push(json!({"start": start, "end": characters, "text": found}));
    }
    Value::Array(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_shown() {
        let text = "Le\u{a0}bassin\tfluvial\u{1b}, le bassin";
        let marked = Marked { role: Role::Term, spans: vec![Span::new(4, 18), Span::new(24, 30)] };
        assert_eq!(painted(text, &marked, Paint::none()), "Le **bassin fluvial**, le **bassin**");
        let want = json!([{"start": 3, "end": 17, "text": "bassin\tfluvial"}, {"start": 23, "end": 29, "text": "bassin"}]);
        assert_eq!(spans(text, &marked.spans), want);
    }
}
