//! Aligns the versions of a report in files, and makes a glossary of the corpus: `glossary report.en.docx report.zh.pdf …`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use hexapla::{Hexapla, Source, Terms};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sources: Vec<Source> = std::env::args_os().skip(1).map(Source::path).collect();
    let aligned = Hexapla::new().align(&sources)?;
    for finding in &aligned.diagnostics {
        eprintln!("{finding}");
    }
    let glossary = Terms::default().run(&aligned.value).value;
    for entry in glossary.entries.iter().take(5) {
        let sections = entry.sections.iter().flatten();
        let terms: Vec<&str> = sections.map(|section| section.terms[0].text.as_str()).collect();
        println!("{:.2} {}", entry.score, terms.join(" │ "));
    }
    hexapla::save_glossary(&glossary, std::env::temp_dir().join("hexapla-glossary.csv"))?;
    Ok(())
}
