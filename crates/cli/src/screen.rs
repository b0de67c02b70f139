//! Shows the events of a run: progress and messages on stderr, the first rows on stdout.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;
use std::time::Instant;

use hexapla::formats::{Format, Options};
use hexapla::model::{Diagnostic, Lang};
use hexapla::{AlignPlan, DoneDocument, Event, Outcome, Report, Stage, Summary};
use serde_json::json;

use crate::messages::Messages;
use crate::pace::Pace;
use crate::table::{count, grouped, missing, reasons};
use crate::terminal::{self, Paint};
use crate::{args, show, signals};

/// How many files are named at the end.
const ENDINGS: usize = 8;
/// What is said where no document has versions in two languages.
const NO_PAIR: &str = "no document has versions in two languages: name files alike except for the language, as in \
    report.en.docx and report.fr.docx or en/report.docx and fr/report.docx, or name the languages of one document, as in \
    en=FILE fr=FILE";

/// The front of a run.
pub(crate) struct Screen {
    messages: Messages,
    rows: Option<usize>,
    broken: Option<std::io::Error>,
    /// Findings that wait for the document that they are about.
    waiting: Vec<Diagnostic>,
    begun: Instant,
    found: usize,
    done: usize,
    /// How many documents have versions in two languages or more.
    paired: usize,
    first: Option<String>,
    langs: BTreeSet<Lang>,
    options: Options,
    /// What the names of the files end in.
    endings: Vec<String>,
    formats: Vec<Format>,
    folder: PathBuf,
    /// How many documents an earlier run has finished.
    resumed: usize,
    pace: Pace,
    /// Whether others work on the rest of the documents.
    is_shard: bool,
}

impl Screen {
    pub(crate) fn new(args: &args::Align, plan: &AlignPlan, options: Options) -> Self {
        let messages = Messages::new(args.talk, args.progress);
        signals::at_interrupt(messages.interrupted("no document is complete"));
        Self {
            messages,
            rows: args.show,
            broken: None,
            waiting: Vec::new(),
            begun: Instant::now(),
            found: 0,
            done: 0,
            paired: 0,
            first: None,
            langs: BTreeSet::new(),
            options,
            endings: Vec::new(),
            formats: plan.formats().collect(),
            folder: plan.folder().to_owned(),
            resumed: 0,
            pace: Pace::default(),
            is_shard: args.shard.is_some(),
        }
    }

    pub(crate) fn note(&mut self, text: &str) {
        self.messages.note(text);
    }

    /// Says what was done and where it is; `false` if the rows could not be shown.
    pub(crate) fn finish(&mut self, args: &args::Align, outcome: &Outcome<Summary>) -> bool {
        let summary = &outcome.value;
        self.messages.clear();
        for found in std::mem::take(&mut self.waiting) {
            self.messages.diagnostic(&found);
        }
        self.messages.unfold(None);
        let seconds = self.begun.elapsed().as_secs_f64();
        self.messages.json(&json!({
            "event": "summary",
            "documents": summary.documents,
            "rows": summary.rows,
            "below_min_score": summary.unsure,
            "repeated": summary.repeated,
            "page": summary.page.as_ref().map(|page| page.display().to_string()),
            "left_out": outcome.skipped,
            "seconds": (seconds * 1000.0).round() / 1000.0,
        }));
        self.sum_up(args, outcome, seconds);
        if let Some(error) = self.broken.take().filter(|e| e.kind() != std::io::ErrorKind::BrokenPipe) {
            self.messages
                .error(&format!("stdout: the rows cannot be shown: {error}; the files are complete"));
            return false;
        }
        true
    }

    /// Says in words what was done, and what was not.
    fn sum_up(&mut self, args: &args::Align, outcome: &Outcome<Summary>, seconds: f64) {
        let summary = &outcome.value;
        let langs: Vec<String> = self.langs.iter().map(ToString::to_string).collect();
        let counts = format!("{}, {}", count(summary.documents, "document"), count(summary.rows, "row"));
        if summary.documents > 0 {
            self.messages.note(&format!("{counts}, {} in {seconds:.1} s", langs.join(" ")));
            self.messages.note(&format!("files: {}", self.files()));
        }
        if self.resumed > 0 {
            let done = count(self.resumed, "document");
            self.messages.note(&format!("done by an earlier run: {done}; --fresh aligns all of them again"));
        }
        if args.dedup {
            let rows = count(summary.repeated, "row");
            self.messages.note(&format!("dropped: {rows} with the texts of an earlier row"));
        }
        if let Some(least) = args.writing.min_score.filter(|_| summary.unsure > 0) {
            let rows = count(summary.unsure, "row");
            self.messages.note(&format!("below a score of {least}: {rows}, in JSONL only"));
        }
        if outcome.kept > 0 && summary.documents > 0 {
            let kept = count(outcome.kept, "result");
            self.messages.note(&format!("kept as they were: {kept}; {}", reasons(outcome.kept)));
        }
        if self.pairs_nothing() {
            self.messages.note(NO_PAIR);
        }
        let skipped = outcome.skipped.saturating_sub(outcome.kept);
        if skipped > 0 && summary.documents > 0 {
            self.messages.note(&missing(skipped));
        }
        if self.is_shard {
            let rest =
                "when all parts are done, run the command without --shard: it reports on the whole corpus";
            self.messages.note(rest);
        }
        if let Some(page) = summary.page.clone().or_else(|| self.page()) {
            self.messages.note(&format!("to look at it, open {}", page.display()));
        }
    }

    /// Whether the run is a part of several that no document belongs to.
    pub(crate) fn has_no_share(&self) -> bool {
        self.is_shard && self.found == 0
    }

