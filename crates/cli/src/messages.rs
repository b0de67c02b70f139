//! Messages on stderr: errors, diagnostics with their hints, and a line of progress that gives way to them.

use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::path::Path;

use hexapla::model::{Diagnostic, Severity};
use hexapla::{Event, JobError, Report};
use serde_json::{Value, json};

use crate::args::{Progress, Talk};
use crate::digest::digest;
use crate::fold::Fold;
use crate::table::count;
use crate::terminal::Paint;
use crate::width::{harmless, harmless_json};

/// Says why nothing could be done.
pub(crate) fn fatal(error: &anyhow::Error, progress: Progress) {
    Messages::new(Talk::default(), progress).error(&reasons(error));
}

/// The error and its causes, except for causes that it quotes itself or that say the same in the words of the system.
fn reasons(error: &anyhow::Error) -> String {
    if let Some(reason) = of_stdout(error) {
        let reason = without_code(&reason.to_string());
        return format!(
            "stdout: cannot be written: {reason}; make room there, or write to a file in another place"
        );
    }
    let mut text = error.to_string();
    for cause in error.chain().skip(1) {
        let shown = without_code(&cause.to_string());
        if !text.contains(&shown) && !is_said(&text, cause) {
            text.push_str(&format!(": {shown}"));
        }
    }
    without_code(&text)
}

/// What the system says of stdout: what it says of a file has the name of the file before it.
fn of_stdout(error: &anyhow::Error) -> Option<&std::io::Error> {
    let first = error.chain().next()?;
    match first.downcast_ref::<JobError>() {
        Some(JobError::Writer(reason)) => Some(reason),
        Some(_) => None,
        None => first.downcast_ref(),
    }
}

/// Whether a text says what the system says.
fn is_said(text: &str, cause: &(dyn std::error::Error + 'static)) -> bool {
    match cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind) {
        Some(ErrorKind::NotFound) => text.contains("no such file"),
        Some(ErrorKind::InvalidData) => text.contains("UTF-8"),
        _ => false,
    }
}

/// What the system says without the number that it has for it: `Permission denied (os error 13)`.
fn without_code(text: &str) -> String {
    let Some((before, after)) = text.split_once(" (os error ") else { return text.to_owned() };
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    rest.strip_prefix(')').map_or_else(|| text.to_owned(), |rest| format!("{before}{rest}"))
}

/// The one who speaks on stderr.
#[derive(Debug)]
pub(crate) struct Messages {
    talk: Talk,
    paint: Paint,
    is_json: bool,
    counter: bool,
    counting: bool,
    fold: Fold,
}

impl Messages {
    pub(crate) fn new(talk: Talk, progress: Progress) -> Self {
        let stderr = std::io::stderr();
        let counter = progress == Progress::Auto && stderr.is_terminal() && !talk.quiet;
        Self {
            talk,
            paint: Paint::on(&stderr),
            is_json: progress == Progress::Json,
            counter,
            counting: false,
            fold: Fold::default(),
        }
    }

    /// Something is skipped, or nothing can be done.
    pub(crate) fn error(&mut self, reason: &str) {
        let reason = &without_code(reason);
        if self.is_json {
            return self.json(&json!({"event": "error", "message": reason}));
        }
        let word = self.paint.severity("error");
        self.line(&format!("{word}: {}", harmless(reason)));
    }

    /// The file at `path` is not in the result.
    pub(crate) fn left_out(&mut self, path: &Path, reason: &str) {
        if self.is_json {
            let path = path.display().to_string();
            return self.json(&json!({"event": "left_out", "path": path, "message": reason}));
        }
        self.error(reason);
    }

    /// A finding, unless it is one too many of its kind.
    pub(crate) fn diagnostic(&mut self, found: &Diagnostic) {
        if self.is_json {
            return self.json(&diagnostic_event(found));
        }
        let hushed = self.talk.quiet && found.severity < Severity::Error;
        if hushed || !(self.talk.verbose || self.fold.admit(found)) {
            return;
        }
        self.finding(found, found.hint.as_deref());
    }

    /// Whether findings wait for those that are about the same document, to be shown as one digest.
    pub(crate) fn digests(&self, found: &Diagnostic) -> bool {
        !(self.is_json || self.talk.verbose || found.severity == Severity::Error)
    }

    /// What a person reads of the findings about one document.
    pub(crate) fn digest(&mut self, findings: &[Diagnostic]) {
        if self.talk.quiet {
            return;
        }
        let (shown, more) = digest(findings);
        for one in shown {
            self.finding(&one.found, one.found.hint.as_deref().filter(|_| one.hint));
        }
        if more > 0 {
            let noun = if more == 1 { "finding" } else { "findings" };
            self.line(&self.paint.dim(&format!("… and {more} more {noun} (--verbose shows them)")));
        }
    }

