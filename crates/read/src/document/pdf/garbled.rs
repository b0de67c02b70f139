//! Text in fonts that do not say what their glyphs mean: letters that are shifted by a constant, or nonsense.
//!
//! Some programs number the glyphs of a font from the first letter it has, and write no table of their letters: `The`
//! comes out as `7KH`, each letter 29 places lower. The shift is undone where it is certain; else a warning names the page.

use std::path::Path;

use hexapla_lang::join::is_cjk;
use hexapla_model::{Diagnostic, Location, Severity};

use super::words::Page;

/// How far letters are shifted where glyphs are numbered from the blank: glyph 3 is the blank, character 32.
const SHIFT: u32 = 29;
/// The fewest characters of a page that say something.
const LETTERS: usize = 40;
/// The largest share of vowels among the Latin letters of shifted text; languages have .35 to .48.
const VOWELS: f64 = 0.2;
/// The least share of vowels in text.
const ENOUGH: f64 = 0.28;
/// The share of characters without a meaning from which on a page cannot be read.
const UNKNOWN: f64 = 0.2;
/// The longest word of a text, in characters: longer ones have lost their blanks.
const LONG: usize = 30;

/// What a page of letters is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    Text,
    /// Text whose letters are shifted.
    Shifted,
    /// Text in fragments: most words are a letter.
    Fragments,
    /// Nothing that can be read.
    None,
}

/// Undoes the shift of letters where it is certain; says which pages cannot be read and were skipped.
pub(super) fn mend(pages: &mut [Page], path: &Path) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (number, page) in (1..).zip(pages) {
        let words = || page.fragments.iter().flatten().map(|word| word.text.as_str());
        let place = Location { line: 1, page: Some(number) };
        match sense(words()) {
            Sense::Text => {}
            Sense::Fragments => {
                let message = "most words are single letters: the page may be read in fragments";
                let note = Diagnostic::new(Severity::Note, path, message).at(place);
                found.push(
                    note.hint("compare its text with the page; another file of the document may do better"),
                );
            }
            Sense::Shifted => {
                let words = page.fragments.iter_mut().flatten();
                words.for_each(|word| word.text = shifted(&word.text));
                let message = format!("a font names its letters {SHIFT} places too low; they are put right");
                let note = Diagnostic::new(Severity::Note, path, message).at(place);
                found.push(note.hint("compare a few lines with the page"));
            }
            Sense::None => {
                page.fragments.clear();
                let message =
                    "cannot be read: its fonts do not say which letters their glyphs are".to_owned();
                let warning = Diagnostic::new(Severity::Warning, path, message).at(place);
                found.push(warning.hint("export the file again with its fonts, or run OCR over it"));
            }
        }
    }
    found
}

fn sense<'w>(words: impl Iterator<Item = &'w str> + Clone) -> Sense {
    let chars = || words.clone().flat_map(str::chars);
    let all = chars().count();
    if all < LETTERS {
        return Sense::Text;
    }
    // Bar codes and bullets are of this kind too: a page that has text besides is kept.
    let unknown = chars().filter(|c| matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}')).count();
    let known = chars().filter(|c| c.is_alphanumeric()).count();
    if unknown as f64 >= UNKNOWN * all as f64 && known < LETTERS {
        return Sense::None;
    }
    let (count, single) = words.clone().fold((0_usize, 0_usize), |(count, single), word| {
        let letters = word.chars().filter(|c| c.is_alphabetic() && !is_cjk(*c)).count();
        (count + usize::from(letters > 0), single + usize::from(letters == 1))
    });
    if count >= LETTERS && 2 * single > count {
        return Sense::Fragments;
    }
    // Only Latin letters are judged, and text has small ones.
    let latin = chars().filter(char::is_ascii_alphabetic).count();
    let own = vowels(chars());
    if 2 * latin < all || own >= VOWELS {
        return Sense::Text;
    }
    let moved = || chars().map(|c| char::from_u32(u32::from(c) + SHIFT).unwrap_or(c));
    let small = moved().filter(char::is_ascii_lowercase).count();
    if vowels(moved()) < ENOUGH || 2 * small < all {
        return Sense::Text;
    }
    // Where the blanks are lost too, words are glued.
    let longest = words.clone().map(|word| word.chars().count()).max().unwrap_or(0);
    if longest > LONG { Sense::None } else { Sense::Shifted }
}

/// The share of vowels among Latin letters.
fn vowels(chars: impl Iterator<Item = char>) -> f64 {
    let (mut letters, mut vowels) = (0_u32, 0_u32);
    for c in chars.filter(char::is_ascii_alphabetic) {
        letters += 1;
        vowels += u32::from("aeiouyAEIOUY".contains(c));
    }
    f64::from(vowels) / f64::from(letters.max(1))
}

fn shifted(text: &str) -> String {
    text.chars().filter_map(|c| char::from_u32(u32::from(c) + SHIFT)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::pdf::words::Word;

    const TEXT: &str =
        "The committee met in May and took note of the report of the secretariat on the state of the basin.";

    fn lowered(text: &str) -> String {
        text.chars().map(|c| char::from_u32(u32::from(c) - SHIFT).unwrap_or(c)).collect()
    }

    /// What is left of a page with these words, and the words of the message.
    fn read(words: Vec<String>) -> (String, String) {
        let word = |text: String| Word { text, ..Word::default() };
        let mut pages = [Page { fragments: vec![words.into_iter().map(word).collect()], ..Page::default() }];
        let found = mend(&mut pages, Path::new("a.pdf"));
        let words: Vec<&str> = pages[0].fragments.iter().flatten().map(|word| word.text.as_str()).collect();
        (words.join(" "), found.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn shifted_text_is_put_right() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (text, note) = read(words(TEXT).iter().map(|word| lowered(word)).collect());
        assert_eq!(text, TEXT);
        assert!(
            note.starts_with("note: a.pdf, page 1, line 1: a font names its letters 29 places too low"),
            "{note}"
        );
        // Without its blanks, or without letters, nothing can be read.
        for words in [vec![lowered(&TEXT.replace(' ', ""))], vec!["\u{FFFD}".repeat(50)]] {
            let (text, warning) = read(words);
            assert_eq!(text, "");
            assert!(warning.starts_with("warning: a.pdf, page 1, line 1: cannot be read"), "{warning}");
        }
    }

    #[test]
    fn text_beside_a_bar_code_stays() {
        let code = "\u{E001}".repeat(90);
        let words = TEXT.split(' ').chain([code.as_str()]).map(str::to_owned).collect();
        assert_eq!(read(words), (format!("{TEXT} {code}"), String::new()));
    }

    #[test]
    fn single_letters_are_doubtful() {
        let words = TEXT.chars().filter(|c| *c != ' ').map(String::from).collect();
        let (text, note) = read(words);
        assert!(text.starts_with("T h e c"));
        assert!(note.contains("most words are single letters"), "{note}");
    }

    #[test]
    fn text_stays() {
        for text in [
            TEXT,
            "RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY ON THE REPORT OF THE FIRST COMMITTEE",
            "В докладе описываются меры, принятые государствами-участниками и секретариатом",
            "12.4 13.5 KLM 14.9 GHT 12.5 19.4 KLM 23.5 16.9 BCD 12.8 55.1 KLX",
            "7KH",
        ] {
            assert_eq!(read(text.split(' ').map(str::to_owned).collect()), (text.to_owned(), String::new()));
        }
    }
}
