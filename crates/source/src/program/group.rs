//! A program with all that it starts: one group of processes, which ends as one.

use std::io;
use std::process::{Child, ExitStatus};
use std::time::Duration;

/// Whether the program has ended. It is not reaped, so that its group keeps its number.
#[cfg(unix)]
pub(super) fn has_ended(child: &mut Child) -> io::Result<bool> {
    use rustix::process::{WaitId, WaitIdOptions, waitid};
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    Ok(waitid(WaitId::Pid(rustix::process::Pid::from_child(child)), options)?.is_some())
}

#[cfg(not(unix))]
pub(super) fn has_ended(child: &mut Child) -> io::Result<bool> {
    Ok(child.try_wait()?.is_some())
}

/// Stops whatever still runs of the group, and reaps the program. Only for a program that was not reaped before.
#[cfg(unix)]
pub(super) fn stop(child: &mut Child) -> io::Result<ExitStatus> {
    use rustix::process::{Pid, Signal, kill_process_group};
    let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
    child.wait()
}

#[cfg(not(unix))]
pub(super) fn stop(child: &mut Child) -> io::Result<ExitStatus> {
    let _ = child.kill();
    child.wait()
}

/// Whether `pipe` gives something, or has ended, within `time`.
#[cfg(unix)]
pub(super) fn is_ready(pipe: &impl std::os::fd::AsFd, time: Duration) -> io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let mut pipes = [PollFd::new(pipe, PollFlags::IN)];
    let time = Timespec::try_from(time).map_err(|_| io::ErrorKind::InvalidInput)?;
    match poll(&mut pipes, Some(&time)) {
        Ok(ready) => Ok(ready > 0),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(unix))]
pub(super) fn is_ready<P>(_: &P, _: Duration) -> io::Result<bool> {
    Ok(true)
}

/// A pipe that can be waited for.
#[cfg(unix)]
pub(super) trait Pipe: io::Read + std::os::fd::AsFd {}
#[cfg(unix)]
impl<P: io::Read + std::os::fd::AsFd> Pipe for P {}

/// A pipe.
#[cfg(not(unix))]
pub(super) trait Pipe: io::Read {}
#[cfg(not(unix))]
impl<P: io::Read> Pipe for P {}
