//! The form in which terms are compared: case, marks, punctuation and plain plurals dropped.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// The folded form of `term`, a term of the language with the code `lang`.
pub(crate) fn fold(term: &str, lang: &str) -> String {
    let composed: String = term.nfkc().collect();
    let bare = without_bracket(composed.trim());
    let folded: String = casefold(bare).nfd().filter(|c| canonical_combining_class(*c) == 0).collect();
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    if lang.starts_with("zh") || lang.starts_with("ja") {
        return words.collect();
    }
    match lang.get(..2) {
        Some(code @ ("en" | "fr" | "es")) => words.map(|w| singular(w, code)).collect::<Vec<_>>().join(" "),
        _ => words.collect::<Vec<_>>().join(" "),
    }
}

/// `term` without a bracketed ending: `State party (to a treaty)`.
fn without_bracket(term: &str) -> &str {
    let Some(inner) = term.strip_suffix(')') else { return term };
    match inner.rfind(['(', ')']) {
        Some(at) if inner[at..].starts_with('(') && !inner[..at].trim_end().is_empty() => {
            inner[..at].trim_end()
        }
        _ => term,
    }
}

/// Lower case, and what else Unicode folds that lower case leaves apart.
fn casefold(text: &str) -> String {
    text.to_lowercase().replace('ß', "ss").replace('ς', "σ").replace('ſ', "s")
}

/// The singular of a plain plural; the same cut on both sides matters more than the right form.
fn singular(word: &str, lang: &str) -> String {
    let length = word.chars().count();
    if lang == "en"
        && length > 4
        && let Some(stem) = word.strip_suffix("ies")
    {
        return format!("{stem}y");
    }
    if lang == "es"
        && length > 4
        && let Some(stem) = word.strip_suffix("es")
    {
        return stem.to_owned();
    }
    let kept = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('s') {
        Some(stem) if length > 3 && !kept => stem.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_as_score_py_folds() {
        for (term, lang, want) in [
            ("Member States", "en", "member state"),
            ("Policies (general)", "en", "policy"),
            ("(general)", "en", "general"),
            ("a (b) (c)", "en", "a b"),
            ("Fuerzas Armadas", "es", "fuerza armada"),
            ("países", "es", "pais"),
            ("États-Unis d'Amérique", "fr", "etat unis d amerique"),
            ("ГОСУДАРСТВА-ЧЛЕНЫ", "ru", "государства члены"),
            ("Ёлка_ель", "ru", "елка ель"),
            ("会员 国（联合国）", "zh", "会员国"),
            ("الأُمَم المتحدة", "ar", "الامم المتحدة"),
            ("gas", "en", "gas"),
            ("Straße", "de", "strasse"),
            ("ＡＢＣ", "en", "abc"),
        ] {
            assert_eq!(fold(term, lang), want, "{term}");
        }
    }
}
