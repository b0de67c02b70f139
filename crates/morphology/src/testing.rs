//! A small dictionary in the format of the real one, for tests.

use std::collections::BTreeMap;

/// The keys of an automaton as a tree; a node may end a key with a number.
#[derive(Default)]
struct Node {
    next: BTreeMap<u8, Node>,
    number: Option<u32>,
}

/// The bytes of an automaton with these keys and numbers, and a guide.
pub(crate) fn automaton(keys: &[(Vec<u8>, u32)]) -> Vec<u8> {
    let mut root = Node::default();
    for (key, number) in keys {
        let end = key.iter().fold(&mut root, |node, &label| node.next.entry(label).or_default());
        end.number = Some(*number);
    }
    let (mut units, mut guide) = (vec![0u32], vec![[0u8; 2]]);
    place(&root, 0, &mut units, &mut guide);
    let count = u32::try_from(guide.len()).expect("a small automaton").to_le_bytes();
    let units = units.iter().flat_map(|unit| unit.to_le_bytes());
    let head = count.into_iter().chain(units);
    head.chain(count).chain(guide.iter().flatten().copied()).collect()
}

/// Gives the children of `node` a block of 256 states of their own.
fn place(node: &Node, state: usize, units: &mut Vec<u32>, guide: &mut Vec<[u8; 2]>) {
    let block = units.len().next_multiple_of(256);
    units.resize(block + 256, 1 << 31);
    guide.resize(block + 256, [0; 2]);
    let offset = u32::try_from(state ^ block).expect("a small automaton");
    // Offsets that are multiples of 256 are stored in steps of 256.
    let offset = if offset.trailing_zeros() >= 8 { offset >> 8 << 10 | 1 << 9 } else { offset << 10 };
    units[state] |= offset;
    if let Some(number) = node.number {
        units[state] |= 1 << 8;
        units[block] = 1 << 31 | number;
    }
    guide[state][0] = node.next.keys().next().copied().unwrap_or(0);
    let labels: Vec<u8> = node.next.keys().copied().collect();
    for (n, (&label, child)) in node.next.iter().enumerate() {
        let at = block ^ usize::from(label);
        units[at] = u32::from(label);
        guide[at][1] = labels.get(n + 1).copied().unwrap_or(0);
        place(child, at, units, guide);
    }
}

/// A key that spells numbers after it.
fn spelled(key: &str, numbers: &[u16]) -> (Vec<u8>, u32) {
    let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_be_bytes()).collect();
    let mut out = key.as_bytes().to_vec();
    out.push(1);
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for chunk in bytes.chunks(3) {
        let held = chunk.iter().chain([&0, &0]).take(3).fold(0u32, |held, &byte| held << 8 | u32::from(byte));
        out.extend((0..4).map(|n| match DIGITS[(held >> (18 - 6 * n) & 63) as usize] {
            digit if n as usize <= chunk.len() => digit,
            _ => b'=',
        }));
    }
    (out, 0)
}

/// The files of a dictionary of `сеть` (table 0), `речной` (table 1) and `учёт` (table 2), in the order of the package.
pub(crate) fn files() -> Vec<Vec<u8>> {
    let suffixes = ["", "ь", "и", "ей", "ой", "ая", "ых", "ые", "ёт", "ёта"];
    let tags = [
        "NOUN,inan,femn sing,nomn",
        "NOUN,inan,femn sing,gent",
        "NOUN,inan,femn plur,gent",
        "NOUN,inan,femn plur,nomn",
        "ADJF masc,sing,nomn",
        "ADJF femn,sing,nomn",
        "ADJF femn,sing,gent",
        "ADJF plur,gent",
        "ADJF plur,nomn",
        "NOUN,inan,masc sing,nomn",
        "NOUN,inan,masc sing,gent",
    ];
    let tables: [&[[u16; 2]]; 3] =
        [&[[1, 0], [2, 1], [3, 2], [2, 3]], &[[4, 4], [5, 5], [4, 6], [6, 7], [7, 8]], &[[8, 9], [9, 10]]];
    let mut paradigms: Vec<u16> = vec![3];
    for table in tables {
        paradigms.push(u16::try_from(3 * table.len()).expect("a small table"));
        paradigms.extend(table.iter().map(|form| form[0]));
        paradigms.extend(table.iter().map(|form| form[1]));
        paradigms.extend(table.iter().map(|_| 0));
    }
    let stems = ["сет", "речн", "уч"];
    let words: Vec<(Vec<u8>, u32)> = tables
        .iter()
        .enumerate()
        .flat_map(|(t, table)| {
            table.iter().enumerate().map(move |(n, form)| {
                let word = format!("{}{}", stems[t], suffixes[usize::from(form[0])]);
                spelled(&word, &[t as u16, n as u16])
            })
        })
        .collect();
    let json = |texts: &[&str]| serde_json::to_vec(texts).expect("JSON");
    vec![
        automaton(&words),
        paradigms.iter().flat_map(|n| n.to_le_bytes()).collect(),
        json(&suffixes),
        json(&tags),
        automaton(&[spelled("етей", &[9, 0, 2]), spelled("тью", &[1, 0, 1])]),
        automaton(&[
            ("сети:NOUN,inan,femn sing,gent".into(), 900_000),
            ("сети:NOUN,inan,femn plur,nomn".into(), 100_000),
        ]),
    ]
}
