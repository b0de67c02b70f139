//! Runs the programs that read formats for us, within limits of time and output.

mod group;

use std::ffi::OsString;
use std::io::{self, Read};
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::{Cause, children};
use group::Pipe;

/// How often the end of a program is looked for.
const POLL: Duration = Duration::from_millis(20);
/// How much of what a program says on stderr is kept, in bytes.
const SAID: u64 = 4096;

/// A program, where it comes from, and how long it may take.
#[derive(Debug)]
pub struct Program {
    /// What it is called.
    pub name: &'static str,
    /// The environment variable that may name another place.
    pub variable: &'static str,
    /// How to get it.
    pub install: &'static str,
    /// How long it may take.
    pub time: Duration,
    /// How many bytes it may print.
    pub output: u64,
}

/// How a program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Its exit code; none if it was stopped by a signal.
    pub code: Option<i32>,
    /// The beginning of what it printed on stderr.
    pub said: String,
}

impl Program {
    /// What is to be run: what the environment names, or the program by its name.
    fn command(&self) -> Command {
        let named = std::env::var_os(self.variable).filter(|v| !v.is_empty());
        Command::new(named.unwrap_or_else(|| OsString::from(self.name)))
    }

    /// Runs the program and hands what it prints to `take` as it comes.
    ///
    /// # Errors
    /// If it is not installed, prints or takes too much, and what `take` refuses. That it fails is not an error here.
    pub fn run<T: Send>(
        &self,
        arguments: impl FnOnce(&mut Command),
        take: impl FnOnce(&mut dyn Read) -> Result<T, Cause> + Send,
    ) -> Result<(T, Ended), Cause> {
        let mut command = self.command();
        arguments(&mut command);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let (child, _running) = children::start(&mut command).map_err(|error| self.not_started(error))?;
        let mut child = Guard::new(child);
        let (out, err) = child.pipes().ok_or_else(|| self.failed("no output"))?;
        let deadline = Instant::now() + self.time;
        let over = AtomicBool::new(false);
        let mut out = Metered { out: Awaited { pipe: out, deadline, over: &over }, left: self.output };
        let err = Awaited { pipe: err, deadline, over: &over };
        thread::scope(|scope| {
            let (done, taken) = mpsc::channel();
            scope.spawn(move || {
                let _ = done.send((take(&mut out), out.left == 0));
            });
            let said = scope.spawn(move || said(err));
            let result = match taken.recv_timeout(self.time) {
                Ok((_, true)) => Err(self.failed(format!("it gives more than {} bytes", self.output))),
                Ok((Err(_), false)) if Instant::now() >= deadline => Err(self.slow()),
                Ok((result, false)) => result,
                Err(RecvTimeoutError::Timeout) => Err(self.slow()),
                Err(RecvTimeoutError::Disconnected) => Err(self.failed("its output cannot be read")),
            };
            let ended = if result.is_ok() { child.wait(deadline) } else { Ok(false) };
            let status = child.stop();
            over.store(true, Ordering::Relaxed);
            let said = said.join().unwrap_or_default();
            let result = result?;
            if !ended.map_err(|error| self.failed(error.to_string()))? {
                return Err(self.slow());
            }
            Ok((result, Ended { code: status.and_then(|status| status.code()), said }))
        })
    }

    /// The error for a program that could not do its work.
    pub fn failed(&self, found: impl Into<String>) -> Cause {
        Cause::ProgramFailed { program: self.name.to_owned(), found: found.into() }
    }

    fn slow(&self) -> Cause {
        self.failed(format!("it took longer than {} seconds", self.time.as_secs()))
    }

