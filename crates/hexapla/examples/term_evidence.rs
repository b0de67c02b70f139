//! Writes what speaks for each rendering in line-aligned texts as TSV, or, with `--terms`, what speaks for each candidate
//! of the first language to be a term: what `benches/terms_fit.py` and `benches/termhood_fit.py` fit weights to.
//!
//! ```text
//! cargo run --release -p hexapla --example term_evidence -- en=a.en fr=a.fr > evidence.tsv
//! cargo run --release -p hexapla --example term_evidence -- --terms 2 en=a.en fr=a.fr > terms.tsv
//! ```
//!
//! The number is that of places which a candidate has at least.

use std::io::Write;
use std::path::PathBuf;

use hexapla::formats::Importer;
use hexapla::model::{Corpus, Lang};
use hexapla::{Extractor, Terms};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1).peekable();
    let min_places = if arguments.next_if(|argument| argument == "--terms").is_some() {
        Some(arguments.next().ok_or("expected a number of places")?.parse()?)
    } else {
        None
    };
    let mut files = Vec::new();
    for argument in arguments {
        let (lang, path) = argument.split_once('=').ok_or("expected LANG=FILE")?;
        files.push((Lang::parse(lang)?, PathBuf::from(path)));
    }
    let corpus = Importer::default().read_line_aligned(&files)?.value;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match min_places {
        Some(min_frequency) => write_terms(&corpus, min_frequency, &mut out)?,
        None => write_renderings(&corpus, &mut out)?,
    }
    Ok(out.flush()?)
}

fn write_renderings(corpus: &Corpus, out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "lang\tsource\ttarget\t{}", hexapla::FEATURES.join("\t"))?;
    for evidence in Terms::default().evidence(corpus) {
        let (source, target) = (evidence.source.join("|"), evidence.target.join("|"));
        writeln!(out, "{}\t{source}\t{target}\t{}", evidence.lang, cells(&evidence.features))?;
    }
    Ok(())
}

fn write_terms(corpus: &Corpus, min_frequency: u32, out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "term\tplaces\tscore\t{}", hexapla::TERM_FEATURES.join("\t"))?;
    let terms = Terms {
        extractor: Extractor { min_frequency: Some(min_frequency), ..Extractor::default() },
        ..Terms::default()
    };
    for evidence in terms.term_evidence(corpus) {
        let (term, places, score) = (evidence.term.join("|"), evidence.places, evidence.score);
        writeln!(out, "{term}\t{places}\t{score:.4}\t{}", cells(&evidence.features))?;
    }
    Ok(())
}

fn cells(features: &[f32]) -> String {
    features.iter().map(|f| format!("{f:.4}")).collect::<Vec<_>>().join("\t")
}
