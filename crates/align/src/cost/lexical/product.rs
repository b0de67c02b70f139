//! Products that no `f64` holds.

/// Up to which product no further factor, and no [`BLOCK`] of factors, leaves the range of `f64`: none is more than some 1e13.
const SAFE: f64 = 1e120;
/// How many factors are multiplied with each other first, so that none waits for the one before.
const LANES: usize = 4;
const BLOCK: usize = 2 * LANES;

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

    /// Multiplies with one and a `share` of each of some numbers.
    pub(super) fn multiply_all(&mut self, share: f32, numbers: &[f32]) {
        for block in numbers.chunks(BLOCK) {
            let mut lanes = [1.0f64; LANES];
            for some in block.chunks(LANES) {
                lanes.iter_mut().zip(some).for_each(|(lane, n)| *lane *= f64::from(1.0 + share * n));
            }
            self.factor *= lanes.iter().product::<f64>();
            if self.factor > SAFE {
                self.log += self.factor.ln();
                self.factor = 1.0;
            }
        }
    }

    pub(super) fn ln(&self) -> f32 {
        (self.log + self.factor.ln()) as f32
    }
}
