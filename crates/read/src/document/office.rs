//! Reads DOC, RTF and ODT: LibreOffice turns them into DOCX, numbers included; where it fails at that, into ODT.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use hexapla_model::{Diagnostic, Severity};
use hexapla_source::compound::{self, Compound};
use hexapla_source::program::{Ended, Program};
use hexapla_source::scratch::ScratchFolder;
use hexapla_source::{Cause, Source, magic};

use super::{docx, odt};
use crate::document::Parsed;

/// LibreOffice without its windows.
const SOFFICE: Program = Program {
    name: "soffice",
    variable: "HEXAPLA_SOFFICE",
    install: "install LibreOffice (Debian and Ubuntu: libreoffice-writer; macOS: brew install --cask libreoffice), or \
              name it in HEXAPLA_SOFFICE; or save the file as DOCX",
    time: Duration::from_secs(300),
    output: 1 << 20,
};
/// What LibreOffice is to write: the ending, and the name of its filter.
#[derive(Debug, Clone, Copy)]
struct Target {
    ending: &'static str,
    filter: &'static str,
}

const DOCX: Target = Target { ending: "docx", filter: "docx:MS Word 2007 XML" };
/// What it writes with its own program where it fails at DOCX.
const ODT: Target = Target { ending: "odt", filter: "odt:writer8" };
/// The settings of its profile. It fetches nothing that a document names, runs nothing that is in one and asks for
/// nothing: what is linked is refused, and whatever would go out nevertheless meets a proxy on a port that discards.
const SETTINGS: &str = include_str!("office/registrymodifications.xcu");
/// The endings that it may see; it uses the content for the rest.
const ENDINGS: [&str; 9] = ["doc", "dot", "rtf", "odt", "ott", "fodt", "sxw", "wpd", "wps"];

/// One at a time: each run needs hundreds of megabytes, and all cores for a moment.
static RUNS: Mutex<()> = Mutex::new(());

/// Reads a document that LibreOffice opens.
///
/// # Errors
/// If LibreOffice is not installed, cannot read the file or takes too long; as the reader of DOCX.
pub(crate) fn parse(source: &Source<'_>) -> Result<Parsed, Cause> {
    check(source)?;
    let written = converted(source, DOCX)?;
    let read = if written.is_empty() { None } else { Some(docx::parse(&source.with(&written))) };
    match read {
        Some(Ok(parsed)) if !parsed.blocks.is_empty() => Ok(parsed),
        Some(Err(error)) if !is_broken(&error) => Err(error),
        read => by_odt(source, read.is_some_and(|read| read.is_ok())),
    }
}

/// Refuses what is named as a document and is not one: LibreOffice takes its bytes for text in some encoding.
fn check(source: &Source<'_>) -> Result<(), Cause> {
    let bytes = source.bytes;
    let is_binary = magic::known(bytes).is_none() && magic::binary_kind(bytes).is_some();
    match ending(source.path).as_str() {
        "doc" | "dot" => {}
        "rtf" | "odt" | "ott" | "fodt" | "sxw" if is_binary => {
            return Err(damaged("it does not begin as its name says"));
        }
        _ => return Ok(()),
    }
    match compound::kind(bytes) {
        Some(Compound::Encrypted) => Err(Cause::Protected),
        Some(Compound::Word) if is_encrypted(bytes) => Err(Cause::Protected),
        Some(Compound::Word) => Ok(()),
        Some(Compound::Excel | Compound::Other) => Err(damaged("no Word document is in it")),
        None if OLD.iter().any(|magic| bytes.starts_with(magic)) => Ok(()),
        None if is_binary => Err(damaged("it does not begin as a Word file")),
        None => Ok(()),
    }
}

fn damaged(found: &str) -> Cause {
    Cause::Damaged { part: String::new(), found: found.to_owned() }
}

/// First bytes of files of Word before 1997 and of WordPerfect.
const OLD: [&[u8]; 5] = [b"\xDB\xA5", b"\xDC\xA5", b"\xFE7\0", b"1\xBE", b"\xFFWPC"];
/// The size of the blocks of a compound file.
const BLOCK: usize = 512;

