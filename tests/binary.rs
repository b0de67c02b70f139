//! The real binary, built once with the profile of the tests.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// What a run of the binary left behind.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// Runs `hexapla` with these arguments in `folder`, without an encoder unless they name one: not each machine has one.
///
/// # Panics
/// If the binary cannot be built, or dies by a signal.
pub fn hexapla(folder: &Path, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Run {
    hexapla_with(folder, args, [])
}

/// The same with these variables in its environment.
///
/// # Panics
/// As [`hexapla()`].
pub fn hexapla_with<'v>(
    folder: &Path,
    args: impl IntoIterator<Item = impl AsRef<OsStr>>,
    variables: impl IntoIterator<Item = (&'v str, &'v OsStr)>,
) -> Run {
    finish(command(folder).envs(variables).args(args))
}

/// The binary in `folder`, to be given arguments and an environment, and run by [`finish`].
///
/// # Panics
/// If the binary cannot be built.
#[must_use]
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(binary_path());
    command.env("HEXAPLA_ENCODER", "none").env("HEXAPLA_RUSSIAN", "none").current_dir(folder);
    command
}

/// Runs a command of [`command`] to its end.
///
/// # Panics
/// If it does not start, or dies by a signal.
pub fn finish(command: &mut Command) -> Run {
    let out = command.output().expect("the binary starts");
    Run { code: out.status.code().expect("no signal"), stdout: text(&out.stdout), stderr: text(&out.stderr) }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Where the binary is.
///
/// # Panics
/// If it cannot be built.
#[must_use]
pub fn binary_path() -> &'static Path {
    static BINARY: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    BINARY.get_or_init(build).as_ref().unwrap_or_else(|e| panic!("no binary: {e}"))
}

/// Builds the binary beside the running test, so that what is compiled already is used again.
fn build() -> Result<PathBuf, String> {
    let profile = if cfg!(debug_assertions) { "test" } else { "release" };
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    cargo.args([
        "build",
        "--locked",
        "--package",
        "hexapla-cli",
        "--profile",
        profile,
        "--message-format",
        "json-render-diagnostics",
    ]);
    // target/debug/deps/whole-… → target
    let test = std::env::current_exe().map_err(|e| e.to_string())?;
    if let Some(target) = test.ancestors().nth(3) {
        cargo.arg("--target-dir").arg(target);
    }
    let Output { status, stdout, stderr } = cargo.output().map_err(|e| e.to_string())?;
    let built = if status.success() { executable(&text(&stdout)) } else { None };
    built.ok_or_else(|| text(&stderr))
}

/// The path of the binary in what cargo says.
fn executable(messages: &str) -> Option<PathBuf> {
    let messages = messages.lines().filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok());
    messages
        .filter(|m| m["target"]["name"] == "hexapla")
        .find_map(|m| m["executable"].as_str().map(PathBuf::from))
}
