//! The different states that are reached at a block.

use super::Node;

/// The different states that are reached at a block, each in the cheapest way.
#[derive(Default)]
pub(super) struct Layer {
    pub(super) nodes: Vec<Node>,
    /// The sums of their states: few states share one, and there are few states.
    sums: Vec<u64>,
}

impl Layer {
    pub(super) fn clear(&mut self) {
        self.nodes.clear();
        self.sums.clear();
    }

    /// Adds a node, unless its state is reached in a way that costs no more.
    pub(super) fn add(&mut self, node: Node) {
        let sum = node.state.sum();
        let mut same = (0..).zip(&self.sums).filter(|(_, other)| **other == sum).map(|(at, _)| at);
        match same.find(|at: &usize| self.nodes[*at].state == node.state) {
            Some(at) if node.cost < self.nodes[at].cost => self.nodes[at] = node,
            Some(_) => {}
            None => {
                self.nodes.push(node);
                self.sums.push(sum);
            }
        }
    }
}
