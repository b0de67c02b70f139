//! All pieces of a vocabulary that begin at one place of a text, shortest first.

use std::ops::Range;

/// Children of a node are side by side, ordered by their byte.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    first: u32,
    children: u32,
    /// The piece that ends here and 1, or 0.
    piece: u32,
}

/// A tree of bytes.
#[derive(Debug)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
    /// The byte that leads to each node.
    labels: Vec<u8>,
}

impl Trie {
    /// A tree of `keys` with their numbers; of equal keys the one with the lowest number counts.
    pub(crate) fn new<'a>(keys: impl IntoIterator<Item = (&'a [u8], u32)>) -> Self {
        let mut keys: Vec<(&[u8], u32)> = keys.into_iter().collect();
        keys.sort_unstable();
        let mut trie = Self { nodes: vec![Node::default()], labels: vec![0] };
        // Breadth first: the keys below each node that waits for its children.
        let mut below: Vec<Range<usize>> = Vec::from([Range { start: 0, end: keys.len() }]);
        let mut level = 0..1;
        let mut depth = 0;
        while !level.is_empty() {
            let next = trie.nodes.len();
            let mut deeper = Vec::new();
            for (node, range) in level.zip(below) {
                trie.grow(node, &keys, range, depth, &mut deeper);
            }
            level = next..trie.nodes.len();
            below = deeper;
            depth += 1;
        }
        trie
    }

    /// Gives `node` its children: the keys of `range` share `depth` bytes.
    fn grow(
        &mut self,
        node: usize,
        keys: &[(&[u8], u32)],
        range: Range<usize>,
        depth: usize,
        deeper: &mut Vec<Range<usize>>,
    ) {
        let ended = keys[range.clone()].iter().take_while(|(key, _)| key.len() == depth).count();
        if ended > 0 {
            self.nodes[node].piece = keys[range.start].1 + 1;
        }
        self.nodes[node].first = self.nodes.len() as u32;
        let mut start = range.start + ended;
        while start < range.end {
            let label = keys[start].0[depth];
            let same = keys[start..range.end].iter().take_while(|(key, _)| key[depth] == label).count();
            self.nodes.push(Node::default());
            self.labels.push(label);
            self.nodes[node].children += 1;
            deeper.push(start..start + same);
            start += same;
        }
    }

    /// The pieces that `text` begins with, as pairs of length in bytes and number.
    pub(crate) fn prefixes<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = (usize, u32)> + 'a {
        let mut at = self.nodes.first().copied().unwrap_or_default();
        let walk = text.iter().map_while(move |byte| {
            let first = at.first as usize;
            let child = self.labels[first..first + at.children as usize].binary_search(byte).ok()?;
            at = self.nodes[first + child];
            Some(at.piece)
        });
        walk.enumerate().filter(|(_, piece)| *piece > 0).map(|(n, piece)| (n + 1, piece - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_come_shortest_first() {
        let keys = ["a", "ab", "abcd", "б", "ба", "ab", ""];
        let trie = Trie::new(keys.iter().zip(0..).map(|(key, n)| (key.as_bytes(), n)));
        let prefixes = |text: &str| trie.prefixes(text.as_bytes()).collect::<Vec<_>>();
        assert_eq!(prefixes("abcde"), [(1, 0), (2, 1), (4, 2)]);
        assert_eq!(prefixes("abc"), [(1, 0), (2, 1)]);
        assert_eq!(prefixes("баб"), [(2, 3), (4, 4)]);
        assert_eq!(prefixes("c"), []);
        assert_eq!(prefixes(""), []);
        assert_eq!(Trie::new([]).prefixes(b"a").count(), 0);
    }
}
