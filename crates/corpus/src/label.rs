//! Labels in the texts of a row: where one language has its label in the text, the others have theirs there too.

use hexapla_lang::label;
use hexapla_lang::numeral::{self, System};
use hexapla_model::{Anchor, Block};

/// How many characters of words may be before the number of a label: `Article` before `9`.
const WORD: usize = 24;
/// The most words that these are.
const WORDS: usize = 2;

/// Whether the labels that were separated from these blocks, which open the texts of one row, belong into them: the
/// text of another block opens with the same label, which its outline does not know.
pub(crate) fn belong_to_text<'b>(blocks: impl Iterator<Item = &'b Block> + Clone) -> bool {
    let mut labelled = blocks.clone().filter(|block| block.label.is_some());
    labelled.any(|own| blocks.clone().any(|other| other.label.is_none() && shows(&other.text, own)))
}

/// Whether `text` opens with the label of `own`, in the words of its language.
fn shows(text: &str, own: &Block) -> bool {
    let Some(step) = own.anchor.as_ref().and_then(Anchor::last) else { return false };
    let number = step.ordinal.number;
    if label::parse(text).is_some_and(|label| {
        let last = label.path.last().map(|(_, ordinal)| ordinal.number);
        last == Some(number) || label.readings.iter().any(|reading| reading.ordinal.number == number)
    }) {
        return true;
    }
    let word = own.label_text().chars().filter(|c| c.is_alphabetic()).count() > 1;
    opens_with(text, number, word) && !opens_with(own.body(), number, word)
}

/// Whether the first word or two of `text` are followed by `number` and a mark; `word` if there must be a word.
fn opens_with(text: &str, number: u32, word: bool) -> bool {
    let text = text.trim_start();
    let mut words = 0;
    let mut last = None;
    for (at, c) in text.char_indices().take(WORD) {
        let begins = !last.is_some_and(char::is_alphanumeric) || c.is_numeric();
        if begins && c.is_alphanumeric() && (words > 0 || !word) && is_number(&text[at..], number) {
            return true;
        }
        words += usize::from(begins && c.is_alphabetic());
        if words > WORDS
            || c.is_numeric()
            || !(c.is_alphabetic() || c.is_whitespace() || "第§№#°.".contains(c))
        {
            return false;
        }
        last = Some(c);
    }
    false
}

/// Whether `text` opens with this number, written as labels are, and no word or number goes on from it.
fn is_number(text: &str, number: u32) -> bool {
    numeral::numerals(text).into_iter().filter(|n| n.value == number && counts(n.system)).any(|n| {
        let rest = &text[n.len..];
        let marked = rest.trim_start().starts_with(|c: char| ".:：)-–—、，,．".contains(c));
        rest.is_empty() || (marked && !rest.chars().nth(1).is_some_and(char::is_numeric))
    })
}

/// Whether numbers of this kind count divisions.
fn counts(system: System) -> bool {
    !matches!(system, System::LetterLower | System::Superscript)
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Location, Ordinal, Span, Step, StepKind};

    use super::*;

    fn block(text: &str, label: &str, number: u32) -> Block {
        let mut block = Block::new(text, Location { line: 1, page: None }, 0);
        if !label.is_empty() {
            block.label = Some(Span::new(0, label.len()));
            let step = Step { kind: StepKind::Division, ordinal: Ordinal::new(number) };
            block.anchor = Some(Anchor::new(vec![step]));
        }
        block
    }

    #[test]
    fn labels_belong_to_all_texts_or_to_none() {
        let english = || block("Section 1 – Definitions.", "Section 1 –", 1);
        for (other, want) in [
            ("القسم 1 – التعاريف.", true),
            ("第1节：定义", true),
            ("Titre 1er. Définitions", true),
            ("Rubrique 1 – Définitions.", true),
            ("Apartado 1. Definiciones.", true),
            ("Параграф 1 – Определения.", true),
            ("البند الأول: التعاريف", true),
            ("Titulus I. Definitiones", true),
            // No label in the text.
            ("定义", false),
            ("Définitions.", false),
            ("Definitions of 1 word", false),
            ("Section 2 – Scope.", false),
            ("1", false),
        ] {
            let blocks = [english(), block(other, "", 0)];
            assert_eq!(belong_to_text(blocks.iter()), want, "{other}");
        }
        let numbered = block("2. Two States met.", "2.", 2);
        for (other, want) in [
            ("2. Deux États", true),
            ("2 États ont signé.", false),
            ("2) Два", true),
            ("Два", false),
            ("", false),
        ] {
            let blocks = [block(other, "", 0), numbered.clone()];
            assert_eq!(belong_to_text(blocks.iter()), want, "{other}");
        }
        assert!(!belong_to_text([english(), english()].iter()));
    }
}
