//! Joins bitexts that share a pivot into rows of many languages.

mod join;
mod label;
mod rows;
mod step;

pub use join::join;
