//! Links between the words of two columns.

/// A link between two words of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Index of the source word in its row, from 0; rows with more words than this counts are not linked.
    pub source: u16,
    /// Index of the target word in its row, from 0.
    pub target: u16,
    /// How probable the link is, from 0 to 1.
    pub probability: f32,
}

/// The links between the words of two columns, row by row; those of a row are ordered by source, then target.
#[derive(Debug, Clone, PartialEq)]
pub struct Links {
    links: Vec<Link>,
    /// Where each row begins in `links`, and where the last ends.
    rows: Vec<u32>,
}

impl Default for Links {
    fn default() -> Self {
        Self { links: Vec::new(), rows: vec![0] }
    }
}

impl Links {
    /// No rows.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// So many rows without links.
    #[must_use]
    pub fn none(rows: usize) -> Self {
        Self { links: Vec::new(), rows: vec![0; rows + 1] }
    }

    /// Adds the links of the next row.
    ///
    /// # Panics
    /// If they are not in order, or there are more than 2^32 of all rows: that is a fault of the aligner.
    pub fn push_row(&mut self, links: impl IntoIterator<Item = Link>) {
        let from = self.links.len();
        self.links.extend(links);
        let own = &self.links[from..];
        assert!(own.is_sorted_by_key(|link| (link.source, link.target)), "links of a row are in order");
        self.rows.push(u32::try_from(self.links.len()).expect("fewer than 2^32 links"));
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len() - 1
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many links all rows have together.
    #[must_use]
    pub fn count(&self) -> usize {
        self.links.len()
    }

    /// The links of row `n`.
    ///
    /// # Panics
    /// If there is no row `n`.
    #[must_use]
    pub fn row(&self, n: usize) -> &[Link] {
        &self.links[self.rows[n] as usize..self.rows[n + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(source: u16, target: u16) -> Link {
        Link { source, target, probability: 0.5 }
    }

    #[test]
    fn rows_keep_their_links() {
        let mut links = Links::new();
        links.push_row([link(0, 1), link(1, 0)]);
        links.push_row([]);
        links.push_row([link(2, 2)]);
        assert_eq!((links.len(), links.count()), (3, 3));
        assert_eq!([0, 1, 2].map(|row| links.row(row).len()), [2, 0, 1]);
    }

    #[test]
    #[should_panic(expected = "in order")]
    fn links_out_of_order_are_our_fault() {
        Links::new().push_row([link(1, 0), link(0, 1)]);
    }
}
