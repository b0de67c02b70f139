//! What a page about a run needs to know of one document: counts, which can be kept instead of its rows.

use hexapla_model::{Corpus, Lang};
use serde::{Deserialize, Serialize};

use crate::format::html::writer::target;
use crate::writing::doubt::is_sure;
use crate::writing::escape::score;

/// How many columns the plot of scores has.
pub(super) const SCORES: usize = 20;
/// Where the columns of the plot of lengths begin, in characters.
pub(super) const LENGTHS: [usize; 9] = [1, 10, 20, 40, 80, 160, 320, 640, 1280];
/// Scores are counted in these parts of 1, as they are shown, so that sums are exact.
const PARTS: f64 = 1e4;

/// What a page about a run needs to know of one document. It is the same, bit by bit, when it is written and read again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RunDocument {
    pub(super) rows: u32,
    /// The sum of all scores, in parts.
    score: u64,
    pub(super) doubtful: u32,
    pub(super) missing: u32,
    pub(super) least: Option<Least>,
    pub(super) scores: [u32; SCORES],
    pub(super) lengths: [u32; LENGTHS.len()],
    pub(super) langs: Vec<Column>,
}

/// The row that scores least.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Least {
    /// Where it is in the page of the document.
    pub(super) place: String,
    /// What it is called.
    pub(super) name: String,
    score: u32,
}

/// A language of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Column {
    #[serde(with = "tag")]
    pub(super) lang: Lang,
    /// How many rows lack a text in it.
    pub(super) without: u32,
}

impl RunDocument {
    /// Looks at the rows of a document.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let columns = corpus.langs.iter().map(|lang| Column { lang: *lang, without: 0 });
        let mut document = Self {
            rows: u32::try_from(corpus.units.len()).unwrap_or(u32::MAX),
            score: 0,
            doubtful: 0,
            missing: 0,
            least: Least::of(corpus),
            scores: [0; SCORES],
            lengths: [0; LENGTHS.len()],
            langs: columns.collect(),
        };
        for unit in &corpus.units {
            let own = score(unit.score);
            let filled = unit.texts.iter().flatten().count();
            document.score += u64::from(parts(own));
            document.doubtful += u32::from(!is_sure(own));
            document.missing += u32::from(filled < corpus.langs.len());
            if filled > 1 {
                document.scores[((own * SCORES as f64) as usize).min(SCORES - 1)] += 1;
            }
            let longest = unit.texts.iter().flatten().next().map_or(0, |text| text.text.chars().count());
            document.lengths[LENGTHS.iter().rposition(|from| *from <= longest).unwrap_or(0)] += 1;
            document.langs.iter_mut().zip(&unit.texts).for_each(|(column, text)| {
                column.without += u32::from(text.is_none());
            });
        }
        document
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows as usize
    }

    /// The languages, the pivot first.
    pub fn langs(&self) -> impl Iterator<Item = Lang> {
        self.langs.iter().map(|column| column.lang)
    }

    /// The mean of all scores.
    pub(super) fn mean(&self) -> f64 {
        self.score as f64 / PARTS / f64::from(self.rows.max(1))
    }
}

impl Least {
    /// The row with two languages or more that scores least.
    fn of(corpus: &Corpus) -> Option<Self> {
        let rows = corpus.units.iter().filter(|unit| unit.texts.iter().flatten().count() > 1);
        let unit = rows.min_by_key(|unit| parts(score(unit.score)))?;
        let anchor = unit.anchor.as_ref().map(ToString::to_string).unwrap_or_default();
        let place =
            if anchor.is_empty() { String::new() } else { format!("#{}", target(unit.kind, &anchor)) };
        let name = if anchor.is_empty() { unit.id.clone() } else { anchor };
        Some(Self { place, name, score: parts(score(unit.score)) })
    }

    pub(super) fn score(&self) -> f64 {
        f64::from(self.score) / PARTS
    }
}

/// A score, as it is shown, in parts.
fn parts(score: f64) -> u32 {
    (score * PARTS).round() as u32
}

/// A language as its tag.
mod tag {
    use hexapla_model::Lang;
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(lang: &Lang, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(lang.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Lang, D::Error> {
        Lang::parse_variant(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_was_counted() {
        let lang = Lang::parse_variant("zh-Hant").expect("a language");
        let texts: [&[&str]; 2] = [&["One lake.", "Two", "Three rivers and a sea."], &["湖", "", "三"]];
        let mut corpus = Corpus::from_columns("a", &[(Lang::EN, texts[0]), (lang, texts[1])]);
        let scores = [0.333_33, 0.1, 0.950_04];
        corpus.units.iter_mut().zip(scores).for_each(|(unit, score)| unit.score = score);
        let document = RunDocument::of(&corpus);
        assert_eq!((document.rows(), document.doubtful, document.missing), (3, 2, 1));
        assert_eq!(format!("{:.6}", document.mean()), "0.461100");
        // A row with one language is not the least.
        let least = document.least.as_ref().expect("a row");
        assert_eq!((least.name.as_str(), least.score()), (corpus.units[0].id.as_str(), 0.3333));
        assert_eq!(document.langs().collect::<Vec<_>>(), [Lang::EN, lang]);
        let kept = serde_json::to_string(&document).expect("counts");
        assert_eq!(serde_json::from_str::<RunDocument>(&kept).expect("counts"), document, "{kept}");
        assert!(serde_json::from_str::<RunDocument>(&kept.replace("zh-Hant", "??")).is_err());
    }
}
