//! What becomes of the language that an argument or a name says, where the text says another: the text decides, except for
//! what the user declares.

use std::path::Path;

use hexapla_model::{Bitext, Diagnostic, Document, Lang, Severity};
use hexapla_read::{contradicted, language_sample};

/// How much of their scores rows keep whose language, or whose being a translation, the texts contradict.
pub(crate) const DOUBT: f32 = 0.1;

/// The language of a text that certainly is not in the one that the user declares for it, with a warning.
pub(crate) fn doubted<'a>(
    path: &Path,
    declared: Lang,
    texts: impl Iterator<Item = &'a str> + Clone,
) -> Option<Diagnostic> {
    let found = contradicted(declared, &language_sample(texts))?;
    let message = format!("declared as {declared}, but its text is in {found}");
    let hint = format!(
        "it is used as {declared}, and its rows have low scores; if it is in {found}, name it {found}=PATH"
    );
    Some(Diagnostic::new(Severity::Warning, path, message).hint(hint))
}

/// The language of a text that certainly is not in the one that its name says, with a warning.
pub(crate) fn corrected<'a>(
    path: &Path,
    named: Lang,
    texts: impl Iterator<Item = &'a str> + Clone,
) -> Option<(Lang, Diagnostic)> {
    let found = contradicted(named, &language_sample(texts))?;
    let message = format!("treated as {found}, the language of its text, although its name says {named}");
    let hint = format!("if it is in {named}, name it as {named}=PATH");
    Some((found, Diagnostic::new(Severity::Warning, path, message).hint(hint)))
}

/// A warning about texts of a corpus that certainly are not in the language that it names for them.
pub(crate) fn misnamed<'a>(
    path: &Path,
    named: Lang,
    texts: impl Iterator<Item = &'a str> + Clone,
) -> Option<Diagnostic> {
    let found = contradicted(named, &language_sample(texts))?;
    let message = format!("named as {named}, but these texts are in {found}");
    let hint = format!("if they are in {found}, correct the name of the language in the file");
    Some(Diagnostic::new(Severity::Warning, path, message).hint(hint))
}

/// The texts of the blocks of a document.
pub(crate) fn texts(document: &Document) -> impl Iterator<Item = &str> + Clone {
    document.blocks.iter().map(|block| block.text.as_str())
}

/// Lowers the scores of a pair that is doubted.
pub(crate) fn doubt(bitext: &mut Bitext) {
    for alignment in [&mut bitext.blocks, &mut bitext.segments] {
        *alignment = std::mem::take(alignment).trusted(DOUBT);
    }
    let moved = std::mem::take(&mut bitext.moved);
    bitext.moved = moved.into_iter().map(|moved| moved.trusted(DOUBT)).collect();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_speaks_against_the_name() {
        let english = "How to write a report\n1. The working group met in Vienna and considered the report of the \
                       Secretariat.\n2. The members of the group agreed to meet again in the spring.\n";
        let galician = "1. O grupo de traballo reuniuse en Viena e examinou o informe da Secretaría.\n\
                        2. Os membros do grupo acordaron reunirse de novo na primavera.\n";
        for (name, text, want) in [
            ("to", english, Some("en")),
            ("no", english, Some("en")),
            ("fr", english, Some("en")),
            ("en", english, None),
            ("to", "1. Report", None),
            ("gl", galician, None),
        ] {
            let (path, said) = (Path::new("a"), Lang::parse(name).unwrap());
            let found = corrected(path, said, text.lines()).map(|(lang, _)| lang.to_string());
            assert_eq!(found.as_deref(), want, "{name}: {text}");
            assert_eq!(doubted(path, said, text.lines()).is_some(), want.is_some());
        }
    }
}
