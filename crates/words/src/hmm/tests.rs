use proptest::prelude::*;

use super::*;

/// The same sums, over all paths one by one.
fn by_paths(jumps: &Jumps, emit: &[f32], null: &[f32], n: usize) -> Vec<f64> {
    let m = null.len();
    let mut out = vec![0.0; n * m];
    let mut total = 0.0;
    for path in 0..(2 * n).pow(m as u32) * n {
        // The last partner before the first word counts only if the first word has none.
        let (opening, mut rest) = (path % n, path / n);
        let states: Vec<usize> = (0..m).map(|_| (rest % (2 * n), rest /= 2 * n).0).collect();
        let mut p = if states[0] >= n { 1.0 / n as f64 } else { f64::from(u8::from(opening == 0)) };
        let mut last: isize = if states[0] >= n { opening as isize } else { -1 };
        for (j, &state) in states.iter().enumerate() {
            if state < n {
                let jump = (REACH as isize + state as isize - last) as usize;
                let share = f64::from(jumps.jumps[jump] / jumps.mass(last, n));
                p *= share * f64::from((1.0 - jumps.empty) * emit[j * n + state]);
                last = state as isize;
            } else {
                let stays = state - n == last as usize;
                p *= f64::from(u8::from(stays)) * f64::from(jumps.empty * null[j]);
            }
        }
        total += p;
        for (j, &state) in states.iter().enumerate().filter(|(_, s)| **s < n) {
            out[j * n + state] += p;
        }
    }
    out.iter_mut().for_each(|o| *o /= total);
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn the_sums_are_those_over_all_paths(
        n in 1..4usize, m in 1..4usize, values in proptest::collection::vec(0.05f32..1.0, 12)
    ) {
        let jumps = Jumps::first(0.2);
        let emit: Vec<f32> = (0..n * m).map(|k| values[k % 12]).collect();
        let null: Vec<f32> = (0..m).map(|k| values[11 - k] / 2.0).collect();
        let mut grid = Grid::default();
        grid.clear();
        for j in 0..m {
            (0..n).for_each(|i| grid.push(i as u32, emit[j * n + i], (j * n + i) as u32));
            grid.close();
        }
        let mut seen = vec![0.0; JUMPS];
        Chain::default().posterior(&jumps, (&mut grid, &null), (n, 1e-5), Some(&mut seen));
        let want = by_paths(&jumps, &emit, &null, n);
        for (link, got) in grid.posteriors() {
            prop_assert!((f64::from(got) - want[link]).abs() < 1e-3, "{got} {}", want[link]);
        }
    }
}

#[test]
fn many_places_that_are_alike_are_not_skipped() {
    // Each place has less than a hundredth of the probability.
    let (n, m) = (200, 3);
    let jumps = Jumps::first(0.2);
    let mut grid = Grid::default();
    grid.clear();
    for _ in 0..m {
        (0..n).for_each(|i| grid.push(i, 0.5, i));
        grid.close();
    }
    Chain::default().posterior(&jumps, (&mut grid, &[1e-6; 3]), (n as usize, 0.01), None);
    for word in 0..m {
        let sum: f32 = grid.of_word(word).map(|e| grid.probable[e]).sum();
        assert!(sum > 0.9, "{word}: {sum}");
    }
    // A first word without a partner leaves the second one its own.
    grid.clear();
    grid.close();
    grid.push(150, 0.5, 0);
    grid.close();
    Chain::default().posterior(&jumps, (&mut grid, &[1e-6; 2]), (n as usize, 0.01), None);
    assert!(grid.probable[0] > 0.9, "{}", grid.probable[0]);
}
