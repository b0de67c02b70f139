//! What a format makes of a corpus or a glossary: its files, the rows that it holds, what is lost and what is odd.

pub(crate) mod facet;
pub(crate) mod finding;
pub(crate) mod glossary;
pub(crate) mod held;
pub(crate) mod parts;
pub(crate) mod result;
pub(crate) mod survey;
