//! Reads a row by what the columns hold.

use hexapla_model::{BlockKind, Location};

use super::{Columns, Role};
use crate::reading::builder::Builder;
use crate::reading::row::{Place, Row, RowText};

impl Columns {
    /// The row on `line` of which `cell` gives the cells.
    pub(crate) fn row<'a>(
        &self,
        line: u32,
        builder: &mut Builder<'_>,
        cell: impl Fn(usize) -> Option<&'a str>,
    ) -> Row {
        let mut row = Row::default();
        let (mut places, mut lines) = (Vec::new(), Vec::new());
        for (n, role) in self.roles.iter().enumerate() {
            let Some(text) = cell(n).filter(|text| !text.is_empty()) else { continue };
            match role {
                Role::Id => row.id = Some(text.trim().to_owned()),
                Role::Anchor => row.anchor = Some(text.to_owned()),
                Role::Kind => row.kind = BlockKind::from_name(text.trim()),
                Role::Score => row.score = score(text),
                Role::Reviewed => row.reviewed = is_yes(text),
                Role::Symbol => row.symbol = Some(text.trim().to_owned()),
                Role::Text(_) | Role::Side(_) => {
                    let coded = self.coded.iter().flatten().find(|(side, _)| *side == n);
                    let tag = coded.and_then(|(_, code)| cell(*code)).filter(|tag| !tag.trim().is_empty());
                    let lang = match (tag, role) {
                        (Some(tag), _) => builder.lang(line, tag),
                        (None, Role::Text(lang)) => Some(*lang),
                        _ => None,
                    };
                    row.texts.extend(lang.map(|lang| RowText::new(lang, text.to_owned())));
                }
                Role::Place(lang) => places.extend(place(text).map(|place| (*lang, place))),
                Role::Lines(lang) => lines.push((*lang, text)),
                Role::Other => {}
            }
        }
        for (lang, numbers) in lines {
            if let Some((_, place)) = places.iter_mut().find(|(other, _)| *other == lang) {
                place.lines = numbers.split(',').filter_map(|n| n.trim().parse().ok()).collect();
            }
        }
        for text in &mut row.texts {
            let place = places.iter().position(|(lang, _)| *lang == text.lang);
            text.place = place.map(|n| places.swap_remove(n).1);
        }
        row.empty_places = places;
        row
    }
}

/// Whether a cell of the column `reviewed` says yes, by whatever a person writes there.
fn is_yes(text: &str) -> bool {
    const NO: [&str; 5] = ["", "no", "n", "0", "false"];
    !NO.contains(&text.trim().to_lowercase().as_str())
}

/// A score, which may be written as a part of a hundred.
fn score(text: &str) -> Option<f64> {
    let number = text.trim().replace(',', ".");
    match number.strip_suffix('%') {
        Some(part) => part.trim_end().parse::<f64>().ok().map(|part| part / 100.0),
        None => number.parse().ok(),
    }
}

/// The place that `FILE:LINE` or `FILE:LINE (page N)` names.
fn place(text: &str) -> Option<Place> {
    let (rest, page) = match text.trim().strip_suffix(')').and_then(|text| text.rsplit_once(" (page ")) {
        Some((rest, page)) => (rest, Some(page.parse().ok()?)),
        None => (text.trim(), None),
    };
    let (file, line) = rest.rsplit_once(':')?;
    let location = Location { line: line.parse().ok()?, page };
    Some(Place { file: file.into(), location, lines: Vec::new() })
}
