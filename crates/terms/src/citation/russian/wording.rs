//! Words that join, and the capitals of forms.

/// Endings of foreign names that have one form for all cases.
pub(super) const INVARIABLE: &[char] = &['е', 'и', 'о', 'у', 'ю', 'э'];

/// Words that join adjectives.
pub(super) const AND: &[&str] = &["и", "или"];

/// `form` with the capitals of `model`: those of what they have in common, and throughout if the model is in capitals.
pub(super) fn cased(model: &str, form: &str) -> String {
    if model.chars().filter(|c| c.is_alphabetic()).count() > 1 && !model.chars().any(char::is_lowercase) {
        return form.to_uppercase();
    }
    let both = model.chars().zip(form.chars());
    let common: String =
        both.take_while(|(a, b)| a.to_lowercase().eq(b.to_lowercase())).map(|(a, _)| a).collect();
    let rest = form.chars().skip(common.chars().count());
    common.chars().chain(rest).collect()
}
