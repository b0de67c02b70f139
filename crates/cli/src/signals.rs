//! The end by a signal: nothing is left behind, and the limit of open files.

#[cfg(unix)]
use std::io;
#[cfg(unix)]
use std::sync::mpsc;
use std::sync::{Mutex, PoisonError};
#[cfg(unix)]
use std::time::Duration;

/// How long the end waits for the message to be written.
#[cfg(unix)]
const PATIENCE: Duration = Duration::from_millis(300);
/// What is said if a person interrupts the work.
static STATE: Mutex<Option<String>> = Mutex::new(None);

/// Sets the line that says what is done so far and how to go on, for a person who interrupts the work.
pub(crate) fn at_interrupt(line: String) {
    *STATE.lock().unwrap_or_else(PoisonError::into_inner) = Some(line);
}

/// Says that a person interrupted the work, and what is left of it.
#[cfg(unix)]
fn interrupted(out: &mut impl io::Write) {
    let line = STATE.lock().unwrap_or_else(PoisonError::into_inner).take();
    // Where stderr is gone, there is nobody left to report to.
    let _ = line.map(|line| writeln!(out, "{line}"));
}

/// Ends the process on an interrupt, a hang-up or a request to end, after unfinished files, temporary copies and started
/// programs are gone. The parent sees the signal, as it would without.
#[cfg(unix)]
pub(crate) fn end_cleanly() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;

    // A file that may not grow is an error where it is written, as a disk that is full is.
    let _ = signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default());

    let wanted = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| !is_ignored(*signal));
    // Without a handler the system ends the process, as it always can.
    let Ok(mut signals) = Signals::new(wanted) else { return };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            hexapla::abandon();
            if signal == SIGINT {
                let (done, waiting) = mpsc::channel();
                std::thread::spawn(move || {
                    // Held to the end: no other thread writes after the last word.
                    let mut stderr = io::stderr().lock();
                    interrupted(&mut stderr);
                    let _ = done.send(());
                    loop {
                        std::thread::park();
                    }
                });
                // Nobody may read what is written: the end does not wait for that.
                let _ = waiting.recv_timeout(PATIENCE);
            }
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    });
}

#[cfg(not(unix))]
pub(crate) fn end_cleanly() {}

/// Whether the parent has the signal ignored, as `nohup` and scripts with background jobs do.
#[cfg(target_os = "linux")]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

/// Elsewhere this is not known; a hang-up is left to the system.
#[cfg(all(unix, not(target_os = "linux")))]
fn is_ignored(signal: i32) -> bool {
    signal == signal_hook::consts::SIGHUP
}

/// Allows this process more open files than a shell gives it, where the system allows it: many threads read and write.
#[cfg(unix)]
pub(crate) fn allow_files() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    /// More than all threads need; programs that we start look through all that are allowed.
    const WANTED: u64 = 8192;

    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let wanted = maximum.map_or(WANTED, |most| most.min(WANTED));
    if current.is_some_and(|current| current < wanted) {
        let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum });
    }
}

#[cfg(not(unix))]
pub(crate) fn allow_files() {}
