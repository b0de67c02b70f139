//! TBX of both versions is valid against its document type.

use std::path::Path;
use std::process::Command;

use hexapla::formats::{Format, Options};

use crate::programs::{asked, output, write};

#[test]
fn tbx_is_valid() {
    if !asked("tbx_is_valid") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let lint = |name: &str, file: &Path| {
        let mut command = Command::new("xmllint");
        command.arg("--noout").arg("--dtdvalid").arg(data.join(name)).arg(file);
        command
    };
    let (two, three) = (
        write(folder.path(), Format::Tbx, &Options::default()),
        write(folder.path(), Format::Tbx3, &Options::default()),
    );
    output(&mut lint("tbx2.dtd", &two), "libxml2-utils");
    output(&mut lint("tbx3.dtd", &three), "libxml2-utils");
    // The document type can say no.
    let wrong = lint("tbx3.dtd", &two).output().expect("xmllint starts");
    assert!(!wrong.status.success());
}
