//! Files that an earlier run wrote: in a folder they are not documents.

use std::io::Read as _;
use std::path::Path;

use hexapla_read::open_file;

/// How much of a file is looked at, in bytes.
const HEAD: u64 = 8 << 10;

/// Whether the file looks like a document and is a result.
pub(crate) fn is_result(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut head = Vec::new();
    // A file that cannot be read is reported where it is read.
    let _ = open_file(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    hexapla_formats::is_result(&name, &String::from_utf8_lossy(&head))
}
