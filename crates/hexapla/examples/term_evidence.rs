//! Writes what speaks for each rendering in line-aligned texts as TSV: what `benches/terms_fit.py` fits the score to.
//!
//! ```text
//! cargo run --release -p hexapla --example term_evidence -- en=a.en fr=a.fr > evidence.tsv
//! ```

use std::io::Write as _;
use std::path::PathBuf;

use hexapla::Terms;
use hexapla::formats::Importer;
use hexapla::model::Lang;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    for argument in std::env::args().skip(1) {
        let (lang, path) = argument.split_once('=').ok_or("expected LANG=FILE")?;
        files.push((Lang::parse(lang)?, PathBuf::from(path)));
    }
    let corpus = Importer::default().read_line_aligned(&files)?.value;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "lang\tsource\ttarget\t{}", hexapla::FEATURES.join("\t"))?;
    for evidence in Terms::default().evidence(&corpus) {
        let features: Vec<String> = evidence.features.iter().map(|f| format!("{f:.4}")).collect();
        let (source, target) = (evidence.source.join("|"), evidence.target.join("|"));
        writeln!(out, "{}\t{source}\t{target}\t{}", evidence.lang, features.join("\t"))?;
    }
    Ok(())
}
