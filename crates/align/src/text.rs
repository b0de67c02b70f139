//! Texts as integers: their words and keys, and the items that a lattice joins.

mod numbers;
mod side;
mod vocabulary;

pub(crate) use numbers::TextNumbers;
#[cfg(test)]
pub(crate) use side::Item;
pub(crate) use side::{Count, Place, Side, SideView, of};
pub(crate) use vocabulary::{Keys, PairKeys, Words};
