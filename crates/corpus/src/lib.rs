//! Joins bitexts that share a pivot into rows of many languages.

mod join;
mod label;
mod rows;

pub use join::join;