    fn finding(&mut self, found: &Diagnostic, hint: Option<&str>) {
        let word = found.severity.as_str();
        let place = found.location.map(|l| format!(", {}", l.in_file(&found.path))).unwrap_or_default();
        let what = harmless(&format!("{}{place}: {}", found.path.display(), found.message));
        let mut text = format!("{}: {what}", self.paint.severity(word));
        if let Some(hint) = hint {
            text.push_str(&self.paint.dim(&format!("\n   hint: {}", harmless(hint))));
        }
        self.line(&text);
    }

    /// Reports what was held back about the file at `path`, or about all files.
    pub(crate) fn unfold(&mut self, path: Option<&Path>) {
        for folded in self.fold.take(path) {
            let (count, file, kind) = (folded.count, folded.path.display(), folded.kind);
            let text = format!("… and {count} more like this in {file} (--verbose shows them): {kind}");
            self.line(&self.paint.dim(&harmless(&text)));
        }
    }

    /// What is reported about the work so far if a person interrupts it.
    pub(crate) fn interrupted(&self, state: &str) -> String {
        if self.is_json {
            return harmless_json(&json!({"event": "interrupted", "message": state}).to_string());
        }
        // A line of progress may be there.
        let start = if self.counter { "\n" } else { "" };
        format!("{start}interrupted: {}", harmless(state))
    }

    /// Something that is neither wrong nor odd.
    pub(crate) fn note(&mut self, text: &str) {
        if !self.talk.quiet && !self.is_json {
            self.line(&harmless(text));
        }
    }

    /// A JSON object on a line of its own, if that is what stderr shows.
    pub(crate) fn json(&mut self, event: &Value) {
        if self.is_json {
            self.line(&harmless_json(&event.to_string()));
        }
    }

    /// Shows `text` until the next message.
    pub(crate) fn progress(&mut self, text: &str) {
        if self.counter {
            let mut err = std::io::stderr().lock();
            let _ = write!(err, "\r\x1b[K{}", harmless(text)).and_then(|()| err.flush());
            self.counting = true;
        }
    }

    /// Takes the progress off the screen.
    pub(crate) fn clear(&mut self) {
        if std::mem::take(&mut self.counting) {
            let mut err = std::io::stderr().lock();
            let _ = write!(err, "\r\x1b[K").and_then(|()| err.flush());
        }
    }

    fn line(&mut self, text: &str) {
        self.clear();
        // Where stderr is gone, there is nobody left to report to.
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }
}

impl Report for Messages {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Reading { files } => {
                self.json(&json!({"event": "found", "files": files}));
                self.progress(&format!("reading {}", count(files, "file")));
            }
            Event::Searching { rows } => {
                self.json(&json!({"event": "stage", "stage": "terms", "rows": rows}));
                self.progress(&format!("looking for terms in {}", count(rows, "row")));
            }
            Event::Diagnostic(found) => self.diagnostic(found),
            Event::Skipped { path: Some(path), reason } => self.left_out(path, reason),
            Event::Skipped { path: None, reason } => self.error(reason),
            Event::Settled => self.unfold(None),
            _ => {}
        }
    }
}

fn diagnostic_event(found: &Diagnostic) -> Value {
    json!({
        "event": "diagnostic",
        "severity": found.severity.as_str(),
        "path": found.path.display().to_string(),
        "line": found.location.map(|l| l.line),
        "page": found.location.and_then(|l| l.page),
        "message": found.message,
        "hint": found.hint,
    })
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    #[test]
    fn a_cause_is_told_once() {
        let error = || Err::<(), _>(std::io::Error::other("disk full"));
        for (context, want) in [("a", "a: disk full"), ("a: disk full; stop", "a: disk full; stop")] {
            let error = error().context(context).unwrap_err();
            assert_eq!(super::reasons(&error), want);
        }
    }

    #[test]
    fn what_the_system_says_of_stdout_has_its_name() {
        let full = || std::io::Error::from_raw_os_error(28);
        let want = "stdout: cannot be written: No space left on device; make room there, or write to a file in another place";
        for error in [anyhow::Error::new(full()), anyhow::Error::new(hexapla::JobError::Writer(full()))] {
            assert_eq!(super::reasons(&error), want);
        }
        let named = anyhow::Error::new(full()).context("a: cannot be written");
        assert_eq!(super::reasons(&named), "a: cannot be written: No space left on device");
    }

    #[test]
    fn the_system_says_nothing_twice() {
        for (code, context, want) in [
            (2, "a: no such file", "a: no such file"),
            (13, "a: cannot be read", "a: cannot be read: Permission denied"),
            (2, "a: cannot be written", "a: cannot be written: No such file or directory"),
        ] {
            let error = Err::<(), _>(std::io::Error::from_raw_os_error(code)).context(context).unwrap_err();
            assert_eq!(super::reasons(&error), want);
        }
    }
}
