//! Reads DOC, RTF and ODT: LibreOffice turns them into DOCX, numbers included.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::parsed::Parsed;
use crate::program::{Ended, Program};
use crate::scratch::ScratchFolder;
use crate::{Limits, ReadError, docx};

/// LibreOffice without its windows.
const SOFFICE: Program = Program {
    name: "soffice",
    variable: "HEXAPLA_SOFFICE",
    install: "install LibreOffice (Debian and Ubuntu: libreoffice-writer; macOS: brew install --cask libreoffice), or \
              name it in HEXAPLA_SOFFICE; or save the file as DOCX",
    time: Duration::from_secs(300),
    output: 1 << 20,
};
/// What it is told to write.
const FILTER: &str = "docx:MS Word 2007 XML";
/// The endings that it may see; it goes by the content for the rest.
const ENDINGS: [&str; 9] = ["doc", "dot", "rtf", "odt", "ott", "fodt", "sxw", "wpd", "wps"];

/// One at a time: each run wants hundreds of megabytes, and all cores for a moment.
static RUNS: Mutex<()> = Mutex::new(());

/// Reads the document in `bytes`; `path` is only named.
///
/// # Errors
/// If LibreOffice is not installed, cannot read the file or takes too long; as the reader of DOCX.
pub(crate) fn parse(bytes: &[u8], path: &Path, limits: &Limits) -> Result<Parsed, ReadError> {
    let docx = to_docx(bytes, path, limits)?;
    docx::parse(&docx, path, limits)
}

/// The document as DOCX.
fn to_docx(bytes: &[u8], path: &Path, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let io = |source| ReadError::Io { path: path.into(), source };
    // A folder of its own holds the profile too: a soffice that is open elsewhere would take over the run.
    let folder = ScratchFolder::create().map_err(io)?;
    let (source, target) =
        (folder.path().join(format!("document.{}", ending(path))), folder.path().join("out"));
    fs::write(&source, bytes).map_err(io)?;
    let profile = format!("-env:UserInstallation={}", file_url(&folder.path().join("profile")));
    let (said, ended) = {
        let _turn = RUNS.lock().unwrap_or_else(PoisonError::into_inner);
        SOFFICE.run(
            path,
            |command| {
                let options =
                    ["--headless", "--norestore", "--nolockcheck", "--convert-to", FILTER, "--outdir"];
                command.arg(profile).args(options).arg(&target).arg(&source).current_dir(folder.path());
            },
            |out| {
                let mut said = Vec::new();
                out.read_to_end(&mut said).map_err(|source| ReadError::Io { path: path.into(), source })?;
                Ok(String::from_utf8_lossy(&said).into_owned())
            },
        )?
    };
    let result = target.join("document.docx");
    let Ok(file) = fs::File::open(&result) else { return Err(SOFFICE.failed(path, reason(&said, &ended))) };
    let mut docx = Vec::new();
    file.take(limits.file_bytes.saturating_add(1)).read_to_end(&mut docx).map_err(io)?;
    if docx.len() as u64 > limits.file_bytes {
        return Err(ReadError::TooLarge { path: path.into(), limit: limits.file_bytes });
    }
    Ok(docx)
}

/// Why there is no result: what the program says, or its exit code.
fn reason(said: &str, ended: &Ended) -> String {
    // It repeats the names of our temporary files, which tell nobody anything.
    let lines = ended.said.lines().chain(said.lines()).map(str::trim);
    let mut told = lines.filter(|l| l.starts_with("Error:")).map(|l| l.trim_start_matches("Error:").trim());
    match (told.rfind(|l| !l.contains("document.")), ended.code) {
        (Some(told), _) => told.to_owned(),
        (None, Some(0)) => {
            "it gives no document: damaged, protected by a password, or no text document".to_owned()
        }
        (None, Some(code)) => format!("it ends with code {code}"),
        (None, None) => "it was stopped".to_owned(),
    }
}

/// The ending of the temporary file.
fn ending(path: &Path) -> String {
    let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    if ENDINGS.contains(&ending.as_str()) { ending } else { "doc".to_owned() }
}

/// A path as LibreOffice wants it.
fn file_url(path: &Path) -> String {
    let mut url = "file://".to_owned();
    let path = path.to_string_lossy().replace('\\', "/");
    if !path.starts_with('/') {
        url.push('/');
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/.-_:".contains(&byte) {
            url.push(char::from(byte));
        } else {
            url.push_str(&format!("%{byte:02X}"));
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls() {
        assert_eq!(file_url(Path::new("/tmp/a b/é")), "file:///tmp/a%20b/%C3%A9");
        assert_eq!(file_url(Path::new("C:\\tmp")), "file:///C:/tmp");
    }

    #[test]
    fn endings() {
        for (name, want) in [("a.RTF", "rtf"), ("b.bin", "doc"), ("c", "doc"), ("d.$(x)", "doc")] {
            assert_eq!(ending(Path::new(name)), want, "{name}");
        }
    }

    #[test]
    fn reasons() {
        let ended = |code, said: &str| Ended { code, said: said.to_owned() };
        assert_eq!(
            reason("", &ended(Some(0), "Error: source file could not be loaded")),
            "source file could not be loaded"
        );
        assert!(reason("convert a -> b", &ended(Some(0), "")).starts_with("it gives no document"));
        assert_eq!(reason("", &ended(None, "")), "it was stopped");
    }
}
