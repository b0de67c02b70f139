//! Products that no `f64` holds.

/// Up to which product no further factor leaves the range of `f64`.
const SAFE: f64 = 1e250;

/// A product of factors of one or more, as its logarithm.
pub(super) struct Product {
    factor: f64,
    log: f64,
}

impl Default for Product {
    fn default() -> Self {
        Self { factor: 1.0, log: 0.0 }
    }
}

impl Product {
    pub(super) fn multiply(&mut self, factor: f32) {
        self.factor *= f64::from(factor);
        if self.factor > SAFE {
            self.log += self.factor.ln();
            self.factor = 1.0;
        }
    }

    pub(super) fn ln(&self) -> f32 {
        (self.log + self.factor.ln()) as f32
    }
}
