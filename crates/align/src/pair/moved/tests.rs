use super::*;

fn bead(source: Range<u32>, target: Range<u32>) -> Bead {
    Bead::new(source, target, 0.9)
}

fn chosen(pairs: &[(u32, u32)]) -> Vec<Chosen> {
    pairs.iter().map(|&(source, target)| Chosen { source, target, sure: 0.8 }).collect()
}

/// The beads of a path in short, `+` before those that are new, and what moved.
fn shown(blocks: &[Bead], weak: &[usize], pairs: &[(u32, u32)]) -> (Vec<String>, Vec<String>) {
    let weak: Vec<bool> = (0..blocks.len()).map(|n| weak.contains(&n)).collect();
    let path = Path::new(blocks, &weak, &chosen(pairs));
    let short = |bead: &Bead| format!("{:?}/{:?}", bead.source, bead.target);
    let pieces = path.pieces.iter().map(|piece| match piece {
        Piece::Kept(n) => short(&blocks[*n]),
        Piece::New(bead) => format!("+{}", short(bead)),
    });
    (pieces.collect(), path.moved.iter().map(short).collect())
}

#[test]
fn a_passage_over_the_path_moves() {
    // pivot 0 1 2, other 1 2 0: the path joins 1-0 and 2-1.
    let blocks = [bead(0..1, 0..0), bead(1..2, 0..1), bead(2..3, 1..2), bead(3..3, 2..3)];
    let (pieces, moved) = shown(&blocks, &[], &[(0, 2)]);
    assert_eq!(pieces, ["0..1/0..0", "1..2/0..1", "2..3/1..2", "3..3/2..3"]);
    assert_eq!(moved, ["0..1/2..3"]);
}

#[test]
fn weak_beads_give_way() {
    // Both blocks were joined with the wrong ones.
    let blocks = [bead(0..1, 0..1), bead(1..2, 1..2), bead(2..3, 2..3)];
    let (pieces, moved) = shown(&blocks, &[0, 1], &[(0, 1), (1, 0)]);
    assert_eq!(pieces, ["+0..1/0..0", "+1..2/0..1", "+2..2/1..2", "2..3/2..3"]);
    assert_eq!(moved, ["0..1/1..2"]);
}

#[test]
fn a_bead_of_several_blocks_gives_way_as_a_whole() {
    // One of the four blocks that block 0 joins looks like block 1.
    let blocks = [bead(0..4, 0..1), bead(4..4, 1..2)];
    let weak = [true, false];
    assert!(settled(&blocks, &weak, chosen(&[(2, 1)])).is_empty());
    let both = chosen(&[(2, 0), (3, 1)]);
    assert_eq!(settled(&blocks, &weak, both.clone()).len(), both.len());
}

#[test]
fn what_fits_into_the_path_is_not_moved() {
    let blocks = [bead(0..1, 0..1), bead(1..2, 1..1), bead(2..2, 1..2), bead(2..3, 2..3)];
    assert_eq!(
        shown(&blocks, &[], &[(1, 1)]),
        (vec!["0..1/0..1".into(), "+1..2/1..2".into(), "2..3/2..3".into()], vec![])
    );
}

#[test]
fn the_longest_chain_stays() {
    let pairs = chosen(&[(0, 3), (1, 0), (2, 4), (3, 1), (4, 2)]);
    let targets: Vec<u32> = longest_chain(&pairs).iter().map(|c| c.target).collect();
    assert_eq!(targets, [0, 1, 2]);
}
