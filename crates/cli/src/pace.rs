//! How fast the documents of a run are done, and how long the rest will take.

use std::time::{Duration, Instant};

/// Before so long nothing is said: the first documents show little.
const FIRST: Duration = Duration::from_secs(1);

/// The pace of a run; what an earlier run has done says nothing about it.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    /// When the first document was begun, and how many were done then.
    begun: Option<(Instant, usize)>,
    skipped: usize,
}

impl Pace {
    /// Documents are begun, after so many are done. The first time counts.
    pub(crate) fn begin(&mut self, done: usize) {
        if self.begun.is_none() {
            self.begun = Some((Instant::now(), done));
            self.skipped = 0;
        }
    }

    /// So many documents will be reported as done, without work.
    pub(crate) fn skip(&mut self, documents: usize) {
        if self.begun.is_some() {
            self.skipped += documents;
        }
    }

    /// Documents per second, and how many seconds the rest of `all` takes; nothing before a document is done.
    pub(crate) fn estimate(&self, done: usize, all: usize) -> Option<(f64, f64)> {
        let (begun, before) = self.begun?;
        estimate(done.saturating_sub(before + self.skipped), all.saturating_sub(done), begun.elapsed())
    }

    /// The same in words: `3.4 documents/s, 2 min left`.
    pub(crate) fn words(&self, done: usize, all: usize) -> Option<String> {
        let (rate, left) = self.estimate(done, all)?;
        let rate = if rate >= 0.1 {
            format!("{rate:.1} documents/s")
        } else {
            format!("{:.1} documents/min", rate * 60.0)
        };
        Some(if done < all { format!("{rate}, {} left", span(left)) } else { rate })
    }
}

fn estimate(done: usize, rest: usize, spent: Duration) -> Option<(f64, f64)> {
    if done == 0 || spent < FIRST {
        return None;
    }
    let rate = done as f64 / spent.as_secs_f64();
    Some((rate, rest as f64 / rate))
}

/// `50 s`, `3 min`, `2 h 10 min`.
fn span(seconds: f64) -> String {
    let minutes = (seconds / 60.0).round();
    match minutes {
        _ if seconds < 100.0 => format!("{seconds:.0} s"),
        _ if minutes < 100.0 => format!("{minutes:.0} min"),
        _ => format!("{:.0} h {:.0} min", (minutes / 60.0).floor(), minutes % 60.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_takes_as_long_as_what_is_done() {
        let seconds = Duration::from_secs;
        assert_eq!(estimate(0, 10, seconds(9)), None);
        assert_eq!(estimate(5, 10, Duration::from_millis(10)), None);
        assert_eq!(estimate(20, 60, seconds(10)), Some((2.0, 30.0)));
        assert_eq!(estimate(20, 0, seconds(10)), Some((2.0, 0.0)));
    }

    #[test]
    fn spans_in_words() {
        for (seconds, want) in
            [(0.4, "0 s"), (99.0, "99 s"), (125.0, "2 min"), (5_900.0, "98 min"), (7_800.0, "2 h 10 min")]
        {
            assert_eq!(span(seconds), want);
        }
    }

    #[test]
    fn what_an_earlier_run_has_done_is_no_pace() {
        let mut pace = Pace::default();
        assert_eq!(pace.words(3, 9), None);
        pace.skip(4);
        let begun = Instant::now().checked_sub(Duration::from_secs(10)).expect("a time");
        pace.begun = Some((begun, 4));
        assert_eq!(pace.words(14, 24).expect("a pace"), "1.0 documents/s, 10 s left");
        pace.skip(5);
        assert_eq!(pace.words(14, 24).expect("a pace"), "0.5 documents/s, 20 s left");
        assert_eq!(pace.words(24, 24).expect("a pace"), "1.5 documents/s");
    }
}
