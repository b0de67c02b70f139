//! Compares the rows of a table with those that were written: what a person changed, and what is gone.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use hexapla_model::{Lang, Severity};
use hexapla_source::findings::plural;

use super::builder::Builder;
use super::print::{Print, counted};
use super::record::{Record, Recorded};
use super::row::Row;

/// How many ids a message names.
const MOST_NAMED: usize = 60;
/// How many characters of changed texts are kept to look for what is gone from other rows.
const MOST_KEPT: usize = 1 << 24;
/// How many stretches of them are compared.
const MOST_STEPS: usize = 1 << 28;

/// What becomes known of the rows of a table as they run by.
#[derive(Debug)]
pub(crate) struct Review {
    record: Record,
    /// Whether each row of the record was seen.
    seen: Vec<bool>,
    /// The languages of the sheet.
    langs: Vec<Lang>,
    /// How many rows are changed or new.
    changed: usize,
    /// Changed rows that follow each other.
    runs: Vec<Run>,
    is_in_run: bool,
    kept: usize,
    /// Rows of the record that are there once more.
    doubled: BTreeSet<usize>,
    /// The texts of rows that the record does not know.
    new: HashSet<Vec<(Lang, Print)>>,
    /// Texts that lost much, with the row of the record that they are from.
    shrunk: Vec<(usize, Lang, Print)>,
    /// The least score of the rows of the record that were seen.
    least: f64,
}

/// The characters of changed rows that follow each other.
type Run = BTreeMap<Lang, Vec<char>>;
/// The runs in which the texts of prints were found.
type Found = HashMap<(Lang, Print), BTreeSet<usize>>;

impl Review {
    /// A review of rows in `langs`; languages of the record that are not among them are not compared.
    pub(crate) fn new(mut record: Record, langs: &[Lang]) -> Self {
        for entry in &mut record.entries {
            let (prints, places) = (&mut entry.prints, &mut entry.rest.places);
            let named =
                prints.iter_mut().map(|(lang, _)| lang).chain(places.iter_mut().map(|(lang, _)| lang));
            for lang in named.chain(&mut entry.rest.moved) {
                *lang = counterpart(*lang, langs).unwrap_or(*lang);
            }
            prints.retain(|(lang, _)| langs.contains(lang));
            prints.sort_unstable();
            places.retain(|(lang, _)| langs.contains(lang));
        }
        Self {
            seen: vec![false; record.entries.len()],
            record,
            langs: langs.to_vec(),
            changed: 0,
            runs: Vec::new(),
            is_in_run: false,
            kept: 0,
            doubled: BTreeSet::new(),
            new: HashSet::new(),
            shrunk: Vec::new(),
            least: f64::INFINITY,
        }
    }

    /// Whether a row that was written has this id.
    pub(crate) fn knows(&self, id: &str) -> bool {
        self.record.position(id).is_some()
    }

    /// Whether the record knows where texts were read.
    pub(crate) fn has_places(&self) -> bool {
        self.record.entries.iter().any(|entry| !entry.rest.places.is_empty())
    }

    /// Marks a row that is new or was changed, and gives the languages in which it was. A known row gets back what its table
    /// does not hold.
    pub(crate) fn see(&mut self, row: &mut Row) -> Vec<Lang> {
        let mut prints: Vec<(Lang, Print)> =
            row.texts.iter().filter_map(|text| Some((text.lang, Print::of(&text.text)?))).collect();
        prints.sort_unstable();
        let at = row.id.as_deref().and_then(|id| self.record.position(id));
        if at.is_none() && prints.is_empty() {
            return Vec::new();
        }
        let changed = match at {
            Some(at) => self.compare(at, &prints),
            None => prints.iter().map(|(lang, _)| *lang).collect(),
        };
        if let Some(at) = at {
            let rest = &self.record.entries[at].rest;
            rest.restore(row);
            self.least = self.least.min(rest.score.unwrap_or(f64::INFINITY));
            if changed.is_empty() {
                row.reviewed |= rest.reviewed;
                self.is_in_run = false;
                return changed;
            }
        } else {
            self.new.insert(prints);
        }
        self.changed += 1;
        row.reviewed = true;
        self.keep(row);
        changed
    }

