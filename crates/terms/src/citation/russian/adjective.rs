//! Russian adjectives and participles: known by their endings, put into the nominative.

use super::noun::Gender;
use crate::paradigm::Paradigms;

/// Endings that only adjectives have.
const SURE: &[&str] =
    &["ого", "его", "ому", "ему", "ыми", "ими", "ых", "их", "ую", "юю", "ая", "яя", "ые", "ый"];

/// Endings that nouns have too.
const UNSURE: &[&str] = &["ым", "им", "ом", "ем", "ой", "ей", "ий", "ое", "ее", "ие"];

/// Adjectives stressed on the ending, by the end of their stem.
const STRESSED: &[&str] = &[
    "основн",
    "целев",
    "правов",
    "миров",
    "полев",
    "трудов",
    "передов",
    "валов",
    "ключев",
    "больш",
    "друг",
    "молод",
    "морск",
    "городск",
    "людск",
    "родов",
    "полов",
    "речн",
    "рядов",
];

/// An adjective, cut into stem and ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Adjective {
    stem: String,
    ending: &'static str,
    reflexive: bool,
    soft: bool,
}

/// Whether the stem takes soft endings: `внутренн-`.
fn is_soft(stem: &str, ending: &str) -> bool {
    stem.ends_with('н')
        && ["его", "ему", "ими", "им", "их", "юю", "яя", "ие", "ем", "ей", "ее", "ий"].contains(&ending)
}

/// Whether the spelling rules allow `ending` after `stem`.
fn fits(stem: &str, ending: &str, soft: bool) -> bool {
    let last = stem.chars().next_back().unwrap_or(' ');
    let front = ending.starts_with(['и', 'е', 'ю', 'я']);
    match last {
        'г' | 'к' | 'х' => !ending.starts_with(['ы', 'ю', 'я', 'е']),
        'ж' | 'ш' | 'ч' | 'щ' => !ending.starts_with(['ы', 'ю', 'я']),
        _ => front == soft && !"аеиоуыэюяьй".contains(last),
    }
}

impl Adjective {
    /// The adjective that `form` is, if other forms of `word` show that it is one.
    pub(super) fn read(form: &str, word: u32, paradigms: &Paradigms) -> Option<Self> {
        let found = Self::suppose(form)?;
        let sure = found.reflexive
            || SURE.contains(&found.ending)
            || paradigms.relatives(word).any(|(other, _)| {
                let rest = other.strip_suffix("ся").unwrap_or(other).strip_prefix(found.stem.as_str());
                rest.is_some_and(|rest| SURE.contains(&rest) && fits(&found.stem, rest, found.soft))
            });
        sure.then_some(found)
    }

    /// The adjective that `form` is by the suffix before its ending, if no other form of `word` is known.
    pub(super) fn guess(form: &str, word: u32, paradigms: &Paradigms) -> Option<Self> {
        let found = Self::suppose(form)?;
        let mut letters = found.stem.chars().rev();
        let (last, before) = (letters.next()?, letters.next()?);
        let suffix = last == 'н' && !"аеиоуыэюя".contains(before)
            || found.stem.ends_with("ск")
            || ["ем", "ущ", "ющ", "ащ", "ящ", "вш"].iter().any(|end| found.stem.ends_with(end));
        (suffix && !found.soft && paradigms.relatives(word).count() <= 2).then_some(found)
    }

    /// The adjective that `form` is if what follows shows that it is one.
    pub(super) fn suppose(form: &str) -> Option<Self> {
        let bare = form.strip_suffix("ся").unwrap_or(form);
        let ending = SURE.iter().chain(UNSURE).find(|end| bare.ends_with(*end))?;
        let stem = &bare[..bare.len() - ending.len()];
        let soft = is_soft(stem, ending);
        let fits = stem.chars().count() >= 2 && fits(stem, ending, soft);
        fits.then(|| Self { stem: stem.to_owned(), ending, reflexive: bare.len() < form.len(), soft })
    }

    /// Whether the endings are soft, as those of many nouns look.
    pub(super) fn is_soft(&self) -> bool {
        self.soft
    }

    /// The genders that the ending allows.
    pub(super) fn genders(&self) -> &'static [Gender] {
        match self.ending {
            "ая" | "яя" | "ую" | "юю" | "ей" => &[Gender::Feminine],
            "ой" if STRESSED.contains(&self.stem.as_str()) => Gender::ALL,
            "ой" => &[Gender::Feminine],
            "ое" | "ее" => &[Gender::Neuter],
            "ый" | "ий" => &[Gender::Masculine],
            "ого" | "его" | "ому" | "ему" | "ом" | "ем" => {
                &[Gender::Masculine, Gender::Neuter]
            }
            _ => Gender::ALL,
        }
    }

    /// Whether the ending is of the plural; `None` if it may be of both.
    pub(super) fn plural(&self) -> Option<bool> {
        match self.ending {
            "ые" | "ие" | "ых" | "их" | "ыми" | "ими" => Some(true),
            "ым" | "им" => None,
            _ => Some(false),
        }
    }

    /// The nominative singular of `gender`, or the plural for `None`.
    pub(super) fn nominative(&self, gender: Option<Gender>, paradigms: &Paradigms) -> String {
        let last = self.stem.chars().next_back().unwrap_or(' ');
        let (velar, hushing) = ("гкх".contains(last), "жшчщ".contains(last));
        let ending = match gender {
            None if velar || hushing || self.soft => "ие",
            None => "ые",
            Some(Gender::Feminine) if self.soft => "яя",
            Some(Gender::Feminine) => "ая",
            Some(Gender::Neuter) if self.soft || hushing => "ее",
            Some(Gender::Neuter) => "ое",
            Some(Gender::Masculine) => self.masculine(velar || hushing || self.soft, paradigms),
        };
        format!("{}{ending}{}", self.stem, if self.reflexive { "ся" } else { "" })
    }

    fn masculine(&self, front: bool, paradigms: &Paradigms) -> &'static str {
        let usual = if front { "ий" } else { "ый" };
        let listed = STRESSED.contains(&self.stem.as_str());
        let attested = paradigms.count(&format!("{}{usual}", self.stem)) > 0;
        if listed && !attested && !self.reflexive { "ой" } else { usual }
    }
}
