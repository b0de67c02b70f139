//! A morphological dictionary of Russian, as the Python package `pymorphy3-dicts-ru` ships it.
//!
//! ```no_run
//! use hexapla_model::{Morphology, Number};
//! use hexapla_morphology::{RUSSIAN, Russian};
//!
//! let path = RUSSIAN.locate().expect("the dictionary; `hexapla data install` fetches it");
//! let russian = Russian::open(&path)?;
//! let reading = russian.readings("закупками")[0];
//! assert_eq!(russian.nominative("закупками", &reading, Number::Singular, None).as_deref(), Some("закупка"));
//! # Ok::<(), hexapla_data::DataError>(())
//! ```

mod automaton;
mod package;
mod paradigms;
mod russian;
mod tag;
#[cfg(test)]
mod testing;

pub use package::RUSSIAN;
pub use russian::Russian;
