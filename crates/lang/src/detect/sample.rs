//! As much of a long text as shows its language.

/// Bytes of a text that are enough: some 2,500 words, where a dozen frequent ones decide.
const ENOUGH: usize = 16 << 10;
/// Bytes that are taken of one part of the text at most.
const PART: usize = ENOUGH / 8;

/// The parts of a text, a line each; of a long text some parts, evenly spread over it.
#[must_use]
pub fn language_sample<'a>(parts: impl Iterator<Item = &'a str> + Clone) -> String {
    let bytes: usize = parts.clone().map(|part| part.len().min(PART)).sum();
    let mut out = String::with_capacity(bytes.min(2 * ENOUGH));
    for part in parts.step_by(bytes.div_ceil(ENOUGH).max(1)) {
        let end = (0..=part.len().min(PART)).rev().find(|at| part.is_char_boundary(*at));
        out.push_str(&part[..end.unwrap_or(0)]);
        out.push('\n');
        if out.len() > ENOUGH {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_small_and_spread() {
        assert_eq!(language_sample(["a", "", "б"].into_iter()), "a\n\nб\n");
        let parts: Vec<String> = (0..100_000).map(|n| format!("part {n} of the text")).collect();
        let sample = language_sample(parts.iter().map(String::as_str));
        assert!(
            sample.len() < 2 * ENOUGH && sample.contains("part 0 ") && sample.contains("part 9"),
            "{}",
            sample.len()
        );
        let last = sample
            .lines()
            .last()
            .and_then(|line| line.split(' ').nth(1))
            .and_then(|n| n.parse::<usize>().ok());
        assert!(last.is_some_and(|last| last > 90_000), "{last:?}");
        let long = "я".repeat(1 << 20);
        assert_eq!(language_sample(std::iter::once(long.as_str())).len(), PART + 1);
    }
}
