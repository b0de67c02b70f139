//! What an XML file has to be, and its units.

use crate::Cause;
use crate::findings::shown;

/// What the elements of a file have to be.
pub struct Root {
    /// The names of the outermost; without any it may be called as it likes.
    pub names: &'static [&'static str],
    /// The format and its element, for a message.
    pub expected: &'static str,
    /// The elements that are units, which never hold each other. Without any, the first damage ends the file.
    pub units: &'static [&'static str],
}

impl Root {
    /// Refuses a file whose outermost element is another.
    pub(super) fn check(&self, name: &str) -> Result<(), Cause> {
        if self.names.is_empty() || self.names.contains(&name) {
            return Ok(());
        }
        let found = format!("<{}>", shown(name));
        Err(Cause::WrongRoot { expected: self.expected, found })
    }

    /// Refuses what does not open with a tag.
    pub(super) fn check_head(&self, head: &[u8]) -> Result<(), Cause> {
        let head = head.trim_ascii_start();
        if head.is_empty() || head[0] == b'<' {
            return Ok(());
        }
        Err(Cause::foreign(self.expected, head))
    }
}
