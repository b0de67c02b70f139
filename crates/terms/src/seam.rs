//! Seams: places inside what is written as one, where tokens are cut and no term begins or ends: identifiers such as `CODE_OF_CONDUCT`,
//! and Spanish abbreviations of plurals such as `EE. UU.`.

use hexapla_model::{Column, Lang};

/// What joins the words of an identifier.
const JOINER: &str = "_";

/// For each running word of a column whether a seam is before it; empty if none is.
pub(crate) fn seams(column: &Column) -> Vec<bool> {
    let is_spanish = column.lang.primary() == Lang::ES;
    let mut seams = Vec::new();
    let has_joiner = column.words.iter().any(|word| word.form == JOINER);
    let may_have = has_joiner || is_spanish && column.words.iter().any(|word| is_doubled(&word.form));
    if !may_have {
        return seams;
    }
    let form = |at: usize| column.word(column.tokens[at]).form.as_str();
    let touches = |at: usize| column.tokens[at - 1].span.end == column.tokens[at].span.start;
    for row in 0..column.len() {
        let range = column.range(row);
        for at in range.clone().skip(1) {
            let is_identifier = || touches(at) && [at - 1, at].into_iter().any(|at| form(at) == JOINER);
            let is_plural = || {
                is_spanish
                    && at + 1 < range.end
                    && form(at) == "."
                    && is_doubled(form(at - 1))
                    && is_doubled(form(at + 1))
            };
            if is_identifier() {
                seams.resize(column.tokens.len(), false);
                seams[at] = true;
            } else if is_plural() {
                seams.resize(column.tokens.len(), false);
                seams[at..=at + 1].fill(true);
            }
        }
    }
    seams
}

/// Whether a form is the same letter twice, with a stop or without one.
fn is_doubled(form: &str) -> bool {
    let letters = form.strip_suffix('.').unwrap_or(form).as_bytes();
    matches!(letters, [a, b] if a == b && a.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use hexapla_segment::Tokenizer;

    use super::*;

    #[test]
    fn identifiers_and_doubled_letters_are_one() {
        for (lang, row, want) in [
            (Lang::EN, "a CODE_OF_CONDUCT file _ here", "_ OF _ CONDUCT"),
            (Lang::ES, "en los EE.UU. y los RR. HH. de la ciudad", ". UU. . HH"),
            (Lang::ES, "en el año del río", ""),
            (Lang::FR, "aux EE. UU.", ""),
        ] {
            let column = Tokenizer::new(lang).column(&[Some(row)]);
            let seams = seams(&column);
            let found = (0..column.tokens.len()).filter(|at| seams.get(*at) == Some(&true));
            let found: Vec<&str> = found.map(|at| &row[column.tokens[at].span.range()]).collect();
            assert_eq!(found.join(" "), want, "{row}");
        }
    }
}
