//! The columns of the sheet and their heads, from which a reader knows them.

use hexapla_model::Lang;

use crate::writing::view::View;

/// What a column holds; languages by their place in the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Id,
    Anchor,
    Kind,
    Score,
    /// Whether a person changed, added or confirmed the row; only where that is so of some row.
    Reviewed,
    Text(usize),
    Place(usize),
    /// Numbers of input lines: for programs, so the column is hidden.
    Lines(usize),
    Symbol,
}

impl Column {
    /// The columns in their order.
    pub(crate) fn all(view: &View<'_>) -> Vec<Self> {
        let langs = 0..view.langs.len();
        let symbol = view.corpus.symbol.as_ref().map(|_| Self::Symbol);
        let is_reviewed = view.rows().any(|row| row.unit.reviewed);
        let before = [Self::Id, Self::Anchor, Self::Kind, Self::Score].into_iter();
        before
            .chain(is_reviewed.then_some(Self::Reviewed))
            .chain(langs.clone().map(Self::Text))
            .chain(langs.clone().map(Self::Place))
            .chain(langs.map(Self::Lines))
            .chain(symbol)
            .collect()
    }

    /// What is in the first row.
    pub(crate) fn head(self, view: &View<'_>) -> String {
        match self {
            Self::Id => "id".to_owned(),
            Self::Anchor => "anchor".to_owned(),
            Self::Kind => "kind".to_owned(),
            Self::Score => "score".to_owned(),
            Self::Reviewed => "reviewed".to_owned(),
            Self::Text(n) => view.code(n).to_owned(),
            Self::Place(n) => format!("{}_place", view.code(n)),
            Self::Lines(n) => format!("{}_lines", view.code(n)),
            Self::Symbol => "symbol".to_owned(),
        }
    }

    /// How wide it is, in characters; many languages share the screen.
    pub(crate) fn width(self, view: &View<'_>) -> f64 {
        match self {
            Self::Id | Self::Symbol => 18.0,
            Self::Anchor | Self::Kind | Self::Reviewed => 10.0,
            Self::Score => 8.0,
            Self::Text(_) if view.langs.len() < 3 => 70.0,
            Self::Text(_) if view.langs.len() == 3 => 52.0,
            Self::Text(_) => 42.0,
            Self::Place(_) | Self::Lines(_) => 22.0,
        }
    }

    /// The language whose texts are in it.
    pub(crate) fn lang<'a>(self, view: &View<'a>) -> Option<&'a Lang> {
        match self {
            Self::Text(n) => view.langs.get(n),
            _ => None,
        }
    }
}