    /// The languages in which the row at `at` of the record has other texts now.
    fn compare(&mut self, at: usize, prints: &[(Lang, Print)]) -> Vec<Lang> {
        let was = &self.record.entries[at].prints;
        let langs = self.langs.iter().copied();
        let changed: Vec<Lang> = langs.filter(|lang| in_lang(prints, *lang) != in_lang(was, *lang)).collect();
        if std::mem::replace(&mut self.seen[at], true) && changed.is_empty() {
            self.doubled.insert(at);
        }
        for lang in &changed {
            let Some(print) = in_lang(was, *lang) else { continue };
            let left = in_lang(prints, *lang).map_or(0, |print| print.length);
            if u64::from(left) * 3 <= u64::from(print.length) * 2 {
                self.shrunk.push((at, *lang, print));
            }
        }
        changed
    }

    fn keep(&mut self, row: &Row) {
        if !self.is_in_run {
            self.runs.push(Run::new());
            self.is_in_run = true;
        }
        let Some(run) = self.runs.last_mut() else { return };
        for text in &row.texts {
            if self.kept < MOST_KEPT {
                let kept = run.entry(text.lang).or_default();
                let before = kept.len();
                kept.extend(counted(&text.text));
                self.kept += kept.len() - before;
            }
        }
    }

    /// Reports what was changed, what is gone and what is there twice.
    pub(crate) fn tell(&self, builder: &mut Builder<'_>) {
        self.tell_changed(builder);
        let found = self.find();
        let gone = (0..self.seen.len()).filter(|at| !self.seen[*at] && self.is_lost(*at, &found));
        // Rows below `--min-score` are in the corpus, but were not in the table.
        let (below, gone): (Vec<usize>, Vec<usize>) = gone.partition(|at| self.is_below(*at));
        self.tell_below(&below, builder);
        let source = self.source();
        let lost = format!("{source} still has it");
        warn(
            &self.ids(gone),
            ["a row is gone, and its text is", "rows are gone, and their texts are"],
            "in no other row",
            &lost,
            builder,
        );
        let shrunk = self.shrunk.iter().filter(|(_, lang, print)| !found.contains_key(&(*lang, *print)));
        let shrunk: Vec<String> = shrunk.map(|(at, lang, _)| format!("{} ({lang})", self.id(*at))).collect();
        warn(
            &shrunk,
            ["a text", "texts"],
            "lost a third or more, which is in no row beside it",
            &lost,
            builder,
        );
        let hint = "delete the copies if you do not need them";
        warn(
            &self.ids(self.doubled()),
            ["a row is", "rows are"],
            "there more than once with the same texts",
            hint,
            builder,
        );
    }

    fn tell_changed(&self, builder: &mut Builder<'_>) {
        if self.changed == 0 {
            return;
        }
        let (s, [was, differs]) =
            (plural(self.changed), if self.changed == 1 { ["was", "differs"] } else { ["were", "differ"] });
        let what = match &self.record.recorded {
            #[cfg(feature = "xlsx")]
            Recorded::Inside => format!("{was} changed or added after hexapla wrote the workbook"),
            Recorded::Beside(name) => format!("{differs} from `{name}` or {was} added"),
        };
        let message = format!("{} row{s} {what}: marked `reviewed`, with score 1", self.changed);
        builder.finding(Severity::Note, 0, &message, "");
    }

    fn tell_below(&self, below: &[usize], builder: &mut Builder<'_>) {
        if below.is_empty() {
            return;
        }
        let (s, are) = (plural(below.len()), if below.len() == 1 { "is" } else { "are" });
        let (count, ids) = (below.len(), listed(&self.ids(below.iter().copied())));
        let message = format!("{count} row{s} of {} {are} not in the table: {ids}", self.source());
        let hint = "they score less than all rows of the table: --min-score may have skipped them";
        builder.finding(Severity::Note, 0, &message, hint);
    }

