//! `hexapla sentences`.

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::Context as _;
use hexapla::align::Aligner;
use hexapla::read::Reader;

use crate::args;

pub(crate) fn run(args: &args::Sentences) -> anyhow::Result<ExitCode> {
    let read = |input: &hexapla::Input| {
        let lang = input
            .lang
            .with_context(|| format!("{}: name its language as LANG=FILE", input.path.display()))?;
        anyhow::Ok(Reader::default().read_lines(&input.path, lang)?.value)
    };
    let alignment = hexapla::align_sentences(&Aligner::new(), read(&args.source)?, read(&args.target)?);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for bead in alignment.beads() {
        let list = |r: &std::ops::Range<u32>| r.clone().map(|n| n.to_string()).collect::<Vec<_>>().join(", ");
        writeln!(out, "[{}]:[{}]:{:.4}", list(&bead.source), list(&bead.target), bead.score)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
