//! What XML refers to: attributes by their names, characters by their numbers and entities.

use std::borrow::Cow;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart};

/// The attribute of this name, whatever its prefix.
pub(super) fn attribute<'s>(start: &'s BytesStart<'_>, name: &str) -> Option<Attribute<'s>> {
    let mut attributes = start.attributes();
    let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
    attributes.find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())
}

/// The characters of a reference to one of the five entities of XML or to a character; `None` for other entities.
pub(super) fn resolve(reference: &BytesRef<'_>) -> Option<Cow<'static, str>> {
    let name = std::str::from_utf8(reference).unwrap_or_default();
    match resolve_xml_entity(name) {
        Some(text) => Some(Cow::Borrowed(text)),
        None => Some(Cow::Owned(reference.resolve_char_ref().ok().flatten()?.to_string())),
    }
}
