//! Reads CC-CEDICT: `傳統 传统 [chuan2 tong3] /tradition/traditional/`.

use hexapla_model::Lang;
use hexapla_source::{Cause, lines};

use super::builder::Builder;
use super::gloss::translations;

/// A line in parts.
pub(crate) struct Entry<'a> {
    traditional: &'a str,
    simplified: &'a str,
    glosses: &'a str,
}

/// The parts of a line, if it has the form of one.
pub(crate) fn line(line: &str) -> Option<Entry<'_>> {
    let (words, rest) = line.split_once(" [")?;
    let (_, glosses) = rest.split_once("] /")?;
    let (traditional, simplified) = words.split_once(' ')?;
    let glosses = glosses.trim_end().strip_suffix('/')?;
    (!simplified.contains(' ')).then_some(Entry { traditional, simplified, glosses })
}

/// Reads all entries; a word that has no translation but remarks is skipped.
pub(crate) fn read(text: &str, builder: &mut Builder<'_>) -> Result<(), Cause> {
    let chinese = Lang::ZH;
    for row in lines::split(text).iter().filter(|l| !l.is_blank() && !l.text.starts_with('#')) {
        let number = row.location.line;
        let Some(entry) = line(row.text) else {
            builder.bad(number, "expected `传统 传统 [pin1 yin1] /gloss/gloss/`");
            continue;
        };
        for gloss in entry.glosses.split('/').flat_map(translations) {
            builder.pair(number, (chinese, entry.simplified), (Lang::EN, &gloss), None)?;
            if entry.traditional != entry.simplified {
                builder.pair(number, (chinese, entry.traditional), (Lang::EN, &gloss), None)?;
            }
        }
    }
    Ok(())
}
