//! What tables for memoQ say of entries, in columns of their own.

use hexapla_lang::naming;
use hexapla_model::Lang;

use super::term_facts::score;

/// A column that these tables have, once for each term.
pub(crate) const INFO: &str = "Term_Info";

/// The columns about entries.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub(super) subject: Option<usize>,
    pub(super) note: Option<usize>,
    /// The example of the first term of each language.
    pub(super) examples: Vec<(usize, Lang)>,
}

/// Those of a head.
pub(super) fn columns<'a>(head: impl Iterator<Item = &'a str>) -> Columns {
    let (mut columns, mut lang) = (Columns::default(), None);
    for (n, name) in head.enumerate() {
        match name {
            "Entry_Subject" => columns.subject = Some(n),
            "Entry_Note" => columns.note = Some(n),
            // The example of a term follows it.
            "Term_Example" => {
                let own = lang.filter(|lang| columns.examples.iter().all(|(_, other)| other != lang));
                columns.examples.extend(own.map(|lang| (n, lang)));
            }
            name => lang = naming::of_label(name).or(lang),
        }
    }
    columns
}

/// A note as we write it: `c1; score 0.93; frequency 7; A/80/12, 15`.
#[derive(Debug, PartialEq)]
pub(super) struct EntryNote<'t> {
    pub(super) id: &'t str,
    pub(super) score: f32,
    pub(super) frequency: u32,
    /// Where the first context is; it may be empty.
    pub(super) place: String,
}

impl<'t> EntryNote<'t> {
    /// What a note says, if it is ours.
    pub(super) fn parse(text: &'t str) -> Option<Self> {
        let mut parts = text.split("; ");
        let id = parts.next()?;
        let score = parts.next()?.strip_prefix("score ").and_then(score)?;
        let frequency = parts.next()?.strip_prefix("frequency ")?.parse().ok()?;
        Some(Self { id, score, frequency, place: parts.collect::<Vec<_>>().join("; ") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_of_ours() {
        let note = |place: &str| EntryNote { id: "c1", score: 0.5, frequency: 7, place: place.to_owned() };
        for (text, want) in [
            ("c1; score 0.5; frequency 7; A/1, 4", Some(note("A/1, 4"))),
            ("c1; score 0.5; frequency 7", Some(note(""))),
            ("c1", None),
            ("see the map; score 3; frequency 7", None),
        ] {
            assert_eq!(EntryNote::parse(text), want, "{text}");
        }
    }

    #[test]
    fn an_example_is_that_of_the_term_before() {
        let head = "Entry_ID,Entry_Subject,Entry_Note,English_Def,English,Term_Info,Term_Example,English,Term_Info,\
                    Term_Example,Chinese (PRC)_Def,Chinese (PRC),Term_Info,Term_Example";
        let found = columns(head.split(','));
        assert_eq!((found.subject, found.note), (Some(1), Some(2)));
        let examples: Vec<String> = found.examples.iter().map(|(n, lang)| format!("{n}{lang}")).collect();
        assert_eq!(examples, ["6en", "13zh-CN"]);
    }
}
