//! All fuzz targets in one program; `HEXAPLA_FUZZ_TARGET` names the one that runs.
//!
//! Built by `fuzz/run` it is a libFuzzer program with its arguments. Built without, it reads the files that are named,
//! and prints what becomes of each.
#![cfg_attr(fuzzing, no_main)]

use hexapla_fuzz::{TARGETS, Target, find};

/// The environment variable that names the target.
const VARIABLE: &str = "HEXAPLA_FUZZ_TARGET";

/// The target that runs.
fn target() -> &'static Target {
    let name = std::env::var(VARIABLE).unwrap_or_default();
    find(&name).unwrap_or_else(|| {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        panic!("{VARIABLE}: `{name}` is not a target; expected one of {}", names.join(", "))
    })
}

#[cfg(fuzzing)]
mod fuzzer {
    use std::sync::OnceLock;

    use hexapla_fuzz::Target;
    use libfuzzer_sys::fuzz_target;

    fuzz_target!(|data: &[u8]| {
        static TARGET: OnceLock<&Target> = OnceLock::new();
        let _ = (TARGET.get_or_init(start).run)(data);
    });

    /// The target; where a reader catches what its library panics with, only panics of our own are findings.
    fn start() -> &'static Target {
        let target = super::target();
        // No other thread runs, so that what the fuzzer sees of an input does not depend on the time.
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
        pool.build_global().expect("the first pool of the process");
        if target.catches {
            let finding = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |info| {
                // The paths of this workspace are relative, those of libraries are not.
                if info.location().is_none_or(|at| std::path::Path::new(at.file()).is_relative()) {
                    finding(info);
                }
            }));
        }
        target
    }
}

#[cfg(not(fuzzing))]
#[expect(clippy::print_stdout, reason = "a program for people")]
fn main() -> std::io::Result<()> {
    if std::env::args().len() < 2 {
        TARGETS.iter().for_each(|target| println!("{}", target.name));
        return Ok(());
    }
    let target = target();
    for path in std::env::args().skip(1) {
        let verdict = (target.run)(&std::fs::read(&path)?);
        println!("{path}: {verdict:?}");
    }
    Ok(())
}
