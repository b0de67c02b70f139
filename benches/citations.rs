//! Measures the citation forms of terms on `corpora/citations`: how many are right, and how many no text has.
//!
//! `cargo run --profile test -p hexapla-benches --bin citations -- [--russian PATH] [--set second] [--errors]`

#![allow(clippy::print_stdout)]

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use hexapla::Terms;
use hexapla::model::Lang;
use hexapla::morphology::Russian;

/// A term of the gold.
struct Case {
    forms: Vec<String>,
    /// The form of the writer, then those that readers accept as well.
    citations: Vec<String>,
}

impl Case {
    fn parse(line: &str) -> Option<Self> {
        let mut fields = line.split('\t');
        let mut forms = || Some(fields.next()?.split('|').map(str::to_owned).collect());
        Some(Self { forms: forms()?, citations: forms()? })
    }
}

/// What a language reaches.
#[derive(Default)]
struct Count {
    cases: usize,
    right: usize,
    /// Cases whose forms do not show the citation form.
    hidden: usize,
    hidden_right: usize,
    /// Cases with the form of the writer.
    first: usize,
    /// Forms that are neither right nor shown.
    invented: usize,
}

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |name: &str| arguments.iter().skip_while(|a| *a != name).nth(1);
    let mut terms = Terms::default();
    if let Some(path) = after("--russian") {
        terms.morphologies.push((Lang::RU, Arc::new(Russian::open(Path::new(path))?)));
    }
    let show = arguments.iter().any(|a| a == "--errors");
    let set = after("--set").map_or(String::new(), |name| format!(".{name}"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpora/citations");
    println!("lang\tcases\tright\tof hidden\tas the writer\tright or shown\tinvented");
    for lang in [Lang::AR, Lang::EN, Lang::ES, Lang::FR, Lang::RU] {
        let path = folder.join(format!("{lang}{set}.tsv"));
        if !path.exists() {
            continue;
        }
        let gold = fs::read_to_string(path)?;
        let count = measure(&terms, lang, &gold, show);
        let share = |n: usize, of: usize| n as f32 / of.max(1) as f32;
        println!(
            "{lang}\t{}\t{:.3}\t{:.3}\t{:.3}\t{:.3}\t{}",
            count.cases,
            share(count.right, count.cases),
            share(count.hidden_right, count.hidden),
            share(count.first, count.cases),
            share(count.cases - count.invented, count.cases),
            count.invented
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn measure(terms: &Terms, lang: Lang, gold: &str, show: bool) -> Count {
    let mut count = Count::default();
    for case in gold.lines().filter_map(Case::parse) {
        let forms: Vec<&str> = case.forms.iter().map(String::as_str).collect();
        let found = terms.citation(lang, &forms).into_iter().next().unwrap_or_default();
        let right = case.citations.contains(&found);
        let shown = |text: &str| case.forms.iter().any(|form| form.to_lowercase() == text.to_lowercase());
        let hidden = !case.citations.iter().any(|citation| shown(citation));
        count.cases += 1;
        count.right += usize::from(right);
        count.hidden += usize::from(hidden);
        count.hidden_right += usize::from(hidden && right);
        count.first += usize::from(found == case.citations[0]);
        count.invented += usize::from(!right && !shown(&found));
        if show && !right {
            println!("  {lang}\t{}\t{}\t{found}", case.forms.join("|"), case.citations.join("|"));
        }
    }
    count
}
