//! The reader of PDF behind `pdftotext`: what that prints becomes blocks that have all its characters.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use hexapla::model::Lang;
use hexapla::read::{DocumentFormat, Reader};
use unicode_normalization::UnicodeNormalization;

use super::Verdict;
use super::document::{check, twice_warned};

/// What `pdftotext -bbox-layout` prints. A line `LEFT TOP WIDTH HEIGHT TEXT` is short for that of a word. The program
/// that is run has to print the file it is given: `fuzz/print-file`.
pub(super) fn pdf(data: &[u8]) -> Verdict {
    let printed = Printed::of(&String::from_utf8_lossy(data));
    let (bytes, path) = (printed.lines.as_bytes(), Path::new("seed.pdf"));
    let read = || Reader::default().read_bytes(bytes, DocumentFormat::Pdf, path, Some(Lang::EN), "seed");
    let Some(document) = twice_warned(read) else { return Verdict::Refused };
    check(&document.value, None);
    // Pages that cannot be read are skipped with a warning, and letters of fonts without names are corrected with a note.
    if document.diagnostics.is_empty() {
        let mirrored = printed.words.contains(is_right_to_left);
        let found = counted(document.value.blocks.iter().map(|block| block.text.as_str()), mirrored);
        for (c, wanted) in counted([printed.words.as_str()], mirrored) {
            let found = found.get(&c).copied().unwrap_or(0);
            assert!(found >= wanted, "{c:?} is in the words {wanted} times, in the blocks {found} times");
        }
    }
    Verdict::Accepted
}

/// What the program prints, and the words on its pages.
#[derive(Default)]
struct Printed {
    lines: String,
    words: String,
    /// The words of a page that is not at its end.
    page: Option<String>,
}

impl Printed {
    fn of(text: &str) -> Self {
        let mut printed = Self::default();
        text.split('\n').for_each(|line| printed.line(line.trim()));
        printed
    }

    fn line(&mut self, line: &str) {
        if let Some(([left, top, right, bottom], text)) = word(line) {
            let _ = writeln!(
                self.lines,
                r#"<word xMin="{left}" yMin="{top}" xMax="{right}" yMax="{bottom}">{text}</word>"#
            );
            let is_box = right.is_finite() && bottom.is_finite() && right >= left && bottom > top;
            // What stands for another character is not looked into.
            if let Some(page) = self.page.as_mut().filter(|_| is_box && !text.contains('&')) {
                page.push_str(text);
                page.push(' ');
            }
            return;
        }
        if line.starts_with("<page ") {
            self.page = Some(String::new());
        } else if line.starts_with("</page") {
            self.words.extend(self.page.take());
        }
        let _ = writeln!(self.lines, "{line}");
    }
}

/// The box and the text of a short line.
fn word(line: &str) -> Option<([f32; 4], &str)> {
    let mut parts = line.splitn(5, ' ');
    let mut number = || parts.next()?.parse().ok().filter(|number: &f32| number.is_finite());
    let (left, top, width, height) = (number()?, number()?, number()?, number()?);
    Some(([left, top, left + width, top + height], parts.next()?))
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// How often each letter or digit is in `texts`, raised ones and joined ones as those that they stand for. Of text from
/// right to left only Arabic letters: what fonts name wrongly between them is skipped.
fn counted<'t>(texts: impl IntoIterator<Item = &'t str>, mirrored: bool) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    let is_counted = |c: &char| match mirrored {
        true => matches!(c, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}'),
        false => c.is_alphanumeric(),
    };
    for c in texts.into_iter().flat_map(UnicodeNormalization::nfkd).filter(is_counted) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}
