//! Reads dictionaries of dictd: an index of headwords, and their definitions in a file beside it.

use std::path::{Path, PathBuf};

use hexapla_model::Lang;
use hexapla_source::{Cause, Loader, lines};

use super::builder::Builder;
use super::gloss::translations;
use super::unpack::unpacked;
use super::{SYNONYMS, langs_of_name};

/// The digits of the numbers in an index, from 0 to 63.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// How much of a definition is looked at, in bytes: translations are at its beginning.
const LOOKED_AT: usize = 2_048;
/// How entries about the dictionary itself begin.
const ABOUT: [&str; 2] = ["00database", "00-database"];
/// What opens a line of a definition that gives no translation.
const ASIDES: [char; 7] = ['"', '“', '«', '-', '–', '{', '['];

/// Whether the name is one of a part of a dictionary: `.index`, `.dict`, `.dict.dz`.
pub(crate) fn is_part(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "index" || e == "dict" || e == "dz")
}

/// Reads the dictionary that the file is a part of.
pub(crate) fn read(
    loader: &Loader,
    langs: Option<(Lang, Lang)>,
    builder: &mut Builder<'_>,
) -> Result<(), Cause> {
    let (index, definitions) = parts(builder.path)?;
    let bytes = loader.load(&index)?;
    let text = loader.source(&index, &bytes, None).text().map_err(|cause| cause.at(&index))?.text;
    let packed = loader.load(&definitions)?;
    let definitions = unpacked(packed, loader.limits()).map_err(|cause| cause.at(&definitions))?;
    let langs = langs.or_else(|| langs_of_itself(&text, &definitions));
    let (source, target) = langs.ok_or(Cause::LexiconLanguages)?;
    for line in lines::split(&text).iter().filter(|l| !l.is_blank()) {
        let number = line.location.line;
        match entry(line.text, &definitions) {
            Some((headword, _)) if ABOUT.iter().any(|a| headword.starts_with(a)) => {}
            Some((headword, definition)) => {
                for translation in first_translations(headword, &definition) {
                    builder.pair(number, (source, headword), (target, &translation), None)?;
                }
            }
            None => builder.bad(number, "expected `headword<TAB>offset<TAB>length` inside the definitions"),
        }
    }
    Ok(())
}

/// The index and the definitions of the dictionary that a file is a part of.
fn parts(path: &Path) -> Result<(PathBuf, PathBuf), Cause> {
    let unpacked =
        if path.extension().is_some_and(|e| e == "dz") { path.with_extension("") } else { path.into() };
    let index = unpacked.with_extension("index");
    let packed = unpacked.with_extension("dict.dz");
    let plain = unpacked.with_extension("dict");
    let definitions = if packed.is_file() { packed } else { plain };
    for part in [&index, &definitions] {
        if !part.is_file() {
            return Err(Cause::NoPart { part: part.clone() });
        }
    }
    Ok((index, definitions))
}

/// A headword and the beginning of what is said about it.
fn entry<'a>(line: &'a str, definitions: &[u8]) -> Option<(&'a str, String)> {
    let mut cells = line.split('\t');
    let headword = cells.next()?.trim();
    let (offset, length) = (number(cells.next()?)?, number(cells.next()?)?);
    let bytes = definitions.get(offset..offset.checked_add(length)?)?;
    let definition = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]).into_owned();
    (!headword.is_empty()).then_some((headword, definition))
}

/// A number of an index.
fn number(text: &str) -> Option<usize> {
    let text = text.trim_end();
    let sum = text.bytes().try_fold(0_usize, |sum, byte| {
        let digit = DIGITS.iter().position(|digit| *digit == byte)?;
        sum.checked_mul(64)?.checked_add(digit)
    });
    sum.filter(|_| !text.is_empty())
}

/// The languages that the dictionary names in the entry about itself.
fn langs_of_itself(index: &str, definitions: &[u8]) -> Option<(Lang, Lang)> {
    let about = lines::split_ends(index).filter(|l| ABOUT.iter().any(|a| l.starts_with(a)));
    about.filter_map(|l| entry(l, definitions)).find_map(|(_, text)| text.lines().find_map(langs_of_name))
}

/// The translations in the lines below the headword, the first of them.
fn first_translations(headword: &str, definition: &str) -> Vec<String> {
    let lines = definition.lines().map(str::trim).filter(|l| !l.is_empty());
    let below = lines.enumerate().filter(|(n, l)| *n > 0 || !opens_with(l, headword)).map(|(_, l)| l);
    let plain = below.filter(|l| !l.starts_with(ASIDES) && !l.contains(": "));
    plain.flat_map(|l| translations(unnumbered(l))).take(SYNONYMS).collect()
}

fn opens_with(line: &str, headword: &str) -> bool {
    line.to_lowercase().starts_with(&headword.to_lowercase())
}

/// A line without the number of its sense: `1. report`, `2) account`.
fn unnumbered(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = rest.strip_prefix(['.', ')']).filter(|_| rest.len() < line.len());
    bare.map_or(line, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_an_index() {
        for (text, want) in [
            ("A", Some(0)),
            ("BA", Some(64)),
            ("/", Some(63)),
            ("", None),
            ("=", None),
            ("zzzzzzzzzzzz", None),
        ] {
            assert_eq!(number(text), want, "{text}");
        }
    }

    #[test]
    fn definitions() {
        for (text, want) in [
            (
                "rapport /ʁapɔʁ/ <n, masc>\n 1. report, account\n \"un rapport\"\n 2. relation\n",
                &["report", "account", "relation"][..],
            ),
            ("rapport\n   report; link\n   Synonym: {compte rendu}\n", &["report", "link"]),
            ("report", &["report"]),
            ("rapport\n", &[]),
        ] {
            assert_eq!(first_translations("rapport", text), want, "{text}");
        }
    }
}
