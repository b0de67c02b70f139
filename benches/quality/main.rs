//! How good the alignment is: prints each figure with its target.
//!
//! `cargo run --release -p hexapla-benches --bin quality` measures our own corpus; `-- --data DIR` adds the development
//! texts, which are not part of the project; see `benches/README.md`. Further words choose the rows that contain one.

mod documents;
mod figure;
mod own;
mod rows;
mod sentences;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use figure::Figure;
use rayon::prelude::*;

/// Something to measure: a name to choose it by, and how.
type Task = (String, Box<dyn Fn() -> Vec<Figure> + Send + Sync>);

fn main() -> ExitCode {
    let mut data: Option<PathBuf> = None;
    let mut words: Vec<String> = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--data" => data = args.next().map(PathBuf::from),
            _ => words.push(arg),
        }
    }
    let mut tasks = own::tasks();
    tasks.extend(rows::own_tasks());
    match &data {
        Some(folder) if folder.is_dir() => {
            tasks.extend(documents::tasks(folder));
            tasks.extend(sentences::tasks(folder));
            tasks.extend(rows::tasks(folder));
        }
        _ => say(&absent(data.as_deref())),
    }
    tasks.retain(|(name, _)| words.is_empty() || words.iter().any(|w| name.contains(w.as_str())));
    let figures: Vec<Vec<Figure>> = tasks.par_iter().map(|(_, measure)| measure()).collect();
    let figures: Vec<Figure> = figures.into_iter().flatten().collect();
    say(&Figure::head());
    figures.iter().for_each(|f| say(&f.to_string()));
    let short = figures.iter().filter(|f| !f.is_met()).count();
    say(&format!("{} figures, {short} short", figures.len()));
    ExitCode::from(u8::from(short > 0))
}

fn absent(folder: Option<&Path>) -> String {
    match folder {
        Some(folder) => format!("{}: no such folder; only our own corpus is measured\n", folder.display()),
        None => "no --data DIR: only our own corpus is measured\n".to_owned(),
    }
}

fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
