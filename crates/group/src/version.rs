//! What the path of a file shows of a document's version: its language, and the name it shares with the others.

use std::path::{Component, Path, PathBuf};

use hexapla_model::Lang;

/// A file that may be a version of a document.
///
/// ```
/// use std::path::Path;
///
/// use hexapla_group::Version;
/// use hexapla_model::Lang;
///
/// for (path, lang, key) in [
///     ("доклад_ru.txt", Lang::RU, "доклад"),
///     ("报告.zh.docx", Lang::ZH, "报告"),
///     ("archive/A_78_123_E.pdf", Lang::EN, "archive/A_78_123"),
/// ] {
///     let version = Version::of(Path::new(path), None);
///     assert_eq!((version.lang, version.key.as_str()), (Some(lang), key));
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Where it is.
    pub path: PathBuf,
    /// Its language, if the user or its name says it.
    pub lang: Option<Lang>,
    /// What it has in common with its other versions: its name without the language.
    pub key: String,
}

/// What a document is called whose files have no name but their languages: `zh.txt`, `en.txt`.
const UNNAMED: &str = "document";

/// Six letters stand for six languages at the end of a United Nations job number: `1910268E`.
const JOB_LETTERS: [(char, Lang); 6] =
    [('A', Lang::AR), ('C', Lang::ZH), ('E', Lang::EN), ('F', Lang::FR), ('R', Lang::RU), ('S', Lang::ES)];

/// The fewest digits of a job number that are right before its letter: `26-00001E` has five.
const JOB_DIGITS: usize = 5;

/// Scripts as tags of languages name them.
const SCRIPTS: [&str; 5] = ["Arab", "Cyrl", "Hans", "Hant", "Latn"];

/// Regions that are written in small letters too.
const SMALL_REGIONS: [&str; 16] =
    ["ar", "at", "au", "be", "br", "ca", "ch", "cn", "es", "fr", "gb", "hk", "mx", "pt", "tw", "us"];

/// What is between a name and its language.
const MARKS: [char; 6] = ['.', '_', '-', ' ', '(', '['];

impl Version {
    /// Reads the language and the key from a path: `report.zh.txt`, `report_en.txt`, `zh/report.txt`, `report_zh-CN.txt`,
    /// `French/report.txt`, `fra/report.txt`, `A_78_123_E.txt`, `1910268E.txt`.
    ///
    /// A language that is given goes before that of the name.
    #[must_use]
    pub fn of(path: &Path, lang: Option<Lang>) -> Self {
        let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let mut place: Vec<String> = path
            .parent()
            .into_iter()
            .flat_map(Path::components)
            .filter_map(|c| match c {
                Component::Normal(name) => Some(folder(&name.to_string_lossy()).to_owned()),
                _ => None,
            })
            .collect();
        let (mut name, mut found) = in_stem(&stem);
        // A folder that says the same language again says nothing about the document.
        let mut tags = place.iter().enumerate().rev().filter_map(|(n, folder)| Some((n, tagged(folder)?)));
        if let Some((n, (rest, lang))) =
            tags.find(|(_, (_, lang))| found.is_none_or(|found| found.primary() == lang.primary()))
        {
            found = found.or(Some(lang));
            if rest.is_empty() {
                place.remove(n);
            } else {
                place[n] = rest;
            }
        }
        if name.is_empty() {
            name = place.last().cloned().unwrap_or_else(|| UNNAMED.to_owned());
        }
        place.push(name);
        Self { path: path.to_owned(), lang: lang.or(found), key: place.join("/") }
    }
}

/// The name of a folder; an archive is one.
fn folder(name: &str) -> &str {
    let ending = name.len().checked_sub(4).and_then(|at| name.get(at..));
    if ending.is_some_and(|ending| ending.eq_ignore_ascii_case(".zip")) {
        &name[..name.len() - 4]
    } else {
        name
    }
}

/// A language code as people write it in names: two letters, in one case, with or without a script and a region; or an
/// English name.
fn language(code: &str) -> Option<Lang> {
    let mut subtags = code.split(['-', '_']);
    let head = subtags.next().unwrap_or_default();
    let in_one_case = head == head.to_lowercase() || head == head.to_uppercase();
    let is_code = head.len() == 2 && has_only_letters(head) && in_one_case;
    let is_tag = is_code && subtags.clone().count() <= 2 && subtags.all(is_subtag);
    let by_code = is_tag.then(|| Lang::parse_variant(code).ok()).flatten();
    let in_three = Some(code).filter(|_| in_one_case);
    by_code
        .or_else(|| in_three.and_then(Lang::from_three_letters_in_name))
        .or_else(|| Lang::from_english_name(code).map(Lang::primary))
}

