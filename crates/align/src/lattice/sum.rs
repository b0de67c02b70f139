//! Sums of probabilities that are known by their logarithms.

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
            self.rest += (log - self.high).exp();
        } else {
            self.rest = self.rest * (self.high - log).exp() + 1.0;
            self.high = log;
        }
    }

    pub(super) fn log(&self) -> f64 {
        if self.rest > 0.0 { self.high + self.rest.ln() } else { f64::NEG_INFINITY }
    }
}
