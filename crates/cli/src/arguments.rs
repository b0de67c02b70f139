//! The command that is meant where none is named: files alone are aligned.

use std::ffi::{OsStr, OsString};

use clap::CommandFactory as _;
use hexapla::Input;

use crate::args::Args;

/// The command for files alone.
const ALIGN: &str = "align";

/// The arguments with `align` before them if they name files and no command: `hexapla report.*.docx`.
pub(crate) fn complete(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.collect();
    let given = arguments.get(1..).unwrap_or_default();
    if !given.iter().any(|argument| is_command(argument)) && names_files(given) {
        arguments.insert(1, ALIGN.into());
    }
    arguments
}

fn names_files(given: &[OsString]) -> bool {
    given.iter().any(|argument| is_file(argument)) || given.first().is_some_and(|first| is_path(first))
}

fn is_command(argument: &OsStr) -> bool {
    let command = Args::command();
    argument == "help" || argument.to_str().is_some_and(|name| command.find_subcommand(name).is_some())
}

/// Whether there is a file or a folder of that name, perhaps behind a language.
fn is_file(argument: &OsStr) -> bool {
    let is_option = argument.as_encoded_bytes().starts_with(b"-");
    !is_option && Input::from_argument(argument).is_ok_and(|input| input.path.exists())
}

/// Whether an argument looks like a path, as no command does: what is wrong with it is reported as of a file.
fn is_path(argument: &OsStr) -> bool {
    let bytes = argument.as_encoded_bytes();
    !bytes.starts_with(b"-") && bytes.iter().any(|byte| matches!(byte, b'.' | b'/' | b'\\' | b'='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_alone_are_aligned() {
        for (line, want) in [
            ("hexapla Cargo.toml", "hexapla align Cargo.toml"),
            ("hexapla -o out en=Cargo.toml", "hexapla align -o out en=Cargo.toml"),
            ("hexapla inspect Cargo.toml", "hexapla inspect Cargo.toml"),
            ("hexapla missing.txt", "hexapla align missing.txt"),
            ("hexapla aling", "hexapla aling"),
            ("hexapla --version", "hexapla --version"),
            ("hexapla help align", "hexapla help align"),
            ("hexapla", "hexapla"),
        ] {
            let complete = complete(line.split(' ').map(OsString::from));
            assert_eq!(complete.join(OsStr::new(" ")), want);
        }
    }
}
