//! Cuts paragraphs, one per line, into sentences, one per line, with an empty line after each paragraph.
//!
//! Usage: `sentences LANG < paragraphs`

use std::io::{self, BufRead, Write};

use hexapla_model::Lang;
use hexapla_segment::sentences;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let code = std::env::args().nth(1).ok_or("usage: sentences LANG < paragraphs")?;
    let lang = Lang::parse(&code)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for paragraph in io::stdin().lock().lines() {
        let paragraph = paragraph?;
        for sentence in sentences(&paragraph, 0, lang) {
            writeln!(out, "{}", sentence.of(&paragraph))?;
        }
        writeln!(out)?;
    }
    Ok(out.flush()?)
}
