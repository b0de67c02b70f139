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
        let words: Vec<&str> = page.fragments.iter().flatten().map(|word| word.text.as_str()).collect();
        let place = Location { line: 1, page: Some(number) };
        match sense(&words) {
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
                let message =
                    format!("a font encodes its letters {SHIFT} positions too low; they are corrected");
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

fn sense(words: &[&str]) -> Sense {
    let letters = Letters::of(words.iter().flat_map(|word| word.chars()));
    if letters.all < LETTERS {
        return Sense::Text;
    }
    // Bar codes and bullets are of this kind too: a page that has text besides is kept.
    if letters.unknown as f64 >= UNKNOWN * letters.all as f64 && letters.known < LETTERS {
        return Sense::None;
    }
    if is_in_fragments(words) {
        return Sense::Fragments;
    }
    // Only Latin letters are judged, and text has small ones.
    if 2 * letters.latin < letters.all || letters.vowels() >= VOWELS {
        return Sense::Text;
    }
    let shifted = Letters::of(words.iter().flat_map(|word| word.chars()).map(|c| higher(c).unwrap_or(c)));
    if shifted.vowels() < ENOUGH || 2 * shifted.small < letters.all {
        return Sense::Text;
    }
    // Where the blanks are lost too, words are glued.
    let longest = words.iter().map(|word| word.chars().count()).max().unwrap_or(0);
    if longest > LONG { Sense::None } else { Sense::Shifted }
}

/// Whether most words are single letters.
fn is_in_fragments(words: &[&str]) -> bool {
    let (mut count, mut single) = (0_usize, 0_usize);
    for word in words {
        let letters = word.chars().filter(|c| c.is_alphabetic() && !is_cjk(*c)).count();
        count += usize::from(letters > 0);
        single += usize::from(letters == 1);
    }
    count >= LETTERS && 2 * single > count
}

/// How many characters of each kind a page has.
#[derive(Debug, Clone, Copy, Default)]
struct Letters {
    all: usize,
    /// Letters and digits.
    known: usize,
    /// Characters without a meaning.
    unknown: usize,
    /// Latin letters; the small ones, and the vowels among them.
    latin: usize,
    small: usize,
    vowels: usize,
}

impl Letters {
    fn of(chars: impl Iterator<Item = char>) -> Self {
        let mut found = Self::default();
        for c in chars {
            found.all += 1;
            found.known += usize::from(c.is_alphanumeric());
            found.unknown += usize::from(matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}'));
            found.latin += usize::from(c.is_ascii_alphabetic());
            found.small += usize::from(c.is_ascii_lowercase());
            found.vowels += usize::from("aeiouyAEIOUY".contains(c));
        }
        found
    }

    /// The share of vowels among Latin letters.
    fn vowels(self) -> f64 {
        self.vowels as f64 / self.latin.max(1) as f64
    }
}

/// The character that is [`SHIFT`] places higher.
fn higher(c: char) -> Option<char> {
    char::from_u32(u32::from(c) + SHIFT)
}

fn shifted(text: &str) -> String {
    text.chars().filter_map(higher).collect()
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
            note.starts_with("note: a.pdf, page 1, line 1: a font encodes its letters 29 positions too low"),
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
