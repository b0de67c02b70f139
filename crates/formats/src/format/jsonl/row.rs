//! A row of a corpus as JSON: what is needed must be right, what is not may be anything.

use std::fmt;
use std::marker::PhantomData;

use hexapla_model::BlockKind;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A row; keys that are not here are skipped.
#[derive(Debug, Deserialize)]
pub(crate) struct JsonRow<'a> {
    pub(crate) translation: Pairs<Option<String>>,
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    anchor: Option<&'a RawValue>,
    #[serde(borrow)]
    kind: Option<&'a RawValue>,
    #[serde(borrow)]
    score: Option<&'a RawValue>,
    #[serde(borrow)]
    reviewed: Option<&'a RawValue>,
    #[serde(borrow)]
    symbol: Option<&'a RawValue>,
    #[serde(borrow)]
    moved: Option<&'a RawValue>,
    #[serde(borrow)]
    places: Option<&'a RawValue>,
}

impl JsonRow<'_> {
    pub(crate) fn id(&self) -> Option<Id> {
        known(self.id)
    }

    pub(crate) fn anchor(&self) -> Option<String> {
        known(self.anchor)
    }

    pub(crate) fn kind(&self) -> Option<BlockKind> {
        BlockKind::from_name(&known::<String>(self.kind)?)
    }

    pub(crate) fn score(&self) -> Option<f64> {
        known(self.score)
    }

    pub(crate) fn reviewed(&self) -> bool {
        known(self.reviewed).unwrap_or_default()
    }

    pub(crate) fn symbol(&self) -> Option<String> {
        known(self.symbol)
    }

    /// The languages whose text is in another place.
    pub(crate) fn moved(&self) -> Vec<String> {
        known(self.moved).unwrap_or_default()
    }

    pub(crate) fn places(&self) -> Vec<(String, JsonPlace)> {
        known::<Pairs<JsonPlace>>(self.places).map(|places| places.0).unwrap_or_default()
    }
}

/// The value, unless something else uses the same key.
pub(crate) fn known<'a, T: Deserialize<'a>>(raw: Option<&'a RawValue>) -> Option<T> {
    serde_json::from_str(raw?.get()).ok()
}

/// An id, which some write as a number.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Id {
    Number(i64),
    Text(String),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

/// Where a text is.
#[derive(Debug, Deserialize)]
pub(crate) struct JsonPlace {
    pub(crate) file: String,
    pub(crate) line: u32,
    #[serde(default)]
    pub(crate) page: Option<u32>,
    #[serde(default)]
    pub(crate) lines: Vec<u32>,
}

/// The keys and values of an object, in its order.
#[derive(Debug)]
pub(crate) struct Pairs<T>(pub(crate) Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor(PhantomData))
    }
}

struct PairsVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<T> {
    type Value = Pairs<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object from languages to texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}
