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
    citation: String,
}

impl Case {
    fn parse(line: &str) -> Option<Self> {
        let mut fields = line.split('\t');
        let forms = fields.next()?.split('|').map(str::to_owned).collect();
        Some(Self { forms, citation: fields.next()?.to_owned() })
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
    /// Cases that are right up to articles: whether a glossary gives them is a custom.
    bare: usize,
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
    println!("lang\tcases\tright\tof hidden\tbut for articles\tright or shown\tinvented");
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
            share(count.bare, count.cases),
            share(count.cases - count.invented, count.cases),
            count.invented
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// An Arabic term without articles; all others as they are.
fn bare(lang: Lang, text: &str) -> String {
    if lang != Lang::AR {
        return text.to_owned();
    }
    let words = text.split(' ').map(|word| {
        let (and, word) =
            word.strip_prefix('و').filter(|w| w.starts_with("ال")).map_or(("", word), |w| ("و", w));
        format!("{and}{}", word.strip_prefix("ال").unwrap_or(word))
    });
    words.collect::<Vec<_>>().join(" ")
}

fn measure(terms: &Terms, lang: Lang, gold: &str, show: bool) -> Count {
    let mut count = Count::default();
    for case in gold.lines().filter_map(Case::parse) {
        let forms: Vec<&str> = case.forms.iter().map(String::as_str).collect();
        let found = terms.citation(lang, &forms).into_iter().next().unwrap_or_default();
        let right = found == case.citation;
        let shown = |text: &str| case.forms.iter().any(|form| form.to_lowercase() == text.to_lowercase());
        let hidden = !shown(&case.citation);
        count.cases += 1;
        count.right += usize::from(right);
        count.hidden += usize::from(hidden);
        count.hidden_right += usize::from(hidden && right);
        count.bare += usize::from(bare(lang, &found) == bare(lang, &case.citation));
        count.invented += usize::from(!right && !shown(&found));
        if show && !right {
            println!("  {lang}\t{}\t{}\t{found}", case.forms.join("|"), case.citation);
        }
    }
    count
}
