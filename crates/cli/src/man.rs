//! `hexapla man`: the manual pages, made from the same definition as `--help`.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use clap::CommandFactory as _;
use clap_mangen::Man;
use hexapla::formats::AtomicFile;

use crate::args;

pub(crate) fn run(args: &args::Man) -> anyhow::Result<ExitCode> {
    let pages = pages()?;
    if let Some(folder) = &args.output {
        write(folder, &pages)?;
    } else {
        let mut out = std::io::stdout().lock();
        pages.iter().try_for_each(|(_, page)| out.write_all(page))?;
        out.flush()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// File names and pages: of the program, then of each subcommand.
fn pages() -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut program = args::Args::command().disable_help_subcommand(true);
    program.build();
    let mut pages = Vec::new();
    for command in std::iter::once(&program).chain(program.get_subcommands()) {
        let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
        let man = Man::new(command.clone().version(env!("CARGO_PKG_VERSION")));
        let mut page = Vec::new();
        man.render(&mut page)?;
        pages.push((format!("{name}.1"), page));
    }
    Ok(pages)
}

fn write(folder: &Path, pages: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("{}: cannot be made", folder.display()))?;
    for (name, page) in pages {
        let path = folder.join(name);
        ensure!(
            !path.is_file() || is_ours(&std::fs::read(&path).unwrap_or_default()),
            "{}: kept: not a manual page of hexapla; name another folder",
            path.display()
        );
        write_page(&path, page).with_context(|| format!("{}: cannot be written", path.display()))?;
    }
    Ok(())
}

fn is_ours(text: &[u8]) -> bool {
    String::from_utf8_lossy(text).contains(".TH hexapla")
}

fn write_page(path: &Path, page: &[u8]) -> std::io::Result<()> {
    let mut file = AtomicFile::create(path)?;
    file.write_all(page)?;
    file.commit()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_subcommand_has_a_page() {
        let pages = super::pages().unwrap();
        let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names[..3], ["hexapla.1", "hexapla-align.1", "hexapla-pair.1"]);
        let align = String::from_utf8_lossy(&pages[1].1);
        assert!(align.contains("lexicon") && align.contains("Examples"), "{align}");
    }
}