fn has_only_letters(s: &str) -> bool {
    s.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether `s` may be a script or a region in a name; `chapter_ii` and `part-vi` end in numbers.
fn is_subtag(s: &str) -> bool {
    let formed = match s.len() {
        2 | 4 => has_only_letters(s),
        3 => has_only_letters(s) || s.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    };
    formed && (s != s.to_lowercase() || s.len() != 2 || SMALL_REGIONS.contains(&s))
}

/// The name without its language, and the language.
fn in_stem(stem: &str) -> (String, Option<Lang>) {
    let found = tagged(stem).or_else(|| lettered(stem));
    found.map_or_else(|| (stem.to_owned(), None), |(name, lang)| (name, Some(lang)))
}

/// The name of a file or a folder without the language that it opens or ends with, and the language.
fn tagged(name: &str) -> Option<(String, Lang)> {
    let bare = name.strip_suffix([')', ']']).unwrap_or(name);
    if let Some(lang) = language(bare) {
        return Some((String::new(), lang));
    }
    for (at, mark) in bare.rmatch_indices(MARKS) {
        let (before, after) = (&bare[..at], &bare[at + mark.len()..]);
        if let Some(lang) = language(after).filter(|_| may_be_code(after, mark)) {
            let (name, lang) = with_region(before, mark, after).unwrap_or((before, lang));
            return Some((name.trim_end_matches(MARKS).to_owned(), lang));
        }
        let is_first = mark != "-" && before.len() == 2 && may_be_code(before, mark);
        if let Some(lang) = language(before).filter(|_| is_first) {
            return Some((after.to_owned(), lang));
        }
    }
    None
}

/// Whether a word that `mark` separates may be a code: in running words only capitals are one, `Report FR`, not `How to`.
fn may_be_code(word: &str, mark: &str) -> bool {
    mark != " " || word == word.to_uppercase() || word.len() > 2
}

/// Where `after` is a region that looks like a language, as in `report_zh-TW` and `report_zh-Hant-TW`: the name and the
/// language before it.
fn with_region<'n>(before: &'n str, mark: &str, after: &str) -> Option<(&'n str, Lang)> {
    let script = before.rsplit_once(mark).filter(|(_, script)| SCRIPTS.contains(script));
    let head = script.map_or(before, |(head, _)| head);
    let at = head.rfind(MARKS);
    let code = &head[at.map_or(0, |at| at + 1)..];
    let other_mark = at.is_some_and(|at| &head[at..=at] != mark);
    let is_region = after.len() == 2 && (after == after.to_uppercase() || (mark == "-" && other_mark));
    let is_code = code.len() == 2 && code == code.to_lowercase() && matches!(mark, "-" | "_");
    let tag =
        script.map_or_else(|| format!("{code}-{after}"), |(_, script)| format!("{code}-{script}-{after}"));
    let lang = language(&tag).filter(|_| is_region && is_code)?;
    Some((&head[..at.unwrap_or(0)], lang))
}

/// The job number or symbol that a name is made of, without the letter of its language, and the language.
fn lettered(stem: &str) -> Option<(String, Lang)> {
    let (letter, lang) = JOB_LETTERS.iter().find(|(letter, _)| stem.ends_with(*letter))?;
    let name = &stem[..stem.len() - letter.len_utf8()];
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let Some(symbol) = name.strip_suffix(MARKS) else {
        // `2019_27_MTR` has enough digits, but its R is the last letter of a word.
        let number = name.bytes().rev().take_while(u8::is_ascii_digit).count();
        return (number >= JOB_DIGITS).then(|| (name.to_owned(), *lang));
    };
    let organ = symbol.split(MARKS).next().unwrap_or_default();
    let is_symbol = digits > 0 && !organ.is_empty() && organ.bytes().all(|b| b.is_ascii_uppercase());
    (is_symbol || is_job_number(symbol)).then(|| (symbol.to_owned(), *lang))
}

/// Whether a name is a job number that begins with the letters of its duty station: `N2330012`, `GE0917088`.
fn is_job_number(name: &str) -> bool {
    let number = name.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let is_number = number.len() >= JOB_DIGITS && number.bytes().all(|b| b.is_ascii_digit());
    is_number && (1..=2).contains(&(name.len() - number.len()))
}

#[cfg(test)]
mod tests;
