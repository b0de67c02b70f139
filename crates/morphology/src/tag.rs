//! A tag of OpenCorpora (`NOUN,inan,femn sing,gent`): what it says about a form.

use hexapla_model::{Case, Gender, Number, PartOfSpeech};

/// What a tag says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    /// The tag as it is written.
    pub(crate) text: String,
    pub(crate) part: PartOfSpeech,
    pub(crate) case: Option<Case>,
    pub(crate) number: Option<Number>,
    pub(crate) gender: Option<Gender>,
    pub(crate) animate: Option<bool>,
    pub(crate) plural_only: bool,
    pub(crate) fixed: bool,
    pub(crate) name: bool,
    /// Whether it is a form that a glossary does not show: archaic, colloquial, mistaken, a spelling beside the usual.
    pub(crate) unusual: bool,
    /// What forms of one table share that differ in case, number and gender alone: voice and tense of a participle …
    pub(crate) kin: String,
}

/// Marks of forms that a glossary does not show.
const UNUSUAL: &[&str] =
    &["Arch", "Infr", "Slng", "Erro", "Dist", "Litr", "V-oy", "V-ey", "V-be", "V-ie", "V-sh", "V-en", "V-bi"];

/// The marks of a tag.
struct Marks<'a>(Vec<&'a str>);

impl Marks<'_> {
    fn has(&self, mark: &str) -> bool {
        self.0.contains(&mark)
    }

    fn has_any(&self, marks: &[&str]) -> bool {
        marks.iter().any(|mark| self.has(mark))
    }
}

impl Tag {
    pub(crate) fn parse(text: &str) -> Self {
        let marks = Marks(text.split([',', ' ']).collect());
        let kin: Vec<&str> = marks
            .0
            .iter()
            .copied()
            .filter(|mark| !INFLECTED.contains(mark) && !UNUSUAL.contains(mark))
            .collect();
        Self {
            text: text.to_owned(),
            part: part(marks.0.first().copied().unwrap_or_default()),
            case: CASES.iter().find(|(mark, _)| marks.has(mark)).map(|&(_, case)| case),
            number: [("sing", Number::Singular), ("plur", Number::Plural)]
                .into_iter()
                .find_map(|(mark, number)| marks.has(mark).then_some(number)),
            gender: GENDERS.iter().find(|(mark, _)| marks.has(mark)).map(|&(_, gender)| gender),
            animate: if marks.has("anim") { Some(true) } else { marks.has("inan").then_some(false) },
            plural_only: marks.has("Pltm"),
            fixed: marks.has("Fixd"),
            name: marks.has_any(&["Name", "Surn", "Patr", "Geox", "Orgn"]),
            unusual: marks.has_any(UNUSUAL),
            kin: kin.join(","),
        }
    }
}

/// Marks that the forms of one word do not share.
const INFLECTED: &[&str] = &[
    "sing", "plur", "nomn", "gent", "datv", "accs", "ablt", "loct", "gen2", "acc2", "loc2", "voct", "masc",
    "femn", "neut", "ms-f", "Ms-f", "anim", "inan", "Inmx", "Fixd",
];

const CASES: &[(&str, Case)] = &[
    ("nomn", Case::Nominative),
    ("gent", Case::Genitive),
    ("gen2", Case::Genitive),
    ("datv", Case::Dative),
    ("accs", Case::Accusative),
    ("ablt", Case::Instrumental),
    ("loct", Case::Locative),
    ("loc2", Case::Locative),
];

const GENDERS: &[(&str, Gender)] = &[
    ("masc", Gender::Masculine),
    ("ms-f", Gender::Masculine),
    ("Ms-f", Gender::Masculine),
    ("femn", Gender::Feminine),
    ("neut", Gender::Neuter),
];

fn part(mark: &str) -> PartOfSpeech {
    match mark {
        "NOUN" => PartOfSpeech::Noun,
        "ADJF" | "PRTF" => PartOfSpeech::Adjective,
        "ADVB" => PartOfSpeech::Adverb,
        "NUMR" => PartOfSpeech::Numeral,
        "VERB" | "INFN" | "GRND" | "ADJS" | "PRTS" | "COMP" | "PRED" => PartOfSpeech::Verb,
        _ => PartOfSpeech::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tags_say() {
        let tag = Tag::parse("NOUN,inan,femn sing,gent");
        assert_eq!((tag.part, tag.case), (PartOfSpeech::Noun, Some(Case::Genitive)));
        assert_eq!((tag.number, tag.gender), (Some(Number::Singular), Some(Gender::Feminine)));
        let past = Tag::parse("PRTF,perf,tran,past,pssv masc,sing,nomn");
        assert_eq!(past.part, PartOfSpeech::Adjective);
        assert_eq!(past.kin, Tag::parse("PRTF,perf,tran,past,pssv plur,loct").kin);
        assert_ne!(past.kin, Tag::parse("PRTF,perf,tran,past,actv plur,loct").kin);
        assert!(Tag::parse("NOUN,inan,femn sing,ablt,V-oy").unusual);
        assert!(Tag::parse("NOUN,inan,GNdr,Pltm plur,nomn").plural_only);
    }
}
