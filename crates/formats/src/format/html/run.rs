//! A page about a run: how the rows score, how long they are, what is missing, which documents to look at.
//!
//! The plots are SVG without a fixed width: on a small screen the bars get narrower, and the words stay as large as they are.

pub(crate) mod document;

use std::collections::BTreeMap;
use std::io::{self, Write};

use document::{LENGTHS, Least, RunDocument, SCORES};
use hexapla_model::Lang;

use super::generator::GENERATOR;
use super::plot::{Bar, columns, lines};
use crate::writing::doubt::{SURE, is_sure};
use crate::writing::escape::{markup, score};
use crate::writing::options::Options;

/// How many documents a list has.
const LISTED: usize = 20;
/// What distinguishes this page from that of a document.
const MARK: &str = "<meta name=\"description\" content=\"A run of hexapla\">";

/// What is known of the documents of a run.
#[derive(Debug, Default)]
pub struct RunPage {
    documents: usize,
    rows: usize,
    scores: [usize; SCORES],
    lengths: [usize; LENGTHS.len()],
    /// For each language the rows of the documents that have it, and those of them without a text in it.
    langs: BTreeMap<Lang, (usize, usize)>,
    worst: Vec<Listed>,
    slowest: Vec<Listed>,
}

/// A document in a list.
#[derive(Debug, Clone)]
struct Listed {
    name: String,
    /// The file to open.
    link: String,
    rows: usize,
    mean: f64,
    doubtful: usize,
    missing: usize,
    milliseconds: Option<u64>,
    /// The row that scores least.
    least: Option<Least>,
}

impl RunPage {
    /// Whether a page that begins like this is one about a run.
    #[must_use]
    pub fn is_run_page(head: &str) -> bool {
        head.contains(GENERATOR_START) && head.contains(MARK)
    }

    /// Adds the document `name` with the name of the file to open, and how long it took, if that is known.
    pub fn add(&mut self, name: &str, document: &RunDocument, file: &str, milliseconds: Option<u64>) {
        let rows = document.rows();
        self.documents += 1;
        self.rows += rows;
        self.scores.iter_mut().zip(document.scores).for_each(|(all, own)| *all += own as usize);
        self.lengths.iter_mut().zip(document.lengths).for_each(|(all, own)| *all += own as usize);
        for column in document.langs.iter().filter(|_| rows > 0) {
            let (all, missing) = self.langs.entry(column.lang).or_default();
            *all += rows;
            *missing += column.without as usize;
        }
        let listed = Listed {
            name: name.to_owned(),
            link: file.to_owned(),
            rows,
            mean: document.mean(),
            doubtful: document.doubtful as usize,
            missing: document.missing as usize,
            milliseconds,
            least: document.least.clone(),
        };
        if document.langs.len() > 1 && rows > 0 {
            keep(&mut self.worst, listed.clone(), |a, b| a.mean.total_cmp(&b.mean));
        }
        if milliseconds.is_some() {
            keep(&mut self.slowest, listed, |a, b| b.milliseconds.cmp(&a.milliseconds));
        }
    }

    /// Whether no document was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents == 0
    }

    /// Writes the page of the corpus `name`.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn write(&self, name: &str, options: &Options, out: &mut dyn Write) -> io::Result<()> {
        let title = markup(name);
        writeln!(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
        writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
        writeln!(out, "<title>{title}: the run</title>\n{GENERATOR}\n{MARK}")?;
        writeln!(out, "<style>\n{}{}</style>\n</head>", include_str!("common.css"), include_str!("run.css"))?;
        writeln!(
            out,
            "<body class=\"run\">\n<header>\n<h1><bdi>{title}</bdi></h1>\n<p>{}</p>",
            markup(&self.about(options))
        )?;
        writeln!(out, "</header>\n<main>")?;
        self.write_plots(out)?;
        write_list("Documents that score least", &self.worst, out)?;
        write_list("Documents that took longest", &self.slowest, out)?;
        writeln!(out, "</main>\n</body>\n</html>")
    }

    /// The line under the title.
    fn about(&self, options: &Options) -> String {
        let langs: Vec<_> = self.langs.keys().map(Lang::english_name).collect();
        let date = options.date.as_ref().map(|date| format!(" on {date}")).unwrap_or_default();
        let (documents, rows) = (grouped(self.documents), grouped(self.rows));
        let version = env!("CARGO_PKG_VERSION");
        format!(
            "{documents} documents · {rows} rows · {} · made by hexapla {version}{date}",
            langs.join(", ")
        )
    }

    fn write_plots(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<div class=\"plots\">")?;
        let scores = self.scores.iter().enumerate().map(|(n, count)| {
            let from = from(n);
            let label = if n % 4 == 0 { format!("{from:.1}") } else { String::new() };
            let note = format!("{from:.2} to {:.2}: {} rows", from + 1.0 / SCORES as f64, grouped(*count));
            Bar { label, note, value: *count as f64, shown: String::new() }
        });
        let all: usize = self.scores.iter().sum();
        let sure: usize =
            self.scores.iter().enumerate().filter(|(n, _)| is_sure(from(*n))).map(|(_, count)| count).sum();
        let share = 100.0 * sure as f64 / all.max(1) as f64;
        let title = format!("Scores of rows with two languages or more: {share:.1} % at {SURE} or more");
        columns(&title, &scores.collect::<Vec<_>>(), out)?;
        let lengths = self.lengths.iter().enumerate().map(|(n, count)| {
            let end = LENGTHS.get(n + 1).map_or("or more".to_owned(), |end| format!("to {}", end - 1));
            let note = format!("{} {end} characters: {} rows", LENGTHS[n], grouped(*count));
            Bar { label: LENGTHS[n].to_string(), note, value: *count as f64, shown: String::new() }
        });
        columns("Characters of a row, in its first language", &lengths.collect::<Vec<_>>(), out)?;
        let missing = self.langs.iter().map(|(lang, (all, without))| {
            let share = 100.0 * *without as f64 / (*all).max(1) as f64;
            let note = format!("{} of {} rows", grouped(*without), grouped(*all));
            Bar {
                label: lang.english_name().into_owned(),
                note,
                value: share,
                shown: format!("{share:.1} %"),
            }
        });
        lines("Rows without a text, by language", &missing.collect::<Vec<_>>(), out)?;
        writeln!(out, "</div>")
    }
}

