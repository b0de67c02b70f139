//! Sums of probabilities that are known by their logarithms.

/// A logarithm that is less than another by more than this adds nothing that an `f64` holds.
const NOTHING: f64 = 40.0;

/// A sum of exponentials, kept as its logarithm.
pub(super) struct Sum {
    high: f64,
    rest: f64,
}

impl Default for Sum {
    fn default() -> Self {
        Self { high: f64::NEG_INFINITY, rest: 0.0 }
    }
}

impl Sum {
    pub(super) fn add(&mut self, log: f64) {
        if log == f64::NEG_INFINITY {
            return;
        }
        if log <= self.high {
            if log > self.high - NOTHING {
                self.rest += (log - self.high).exp();
            }
        } else {
            let before = if self.rest > 0.0 { self.rest * (self.high - log).exp() } else { 0.0 };
            (self.high, self.rest) = (log, before + 1.0);
        }
    }

    pub(super) fn log(&self) -> f64 {
        if self.rest > 0.0 { self.high + self.rest.ln() } else { f64::NEG_INFINITY }
    }
}

/// The sum of two exponentials, all by their logarithms.
pub(super) fn sum_of_two(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low > high - NOTHING { high + (low - high).exp().ln_1p() } else { high }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_in_any_order() {
        for logs in
            [[0.0, -1.0, -2.0], [-2.0, 0.0, -1.0], [-700.0, -3.0, f64::NEG_INFINITY], [5.0, -60.0, 5.0]]
        {
            let want = logs.iter().map(|log: &f64| log.exp()).sum::<f64>().ln();
            let mut sum = Sum::default();
            logs.iter().for_each(|log| sum.add(*log));
            assert!((sum.log() - want).abs() < 1e-12, "{logs:?}");
            let two = logs.iter().copied().fold(f64::NEG_INFINITY, sum_of_two);
            assert!((two - want).abs() < 1e-12, "{logs:?}");
        }
        assert_eq!(Sum::default().log(), f64::NEG_INFINITY);
        assert_eq!(sum_of_two(f64::NEG_INFINITY, f64::NEG_INFINITY), f64::NEG_INFINITY);
    }
}
