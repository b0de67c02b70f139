//! The head of an element, as its handler sees it.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::reference;

/// The head of an element.
pub struct Element<'a> {
    pub(super) start: &'a BytesStart<'a>,
    /// Its name without a prefix.
    pub name: &'a str,
    /// The line that it begins on.
    pub line: u32,
}

impl Element<'_> {
    /// The value of an attribute, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = reference::attribute(self.start, name)?;
        Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_or_else(
            // With an entity that is not known, as it stands.
            |_| String::from_utf8_lossy(&found.value).into_owned(),
            Cow::into_owned,
        ))
    }
}
