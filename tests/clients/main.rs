//! Corpora, glossaries and documents as other programs see them, which run as real processes: translation tools, data
//! loaders, office programs, a browser.
//!
//! They run only where `HEXAPLA_CLIENT_TESTS` is set; then a program that is missing is a failure.

mod chromium;
mod corpora;
mod data_loaders;
mod docx;
mod libreoffice;
mod office;
mod omegat;
mod opustools;
mod pdf;
mod programs;
mod rdflib;
mod russian;
mod sheets;
mod translate_toolkit;
mod writer;
mod xmllint;
