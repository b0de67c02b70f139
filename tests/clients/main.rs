//! Glossaries as other programs see them: OmegaT, translate-toolkit, LibreOffice and xmllint, as real processes.
//!
//! They run only where `HEXAPLA_CLIENT_TESTS` is set; then a program that is missing is a failure.

mod docx;
mod libreoffice;
mod omegat;
mod pdf;
mod programs;
mod translate_toolkit;
mod writer;
mod xmllint;
