//! Alignment: gapless and monotone, nothing lost, the same with any number of threads.

use std::sync::{Arc, OnceLock};

use hexapla::align::Aligner;
use hexapla::corpus::join;
use hexapla::model::{Alignment, Bitext, Lang, Level, Segmented};
use hexapla::segment::{Segmenter, Tokenizer};
use hexapla::words::WordAligner;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::Verdict;
use super::text::document;
use crate::scratch;

/// One thread, so that an input takes the same way each time; and some, to compare.
fn pools() -> &'static [ThreadPool; 2] {
    static POOLS: OnceLock<[ThreadPool; 2]> = OnceLock::new();
    let pool = |threads| ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    POOLS.get_or_init(|| [pool(1), pool(3)])
}

/// The variable with which a fuzzer compares threads too. Without it, it has one thread, and a run of it can be repeated.
const THREADS: &str = "HEXAPLA_FUZZ_THREADS";

/// What `work` gives with one thread, and with some.
pub(super) fn with_threads<T: Send>(work: impl Fn() -> T + Sync) -> [T; 2] {
    if cfg!(fuzzing) && std::env::var_os(THREADS).is_none() {
        return [work(), work()];
    }
    pools().each_ref().map(|pool| pool.install(&work))
}

/// The texts of an input, in languages of different scripts.
pub(super) fn texts<const N: usize>(data: &[u8], langs: [Lang; N]) -> Option<Vec<(Lang, &str)>> {
    let parts = scratch::split::<N>(data).map(|part| std::str::from_utf8(part).ok());
    let given = langs.into_iter().zip(parts).map(|(lang, text)| Some((lang, text?)));
    given.filter(|text| text.is_none_or(|(_, text)| !text.trim().is_empty())).collect()
}

/// Two or three versions of a document.
pub(super) fn lattice(data: &[u8]) -> Verdict {
    let langs = [Lang::EN, Lang::FR, Lang::ZH];
    let Some(texts) = texts(data, langs).filter(|texts| texts.len() > 1) else { return Verdict::Refused };
    let segment =
        |(lang, text): &(Lang, &str)| Arc::new(Segmenter::new().segment(document(*lang, text)).value);
    let group: Vec<Arc<Segmented>> = texts.iter().map(segment).collect();
    let groups = [group];
    let [bitexts, again] = with_threads(|| Aligner::new().align(&groups).value.remove(0));
    for (bitext, again) in bitexts.iter().zip(&again) {
        assert_eq!(bitext.blocks, again.blocks, "threads change nothing");
        assert_eq!(bitext.segments, again.segments, "threads change nothing");
        check_bitext(bitext);
    }
    check_rows(&groups[0], &bitexts);
    Verdict::Accepted
}

fn check_bitext(bitext: &Bitext) {
    let blocks = |text: &Segmented| text.document.blocks.len();
    check_beads(&bitext.blocks, blocks(&bitext.source), blocks(&bitext.target));
    check_beads(&bitext.segments, bitext.source.segments.len(), bitext.target.segments.len());
    let ends: Vec<(u32, u32)> =
        bitext.segments.beads().iter().map(|b| (b.source.end, b.target.end)).collect();
    for bead in bitext.blocks.beads() {
        let end = |text: &Segmented, block: u32| {
            block.checked_sub(1).map_or(0, |last| text.block_segments[last as usize].end)
        };
        let end = (end(&bitext.source, bead.source.end), end(&bitext.target, bead.target.end));
        assert!(end == (0, 0) || ends.contains(&end), "no bead of segments crosses a bead of blocks");
    }
}

fn check_beads(alignment: &Alignment, source: usize, target: usize) {
    let (mut s, mut t) = (0, 0);
    for bead in alignment.beads() {
        assert_eq!((bead.source.start, bead.target.start), (s, t), "no gap, no way back");
        assert!(!bead.source.is_empty() || !bead.target.is_empty(), "a bead of nothing");
        assert!((0.0..=1.0).contains(&bead.score), "score {}", bead.score);
        (s, t) = (bead.source.end, bead.target.end);
    }
    assert_eq!((s as usize, t as usize), (source, target), "to the end of both");
}

/// Checks that every sentence is in one row of each level.
fn check_rows(group: &[Arc<Segmented>], bitexts: &[Bitext]) {
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        letters.sort_unstable();
        letters
    };
    let sentences = join("seed", &group[0], bitexts, Level::Sentence);
    let paragraphs = join("seed", &group[0], bitexts, Level::Paragraph);
    assert!(sentences.units.len() >= paragraphs.units.len().min(1));
    for (column, segmented) in group.iter().enumerate() {
        let rows = || sentences.units.iter().filter_map(|unit| unit.texts[column].as_ref());
        assert_eq!(rows().map(|text| text.pieces as usize).sum::<usize>(), segmented.segments.len());
        let in_rows: String = rows().map(|text| text.text.as_str()).collect();
        let mut in_text: String = (0..segmented.segments.len()).map(|n| segmented.segment_text(n)).collect();
        assert!(is_within(&letters(&in_text), &letters(&in_rows)), "every sentence is in a row");
        // A row may have its labels.
        segmented.document.blocks.iter().for_each(|block| in_text += &block.label_text());
        assert!(is_within(&letters(&in_rows), &letters(&in_text)), "nothing else is in a row");
    }
}

/// Whether `part` holds nothing that is not in `whole`, each as often; both are sorted.
fn is_within(part: &[char], whole: &[char]) -> bool {
    let mut whole = whole.iter();
    part.iter().all(|c| whole.any(|other| other == c))
}

/// Two texts with one sentence per line.
pub(super) fn sentences(data: &[u8]) -> Verdict {
    let Some(texts) = texts(data, [Lang::EN, Lang::RU]).filter(|texts| texts.len() == 2) else {
        return Verdict::Refused;
    };
    let sides =
        texts.iter().map(|(lang, text)| Arc::new(Segmenter::new().segment_lines(document(*lang, text))));
    let sides: Vec<Arc<Segmented>> = sides.collect();
    let align = || Aligner::new().align_sentences(sides[0].clone(), sides[1].clone()).value;
    let [beads, again] = with_threads(align);
    assert_eq!(beads, again, "threads change nothing");
    check_beads(&beads, sides[0].document.blocks.len(), sides[1].document.blocks.len());
    Verdict::Accepted
}

/// Two texts line by line.
pub(super) fn words(data: &[u8]) -> Verdict {
    let Some(texts) = texts(data, [Lang::EN, Lang::AR]).filter(|texts| texts.len() == 2) else {
        return Verdict::Refused;
    };
    let lines: Vec<Vec<&str>> = texts.iter().map(|(_, text)| text.split('\n').collect()).collect();
    let rows = lines[0].len().min(lines[1].len());
    let column = |side: usize| Tokenizer::new(texts[side].0).split_column(&lines[side][..rows]);
    let columns = [column(0), column(1)];
    let [found, again] = with_threads(|| WordAligner::new().align(&columns[0], &columns[1]));
    assert_eq!(found.links, again.links, "threads change nothing");
    for row in 0..rows {
        for link in found.links.row(row) {
            assert!((link.source as usize) < columns[0].row(row).len(), "a link to a word");
            assert!((link.target as usize) < columns[1].row(row).len(), "a link to a word");
        }
    }
    Verdict::Accepted
}
