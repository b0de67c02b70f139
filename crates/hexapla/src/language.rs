//! A language that only a name tells is weak evidence: `how-to.txt` is not in Tongan.

use hexapla_model::{Diagnostic, Document, Lang, Severity};
use hexapla_read::detect_language;

/// Codes that stand in names for their language, and languages that are told from any text for certain.
const USUAL: [&str; 7] = ["ar", "en", "es", "fr", "ru", "zh", "de"];
/// Languages that a text may be taken for one another of.
const KIN: [&str; 5] = [
    "es ca gl pt it oc ro la fr ht",
    "de lb nl af fy yi",
    "ru ab av ba be bg ce cv kk ky mk mn os sr tg tt uk uz",
    "ar fa ps sd ug ur ku",
    "zh ja ko",
];
/// Letters that a text has at least if it is to speak against a name.
const LETTERS: usize = 60;
/// The parts of a text that must agree.
const PARTS: usize = 3;

/// Takes the language that the text shows for the one that its name told, if there is no doubt.
pub(crate) fn correct(document: &mut Document) -> Option<Diagnostic> {
    let named = document.lang;
    if USUAL.contains(&named.as_str()) {
        return None;
    }
    let texts: Vec<&str> = document.blocks.iter().map(|b| b.text.as_str()).collect();
    let found = certain(&texts).filter(|found| !kin(named, *found))?;
    document.lang = found;
    let message = format!("taken as {found} by its text, though its name says {named}");
    let hint = format!("if it is in {named}, name it as {named}=PATH");
    Some(Diagnostic::new(Severity::Note, &document.path, message).hint(hint))
}

/// The usual language that a text as a whole and every part of it shows.
fn certain(texts: &[&str]) -> Option<Lang> {
    let detect = |texts: &[&str]| detect_language(&texts.join("\n"));
    let letters = texts.iter().flat_map(|t| t.chars()).filter(|c| c.is_alphabetic()).count();
    let found = detect(texts).filter(|l| letters >= LETTERS && USUAL.contains(&l.code()))?;
    let parts = texts.chunks(texts.len().div_ceil(PARTS).max(1));
    // A part without words, such as a table of figures, has no say.
    parts.filter_map(detect).all(|lang| lang == found).then_some(found)
}

fn kin(one: Lang, other: Lang) -> bool {
    let among = |list: &str, lang: Lang| list.split(' ').any(|l| l == lang.code());
    KIN.iter().any(|list| among(list, one) && among(list, other))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use hexapla_read::{Format, Reader};

    use super::*;

    #[test]
    fn the_text_speaks_against_the_name() {
        let english = "How to write a report\n\n1. The working group met in Vienna and considered the report of the \
                       Secretariat.\n\n2. The members of the group agreed to meet again in the spring.\n";
        let galician = "1. O grupo de traballo reuniuse en Viena e examinou o informe da Secretaría.\n\n\
                        2. Os membros do grupo acordaron reunirse de novo na primavera.\n";
        for (name, text, want) in [
            ("to", english, "en"),
            ("no", english, "en"),
            ("fr", english, "fr"),
            ("to", "1. Report", "to"),
            ("gl", galician, "gl"),
        ] {
            let lang = Lang::parse(name).ok();
            let read =
                Reader::default().read_bytes(text.as_bytes(), Format::PlainText, Path::new("a"), lang, "a");
            let mut document = read.expect("a document").value;
            let note = correct(&mut document);
            assert_eq!(document.lang.as_str(), want, "{name}: {text}");
            assert_eq!(note.is_some(), want != name);
        }
    }
}
