//! Russian nouns that terms use in the plural though they have a singular.

/// Whether a term with this noun as its head is usually given in the plural; `lemma` is its nominative singular, in small
/// letters.
#[must_use]
pub fn is_plural(lemma: &str) -> bool {
    PLURAL.binary_search(&lemma).is_ok()
}

/// Whether the plural of a noun is another word than its singular (`власти` are authorities, `власть` is power): a plural alone
/// then says nothing of the singular.
#[must_use]
pub fn parts_from_singular(lemma: &str) -> bool {
    APART.contains(&lemma)
}

/// Their plurals mean something else.
const APART: &[&str] = &["власть", "издержка", "круг"];

/// Sorted. The singular means something else (`право`, `вода`), or the term names many things as one (`отходы`).
const PLURAL: &[&str] = &[
    "актив",
    "беспорядок",
    "боеприпас",
    "вода",
    "вооружение",
    "выброс",
    "выплата",
    "вычисление",
    "грамота",
    "действие",
    "деньга",
    "доход",
    "замечание",
    "затрата",
    "знание",
    "инвестиция",
    "ископаемое",
    "кадр",
    "материал",
    "меньшинство",
    "навык",
    "нужда",
    "осадок",
    "основа",
    "отношение",
    "отход",
    "пережиток",
    "полномочие",
    "последствие",
    "поступление",
    "потребность",
    "право",
    "расход",
    "ресурс",
    "сбережение",
    "сведение",
    "семя",
    "сила",
    "слушание",
    "убыток",
    "условие",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_searched() {
        assert!(PLURAL.is_sorted(), "{PLURAL:?}");
        assert!(is_plural("отход") && !is_plural("река"));
    }
}
