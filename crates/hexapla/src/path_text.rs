//! Paths as text in the files that runs keep for themselves.

use std::path::{Path, PathBuf};

use serde::{Deserialize as _, Deserializer, Serializer};

/// A path as text: what is not UTF-8, and percent signs, as `%FF`.
pub(crate) fn escaped(path: &Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        out.push_str(&chunk.valid().replace('%', "%25"));
        chunk.invalid().iter().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
    }
    out
}

/// The path that is written so.
#[cfg(unix)]
pub(crate) fn unescaped(text: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;

    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    std::ffi::OsString::from_vec(bytes).into()
}

/// Elsewhere all names are made of characters.
#[cfg(not(unix))]
pub(crate) fn unescaped(text: &str) -> PathBuf {
    text.replace("%25", "%").into()
}

/// Writes paths as text, for serde.
pub(crate) fn serialize<S: Serializer>(paths: &[PathBuf], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(paths.iter().map(|path| escaped(path)))
}

/// Reads paths that are written so.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<PathBuf>, D::Error> {
    Ok(Vec::<String>::deserialize(from)?.iter().map(|text| unescaped(text)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_text_and_come_back() {
        for (path, want) in [("in/a 100%.txt", "in/a 100%25.txt"), ("文/б.txt", "文/б.txt")] {
            assert_eq!(escaped(Path::new(path)), want);
            assert_eq!(unescaped(want), Path::new(path));
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_come_back() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;
        let path = Path::new(OsStr::from_bytes(b"in/\xFFa%FF.txt"));
        assert_eq!(escaped(path), "in/%FFa%25FF.txt");
        assert_eq!(unescaped("in/%FFa%25FF.txt"), path);
    }
}
