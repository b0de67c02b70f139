//! Rows that a person put among those that we wrote: they take what they lack from the rows beside them.

use std::collections::HashMap;

use hexapla_model::{BlockKind, Lang};

use super::row::{Place, Row};

/// How many rows wait for a complete one below them.
const MOST_WAITING: usize = 1_000;

/// A row as a table has it.
#[derive(Debug)]
pub(crate) struct Incoming {
    pub(crate) line: u32,
    pub(crate) row: Row,
    /// The languages in which a person changed it, as far as that is known.
    pub(crate) changed: Vec<Lang>,
}

/// What a row lends to rows beside it.
#[derive(Debug, Clone, Default)]
struct Lent {
    id: Option<String>,
    anchor: Option<String>,
    kind: Option<BlockKind>,
    places: Vec<LentPlace>,
}

/// Where the text of a language was read.
#[derive(Debug, Clone)]
struct LentPlace {
    lang: Lang,
    place: Place,
    claim: Claim,
}

/// How likely it is that a text without a place comes from a place beside it, in ascending order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    /// The text of that place is as it was.
    Whole,
    /// It was changed.
    Changed,
    /// It is gone: it may have been moved.
    Empty,
}

impl Lent {
    fn of(incoming: &Incoming) -> Self {
        let Incoming { row, changed, .. } = incoming;
        let of_texts = row.texts.iter().filter_map(|text| {
            let claim = if changed.contains(&text.lang) { Claim::Changed } else { Claim::Whole };
            Some(LentPlace { lang: text.lang, place: text.place.clone()?, claim })
        });
        let empty = row.empty_places.iter();
        let of_empty = empty.map(|(lang, place)| (*lang, place.clone(), Claim::Empty));
        let places =
            of_texts.chain(of_empty.map(|(lang, place, claim)| LentPlace { lang, place, claim })).collect();
        Self { id: row.id.clone(), anchor: row.anchor.clone(), kind: row.kind, places }
    }

    /// This row, and of the one above it what this one lacks.
    fn over(mut self, above: &Self) -> Self {
        if self.id.is_none() {
            (self.id, self.anchor, self.kind) = (above.id.clone(), above.anchor.clone(), above.kind);
        }
        for place in &above.places {
            if self.place(place.lang).is_none() {
                self.places.push(place.clone());
            }
        }
        self
    }

    fn place(&self, lang: Lang) -> Option<&LentPlace> {
        self.places.iter().find(|place| place.lang == lang)
    }
}

/// Rows that wait for what is below them, and what the last one above them lends.
#[derive(Debug)]
pub(crate) struct Neighbours {
    /// Whether the table says where texts were read.
    has_places: bool,
    above: Lent,
    waiting: Vec<Incoming>,
    /// How many ids were made from each id.
    made: HashMap<String, u32>,
}

impl Neighbours {
    /// No rows yet.
    pub(crate) fn new(has_places: bool) -> Self {
        Self { has_places, above: Lent::default(), waiting: Vec::new(), made: HashMap::new() }
    }

    /// Takes a row and gives those that are complete now; `is_taken` knows the ids that a new row may not have.
    pub(crate) fn put(&mut self, incoming: Incoming, is_taken: &dyn Fn(&str) -> bool) -> Vec<Incoming> {
        let is_complete = self.is_complete(&incoming.row);
        self.waiting.push(incoming);
        if is_complete || self.waiting.len() > MOST_WAITING { self.finish(is_taken) } else { Vec::new() }
    }

    fn is_complete(&self, row: &Row) -> bool {
        row.id.is_some() && (!self.has_places || row.texts.iter().all(|text| text.place.is_some()))
    }

    /// The rows that wait, with what the rows beside them lend.
    pub(crate) fn finish(&mut self, is_taken: &dyn Fn(&str) -> bool) -> Vec<Incoming> {
        let mut rows = std::mem::take(&mut self.waiting);
        let own: Vec<Lent> = rows.iter().map(Lent::of).collect();
        let mut below = vec![Lent::default(); rows.len()];
        for n in (1..rows.len()).rev() {
            below[n - 1] = own[n].clone().over(&below[n]);
        }
        for (n, incoming) in rows.iter_mut().enumerate() {
            if !self.is_complete(&incoming.row) {
                self.fill(&mut incoming.row, &below[n], is_taken);
            }
            self.above = own[n].clone().over(&self.above);
        }
        rows
    }

