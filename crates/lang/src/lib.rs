//! Everything that depends on a script or a language and that more than one stage needs: character classes, numerals,
//! the grammar of labels, marks and abbreviations at the ends of sentences, function words, lengths.
//!
//! ```
//! use hexapla_lang::label;
//!
//! assert_eq!(label::parse("第二十条　数据").unwrap().readings[0].ordinal.number, 20);
//! assert!(label::parse("The basin").is_none());
//! ```

pub mod cognate;
pub mod country;
pub mod cue;
pub mod detect;
pub mod ending;
pub mod fold;
pub mod function;
pub mod join;
pub mod kin;
pub mod label;
pub mod length;
pub mod mark;
pub mod name;
pub mod naming;
pub mod number;
pub mod numeral;
pub mod scan;
pub mod script;
pub mod stop;
pub mod table;
pub mod terminal;
