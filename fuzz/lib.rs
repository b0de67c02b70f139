//! Fuzz targets: what must hold for any input of each reader and of each step that works on text.
//!
//! `fuzz/run` feeds them with what libFuzzer makes up, guided by coverage; the test `replay` with the inputs kept in
//! `corpus`. A target panics where a property does not hold.

mod scratch;
mod targets;

pub use targets::{TARGETS, Target, Verdict, find};