    fn fill(&mut self, row: &mut Row, below: &Lent, is_taken: &dyn Fn(&str) -> bool) {
        if row.id.is_none() {
            row.reviewed = true;
            let near = if self.above.id.is_some() { &self.above } else { below };
            row.anchor = row.anchor.take().or_else(|| near.anchor.clone());
            row.kind = row.kind.or(near.kind);
            row.id = near.id.clone().map(|id| fresh(&mut self.made, &id, is_taken));
        }
        for text in row.texts.iter_mut().filter(|text| text.place.is_none()) {
            let near = match (self.above.place(text.lang), below.place(text.lang)) {
                (Some(above), Some(below)) if below.claim > above.claim => Some(below),
                (above, below) => above.or(below),
            };
            text.place = near.map(|near| near.place.clone());
        }
    }
}

/// An id for a row that was put beside the one with `id`: `r#12.s1+1`.
fn fresh(made: &mut HashMap<String, u32>, id: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    let count = made.entry(id.to_owned()).or_default();
    loop {
        *count += 1;
        let fresh = format!("{id}+{count}");
        if !is_taken(&fresh) {
            return fresh;
        }
    }
}

#[cfg(test)]
mod tests {
    use hexapla_model::Location;

    use super::*;
    use crate::reading::row::RowText;

    /// A row as `id anchor en_line zh_line`: `-` is none; `(7)` is a place without text, `?` a text without a place, `7!`
    /// one that was changed.
    fn incoming(line: u32, cells: &str) -> Incoming {
        let cells: Vec<&str> = cells.split(' ').collect();
        let given = |text: &str| (text != "-").then(|| text.to_owned());
        let (mut row, mut changed) =
            (Row { id: given(cells[0]), anchor: given(cells[1]), ..Row::default() }, Vec::new());
        for (lang, cell) in [Lang::EN, Lang::ZH].into_iter().zip(&cells[2..]) {
            let line = cell.trim_matches(['(', ')', '!']).parse().ok();
            let location = line.map(|line| Location { line, page: None });
            let place = location.map(|location| Place { file: "a.txt".into(), location, lines: Vec::new() });
            changed.extend(cell.ends_with('!').then_some(lang));
            match place {
                Some(place) if cell.starts_with('(') => row.empty_places.push((lang, place)),
                place if *cell != "-" => {
                    row.texts.push(RowText { place, ..RowText::new(lang, "text".to_owned()) });
                }
                _ => {}
            }
        }
        Incoming { line, row, changed }
    }

    fn shown(rows: &[Incoming]) -> Vec<String> {
        let line = |text: &RowText| text.place.as_ref().map_or(0, |place| place.location.line).to_string();
        let row = |Incoming { row, .. }: &Incoming| {
            let texts: Vec<String> = row.texts.iter().map(line).collect();
            let [id, anchor] = [&row.id, &row.anchor].map(|text| text.as_deref().unwrap_or("-"));
            format!("{id} {anchor} {}", texts.join(" "))
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn new_rows_take_what_they_lack_from_the_rows_beside_them() {
        for (given, want) in [
            // In the middle, twice, at the top, at the end.
            ("a 1 3 4|- - ? ?|b 2 5 6", "a 1 3 4|a+1 1 3 4|b 2 5 6"),
            ("a 1 3 4|- - ? ?|- - ? ?|b 2 5 6", "a 1 3 4|a+1 1 3 4|a+2 1 3 4|b 2 5 6"),
            ("- - ? ?|a 1 3 4", "a+1 1 3 4|a 1 3 4"),
            ("a 1 3 4|- - ? ?", "a 1 3 4|a+1 1 3 4"),
            // An id that is taken, an anchor of its own.
            ("t 1 3 4|- 7 ? ?", "t 1 3 4|t+2 7 3 4"),
            // A text that was moved up from the row below, or down from the row above.
            ("a 1 3 -|b 2 5 6|c 3 7 ?|d 4 8 (9)", "a 1 3|b 2 5 6|c 3 7 9|d 4 8"),
            ("a 1 3 4!|b 2 5 ?|c 3 7 8", "a 1 3 4|b 2 5 4|c 3 7 8"),
            ("a 1 3 4|b 2 5 ?|c 3 7 8!", "a 1 3 4|b 2 5 8|c 3 7 8"),
            // Nothing is known.
            ("- - ?", "- - 0"),
        ] {
            let mut neighbours = Neighbours::new(true);
            let is_taken = |id: &str| id == "t+1";
            let mut rows = Vec::new();
            for (line, row) in (2..).zip(given.split('|')) {
                rows.extend(neighbours.put(incoming(line, row), &is_taken));
            }
            rows.extend(neighbours.finish(&is_taken));
            assert_eq!(shown(&rows).join("|"), want, "{given}");
        }
    }

    #[test]
    fn rows_do_not_wait_for_ever() {
        let mut neighbours = Neighbours::new(true);
        let rows = (0..3_000).flat_map(|line| neighbours.put(incoming(line, "- - ?"), &|_| false)).count();
        assert_eq!(rows + neighbours.waiting.len(), 3_000);
        assert!(neighbours.waiting.len() <= MOST_WAITING);
    }
}
