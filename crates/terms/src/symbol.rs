//! Symbols of documents, such as `A/CN.4/677`: their letters are no words.

use std::ops::Range;

use hexapla_model::Column;

/// For each running word of a column whether it is in the symbol of a document; empty if none is.
pub(crate) fn symbols(column: &Column) -> Vec<bool> {
    let mut symbols = Vec::new();
    if !column.words.iter().any(|word| word.form.contains('/')) {
        return symbols;
    }
    let mut written = String::new();
    for row in 0..column.len() {
        for stretch in stretches(column, column.range(row)) {
            written.clear();
            written.extend(stretch.clone().map(|at| column.word(column.tokens[at]).form.as_str()));
            if is_symbol(&written) {
                symbols.resize(column.tokens.len(), false);
                symbols[stretch].fill(true);
            }
        }
    }
    symbols
}

/// The stretches of `range` whose words touch each other, with a stroke among them, and no word but letters that symbols have.
fn stretches(column: &Column, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let form = |at: usize| column.word(column.tokens[at]).form.as_str();
    let is_part =
        move |at: usize| form(at).bytes().all(|b| b.is_ascii_alphanumeric() || b"/._-()".contains(&b));
    let touches = |at: usize| column.tokens[at].span.end == column.tokens[at + 1].span.start;
    let mut at = range.start;
    std::iter::from_fn(move || {
        while at < range.end {
            let start = at;
            at += 1;
            if !is_part(start) {
                continue;
            }
            while at < range.end && is_part(at) && touches(at - 1) {
                at += 1;
            }
            if (start..at).any(|at| form(at).contains('/')) {
                return Some(start..at);
            }
        }
        None
    })
}

/// Whether a word with strokes is a symbol: a part of it is a number, or letters and a number behind a stop, and another has
/// letters.
fn is_symbol(written: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_numbered =
        |part: &str| is_number(part) || part.split_once(['.', '_']).is_some_and(|(_, end)| is_number(end));
    written.split('/').any(is_numbered)
        && written.split('/').any(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use hexapla_model::Lang;
    use hexapla_segment::Tokenizer;

    use super::*;

    #[test]
    fn letters_of_symbols_are_no_words() {
        for (lang, text, want) in [
            (Lang::EN, "Document A/CN.4/677 is here.", "A/CN.4/677"),
            (Lang::EN, "See 2015/NPT/CONF_2015/WP_3 and WP", "2015/NPT/CONF_2015/WP_3"),
            (Lang::ZH, "见A/70/150号文件", "A/70/150"),
            (Lang::EN, "HIV/AIDS and COVID-19/SARS, 24/7, km/h, and/or 3", ""),
            (Lang::EN, "No stroke A", ""),
        ] {
            let column = Tokenizer::new(lang).column(&[Some(text)]);
            let symbols = symbols(&column);
            let found = (0..column.tokens.len()).filter(|&at| symbols.get(at) == Some(&true));
            let found: String = found.map(|at| &text[column.tokens[at].span.range()]).collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
