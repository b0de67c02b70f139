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

/// Beginnings of adjectives that are more usual with `ой` although the dictionary has them with `ый` too: `валовой`, `основной`.
const STRESSED: &str = "валов ветров верхов водоочистн газоочистн дневн договорн заводск заливн допризывн межзаводск мостов навесн \
    накладн окружн основн очистн переносн полов преддоговорн привозн призывн прудов разливн ролев родн сбросн сбытов селев сортов \
    стволов стенов суставн хоздоговорн ценов черепн шлюзов языков";

/// Whether the nominative `own` of an adjective is more usual than `other`, which has all other forms in common with it: `временный`
/// than `временной`, but `основной` than `основный`.
pub(super) fn is_more_usual(own: &str, other: &str) -> bool {
    let beginning = |form: &str| form.strip_suffix("ой").map(str::to_owned);
    let is_stressed = |stem: &str| STRESSED.split_whitespace().any(|listed| listed == stem);
    match (beginning(own), beginning(other)) {
        (Some(stem), None) => is_stressed(&stem),
        (None, Some(stem)) => !is_stressed(&stem),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_nominatives_one_is_more_usual() {
        for (own, other, want) in [
            ("временный", "временной", true),
            ("временной", "временный", false),
            ("валовой", "валовый", true),
            ("основный", "основной", false),
            ("большой", "большой", false),
        ] {
            assert_eq!(is_more_usual(own, other), want, "{own}");
        }
    }
}
