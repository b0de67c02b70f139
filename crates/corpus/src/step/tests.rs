use std::sync::Arc;

use hexapla_model::{Block, Document, Lang, Location, Segment, Span, Vocabulary};

use super::*;

/// A text whose blocks have so many segments, all of one length.
fn text(sizes: &[u32]) -> Arc<Segmented> {
    let location = Location { line: 1, page: None };
    let blocks = sizes.iter().map(|_| Block::new("a", location, 0)).collect();
    let mut ends = sizes.iter().scan(0, |end, size| {
        let start = *end;
        *end += size;
        Some(start..*end)
    });
    let block_segments: Vec<Range<u32>> = ends.by_ref().collect();
    let segment = |block: usize| Segment {
        block: block as u32,
        span: Span::new(0, 1),
        length: 1.0,
        tokens: 0..0,
        entities: 0..0,
    };
    let segments = (0..sizes.len()).flat_map(|b| (0..sizes[b]).map(move |_| b)).map(segment).collect();
    Arc::new(Segmented {
        document: Document { id: "x".into(), symbol: None, lang: Lang::EN, path: "x".into(), blocks },
        segments,
        block_segments,
        tokens: Vec::new(),
        forms: Vocabulary::default(),
        keys: Vocabulary::default(),
        entities: Vec::new(),
        lengths: hexapla_model::LengthModel { ratio: 1.0, variance: 1.0 },
    })
}

type Beads<'a> = &'a [(Range<u32>, Range<u32>)];

fn bitext(sizes: (&[u32], &[u32]), blocks: Beads<'_>, segments: Beads<'_>) -> Bitext {
    let (source, target) = (text(sizes.0), text(sizes.1));
    let alignment = |beads: Beads<'_>, s: usize, t: usize| {
        let beads = beads.iter().map(|(a, b)| Bead::new(a.clone(), b.clone(), 0.9)).collect();
        Alignment::new(beads, s as u32, t as u32)
    };
    Bitext {
        blocks: alignment(blocks, sizes.0.len(), sizes.1.len()),
        segments: alignment(segments, source.segments.len(), target.segments.len()),
        moved: Vec::new(),
        source,
        target,
    }
}

/// Items of the pivot, items and segments of the other language.
type Ranges = (Range<u32>, Range<u32>, Range<u32>);

/// The steps of each language.
fn steps(len: u32, bitexts: &[Bitext]) -> Vec<Vec<Ranges>> {
    let shown = |steps: Vec<Step>| steps.into_iter().map(|s| (s.source, s.target, s.segments)).collect();
    of_blocks(len, bitexts).into_iter().map(shown).collect()
}

#[test]
fn a_merged_paragraph_is_cut_at_its_sentence() {
    // pivot [0 1] [2] [3]    one [0 1 2] [3]    other [0 1] [2] [3]
    let merged = bitext(
        (&[2, 1, 1], &[3, 1]),
        &[(0..2, 0..1), (2..3, 1..2)],
        &[(0..1, 0..1), (1..2, 1..2), (2..3, 2..3), (3..4, 3..4)],
    );
    let apart = bitext(
        (&[2, 1, 1], &[2, 1, 1]),
        &[(0..1, 0..1), (1..2, 1..2), (2..3, 2..3)],
        &[(0..1, 0..1), (1..2, 1..2), (2..3, 2..3), (3..4, 3..4)],
    );
    let found = steps(3, &[merged, apart]);
    assert_eq!(found[0], [(0..1, 0..1, 0..2), (1..2, 0..1, 2..3), (2..3, 1..2, 3..4)]);
    assert_eq!(found[1], [(0..1, 0..1, 0..2), (1..2, 1..2, 2..3), (2..3, 2..3, 3..4)]);
}

#[test]
fn a_sentence_over_the_end_goes_where_more_of_it_is() {
    // The only sentence of one language is that of both paragraphs; the second paragraph is longer.
    let merged = bitext((&[1, 2], &[1]), &[(0..2, 0..1)], &[(0..3, 0..1)]);
    let apart = bitext(
        (&[1, 2], &[1, 2]),
        &[(0..1, 0..1), (1..2, 1..2)],
        &[(0..1, 0..1), (1..2, 1..2), (2..3, 2..3)],
    );
    let found = steps(2, &[merged, apart]);
    assert_eq!(found[0], [(0..1, 0..0, 0..0), (1..2, 0..1, 0..1)]);
}