    /// Whether a row that is gone scores less than all that were seen, in a table that may hold fewer rows than the record.
    fn is_below(&self, at: usize) -> bool {
        let is_beside = matches!(self.record.recorded, Recorded::Beside(_));
        is_beside && self.record.entries[at].rest.score.is_some_and(|score| score < self.least)
    }

    /// What still has the texts that are gone.
    fn source(&self) -> String {
        match &self.record.recorded {
            #[cfg(feature = "xlsx")]
            Recorded::Inside => "the corpus that the workbook was made from".to_owned(),
            Recorded::Beside(name) => format!("`{name}`"),
        }
    }

    fn ids(&self, rows: impl IntoIterator<Item = usize>) -> Vec<String> {
        rows.into_iter().map(|at| self.id(at)).collect()
    }

    /// Rows whose texts are there once more, with or without their id.
    fn doubled(&self) -> BTreeSet<usize> {
        let entries = self.record.entries.iter().enumerate();
        let copied = entries
            .filter(|(at, entry)| self.seen[*at] && self.new.contains(&entry.prints))
            .map(|(at, _)| at);
        self.doubled.iter().copied().chain(copied).collect()
    }

    /// Whether a text of a row that is gone is in no run; all its texts have to be in the same.
    fn is_lost(&self, at: usize, found: &Found) -> bool {
        let mut prints = self.record.entries[at].prints.iter();
        let Some(first) = prints.next() else { return false };
        let Some(runs) = found.get(first) else { return true };
        let others: Vec<Option<&BTreeSet<usize>>> = prints.map(|print| found.get(print)).collect();
        !runs.iter().any(|run| others.iter().all(|other| other.is_some_and(|runs| runs.contains(run))))
    }

    /// Looks for the texts of rows that are gone, and for those that lost much, in the rows that were changed.
    fn find(&self) -> Found {
        let gone = (0..self.seen.len()).filter(|at| !self.seen[*at]);
        let gone = gone.flat_map(|at| self.record.entries[at].prints.iter().copied());
        let mut wanted: BTreeMap<(Lang, u32), HashSet<Print>> = BTreeMap::new();
        for (lang, print) in gone.chain(self.shrunk.iter().map(|(_, lang, print)| (*lang, *print))) {
            wanted.entry((lang, print.length)).or_default().insert(print);
        }
        let (mut found, mut steps) = (Found::new(), 0);
        for ((lang, length), prints) in &wanted {
            for (n, text) in self.runs.iter().enumerate().filter_map(|(n, run)| Some((n, run.get(lang)?))) {
                steps += text.len();
                if steps > MOST_STEPS {
                    return found;
                }
                Print::find(text, *length, |print| {
                    if prints.contains(&print) {
                        found.entry((*lang, print)).or_default().insert(n);
                    }
                });
            }
        }
        found
    }

    fn id(&self, at: usize) -> String {
        format!("`{}`", self.record.entries[at].id)
    }
}

/// The language among `langs` that a column which was written for `lang` has now: its head may have been rewritten.
pub(crate) fn counterpart(lang: Lang, langs: &[Lang]) -> Option<Lang> {
    let exact = langs.iter().find(|other| **other == lang);
    exact.or_else(|| langs.iter().find(|other| other.primary() == lang.primary())).copied()
}

/// The print of the text in `lang`.
fn in_lang(prints: &[(Lang, Print)], lang: Lang) -> Option<Print> {
    prints.iter().find(|(other, _)| *other == lang).map(|(_, print)| *print)
}

/// Warns of some rows, in words for one and for several.
fn warn(names: &[String], [one, many]: [&str; 2], what: &str, hint: &str, builder: &mut Builder<'_>) {
    let message = match names {
        [] => return,
        [name] => format!("{one} {what}: {name}"),
        names => format!("{} {many} {what}: {}", names.len(), listed(names)),
    };
    builder.finding(Severity::Warning, 0, &message, hint);
}

/// Some names, and how many more there are.
fn listed(names: &[String]) -> String {
    let shown = names.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST_NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

#[cfg(test)]
mod tests;
