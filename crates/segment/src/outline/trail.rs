//! How the readings that are alive were reached, with what is decided put on record as the search goes on.

use super::{Node, Role};

/// What is kept of a [`Node`] when the search has gone on: the state follows from the roles before it.
#[derive(Clone, Copy)]
pub(super) struct Link {
    pub(super) cost: f32,
    from: u16,
    pub(super) role: Role,
}

const _: () = assert!(size_of::<Link>() == 8 && super::ALIVE < u16::MAX as usize);

/// From how many links on it is looked which blocks all readings agree on.
const FEW: usize = 1 << 14;
/// The most links that are kept: 32 MB. Beyond, what the cheapest reading says about the first half of the blocks is final;
/// readings stay apart for so long only in texts that are not documents.
const MANY: usize = 1 << 22;

/// The links of all readings that are alive, block by block. Nearly always these have one beginning: of that one link a
/// block is left.
pub(super) struct Trail {
    decided: Vec<Link>,
    links: Vec<Link>,
    /// Where the links of each block that is not decided end.
    ends: Vec<usize>,
    /// At how many links it is looked next.
    limit: usize,
    most: usize,
}

impl Default for Trail {
    fn default() -> Self {
        Self::new(FEW, MANY)
    }
}

impl Trail {
    fn new(limit: usize, most: usize) -> Self {
        Self { decided: Vec::new(), links: Vec::new(), ends: Vec::new(), limit, most }
    }

    /// Adds the nodes of the next block, of which some may be given up.
    pub(super) fn add(&mut self, layer: &mut Vec<Node>) {
        self.links.extend(layer.iter().map(|n| Link { cost: n.cost, from: n.from, role: n.role }));
        self.ends.push(self.links.len());
        if self.links.len() <= self.limit {
            return;
        }
        let least = self.limit.min(FEW);
        self.decide();
        if self.links.len() > self.most {
            self.give_up(layer);
            self.decide();
        }
        self.limit = (2 * self.links.len()).clamp(least, self.most.max(least));
    }

    /// The links of the reading that ends in node `end` of the last block.
    pub(super) fn path(mut self, end: usize) -> Vec<Link> {
        if let Some(last) = self.ends.len().checked_sub(1) {
            self.record(last, end);
        }
        self.decided
    }

    fn layer(&self, n: usize) -> &[Link] {
        let from = if n == 0 { 0 } else { self.ends[n - 1] };
        &self.links[from..self.ends[n]]
    }

    /// Puts the part of the readings on record that all have in common.
    fn decide(&mut self) {
        let Some(last) = self.ends.len().checked_sub(1) else { return };
        let mut nodes: Vec<u16> = (0..self.layer(last).len() as u16).collect();
        for n in (0..=last).rev() {
            if let [one] = nodes[..] {
                self.record(n, one.into());
                return;
            }
            let layer = self.layer(n);
            nodes.iter_mut().for_each(|node| *node = layer[usize::from(*node)].from);
            nodes.sort_unstable();
            nodes.dedup();
        }
    }

    /// Puts the reading up to node `at` of layer `n` on record, and forgets the layers up to there.
    fn record(&mut self, n: usize, mut at: usize) {
        let before = self.decided.len();
        for n in (0..=n).rev() {
            let link = self.layer(n)[at];
            self.decided.push(link);
            at = link.from.into();
        }
        self.decided[before..].reverse();
        let end = self.ends[n];
        self.links.drain(..end);
        self.ends.drain(..=n);
        self.ends.iter_mut().for_each(|e| *e -= end);
    }

    /// Gives up the nodes of the last block whose readings differ from the cheapest in the first half of the blocks.
    fn give_up(&mut self, layer: &mut Vec<Node>) {
        let last = self.ends.len() - 1;
        let mut origins: Vec<usize> = (0..layer.len()).collect();
        for n in (last / 2 + 1..=last).rev() {
            let nodes = self.layer(n);
            origins.iter_mut().for_each(|node| *node = usize::from(nodes[*node].from));
        }
        let cheapest = (0..layer.len()).min_by(|a, b| layer[*a].cost.total_cmp(&layer[*b].cost));
        let Some(kept) = cheapest.map(|node| origins[node]) else { return };
        let from = self.ends[last] - layer.len();
        let links = self.links.split_off(from);
        self.links.extend(links.into_iter().zip(&origins).filter(|(_, o)| **o == kept).map(|(link, _)| link));
        self.ends[last] = self.links.len();
        let mut origins = origins.into_iter();
        layer.retain(|_| origins.next() == Some(kept));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::State;
    use super::*;

    fn node(from: u16, cost: f32) -> Node {
        Node { state: State::default(), cost, from, role: Role::Label((cost as u32 % 251) as u8) }
    }

    /// The costs along the path that ends in the first node, of layers whose nodes have these predecessors.
    fn path(layers: &[Vec<u16>], mut trail: Trail) -> (Vec<f32>, usize) {
        let mut most = 0;
        for (n, layer) in layers.iter().enumerate() {
            let mut nodes: Vec<Node> = layer
                .iter()
                .zip(0u16..)
                .map(|(from, k)| node(*from, n as f32 * 16.0 + f32::from(k)))
                .collect();
            trail.add(&mut nodes);
            most = most.max(trail.links.len());
        }
        (trail.path(0).iter().map(|link| link.cost).collect(), most)
    }

    proptest! {
        #[test]
        fn what_is_decided_early_is_decided_alike(
            seeds in prop::collection::vec(prop::collection::vec(0u16..1_000, 1..8), 1..60)) {
            let mut width = 1;
            let layers: Vec<Vec<u16>> = seeds
                .into_iter()
                .map(|layer| {
                    let layer: Vec<u16> = layer.into_iter().map(|seed| seed % width).collect();
                    width = layer.len() as u16;
                    layer
                })
                .collect();
            let late = path(&layers, Trail::new(usize::MAX, usize::MAX)).0;
            prop_assert_eq!(late.len(), layers.len());
            prop_assert_eq!(late, path(&layers, Trail::new(0, usize::MAX)).0);
        }
    }

    #[test]
    fn readings_that_never_meet_are_given_up_at_last() {
        // Two readings side by side, the first the cheaper one.
        let layers = vec![vec![0, 0]; 1].into_iter().chain(vec![vec![0, 1]; 500]).collect::<Vec<_>>();
        let (late, all) = path(&layers, Trail::new(usize::MAX, usize::MAX));
        assert_eq!(all, 1_002);
        let mut trail = Trail::new(10, 100);
        let mut given_up = false;
        for (n, layer) in layers.iter().enumerate() {
            let mut nodes: Vec<Node> = layer
                .iter()
                .zip(0u16..)
                .map(|(from, k)| node(*from, n as f32 * 16.0 + f32::from(k)))
                .collect();
            if given_up {
                nodes.truncate(1);
            }
            trail.add(&mut nodes);
            given_up |= nodes.len() == 1;
            assert!(trail.links.len() <= 100);
        }
        assert!(given_up);
        assert_eq!(trail.path(0).iter().map(|link| link.cost).collect::<Vec<_>>(), late);
    }
}
