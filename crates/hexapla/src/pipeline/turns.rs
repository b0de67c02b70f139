//! Work that free threads take one piece after the other.

use rayon::prelude::*;

/// Does `work` for each of `turns`, which free threads take one by one in their order; what they return keeps it.
///
/// What takes little time stands best at the end.
pub(super) fn in_turn<T: Send, R: Send>(
    turns: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> Option<R> + Sync,
) -> Vec<R> {
    let work = |(place, turn)| Some((place, work(turn)?));
    let mut done: Vec<(usize, R)> = turns.enumerate().par_bridge().filter_map(work).collect();
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, value)| value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_returned_keeps_the_order_of_the_turns() {
        let even = |n: usize| {
            // As documents do, whose languages are aligned side by side.
            let sum: usize = (0..n).into_par_iter().sum();
            n.is_multiple_of(2).then_some((n, sum))
        };
        let want: Vec<_> = (0..500_usize).step_by(2).map(|n| (n, n * n.saturating_sub(1) / 2)).collect();
        assert_eq!(in_turn(0..500_usize, even), want);
    }
}
