//! Readers of gold standards and predictions: measures are numbers, and a result is perfect against itself.

use std::path::Path;

use hexapla::score::{self, Beads, Entries, GoldParagraphs, GoldTerms, Lines, Measure, WordLinks};

use super::Verdict;
use crate::scratch;

/// The two texts of an input.
fn sides(data: &[u8]) -> Option<[&str; 2]> {
    let [gold, found] = scratch::split(data);
    Some([std::str::from_utf8(gold).ok()?, std::str::from_utf8(found).ok()?])
}

fn check(measures: &[Measure]) {
    for measure in measures {
        assert!(measure.value.is_finite(), "{} is {}", measure.name, measure.value);
    }
}

/// What is read of both sides; errors must have a message.
fn both<A, B>(gold: Result<A, score::ScoreError>, found: Result<B, score::ScoreError>) -> Option<(A, B)> {
    let said = |error: score::ScoreError| assert!(!error.to_string().is_empty());
    Some((gold.map_err(said).ok()?, found.map_err(said).ok()?))
}

pub(super) fn beads(data: &[u8]) -> Verdict {
    let Some([gold, found]) = sides(data) else { return Verdict::Refused };
    let read = |text| Beads::parse(text, Path::new("seed.beads"));
    let Some((gold, found)) = both(read(gold), read(found)) else { return Verdict::Refused };
    let score = score::beads(&[(gold.clone(), found.clone())]);
    assert_eq!(format!("{score:?}"), format!("{:?}", score::beads(&[(gold.clone(), found)])), "alike");
    let _ = score::beads(&[(gold.clone(), gold)]);
    Verdict::Accepted
}

pub(super) fn paragraphs(data: &[u8]) -> Verdict {
    let Some([gold, found]) = sides(data) else { return Verdict::Refused };
    let gold = GoldParagraphs::parse(gold, Path::new("gold.tsv"));
    let Some((gold, found)) = both(gold, Lines::parse(found, Path::new("found.tsv"))) else {
        return Verdict::Refused;
    };
    check(&score::paragraphs(&gold, &found, None));
    Verdict::Accepted
}

pub(super) fn words(data: &[u8]) -> Verdict {
    let Some([gold, found]) = sides(data) else { return Verdict::Refused };
    let read = |text| WordLinks::parse(text, Path::new("seed.links"));
    let Some((gold, found)) = both(read(gold), read(found)) else { return Verdict::Refused };
    match score::words(&gold, &found) {
        Ok(measures) => check(&measures),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    Verdict::Accepted
}

pub(super) fn terms(data: &[u8]) -> Verdict {
    let Some([gold, found]) = sides(data) else { return Verdict::Refused };
    let langs = ("en", "fr");
    let gold = GoldTerms::parse(gold, langs, Path::new("gold.csv"));
    let Some((gold, found)) = both(gold, Entries::parse(found, langs, Path::new("found.csv"))) else {
        return Verdict::Refused;
    };
    check(&score::terms(&gold, &found, &[1, 10]));
    Verdict::Accepted
}
