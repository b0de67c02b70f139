//! Runs the programs that read formats for us, within limits of time and output.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::{ReadError, children};

/// How often the end of a program is looked for.
const POLL: Duration = Duration::from_millis(20);
/// How much of what a program says on stderr is kept, in bytes.
const SAID: u64 = 4096;

/// A program, where it comes from, and how long it may take.
#[derive(Debug)]
pub(crate) struct Program {
    /// What it is called.
    pub(crate) name: &'static str,
    /// The environment variable that may name another place.
    pub(crate) variable: &'static str,
    /// How to get it.
    pub(crate) install: &'static str,
    /// How long it may take.
    pub(crate) time: Duration,
    /// How many bytes it may print.
    pub(crate) output: u64,
}

/// How a program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ended {
    /// Its exit code; none if it was stopped by a signal.
    pub(crate) code: Option<i32>,
    /// The beginning of what it printed on stderr.
    pub(crate) said: String,
}

impl Program {
    /// What is to be run: what the environment names, or the program by its name.
    fn command(&self) -> Command {
        let named = std::env::var_os(self.variable).filter(|v| !v.is_empty());
        Command::new(named.unwrap_or_else(|| OsString::from(self.name)))
    }

    /// Runs the program and hands what it prints to `take` as it comes; `path` is the file that it is run for.
    ///
    /// # Errors
    /// If it is not installed, prints or takes too much, and what `take` refuses. That it fails is no error here.
    pub(crate) fn run<T: Send>(
        &self,
        path: &Path,
        arguments: impl FnOnce(&mut Command),
        take: impl FnOnce(&mut dyn Read) -> Result<T, ReadError> + Send,
    ) -> Result<(T, Ended), ReadError> {
        let mut command = self.command();
        arguments(&mut command);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let (child, _running) =
            children::start(&mut command).map_err(|error| self.not_started(path, error))?;
        let mut child = Guard(child);
        let fail = |found: &str| self.failed(path, found.to_owned());
        let (out, err) = child.0.stdout.take().zip(child.0.stderr.take()).ok_or_else(|| fail("no output"))?;
        let mut out = Metered { out, left: self.output };
        thread::scope(|scope| {
            let (done, taken) = mpsc::channel();
            scope.spawn(move || {
                let _ = done.send((take(&mut out), out.left == 0));
            });
            let said = scope.spawn(move || said(err));
            let deadline = Instant::now() + self.time;
            let result = match taken.recv_timeout(self.time) {
                Ok((_, true)) => Err(fail(&format!("it gives more than {} bytes", self.output))),
                Ok((result, false)) => result,
                Err(RecvTimeoutError::Timeout) => Err(self.slow(path)),
                Err(RecvTimeoutError::Disconnected) => Err(fail("its output cannot be read")),
            };
            let code = if result.is_ok() { child.wait(deadline) } else { Ok(None) };
            let still_runs = child.stop();
            let said = said.join().unwrap_or_default();
            let code = code.map_err(|error| fail(&error.to_string()))?;
            if result.is_ok() && still_runs {
                return Err(self.slow(path));
            }
            Ok((result?, Ended { code, said }))
        })
    }

    /// The error for a program that could not do its work.
    pub(crate) fn failed(&self, path: &Path, found: String) -> ReadError {
        ReadError::ProgramFailed { path: path.into(), program: self.name.to_owned(), found }
    }

    fn slow(&self, path: &Path) -> ReadError {
        self.failed(path, format!("it took longer than {} seconds", self.time.as_secs()))
    }

    fn not_started(&self, path: &Path, error: io::Error) -> ReadError {
        match error.kind() {
            io::ErrorKind::NotFound => ReadError::ProgramMissing {
                path: path.into(),
                program: self.name.to_owned(),
                install: self.install,
            },
            _ => self.failed(path, error.to_string()),
        }
    }
}

/// The beginning of what is said; the rest is read away, so that the program is not held up.
fn said(mut err: impl Read) -> String {
    let mut bytes = Vec::new();
    let _ = err.by_ref().take(SAID).read_to_end(&mut bytes);
    let _ = io::copy(&mut err, &mut io::sink());
    String::from_utf8_lossy(&bytes).trim().to_owned()
}

/// A program that is stopped when nobody waits for it any more.
struct Guard(Child);

impl Guard {
    /// Waits until the program ends or `deadline` is reached; gives its exit code.
    fn wait(&mut self, deadline: Instant) -> io::Result<Option<i32>> {
        loop {
            if let Some(status) = self.0.try_wait()? {
                return Ok(status.code());
            }
            if Instant::now() >= deadline {
                return Ok(None);
            }
            thread::sleep(POLL);
        }
    }

    /// Stops the program; tells whether it was still running.
    fn stop(&mut self) -> bool {
        let running = matches!(self.0.try_wait(), Ok(None));
        if running {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
        running
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Output that ends when it becomes too much.
struct Metered<R> {
    out: R,
    left: u64,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.out.read(&mut buffer[..most])?;
        self.left -= read as u64;
        Ok(read)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn run(script: &str, time: u64, output: u64) -> Result<(String, Ended), String> {
        let program = Program {
            name: "sh",
            variable: "HEXAPLA_NO_SUCH_VARIABLE",
            install: "install a shell",
            time: Duration::from_millis(time),
            output,
        };
        let take = |out: &mut dyn Read| {
            let mut text = String::new();
            out.read_to_string(&mut text).map_err(|e| ReadError::io(Path::new("a.pdf"), e))?;
            Ok(text)
        };
        let arguments = |command: &mut Command| {
            command.args(["-c", script]);
        };
        program.run(Path::new("a.pdf"), arguments, take).map_err(|e| e.to_string())
    }

    #[test]
    fn output_and_end() {
        let (text, ended) = run("echo one; echo two >&2; exit 3", 20_000, 100).unwrap();
        assert_eq!((text.as_str(), ended), ("one\n", Ended { code: Some(3), said: "two".to_owned() }));
        let flood = "i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789 >&2; i=$((i+1)); done";
        assert_eq!(run(flood, 20_000, 100).unwrap().1.said.len(), 4096);
    }

    #[test]
    fn limits() {
        let error = run("exec sleep 60", 100, 100).unwrap_err();
        assert!(error.starts_with("a.pdf: sh cannot read it: it took longer than"), "{error}");
        let error = run("exec >&-; exec sleep 60", 100, 100).unwrap_err();
        assert!(error.contains("it took longer than"), "{error}");
        let error = run("while echo 0123456789; do :; done", 20_000, 1000).unwrap_err();
        assert!(error.contains("it gives more than 1000 bytes"), "{error}");
    }

    #[test]
    fn a_missing_program() {
        let program = Program {
            name: "no-such-program-here",
            variable: "HEXAPLA_NO_SUCH_VARIABLE",
            install: "install it",
            time: Duration::from_secs(1),
            output: 1,
        };
        let error = program.run(Path::new("a.pdf"), |_| {}, |_| Ok(())).unwrap_err();
        let want = "a.pdf: needs the program no-such-program-here, which is not installed; install it";
        assert_eq!(error.to_string(), want);
    }
}