/// Whether the text of a Word file of 1997 or later is encrypted, as its head says (MS-DOC, `fEncrypted`).
fn is_encrypted(bytes: &[u8]) -> bool {
    let head = bytes.chunks(BLOCK).find(|block| block.starts_with(b"\xEC\xA5"));
    head.and_then(|head| head.get(11)).is_some_and(|flags| flags & 1 != 0)
}

/// Whether what LibreOffice has written cannot be a DOCX at all.
fn is_broken(error: &Cause) -> bool {
    matches!(error, Cause::Damaged { .. } | Cause::NotDocx { .. } | Cause::Xml { .. })
}

/// The document by way of ODT: as DOCX LibreOffice has written nothing, or nothing that holds text (`whole`).
fn by_odt(source: &Source<'_>, whole: bool) -> Result<Parsed, Cause> {
    let written = converted(source, ODT)?;
    let read = if written.is_empty() { None } else { Some(odt::parse(&source.with(&written))) };
    match read {
        Some(Ok(mut parsed)) if !parsed.blocks.is_empty() => {
            let message = "LibreOffice writes it as an empty DOCX file: it is read via ODT";
            let hint = "check it; if something is missing, save it as DOCX in Word";
            parsed.diagnostics.push(Diagnostic::new(Severity::Warning, source.path, message).hint(hint));
            Ok(parsed)
        }
        // It holds no text, and both say so.
        Some(Ok(parsed)) if whole => Ok(parsed),
        Some(Err(error)) if !is_broken(&error) => Err(error),
        _ => {
            let found =
                "it writes an empty file, as DOCX and as ODT; open it in Word and save it as DOCX, or as PDF";
            Err(SOFFICE.failed(found))
        }
    }
}

/// The document as LibreOffice writes it.
fn converted(file: &Source<'_>, target: Target) -> Result<Vec<u8>, Cause> {
    // A folder of its own holds the profile too: a soffice that is open elsewhere would take over the run.
    let folder = ScratchFolder::create().map_err(Cause::system)?;
    let (source, out) =
        (folder.path().join(format!("document.{}", ending(file.path))), folder.path().join("out"));
    fs::write(&source, file.bytes).map_err(Cause::system)?;
    let profile = profile(folder.path()).map_err(Cause::system)?;
    let (said, ended) = {
        let _turn = RUNS.lock().unwrap_or_else(PoisonError::into_inner);
        SOFFICE.run(
            |command| {
                let options =
                    ["--headless", "--norestore", "--nolockcheck", "--convert-to", target.filter, "--outdir"];
                command.arg(profile).args(options).arg(&out).arg(&source).current_dir(folder.path());
            },
            |out| {
                let mut said = Vec::new();
                out.read_to_end(&mut said).map_err(Cause::system)?;
                Ok(String::from_utf8_lossy(&said).into_owned())
            },
        )?
    };
    let result = out.join(format!("document.{}", target.ending));
    let Ok(result) = fs::File::open(&result) else { return Err(SOFFICE.failed(reason(&said, &ended))) };
    let mut written = Vec::new();
    result.take(file.limits.file_bytes.saturating_add(1)).read_to_end(&mut written).map_err(Cause::system)?;
    if written.len() as u64 > file.limits.file_bytes {
        return Err(Cause::TooLarge { limit: file.limits.file_bytes });
    }
    Ok(written)
}

/// Makes a profile in `folder`; gives the argument that names it.
fn profile(folder: &Path) -> io::Result<String> {
    let profile = folder.join("profile");
    fs::create_dir_all(profile.join("user"))?;
    fs::write(profile.join("user/registrymodifications.xcu"), SETTINGS)?;
    Ok(format!("-env:UserInstallation={}", file_url(&profile)))
}

/// Why there is no result: what the program says, or its exit code.
fn reason(said: &str, ended: &Ended) -> String {
    // It repeats the names of our temporary files, which mean nothing to anybody.
    let lines = ended.said.lines().chain(said.lines()).map(str::trim);
    let mut told = lines.filter(|l| l.starts_with("Error:")).map(|l| l.trim_start_matches("Error:").trim());
    match (told.rfind(|l| !l.contains("document.")), ended.code) {
        (Some(told), _) => told.to_owned(),
        (None, Some(0)) => {
            "it makes no document of it: the file is damaged, protected by a password, or not a text document"
                .to_owned()
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

/// A path as LibreOffice expects it.
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
mod tests;
