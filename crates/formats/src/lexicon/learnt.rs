//! Reads a lexicon that a run has saved: words, expected links, and how probable each word is given the other.

use hexapla_model::Lang;
use hexapla_source::{Cause, lines};

use super::builder::Builder;

/// The languages of a head such as `en<TAB>zh<TAB>links<TAB>p(zh|en)<TAB>p(en|zh)`.
pub(crate) fn head(line: &str) -> Option<(Lang, Lang)> {
    let [source, target, "links", forth, back] = cells(line)? else { return None };
    let is_head = forth == format!("p({target}|{source})") && back == format!("p({source}|{target})");
    Some((Lang::parse_variant(source).ok()?, Lang::parse_variant(target).ok()?)).filter(|_| is_head)
}

/// Reads all pairs of languages of a file: each begins with its head. `#` is a word here and opens no comment.
pub(crate) fn read(text: &str, builder: &mut Builder<'_>) -> Result<(), Cause> {
    let mut langs = None;
    for line in lines::split(text) {
        let number = line.location.line;
        if line.is_blank() {
            continue;
        }
        if let Some(found) = head(line.text) {
            langs = Some(found);
            continue;
        }
        match (langs, row(line.text)) {
            (Some((s, t)), Some((source, target, p))) => {
                builder.pair(number, (s, source), (t, target), Some(p))?;
            }
            (None, _) if line.text.starts_with('#') => {}
            _ => builder
                .bad(number, "expected two words, their links and two probabilities, separated by tabs"),
        }
    }
    Ok(())
}

/// The words of a row, and the geometric mean of their probabilities.
fn row(line: &str) -> Option<(&str, &str, f32)> {
    let [source, target, links, forth, back] = cells(line)?;
    links.parse::<f32>().ok().filter(|l| l.is_finite() && *l >= 0.0)?;
    let p = (probability(forth)? * probability(back)?).sqrt();
    (p > 0.0).then_some((source, target, p))
}

fn probability(cell: &str) -> Option<f32> {
    cell.parse::<f32>().ok().filter(|p| (0.0..=1.0).contains(p))
}

fn cells(line: &str) -> Option<[&str; 5]> {
    line.split('\t').collect::<Vec<_>>().try_into().ok()
}
