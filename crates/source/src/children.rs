//! The programs that this process has started and waits for, so that none lives on when it ends by a signal.
//!
//! Each is the head of a group of processes (`process_group(0)` of its command), which ends as a whole.

use std::collections::BTreeSet;
use std::io;
use std::process::{Child, Command};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The numbers of the groups.
static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// Stands for a program that runs; to be dropped as soon as it has ended, since its number may be that of another then.
#[derive(Debug)]
pub(crate) struct Running(u32);

impl Drop for Running {
    fn drop(&mut self) {
        running().remove(&self.0);
    }
}

/// Starts a program as the head of a group of its own.
///
/// # Errors
/// If it cannot be started.
pub(crate) fn start(command: &mut Command) -> io::Result<(Child, Running)> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    // Held meanwhile: a process that ends does not miss it.
    let mut running = running();
    let child = command.spawn()?;
    running.insert(child.id());
    let entry = Running(child.id());
    Ok((child, entry))
}

/// Ends all programs, and prevents that any is started from now on: the process has to end.
pub(crate) fn abandon() {
    let running = running();
    running.iter().for_each(|group| end(*group));
    std::mem::forget(running);
}

/// Ends the group of processes whose head has this number.
#[cfg(unix)]
fn end(group: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(pid) = i32::try_from(group).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(pid, Signal::KILL);
    }
}

#[cfg(not(unix))]
fn end(_: u32) {}

fn running() -> MutexGuard<'static, BTreeSet<u32>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::Read as _;
    use std::process::Stdio;

    use super::*;

    #[test]
    fn a_group_ends_as_a_whole() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & echo begun; wait"]).stdout(Stdio::piped());
        let (mut child, entry) = start(&mut command).unwrap();
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut [0; 6]).unwrap();
        end(child.id());
        drop(entry);
        // Whoever holds the pipe would keep it open.
        out.read_to_end(&mut Vec::new()).unwrap();
        assert_eq!(child.wait().unwrap().code(), None);
    }
}