/// Where column `n` of the plot of scores begins.
fn from(n: usize) -> f64 {
    score(n as f32 / SCORES as f32)
}

/// What the generator of any version begins with.
const GENERATOR_START: &str = "<meta name=\"generator\" content=\"hexapla ";

/// Keeps the first documents of an order; names decide between equals.
fn keep(list: &mut Vec<Listed>, new: Listed, order: impl Fn(&Listed, &Listed) -> std::cmp::Ordering) {
    let place = list.partition_point(|old| order(old, &new).then_with(|| old.name.cmp(&new.name)).is_lt());
    if place < LISTED {
        list.insert(place, new);
        list.truncate(LISTED);
    }
}

fn write_list(title: &str, documents: &[Listed], out: &mut dyn Write) -> io::Result<()> {
    if documents.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>{title}</h2>\n<ol>")?;
    for document in documents {
        let link = link(&document.link);
        write!(out, "<li><a href=\"{link}\"><bdi>{}</bdi></a> ", markup(&document.name))?;
        let mut facts = vec![
            format!("{} rows", grouped(document.rows)),
            format!("mean score {:.2}", document.mean),
            format!("{} below {SURE}", grouped(document.doubtful)),
            format!("{} without a language", grouped(document.missing)),
        ];
        facts.extend(document.milliseconds.map(|ms| format!("{:.1} s", ms as f64 / 1000.0)));
        if let Some(least) = &document.least {
            // Only a page has places that can be linked to.
            let has_places = document.link.ends_with(".html");
            let place = if has_places { markup(&least.place).into_owned() } else { String::new() };
            let (name, score) = (markup(&least.name), least.score());
            facts.push(format!("least: <a href=\"{link}{place}\">{name}</a> {score:.2}"));
        }
        writeln!(out, "<span>{}</span></li>", facts.join(" · "))?;
    }
    writeln!(out, "</ol>")
}

/// The name of a file as the target of a link.
fn link(name: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    name.bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// `12,345`.
fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use hexapla_model::Corpus;

    use super::*;

    fn corpus(name: &str, score: f32) -> Corpus {
        let english = ["One lake.", "Two rivers and a sea."];
        let french = ["Un lac.", "Deux fleuves."];
        let mut corpus = Corpus::from_columns(name, &[(Lang::EN, &english), (Lang::FR, &french)]);
        corpus.units.iter_mut().for_each(|unit| unit.score = score);
        corpus.units[1].texts[1] = None;
        corpus
    }

    fn page(run: &RunPage) -> String {
        let mut out = Vec::new();
        run.write("a & b", &Options::default(), &mut out).expect("memory");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn documents_that_score_least_come_first_and_are_bounded() {
        let mut run = RunPage::default();
        for n in 0..50_u8 {
            let name = format!("d {n:02}");
            let document = RunDocument::of(&corpus(&name, f32::from(50 - n) / 100.0));
            run.add(&name, &document, &format!("{name}.html"), Some(u64::from(n)));
        }
        let page = page(&run);
        assert!(RunPage::is_run_page(&page[..1_000]) && !RunPage::is_run_page("<title>x</title>"));
        assert_eq!(page.matches("<li>").count(), 2 * LISTED);
        let first = page.find("<bdi>d 49</bdi>").expect("the worst");
        assert!(first < page.find("<bdi>d 48</bdi>").expect("the next"));
        assert!(page.contains("href=\"d%2049.html\"") && page.contains("a &amp; b"), "{page}");
        assert!(page.contains("50 documents · 100 rows · English, French"), "{page}");
        assert!(
            page.contains("50 of 100 rows") && page.contains("50.0 %"),
            "French is missing in half of them"
        );
    }

    #[test]
    fn an_empty_run_has_a_page() {
        assert!(RunPage::default().is_empty());
        assert!(page(&RunPage::default()).ends_with("</html>\n"));
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
