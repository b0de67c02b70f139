//! The command that is meant where none is named: files alone are aligned.

use std::ffi::{OsStr, OsString};

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue};
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

/// Whether the first argument is a file or looks like one. What is neither may be a command with a slip of the pen, even if
/// files are after it; after an option, the first file that exists decides.
fn names_files(given: &[OsString]) -> bool {
    match given.first() {
        Some(first) if is_option(first) => given.iter().any(|argument| is_file(argument)),
        Some(first) => is_file(first) || is_path(first),
        None => false,
    }
}

fn is_option(argument: &OsStr) -> bool {
    argument.as_encoded_bytes().starts_with(b"-")
}

fn is_command(argument: &OsStr) -> bool {
    let command = Args::command();
    argument == "help" || argument.to_str().is_some_and(|name| command.find_subcommand(name).is_some())
}

/// Whether there is a file or a folder of that name, perhaps after a language.
fn is_file(argument: &OsStr) -> bool {
    !is_option(argument) && Input::from_argument(argument).is_ok_and(|input| input.path.exists())
}

/// Whether an argument looks like a path, as no command does: what is wrong with it is reported as of a file.
fn is_path(argument: &OsStr) -> bool {
    let bytes = argument.as_encoded_bytes();
    !is_option(argument) && bytes.iter().any(|byte| matches!(byte, b'.' | b'/' | b'\\' | b'='))
}

/// What is reported about a first argument that is not a command, with the commands of a similar name.
pub(crate) fn unknown_command(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    let similar = match error.get(ContextKind::SuggestedSubcommand) {
        Some(ContextValue::String(one)) => vec![one.as_str()],
        Some(ContextValue::Strings(all)) => all.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    };
    let similar: Vec<String> = similar.into_iter().map(|name| format!("`{name}`")).collect();
    Some(match similar.as_slice() {
        [] => format!("unknown command `{name}`, and no such file; `hexapla --help` lists the commands"),
        similar => format!("unknown command `{name}`, did you mean {}?", similar.join(" or ")),
    })
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[test]
    fn files_alone_are_aligned() {
        for (line, want) in [
            ("hexapla Cargo.toml", "hexapla align Cargo.toml"),
            ("hexapla -o out en=Cargo.toml", "hexapla align -o out en=Cargo.toml"),
            ("hexapla inspect Cargo.toml", "hexapla inspect Cargo.toml"),
            ("hexapla missing.txt", "hexapla align missing.txt"),
            ("hexapla aling", "hexapla aling"),
            ("hexapla algin src", "hexapla algin src"),
            ("hexapla src Cargo.toml", "hexapla align src Cargo.toml"),
            ("hexapla --version", "hexapla --version"),
            ("hexapla help align", "hexapla help align"),
            ("hexapla", "hexapla"),
        ] {
            let complete = complete(line.split(' ').map(OsString::from));
            assert_eq!(complete.join(OsStr::new(" ")), want);
        }
    }

    #[test]
    fn commands_with_a_slip_of_the_pen() {
        for (line, want) in [
            ("hexapla algin src", Some("unknown command `algin`, did you mean `align`?")),
            (
                "hexapla xyz",
                Some("unknown command `xyz`, and no such file; `hexapla --help` lists the commands"),
            ),
            ("hexapla align", None),
        ] {
            let error = Args::try_parse_from(line.split(' ')).expect_err("no arguments");
            assert_eq!(unknown_command(&error).as_deref(), want, "{line}");
        }
    }
}
