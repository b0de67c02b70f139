//! How much more often two things are seen together than by chance.

/// The log-likelihood ratio of a pair that is seen together `both` times, of `a` and `b` times each, in `all`
/// (Dunning 1993), in nats times two; negative if they are seen together less than by chance.
pub(crate) fn log_likelihood(both: f64, a: f64, b: f64, all: f64) -> f64 {
    let cells = [
        (both, a, b),
        (a - both, a, all - b),
        (b - both, all - a, b),
        (all - a - b + both, all - a, all - b),
    ];
    let sum: f64 = cells.iter().map(|&(n, row, column)| term(n, row * column / all)).sum();
    if both * all < a * b { -2.0 * sum } else { 2.0 * sum }
}

fn term(seen: f64, expected: f64) -> f64 {
    if seen <= 0.0 || expected <= 0.0 { 0.0 } else { seen * (seen / expected).ln() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_always_goes_together_is_strong_and_chance_is_nothing() {
        assert!(log_likelihood(10.0, 10.0, 10.0, 1000.0) > 100.0);
        assert!(log_likelihood(1.0, 10.0, 100.0, 1000.0).abs() < 1e-9);
        assert!(log_likelihood(0.0, 100.0, 100.0, 1000.0) < 0.0);
        assert!(log_likelihood(2.0, 2.0, 2.0, 2.0).abs() < 1e-9);
    }
}
