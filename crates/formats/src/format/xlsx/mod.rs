//! Spreadsheets: corpora and glossaries written; corpora and term bases read, of XLSX and ODS.

pub(crate) mod about;
pub(crate) mod book;
pub(crate) mod cells;
pub(crate) mod columns;
pub(crate) mod contained;
pub(crate) mod glossary;
pub(crate) mod ods;
pub(crate) mod reader;
pub(crate) mod rows;
pub(crate) mod sheets;
pub(crate) mod writer;
