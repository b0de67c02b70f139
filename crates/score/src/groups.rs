//! Groups of things that were named together, directly or by way of others (union-find).

use std::collections::{BTreeMap, BTreeSet};

/// Things by the group they are in.
#[derive(Debug)]
pub(crate) struct Groups<N> {
    numbers: BTreeMap<N, usize>,
    parent: Vec<usize>,
}

impl<N: Ord + Copy> Groups<N> {
    /// The groups that `ties` make of their members.
    pub(crate) fn new(ties: impl IntoIterator<Item = impl IntoIterator<Item = N>>) -> Self {
        let mut groups = Self { numbers: BTreeMap::new(), parent: Vec::new() };
        for tie in ties {
            let mut first = None;
            for member in tie {
                let n = groups.number(member);
                let first = *first.get_or_insert(n);
                let (a, b) = (groups.root(first), groups.root(n));
                groups.parent[a.max(b)] = a.min(b);
            }
        }
        groups
    }

    fn number(&mut self, member: N) -> usize {
        let next = self.parent.len();
        let n = *self.numbers.entry(member).or_insert(next);
        if n == next {
            self.parent.push(next);
        }
        n
    }

    fn root(&mut self, mut n: usize) -> usize {
        while self.parent[n] != n {
            self.parent[n] = self.parent[self.parent[n]];
            n = self.parent[n];
        }
        n
    }

    /// The number of the group of `member`, if it was named.
    pub(crate) fn of(&mut self, member: N) -> Option<usize> {
        let n = *self.numbers.get(&member)?;
        Some(self.root(n))
    }

    /// The members of each group, by its number.
    pub(crate) fn members(&mut self) -> BTreeMap<usize, BTreeSet<N>> {
        let mut members: BTreeMap<usize, BTreeSet<N>> = BTreeMap::new();
        for (member, n) in self.numbers.clone() {
            members.entry(self.root(n)).or_default().insert(member);
        }
        members
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_reach_far() {
        let mut groups = Groups::new([vec![1, 2], vec![5], vec![3, 4], vec![2, 3]]);
        assert_eq!(
            (groups.of(1), groups.of(4), groups.of(5), groups.of(9)),
            (Some(0), Some(0), Some(2), None)
        );
        assert_eq!(groups.members()[&0], BTreeSet::from([1, 2, 3, 4]));
    }
}
