//! What the writers of corpora and glossaries share: options, views, files of a format, what a format cannot hold.

pub(crate) mod by_lang;
pub(crate) mod content;
pub(crate) mod direction;
pub(crate) mod doubt;
pub(crate) mod escape;
pub(crate) mod options;
pub(crate) mod part;
pub(crate) mod parts;
pub(crate) mod sentences;
pub(crate) mod table;
pub(crate) mod term_table;
pub(crate) mod view;
