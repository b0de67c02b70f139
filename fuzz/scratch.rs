//! Files for readers that take a path.

use std::fs;
use std::path::PathBuf;

use tempfile::{Builder, TempDir};

/// What separates the files of an input that holds several.
const SEPARATOR: u8 = 0x1E;

/// A folder that is gone when it is dropped. The fuzzer, which has a place of its own, sees the same path each time.
pub(crate) fn folder() -> TempDir {
    let named = |random| Builder::new().prefix("hexapla-fuzz-").rand_bytes(random).tempdir();
    let fixed = if cfg!(fuzzing) { named(0).ok() } else { None };
    fixed.unwrap_or_else(|| named(6).expect("a temporary folder"))
}

/// Writes a file, in a folder of its own if its name has one; gives its path.
pub(crate) fn put(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap_or(&path)).expect("a folder");
    fs::write(&path, bytes).expect("the temporary folder has room");
    path
}

/// The parts of an input that holds several files; those that are missing are empty.
pub(crate) fn split<const N: usize>(data: &[u8]) -> [&[u8]; N] {
    let mut parts = data.splitn(N, |byte| *byte == SEPARATOR);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

/// A zip archive of the parts of an input, in this order; parts that are empty are not in it.
pub(crate) fn zip<const N: usize>(data: &[u8], names: [&str; N]) -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    use zip::write::{SimpleFileOptions, ZipWriter};

    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let options = options.last_modified_time(zip::DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in names.into_iter().zip(split::<N>(data)).filter(|(_, part)| !part.is_empty()) {
        writer.start_file(name, options).expect("a part");
        writer.write_all(part).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}
