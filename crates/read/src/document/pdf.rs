//! Reads PDF through `pdftotext`: words with their places become lines, columns, notes and paragraphs.

mod aligned;
mod bidi;
mod block;
mod boundary;
mod columns;
mod flush;
mod furniture;
mod gap;
mod garbled;
mod grid;
mod hyphen;
mod kashida;
mod level;
mod ligature;
mod line;
mod measure;
mod narrow;
mod notes;
mod paragraph;
mod region;
mod scale;
mod sheets;
mod strip;
mod table;
mod visual;
mod words;

use std::io::{BufReader, Read, Write as _};
use std::path::Path;
use std::time::Duration;

use hexapla_model::{Diagnostic, Severity};
use hexapla_source::program::{Ended, Program};
use hexapla_source::scratch::ScratchFile;
use hexapla_source::{Cause, Source};

use crate::document::Parsed;
use measure::Measures;
use sheets::Sheets;
use words::Page;

/// The program that finds the words.
const PDFTOTEXT: Program = Program {
    name: "pdftotext",
    variable: "HEXAPLA_PDFTOTEXT",
    install: "install poppler (Debian and Ubuntu: poppler-utils; macOS: brew install poppler; Windows: winget install \
              oschwartz10612.Poppler), or name it in HEXAPLA_PDFTOTEXT",
    time: Duration::from_secs(300),
    output: 512 << 20,
};
/// What the program says about a file that it may not open.
const PASSWORD: &str = "Incorrect password";

/// Reads a PDF.
///
/// # Errors
/// If `pdftotext` is not installed, cannot read the file or takes too long; if the file has a password, or no text.
pub(crate) fn parse(source: &Source<'_>) -> Result<Parsed, Cause> {
    let (mut pages, said) = pages(source)?;
    let garbled = garbled::mend(&mut pages, source.path);
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let mut sheets = Sheets::of(pages);
    if sheets.frames.is_empty() && !garbled.is_empty() {
        return Err(Cause::Garbled);
    }
    if sheets.frames.is_empty() {
        return Err(Cause::Scanned { pages: count });
    }
    let foreign = sheets.mend(source.path);
    let measures = Measures::of(&sheets.frames);
    let parts = paragraph::parts(region::regions(sheets, &measures), &measures);
    let diagnostics = damage(&said, source.path).into_iter().chain(garbled).chain(foreign).collect();
    Ok(Parsed { blocks: block::blocks(parts, &measures), diagnostics, ..Parsed::default() })
}

/// The warning for a file that was read in spite of errors in it.
fn damage(said: &str, path: &Path) -> Option<Diagnostic> {
    let error = said.lines().find_map(|line| line.strip_prefix("Syntax Error"))?;
    let found = error.rsplit_once("): ").map_or(error, |(_, found)| found).trim_start_matches(':').trim();
    let warning = Diagnostic::new(Severity::Warning, path, format!("damaged: {found}"));
    Some(warning.hint("text may be missing: fetch the file again or save it again"))
}

/// The pages of the file, and what the program says about it.
fn pages(source: &Source<'_>) -> Result<(Vec<Page>, String), Cause> {
    let mut scratch = ScratchFile::create(".pdf").map_err(Cause::system)?;
    let file = &mut scratch.file;
    match ligature::mend(source.bytes) {
        Some(mended) => file.write_all(&mended),
        None => file.write_all(source.bytes),
    }
    .map_err(Cause::system)?;
    let program = Program { output: source.limits.corpus_bytes.min(PDFTOTEXT.output), ..PDFTOTEXT };
    let (pages, ended) = program.run(
        |command| {
            command.args(["-bbox-layout", "-enc", "UTF-8"]).arg(file.path()).arg("-");
        },
        printed_pages,
    )?;
    match refusal(&ended, &program) {
        Some(error) => Err(error),
        None => Ok((pages, ended.said)),
    }
}

/// The pages that the program prints.
fn printed_pages(out: &mut dyn Read) -> Result<Vec<Page>, Cause> {
    let mut pages = Vec::new();
    words::each_page(BufReader::new(out), |page| pages.push(page)).map_err(Cause::system)?;
    Ok(pages)
}

/// Why the program did not read the file, if it did not.
fn refusal(ended: &Ended, program: &Program) -> Option<Cause> {
    let last = ended.said.lines().rfind(|line| !line.trim().is_empty());
    let last = last.map(|line| line.rsplit_once(": ").map_or(line, |(_, found)| found).trim().to_owned());
    match ended.code {
        Some(0) => None,
        _ if ended.said.contains(PASSWORD) => Some(Cause::Protected),
        // What it returns for a file that it cannot open.
        Some(1) => {
            let found = last.unwrap_or_else(|| "it cannot be opened".to_owned());
            Some(Cause::Damaged { part: String::new(), found })
        }
        Some(code) => Some(program.failed(last.unwrap_or_else(|| format!("it ends with code {code}")))),
        None => Some(program.failed("it was stopped")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(code: Option<i32>, said: &str) -> Ended {
        Ended { code, said: said.to_owned() }
    }

    #[test]
    fn what_the_program_says() {
        let path = Path::new("a.pdf");
        for (code, said, want) in [
            (Some(1), "Command Line Error: Incorrect password", "a.pdf: protected by a password"),
            (
                Some(1),
                "Syntax Error: Couldn't find trailer\nSyntax Error: Couldn't read xref table\n",
                "a.pdf: damaged or cut short: Couldn't read xref table",
            ),
            (
                Some(3),
                "Error: Copying of text is not allowed",
                "pdftotext cannot read it: Copying of text is not allowed",
            ),
            (Some(99), "", "it ends with code 99"),
            (None, "", "it was stopped"),
        ] {
            let error = refusal(&ended(code, said), &PDFTOTEXT).unwrap().at(path).to_string();
            assert!(error.contains(want), "{error}");
        }
        assert!(refusal(&ended(Some(0), "Syntax Error (12): Bad stream"), &PDFTOTEXT).is_none());
        let warning = damage("Syntax Warning: x\nSyntax Error (12): Bad stream\n", path).unwrap().to_string();
        assert!(warning.starts_with("warning: a.pdf: damaged: Bad stream"), "{warning}");
        assert_eq!(damage("", path), None);
    }
}
