//! Where the titles that contents name are in the text.

use std::collections::HashMap;

use hexapla_model::Block;

/// The longest title of a line of contents, in bytes.
pub(super) const LONGEST: usize = 400;

/// A title with single blanks and in small letters.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The texts of a document that may be titles, each with the index of the last block that is this text.
pub(super) struct Titles(HashMap<String, usize>);

impl Titles {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let short = blocks.iter().enumerate().filter(|(_, block)| block.text.len() <= LONGEST);
        Self(short.map(|(n, block)| (plain(&block.text), n)).collect())
    }

    /// Whether a title, which is [`plain`], is the text of the block `index` or of one after it.
    pub(super) fn has_from(&self, title: &str, index: usize) -> bool {
        self.0.get(title).is_some_and(|last| *last >= index)
    }
}
