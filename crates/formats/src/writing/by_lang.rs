//! JSON objects with one key per language.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// An object whose keys are the codes of languages, in the order of the corpus or glossary.
pub(crate) struct ByLang<'a, T>(pub(crate) Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for ByLang<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (code, value) in &self.0 {
            map.serialize_entry(code, value)?;
        }
        map.end()
    }
}
