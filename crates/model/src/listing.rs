//! Lists in messages: numbers in ranges, so that a person can read them.

/// `numbers` in their order, those that follow each other as ranges: `7, 13, 25-27`.
///
/// ```
/// assert_eq!(hexapla_model::ranges(&[7, 13, 25, 26, 27, 40, 41]), "7, 13, 25-27, 40-41");
/// ```
#[must_use]
pub fn ranges(numbers: &[u32]) -> String {
    let runs = numbers.chunk_by(|a, b| a.checked_add(1) == Some(*b));
    let shown = |run: &[u32]| match run {
        [one] => one.to_string(),
        [first, .., last] => format!("{first}-{last}"),
        [] => String::new(),
    };
    runs.map(shown).collect::<Vec<_>>().join(", ")
}
