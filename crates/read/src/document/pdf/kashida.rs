//! Strokes that stretch Arabic words, and foreign letters inside them: what fonts without names for their glyphs leave.

use std::collections::BTreeMap;

use hexapla_model::{Diagnostic, Severity};

use super::bidi;
use super::line::Line;

/// The fewest times that a character which is taken for a stroke is inside words.
const OFTEN: usize = 8;
/// From which share of Arabic words with foreign letters in them on the text is called damaged: one in so many.
const DAMAGED: usize = 100;

/// How often a character is inside words, and how often it is repeated there.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    runs: usize,
    repeated: usize,
}

/// Takes the strokes out of the text; a warning if other foreign letters are inside Arabic words.
pub(super) fn unstretch(lines: &mut [&mut Line], path: &std::path::Path) -> Option<Diagnostic> {
    let mut seen: BTreeMap<char, Seen> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.text.contains(bidi::is_right_to_left)) {
        let chars: Vec<char> = line.text.chars().collect();
        for (start, end) in inside(&chars) {
            let found = seen.entry(chars[start]).or_default();
            found.runs += 1;
            found.repeated += usize::from(end - start > 1);
        }
    }
    let (mut words, mut damaged) = (0, 0);
    for line in lines.iter_mut().filter(|line| line.text.contains(bidi::is_right_to_left)) {
        let chars: Vec<char> = line.text.chars().collect();
        let strokes: Vec<(usize, usize)> = inside(&chars)
            .into_iter()
            .filter(|(start, _)| is_stroke(chars[*start], seen.get(&chars[*start])))
            .collect();
        if !strokes.is_empty() {
            let (mut text, mut from) = (String::with_capacity(line.text.len()), 0);
            for (start, end) in strokes.into_iter().chain([(chars.len(), chars.len())]) {
                text.extend(&chars[from..start]);
                from = end;
            }
            line.text = text;
        }
        for word in line.text.split_whitespace().filter(|w| w.contains(bidi::is_right_to_left)) {
            words += 1;
            damaged += usize::from(!inside(&word.chars().collect::<Vec<_>>()).is_empty());
        }
    }
    (damaged > 2 && damaged * DAMAGED >= words).then(|| {
        let share = (100 * damaged).div_ceil(words.max(1));
        let message =
            format!("about {share} % of the Arabic words have foreign letters inside: the text is damaged");
        let hint =
            "the fonts of the file do not name their letters: use another file of the document, such as DOCX";
        Diagnostic::new(Severity::Warning, path, message).hint(hint)
    })
}

/// Whether a character inside Arabic words is a stroke. LibreOffice names the stroke as it happens, by `h` or by `=`: one
/// that comes in rows is not a letter.
fn is_stroke(c: char, seen: Option<&Seen>) -> bool {
    matches!(c, '\u{640}' | 'h')
        || seen.is_some_and(|seen| seen.runs >= OFTEN && seen.repeated * 5 >= seen.runs)
}

/// Runs of one character between two Arabic letters that does not belong between letters.
fn inside(chars: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for run in chars.chunk_by(|a, b| a == b) {
        let end = start + run.len();
        let (before, behind) = (chars[..start].last(), chars.get(end));
        if is_foreign(run[0]) && before.is_some_and(is_arabic) && behind.is_some_and(is_arabic) {
            found.push((start, end));
        }
        start = end;
    }
    found
}

/// Whether a character is a letter of a script that runs from right to left.
fn is_arabic(c: &char) -> bool {
    bidi::is_right_to_left(*c) && c.is_alphabetic()
}

/// Whether a character has no business inside an Arabic word.
fn is_foreign(c: char) -> bool {
    match c {
        '\u{640}' | '=' | '_' | '~' | '+' | '|' | '^' | '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' => true,
        _ => c.is_alphabetic() && !bidi::is_right_to_left(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn unstretched(texts: &[&str]) -> (Vec<String>, Option<Diagnostic>) {
        let mut lines: Vec<Line> =
            texts.iter().map(|t| Line { text: (*t).to_owned(), ..Line::default() }).collect();
        let warning = unstretch(&mut lines.iter_mut().collect::<Vec<_>>(), Path::new("a.pdf"));
        (lines.into_iter().map(|line| line.text).collect(), warning)
    }

    #[test]
    fn strokes_go() {
        let (texts, warning) = unstretched(&["لا مــن وكhhان hh 1 الـ UNDP", "\u{640}"]);
        assert_eq!(texts, ["لا من وكان hh 1 الـ UNDP", "\u{640}"]);
        assert!(warning.is_none());
        // A character that comes in rows is a stroke; one that does not may be a letter.
        let many = ["ال==دول المش=تركة تم==وز أ=ب"; 4];
        assert_eq!(unstretched(&many).0, ["الدول المشتركة تموز أب"; 4]);
        assert_eq!(unstretched(&many[..1]).0, many[..1]);
    }

    #[test]
    fn damage_is_told_with_its_share() {
        let (texts, warning) = unstretched(&["الMدول العربية في اجتماع"; 4]);
        assert_eq!(texts[0], "الMدول العربية في اجتماع");
        let warning = warning.unwrap().to_string();
        assert!(warning.starts_with("warning: a.pdf: about 25 % of the Arabic words"), "{warning}");
        assert!(unstretched(&["قال إن WHO والدول-الأعضاء/الأطراف"; 9]).1.is_none());
    }
}
