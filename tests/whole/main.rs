//! Tests of the whole: real processes on our own corpus, damaged texts, bad input, and what must always hold.

mod archives;
mod bad_documents;
mod bad_input;
mod convert;
mod corpora_in;
mod corpus;
mod damage;
mod edited;
mod encoder;
mod field;
mod find;
mod formats;
mod glossary;
mod glossary_convert;
mod golden;
mod grouping;
mod guard;
#[cfg(unix)]
mod help;
mod journeys;
#[cfg(unix)]
mod kills;
mod languages;
mod lexicon;
#[cfg(unix)]
mod limits;
mod markup;
mod numbers;
mod odd_folders;
mod odd_names;
mod office;
mod one_language;
mod outputs;
mod pdf_file;
mod properties;
#[cfg(unix)]
mod readme;
mod resume;
mod roundtrip;
mod runs;
mod seed;
mod small;
#[cfg(unix)]
mod special_files;
mod terms;
mod tmx;
mod unrelated;
mod word_file;
mod words;
