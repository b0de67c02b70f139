//! Documents that LibreOffice opens: where it writes an empty DOCX file they are read by way of ODT.
#![cfg(unix)]

use std::io::{Cursor, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use hexapla_tests::{Run, hexapla_with};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// In the place of LibreOffice: an empty DOCX file, and as ODT what lies beside it.
const SCRIPT: &str = "#!/bin/sh\n\
    for argument; do\n\
      case $before in --outdir) out=$argument;; --convert-to) filter=$argument;; esac\n\
      before=$argument\n\
    done\n\
    mkdir -p \"$out\"\n\
    case $filter in\n\
      docx*) : > \"$out/document.docx\";;\n\
      odt*) cp \"$(dirname \"$0\")/saved.odt\" \"$out/document.odt\";;\n\
    esac\n";

/// An ODT with this in its text.
fn odt(text: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office='o' xmlns:text='t'><office:body><office:text>{text}</office:text>\
         </office:body></office:document-content>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("content.xml", SimpleFileOptions::default()).expect("a part");
    zip.write_all(content.as_bytes()).expect("bytes are written");
    zip.finish().expect("a package").into_inner()
}

/// An old Word file, as far as its directory says.
fn word() -> Vec<u8> {
    let mut bytes = vec![0; 1_536];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (n, unit) in "WordDocument".encode_utf16().enumerate() {
        bytes[1_024 + 2 * n..][..2].copy_from_slice(&unit.to_le_bytes());
    }
    bytes[1_024 + 64] = 26;
    bytes
}

fn inspect(folder: &Path, saved: &[u8]) -> Run {
    let script = folder.join("office.sh");
    std::fs::write(&script, SCRIPT).expect("a script");
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).expect("it can be run");
    std::fs::write(folder.join("saved.odt"), saved).expect("a file");
    std::fs::write(folder.join("old.en.doc"), word()).expect("a file");
    hexapla_with(folder, ["inspect", "--json", "old.en.doc"], [("HEXAPLA_SOFFICE", script.as_os_str())])
}

#[test]
fn an_empty_docx_is_tried_as_odt() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "<text:h text:outline-level='1'>Lakes</text:h><text:p>1. The lake is deep.</text:p>";
    let run = inspect(folder.path(), &odt(text));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("The lake is deep.") && run.stdout.lines().count() == 2, "{}", run.stdout);
    assert!(run.stderr.contains("old.en.doc: LibreOffice writes it as an empty DOCX file"), "{}", run.stderr);
}

#[test]
fn what_is_empty_both_ways_is_told() {
    for saved in [Vec::new(), odt("")] {
        let folder = tempfile::tempdir().expect("a folder");
        let run = inspect(folder.path(), &saved);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains("it writes an empty file, as DOCX and as ODT"), "{}", run.stderr);
    }
}
