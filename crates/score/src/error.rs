//! What can be wrong with a file to be scored.

use std::path::PathBuf;

/// What is wrong with a gold or a predicted file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScoreError {
    /// A line is not a bead.
    #[error("{}, line {line}: expected a bead such as `[0, 1]:[0]:0.93` or `0,1<TAB>0`, found `{found}`", .path.display())]
    Bead {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// Its first characters.
        found: String,
    },
    /// A cell does not hold line numbers.
    #[error("{}, line {line}: expected numbers of lines separated by commas, found `{found}`", .path.display())]
    Indices {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the cell holds.
        found: String,
    },
    /// A token is not a word link.
    #[error("{}, line {line}: expected a link such as `0-1` or `0p1`, found `{found}`", .path.display())]
    Link {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The token.
        found: String,
    },
    /// Two files that go line by line are not equally long.
    #[error("{} and {}: {gold} and {predicted} lines, expected as many", .gold_path.display(), .predicted_path.display())]
    Lengths {
        /// The gold file.
        gold_path: PathBuf,
        /// Its number of lines.
        gold: usize,
        /// The predicted file.
        predicted_path: PathBuf,
        /// Its number of lines.
        predicted: usize,
    },
    /// A table lacks a column.
    #[error("{}: expected a column `{column}`, found {found}", .path.display())]
    Column {
        /// The file.
        path: PathBuf,
        /// The column.
        column: String,
        /// The columns that are there.
        found: String,
    },
    /// A table cannot be read as CSV.
    #[error("{}, line {line}: {message}", .path.display())]
    Csv {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        message: String,
    },
}

/// The first characters of `text`, for a message.
pub(crate) fn excerpt(text: &str) -> String {
    text.chars().take(40).collect()
}
