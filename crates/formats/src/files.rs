//! Files that appear whole or not at all, and the record of those that hexapla wrote.

pub(crate) mod atomic;
pub(crate) mod draft;
pub(crate) mod line_file;
pub(crate) mod record;
pub(crate) mod stamp;
pub(crate) mod sum;