    /// Whether there are several documents and none has versions in two languages, so that nothing is aligned.
    pub(crate) fn pairs_nothing(&self) -> bool {
        self.done > 1 && self.paired == 0
    }

    /// The files of the only document, or a pattern for those of all.
    fn files(&self) -> String {
        let name = self.first.as_deref().filter(|_| self.done == 1).unwrap_or("*");
        let files = self.endings.iter().map(|ending| self.folder.join(format!("{name}.{ending}")));
        let mut shown: Vec<String> = files.take(ENDINGS).map(|file| file.display().to_string()).collect();
        if self.endings.len() > ENDINGS {
            shown.push(format!("and {} more", self.endings.len() - ENDINGS));
        }
        shown.join(", ")
    }

    /// The page of the first document, if pages are written.
    fn page(&self) -> Option<PathBuf> {
        let ending = self.endings.iter().find(|ending| ending.ends_with("html"))?;
        Some(self.folder.join(format!("{}.{ending}", self.first.as_deref()?)))
    }

    fn done(&mut self, document: &DoneDocument, files: &[PathBuf]) {
        let (name, langs) = (document.name(), document.langs());
        self.done += 1;
        self.paired += usize::from(langs.len() > 1);
        signals::at_interrupt(self.messages.interrupted(&format!(
            "{} of {} are complete in {}; the same command goes on from there",
            self.done,
            count(self.found, "document"),
            self.folder.display()
        )));
        self.first.get_or_insert_with(|| name.to_owned());
        self.langs.extend(langs);
        let parts = self.formats.iter().flat_map(|format| format.parts(langs, &self.options));
        for ending in parts.filter_map(|part| written_ending(files, name, part.ending())) {
            if !self.endings.contains(&ending) {
                self.endings.push(ending);
            }
        }
        let waiting = std::mem::take(&mut self.waiting).into_iter();
        let (about, waiting): (Vec<_>, Vec<_>) =
            waiting.partition(|found| document.paths().contains(&found.path));
        self.waiting = waiting;
        self.messages.digest(&about);
        for path in document.paths() {
            self.messages.unfold(Some(path));
        }
        self.messages.json(&json!({
            "event": "done",
            "document": name,
            "languages": langs.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "rows": document.rows(),
        }));
        self.show(document);
        let done = format!("aligned {} of {}", grouped(self.done), count(self.found, "document"));
        self.progress(&done, name);
    }

    /// Shows how far the work is, how fast it goes, how long it will take, and what it is at.
    fn progress(&mut self, text: &str, document: &str) {
        let pace =
            self.pace.words(self.done, self.found).map(|words| format!(", {words}")).unwrap_or_default();
        let at = if document.is_empty() { String::new() } else { format!(" · {document}") };
        self.messages.progress(&format!("{text}{pace}{at}"));
    }

    fn show(&mut self, document: &DoneDocument) {
        let Some(rows) = self.rows.filter(|_| self.broken.is_none()) else { return };
        self.messages.clear();
        let corpus = match document.corpus() {
            Ok(corpus) => corpus,
            Err(error) => return self.messages.error(&error.to_string()),
        };
        let mut out = std::io::stdout().lock();
        let page = show::page(corpus, rows, terminal::width(), Paint::on(&out));
        self.broken = out.write_all(page.as_bytes()).and_then(|()| out.flush()).err();
    }
}

/// What the name of the file with `ending` ends with, if it was written: where an older file is kept, it is beside that.
fn written_ending(files: &[PathBuf], name: &str, ending: &str) -> Option<String> {
    let mut endings = [ending.to_owned(), format!("new.{ending}")].into_iter();
    endings.find(|ending| {
        let name = format!("{name}.{ending}");
        files.iter().any(|file| file.file_name().is_some_and(|found| *found == *name))
    })
}

impl Report for Screen {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Found { documents, files } => {
                self.found = documents;
                self.messages.json(&json!({"event": "found", "documents": documents, "files": files}));
            }
            Event::Stage { stage, documents, document } => {
                let word = match stage {
                    Stage::Learn => "learning from",
                    Stage::Read => "reading",
                    _ => "aligning",
                };
                if stage != Stage::Learn {
                    self.pace.begin(self.done);
                }
                let estimate = self.pace.estimate(self.done, self.found);
                self.messages.json(&json!({
                    "event": "stage",
                    "stage": word,
                    "documents": documents,
                    "first": document,
                    "done": self.done,
                    "per_second": estimate.map(|(rate, _)| (rate * 100.0).round() / 100.0),
                    "seconds_left": estimate.map(|(_, left)| left.round()),
                }));
                let text = if documents >= self.found {
                    format!("{word} {}", count(documents, "document"))
                } else {
                    let (first, last) = (self.done + 1, self.done + documents);
                    let [first, last, found] = [first, last, self.found].map(grouped);
                    format!("{word} documents {first} to {last} of {found}")
                };
                self.progress(&text, document);
            }
            Event::Diagnostic(found) if self.messages.digests(found) => self.waiting.push(found.clone()),
            Event::Resumed { documents } => {
                self.resumed += documents;
                self.pace.skip(documents);
                self.messages.json(&json!({"event": "resumed", "documents": documents}));
            }
            Event::Done { document, files } => self.done(document, files),
            event => self.messages.event(event),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_file_gives_way_to_the_one_beside_it() {
        let files = ["out/a.jsonl", "out/a.new.tmx", "out/a.new.xlsx", "out/a.xlsx"].map(PathBuf::from);
        for (ending, want) in
            [("jsonl", Some("jsonl")), ("tmx", Some("new.tmx")), ("xlsx", Some("xlsx")), ("csv", None)]
        {
            assert_eq!(written_ending(&files, "a", ending).as_deref(), want, "{ending}");
        }
    }
}
