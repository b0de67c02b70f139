//! What goes to stderr.

use std::io::Write as _;

pub(crate) fn error(error: &anyhow::Error) {
    let _ = writeln!(std::io::stderr(), "error: {error:#}");
}

pub(crate) fn line(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