    fn not_started(&self, error: io::Error) -> Cause {
        match error.kind() {
            io::ErrorKind::NotFound => {
                Cause::ProgramMissing { program: self.name.to_owned(), install: self.install }
            }
            _ => self.failed(error.to_string()),
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

/// A program that is stopped, with all that it started, when nobody waits for it any more.
struct Guard {
    child: Child,
    status: Option<ExitStatus>,
}

impl Guard {
    fn new(child: Child) -> Self {
        Self { child, status: None }
    }

    /// Its output and its errors, once.
    fn pipes(&mut self) -> Option<(ChildStdout, ChildStderr)> {
        self.child.stdout.take().zip(self.child.stderr.take())
    }

    /// Waits until the program ends or `deadline` is reached; whether it has ended.
    fn wait(&mut self, deadline: Instant) -> io::Result<bool> {
        loop {
            if group::has_ended(&mut self.child)? {
                return Ok(true);
            }
            if Instant::now() >= deadline {
                return Ok(false);
            }
            thread::sleep(POLL);
        }
    }

    /// Stops what still runs of the program and of those that it started; how the program ended.
    fn stop(&mut self) -> Option<ExitStatus> {
        if self.status.is_none() {
            self.status = group::stop(&mut self.child).ok();
        }
        self.status
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Output that is waited for until its time is over or the program is: others that it started may keep the pipe open.
struct Awaited<'a, P> {
    pipe: P,
    deadline: Instant,
    /// Whether the program has ended, so that only what it left in the pipe is read.
    over: &'a AtomicBool,
}

impl<P: Pipe> Read for Awaited<'_, P> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let is_over = self.over.load(Ordering::Relaxed) || Instant::now() >= self.deadline;
            if group::is_ready(&self.pipe, if is_over { Duration::ZERO } else { POLL })? {
                return self.pipe.read(buffer);
            }
            if is_over {
                return Err(io::ErrorKind::TimedOut.into());
            }
        }
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
        let run = program.run(
            |command| {
                command.args(["-c", script]);
            },
            text,
        );
        run.map_err(|e| e.at("a.pdf").to_string())
    }

    fn text(out: &mut dyn Read) -> Result<String, Cause> {
        let mut text = String::new();
        out.read_to_string(&mut text).map_err(Cause::io)?;
        Ok(text)
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

    /// A program that has ended is no longer there to take a signal.
    fn runs(pid: &str) -> bool {
        let state = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        !state.is_empty() && !state.contains(") Z ")
    }

    #[test]
    fn what_a_program_starts_ends_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let name = folder.path().join("pid").display().to_string();
        for (script, want) in [
            ("sleep 60 & echo $! > NAME; wait", "it took longer than"),
            ("sleep 60 & echo $! > NAME; exit 0", "it took longer than"),
            ("sleep 60 > /dev/null & echo $! > NAME; exit 0", ""),
            ("sleep 60 > /dev/null 2>&1 & echo $! > NAME; echo done; exit 0", ""),
        ] {
            let began = Instant::now();
            let error = run(&script.replace("NAME", &name), 1_000, 100).err().unwrap_or_default();
            assert!(error.contains(want) && error.is_empty() == want.is_empty(), "{script}: {error}");
            assert!(began.elapsed() < Duration::from_secs(20), "{script}: {:?}", began.elapsed());
            let pid = std::fs::read_to_string(&name).unwrap();
            // A signal takes a moment.
            while runs(pid.trim()) {
                assert!(began.elapsed() < Duration::from_secs(20), "{script}");
                thread::sleep(POLL);
            }
        }
    }

    #[test]
    fn a_program_that_leaves_the_group_holds_nobody_up() {
        if !std::path::Path::new("/usr/bin/setsid").exists() {
            return;
        }
        let began = Instant::now();
        let error = run("setsid sleep 30 & exec sleep 60", 500, 100).unwrap_err();
        assert!(error.contains("it took longer than"), "{error}");
        assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
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
        let error = program.run(|_| {}, |_| Ok(())).unwrap_err();
        let want = "a.pdf: needs the program no-such-program-here, which is not installed; install it";
        assert_eq!(error.at("a.pdf").to_string(), want);
    }
}
