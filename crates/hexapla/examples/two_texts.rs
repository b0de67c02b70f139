//! Aligns two texts in memory and saves a translation memory.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use hexapla::{Hexapla, Source};

const ENGLISH: &str =
    "1. The Conference met in Vienna. It elected its President.\n\n2. It adopted its agenda.";
const CHINESE: &str = "1. 缔约方会议在维也纳举行。会议选举了主席。\n\n2. 会议通过了议程。";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sources = [Source::text("report.en.txt", ENGLISH), Source::text("report.zh.txt", CHINESE)];
    let corpus = Hexapla::new().align(&sources)?.value;
    for unit in &corpus.units {
        let texts = unit.texts.iter().flatten().map(|text| text.text.as_str());
        println!("{:.2} {}", unit.score, texts.collect::<Vec<_>>().join(" │ "));
    }
    hexapla::save(&corpus, std::env::temp_dir().join("hexapla-two-texts.tmx"))?;
    Ok(())
}
