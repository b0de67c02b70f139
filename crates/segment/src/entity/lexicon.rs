//! Words and names that stand for the same thing in every language: months, scales, currencies, countries.

use rustc_hash::FxHashMap;
use unicode_normalization::char::is_combining_mark;

use hexapla_lang::country;
use hexapla_lang::fold::{fold, fold_char};
use hexapla_lang::script::{is_han, is_invisible, is_letter};
use hexapla_lang::table::rows;

const WORDS: &str = include_str!("../../data/lexicon.tsv");
const ORDINALS: &str = include_str!("../../data/ordinals.tsv");

/// What a word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A month from 1; a doubtful one is also another word and counts only beside a day or a year.
    Month(u8, bool),
    /// A power of ten.
    Scale(u32),
    /// Per cent.
    Percent,
    /// A currency by its sign.
    Currency(&'static str),
    /// A word of reference: `art`, `para`, `annex`.
    Reference(&'static str),
    /// A word between the days of a date or the numbers of a list.
    Link,
    /// A word between the parts of a date.
    Filler,
    /// A word after a paragraph number that makes it the number of an item of the agenda.
    Agenda,
    /// An ordinal number.
    Ordinal(u32),
    /// A country by its ISO 3166 code.
    Country(&'static str),
}

impl Meaning {
    /// Whether an entity may begin with a word that stands for it, in small letters or not: what is only a part of others,
    /// as `and` of lists, begins none, nor does the name of a country in small letters.
    fn opens_entity(self, is_small: bool) -> bool {
        match self {
            Self::Scale(_) | Self::Percent | Self::Link | Self::Filler | Self::Agenda => false,
            Self::Country(_) => !is_small,
            Self::Month(..) | Self::Currency(_) | Self::Reference(_) | Self::Ordinal(_) => true,
        }
    }
}

/// The words of a form after its first, and what the form stands for.
#[derive(Debug)]
struct Entry {
    rest: Vec<String>,
    meaning: Meaning,
}

/// The words of one language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// Forms of scripts with spaces, by their first word, folded.
    first: FxHashMap<String, Vec<Entry>>,
    /// Forms of scripts without spaces, by their first character; the longest first.
    han: FxHashMap<char, Vec<(Vec<char>, Meaning)>>,
    clitics: bool,
    endings: bool,
}

impl Lexicon {
    /// The lexicon of the language `code`; of a language without one, that of English.
    pub(crate) fn read(code: &str) -> Self {
        let mut lexicon = Self { clitics: code == "ar", endings: code == "ru", ..Self::default() };
        let code = if country::has_names(code) { code } else { "en" };
        for row in rows(WORDS).chain(rows(ORDINALS)) {
            let [lang, kind, value, forms] = row[..] else { continue };
            if let Some(meaning) = meaning(kind, value).filter(|_| lang == code) {
                forms.split('|').for_each(|form| lexicon.add(form, meaning));
            }
        }
        for (name, country) in country::names(code) {
            lexicon.add(name, Meaning::Country(country));
        }
        lexicon
    }

    /// Adds a form.
    fn add(&mut self, form: &str, meaning: Meaning) {
        if form.chars().all(is_han) {
            let chars: Vec<char> = form.chars().collect();
            let forms = self.han.entry(chars[0]).or_default();
            let place = forms.partition_point(|(form, _)| form.len() >= chars.len());
            forms.insert(place, (chars, meaning));
            return;
        }
        let mut folded = String::new();
        fold(form, &mut folded);
        let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let Some(first) = words.next().map(str::to_owned) else { return };
        let rest: Vec<String> = words.map(str::to_owned).collect();
        let inflects = self.endings && matches!(meaning, Meaning::Country(_));
        let forms = if inflects { inflected(&first) } else { vec![first] };
        for first in forms {
            self.first.entry(first).or_default().push(Entry { rest: rest.clone(), meaning });
        }
    }

    /// What the longest form that begins with the word at `at` stands for, and where it ends.
    ///
    /// `word` is scratch memory.
    pub(crate) fn find(&self, text: &str, at: usize, word: &mut String) -> Option<(Meaning, usize)> {
        let end = fold_word(text, at, word);
        if end == at {
            return None;
        }
        self.first_found(word, |word| self.find_from(text, end, word))
    }

    /// Whether an entity may begin with `word`; `folded` is scratch memory.
    pub(crate) fn opens_entity(&self, word: &str, folded: &mut String) -> bool {
        fold_word(word, 0, folded);
        let is_small = word.starts_with(char::is_lowercase);
        let opens = |entry: &&Entry| entry.meaning.opens_entity(is_small);
        self.first_found(folded, |word| self.first.get(word)?.iter().find(opens)).is_some()
    }

    /// What is found first for a folded word: as it is, then without what Arabic writes together with it.
    fn first_found<T>(&self, word: &mut String, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        if let Some(found) = find(word) {
            return Some(found);
        }
        if !self.clitics {
            return None;
        }
        // و ف, then ب ك ل: written together with the word, `لل` for `ل` and the article.
        for _ in 0..2 {
            let c = word.chars().next().filter(|c| matches!(c, 'و' | 'ف' | 'ب' | 'ك' | 'ل'))?;
            word.drain(..c.len_utf8());
            if let Some(found) = find(word) {
                return Some(found);
            }
            if c == 'ل' && word.starts_with('ل') {
                word.insert(0, 'ا');
                if let Some(found) = find(word) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// The longest form whose first word is `word`, which ends at `end` of the text.
    fn find_from(&self, text: &str, end: usize, word: &str) -> Option<(Meaning, usize)> {
        let entries = self.first.get(word)?;
        let mut best: Option<(Meaning, usize)> = None;
        let mut scratch = String::new();
        for entry in entries {
            let mut at = end;
            let all = entry.rest.iter().all(|want| {
                let begin = skip_joints(text, at);
                at = fold_word(text, begin, &mut scratch);
                begin < at && (scratch == *want || self.endings && inflects(want, &scratch))
            });
            if all && best.is_none_or(|(_, longest)| at > longest) {
                best = Some((entry.meaning, at));
            }
        }
        best
    }

    /// What the longest form that begins at `at` stands for in a script without spaces; spaces inside it are skipped.
    pub(crate) fn find_han(&self, text: &str, at: usize) -> Option<(Meaning, usize)> {
        let first = text[at..].chars().next()?;
        let forms = self.han.get(&first)?;
        forms.iter().find_map(|(form, meaning)| {
            let mut end = at;
            let mut rest = text[at..].char_indices().filter(|(_, c)| *c != ' ');
            let all = form.iter().all(|want| {
                rest.next().is_some_and(|(n, c)| {
                    end = at + n + c.len_utf8();
                    c == *want
                })
            });
            all.then_some((*meaning, end))
        })
    }
}

fn meaning(kind: &str, value: &'static str) -> Option<Meaning> {
    Some(match kind {
        "month" => Meaning::Month(value.trim_end_matches('?').parse().ok()?, value.ends_with('?')),
        "scale" => Meaning::Scale(value.parse().ok()?),
        "percent" => Meaning::Percent,
        "currency" => Meaning::Currency(value),
        "reference" => Meaning::Reference(value),
        "link" => Meaning::Link,
        "filler" => Meaning::Filler,
        "agenda" => Meaning::Agenda,
        "ordinal" => Meaning::Ordinal(value.parse().ok()?),
        _ => return None,
    })
}

/// Folds the word at `at` into `word`; where it ends.
pub(crate) fn fold_word(text: &str, at: usize, word: &mut String) -> usize {
    word.clear();
    let bytes = &text.as_bytes()[at..];
    let letters = bytes.iter().take(40).take_while(|b| b.is_ascii_alphabetic()).count();
    if letters == 40 || bytes.get(letters).is_none_or(u8::is_ascii) {
        word.push_str(&text[at..at + letters]);
        word.make_ascii_lowercase();
        return at + letters;
    }
    let mut end = at;
    for c in text[at..].chars().take(40) {
        if is_letter(c) && !is_han(c) || c == '\u{640}' {
            fold_char(c, word);
        } else if !(end > at && (is_combining_mark(c) || is_invisible(c))) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// The byte after white space, hyphens, apostrophes and stops at `at` that may be inside a name.
fn skip_joints(text: &str, at: usize) -> usize {
    at + text[at..].chars().take(3).take_while(is_joint).map(char::len_utf8).sum::<usize>()
}

/// Whether `c` may join the parts of a name.
fn is_joint(c: &char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\'' | '\u{2019}' | '.' | '\u{2010}' | '\u{2011}')
}

/// Russian endings of nouns and adjectives: the ending of the nominative, and what replaces it.
const ENDINGS: [(&str, &[&str]); 14] = [
    ("ия", &["ия", "ии", "ию", "ией"]),
    ("ская", &["ская", "ской", "скую"]),
    ("ая", &["ая", "ой", "ую"]),
    ("яя", &["яя", "ей", "юю"]),
    ("ые", &["ые", "ых", "ым", "ыми"]),
    ("ие", &["ие", "их", "им", "ими"]),
    ("ий", &["ий", "ого", "ому", "им", "ом"]),
    ("а", &["а", "ы", "и", "е", "у", "ой"]),
    ("я", &["я", "и", "е", "ю", "ей"]),
    ("ы", &["ы", "", "ов", "ам", "ами", "ах"]),
    ("ь", &["ь", "и", "ью", "я", "ю", "ем", "е"]),
    ("й", &["й", "я", "ю", "ем", "е"]),
    ("и", &["и"]),
    ("", &["", "а", "у", "ом", "е"]),
];

/// The stem of a Russian name and the endings it takes.
fn declension(name: &str) -> (&str, &'static [&'static str]) {
    let fixed = name.chars().count() < 3
        || name.ends_with(['о', 'е', 'у', 'э', 'ю']) && !name.ends_with("ие") && !name.ends_with("ые");
    if fixed {
        return (name, &[""]);
    }
    let found = ENDINGS.iter().find_map(|(ending, all)| Some((name.strip_suffix(ending)?, *all)));
    found.unwrap_or((name, &[""]))
}

/// All cases of a Russian name.
fn inflected(name: &str) -> Vec<String> {
    let (stem, endings) = declension(name);
    endings.iter().map(|ending| format!("{stem}{ending}")).collect()
}

/// Whether `word` is a case of the Russian name `name`.
fn inflects(name: &str, word: &str) -> bool {
    let (stem, endings) = declension(name);
    word.strip_prefix(stem).is_some_and(|ending| endings.contains(&ending))
}
