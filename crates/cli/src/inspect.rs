//! `hexapla inspect`.

use std::io::Write as _;
use std::process::ExitCode;

use hexapla::read::Reader;
use hexapla::segment::Segmenter;

use crate::args;
use crate::terminal;

pub(crate) fn run(args: &args::Inspect) -> anyhow::Result<ExitCode> {
    let read = Reader::default().read(&args.input.path, args.input.lang, "inspect")?;
    let segmented = Segmenter::new().segment(read.value);
    let mut blocks: Vec<_> = segmented.value.document.blocks.iter().collect();
    blocks.sort_by_key(|b| b.pieces.first().map(|p| p.index));
    let mut out = std::io::stdout().lock();
    for b in blocks {
        let lines: Vec<u32> = b.pieces.iter().map(|p| p.index).collect();
        let number = b.anchor.as_ref().map(ToString::to_string).unwrap_or_default();
        writeln!(
            out,
            "{}",
            serde_json::json!({"kind": b.kind.as_str(), "label": b.label_text(), "number": number, "level": b.level, "lines": lines, "text": b.body()})
        )?;
    }
    for d in read.diagnostics.iter().chain(&segmented.diagnostics) {
        terminal::line(&d.to_string());
    }
    Ok(ExitCode::SUCCESS)
}
