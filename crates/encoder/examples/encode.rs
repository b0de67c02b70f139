//! Reads one text per line, and writes its vector as little-endian `f32`, or the numbers of its pieces as text.
//!
//! `encode ENCODER [--pieces] [--repeat N] [--run N] < lines > vectors`; times go to stderr. With `--run N` a vector is of
//! a line and those after it, up to N in all: first all single lines, then all pairs …

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::path::Path;
use std::time::Instant;

use hexapla_encoder::UniversalEncoder;
use hexapla_model::SentenceEncoder;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = arguments.first().ok_or("encode ENCODER [--pieces] [--repeat N] < lines > vectors")?;
    let number = |name: &str| {
        let given = arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1));
        given.map_or(Ok(1), |n| n.parse::<usize>())
    };
    let (repeat, longest) = (number("--repeat")?, number("--run")?);
    let lines: Vec<String> = io::stdin().lines().collect::<Result<_, _>>()?;
    let texts: Vec<&str> = lines.iter().map(String::as_str).collect();

    let start = Instant::now();
    let encoder = UniversalEncoder::open(Path::new(path))?;
    let opened = start.elapsed().as_secs_f64();

    let mut out = BufWriter::new(io::stdout().lock());
    let start = Instant::now();
    if arguments.iter().any(|a| a == "--pieces") {
        let pieces = encoder.pieces(&texts);
        report(opened, start, texts.len())?;
        for pieces in pieces {
            let pieces: Vec<String> = pieces.iter().map(u32::to_string).collect();
            writeln!(out, "{}", pieces.join(" "))?;
        }
    } else {
        let of = |length: usize| (length..=texts.len()).map(move |end| end - length..end);
        let runs: Vec<Range<usize>> = (1..=longest).flat_map(of).collect();
        let mut vectors = encoder.encode_runs(&texts, &runs);
        for _ in 1..repeat {
            vectors = encoder.encode_runs(&texts, &runs);
        }
        report(opened, start, texts.len() * repeat)?;
        for number in vectors.as_slice() {
            out.write_all(&number.to_le_bytes())?;
        }
    }
    Ok(out.flush()?)
}

fn report(opened: f64, start: Instant, texts: usize) -> io::Result<()> {
    let seconds = start.elapsed().as_secs_f64();
    writeln!(
        io::stderr(),
        "{opened:.3} s to open, {texts} texts in {seconds:.3} s, {:.0} a second",
        texts as f64 / seconds
    )
}