#[test]
fn what_all_have_together_stays_together() {
    let merged = || bitext((&[1, 1], &[2]), &[(0..2, 0..1)], &[(0..1, 0..1), (1..2, 1..2)]);
    assert_eq!(steps(2, &[merged(), merged()])[1], [(0..2, 0..1, 0..2)]);
    // An omission shows no end.
    let omitted = bitext((&[1, 1], &[]), &[(0..1, 0..0), (1..2, 0..0)], &[(0..1, 0..0), (1..2, 0..0)]);
    assert_eq!(steps(2, &[merged(), omitted])[0], [(0..2, 0..1, 0..2)]);
}

#[test]
fn a_sentence_that_one_version_joins_stays_two_rows() {
    // pivot 0 1; two versions have both apart, one has them joined.
    let segments = |sizes: &[u32], beads: Beads<'_>| bitext((&[2], sizes), &[(0..1, 0..1)], beads);
    let apart = || segments(&[2], &[(0..1, 0..1), (1..2, 1..2)]);
    let joined = || {
        let sure = segments(&[1], &[(0..2, 0..1)]);
        Bitext { segments: sure.segments.clone().trusted(0.3), ..sure }
    };
    let shape = |bitexts: &[Bitext]| -> Vec<Vec<(Range<u32>, Range<u32>)>> {
        let all = of_segments(2, bitexts).into_iter();
        all.map(|steps| steps.into_iter().map(|s| (s.source, s.target)).collect()).collect()
    };
    let two = vec![(0..1, 0..1), (1..2, 1..2)];
    assert_eq!(shape(&[apart(), joined(), apart()]), [two.clone(), vec![(0..1, 0..1), (1..2, 1..1)], two]);
    // As many join as part: both stay together.
    assert_eq!(shape(&[joined(), apart()])[0], [(0..2, 0..1)]);
}

#[test]
fn an_omission_inside_a_moved_passage_hides_nothing() {
    // pivot 0 1 2, other 2 0 1: what moved to 0 and to 2 meets at item 1 of the other text.
    let bead = |source: Range<u32>, target: Range<u32>| Step::of_bead(&Bead::new(source, target, 0.9));
    let path = vec![bead(0..1, 0..0), bead(1..1, 0..1), bead(1..1, 1..2), bead(1..2, 2..3), bead(2..3, 3..3)];
    let steps = with_moved(path, vec![bead(0..1, 1..2), bead(2..3, 0..1), bead(3..3, 1..1)]);
    let mut targets: Vec<u32> = steps.iter().flat_map(|step| step.target.clone()).collect();
    targets.sort_unstable();
    assert_eq!(targets, [0, 1, 2], "each item once");
}

#[test]
fn a_moved_block_takes_the_place_of_its_omissions() {
    // pivot 0 1 2, other 1 2 0.
    let mut moved = bitext(
        (&[1, 1, 1], &[1, 1, 1]),
        &[(0..1, 0..0), (1..2, 0..1), (2..3, 1..2), (3..3, 2..3)],
        &[(0..1, 0..0), (1..2, 0..1), (2..3, 1..2), (3..3, 2..3)],
    );
    let bead = Bead::new(0..1, 2..3, 0.8);
    moved.moved = vec![Moved::new(bead.clone(), vec![bead])];
    for steps in [of_blocks(3, std::slice::from_ref(&moved)), of_segments(3, &[moved])] {
        let found: Vec<_> = steps[0].iter().map(|s| (s.source.clone(), s.target.clone(), s.moved)).collect();
        assert_eq!(found, [(0..1, 2..3, true), (1..2, 0..1, false), (2..3, 1..2, false)]);
    }
}

#[test]
fn blocks_without_segments_stay() {
    let merged = bitext((&[1, 1], &[1, 0, 1, 0]), &[(0..2, 0..4)], &[(0..1, 0..1), (1..2, 1..2)]);
    let apart = bitext((&[1, 1], &[1, 1]), &[(0..1, 0..1), (1..2, 1..2)], &[(0..1, 0..1), (1..2, 1..2)]);
    let found = steps(2, &[merged, apart]);
    assert_eq!(found[0], [(0..1, 0..1, 0..1), (1..2, 1..4, 1..2)]);
}
