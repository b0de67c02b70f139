//! Confidence intervals by resampling (Efron 1979): the same numbers for the same input, on every machine.

/// How often the items are resampled.
pub(crate) const RESAMPLES: usize = 1000;
/// Where the generator starts.
pub(crate) const SEED: u64 = 0x6865_7861_706c_6121;

/// The generator `splitmix64` of Steele, Lea and Flood (2014).
#[derive(Debug, Clone)]
pub(crate) struct SplitMix64(u64);

impl SplitMix64 {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }
}

/// Adds the counts of `item` to `total`.
pub(crate) fn add(total: &mut [u64], item: &[u64]) {
    for (t, i) in total.iter_mut().zip(item) {
        *t += i;
    }
}

/// The sums of counts of all `items`.
pub(crate) fn sum(items: &[Vec<u64>]) -> Vec<u64> {
    let mut total = vec![0; items.first().map_or(0, Vec::len)];
    items.iter().for_each(|item| add(&mut total, item));
    total
}

/// The sums of counts of [`RESAMPLES`] draws, each of as many items as there are, with replacement.
pub(crate) fn resample(items: &[Vec<u64>], seed: u64) -> Vec<Vec<u64>> {
    let mut random = SplitMix64::new(seed);
    (0..RESAMPLES).map(|_| draw(items, &mut random)).collect()
}

/// The sums of counts of as many items as there are, drawn with replacement.
fn draw(items: &[Vec<u64>], random: &mut SplitMix64) -> Vec<u64> {
    let mut total = vec![0; items.first().map_or(0, Vec::len)];
    for _ in 0..items.len() {
        add(&mut total, &items[random.below(items.len())]);
    }
    total
}

/// The middle 95 % of the values; `value` itself at both ends if there are none.
pub(crate) fn interval(values: impl Iterator<Item = f64>, value: f64) -> (f64, f64) {
    let mut sorted: Vec<f64> = values.filter(|v| !v.is_nan()).collect();
    sorted.sort_by(f64::total_cmp);
    match sorted.as_slice() {
        [] => (value, value),
        sorted => (quantile(sorted, 0.025), quantile(sorted, 0.975)),
    }
}

/// The value below which `share` of the sorted values are.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len() - 1;
    sorted[((last as f64 * share).round() as usize).min(last)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        let mut random = SplitMix64::new(1_234_567);
        let got: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(got, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn a_coin_lies_in_its_interval() {
        let items: Vec<Vec<u64>> = (0..400).map(|n| vec![n % 2, 1]).collect();
        let shares = resample(&items, SEED).into_iter().map(|t| t[0] as f64 / t[1] as f64);
        let (low, high) = interval(shares, 0.5);
        // one standard error is 0.025
        assert!((0.44..0.46).contains(&low) && (0.54..0.56).contains(&high), "{low} {high}");
    }

    #[test]
    fn nothing_to_draw_from() {
        assert_eq!(interval(resample(&[], SEED).iter().map(|_| f64::NAN), 0.0), (0.0, 0.0));
    }
}
