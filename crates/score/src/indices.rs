//! Cells of line numbers: `3,4`.

/// The numbers of a cell, sorted, each once; `None` if it holds anything else.
pub(crate) fn parse(cell: &str) -> Option<Vec<u32>> {
    let parts = cell.split(',').map(str::trim).filter(|p| !p.is_empty());
    parts.map(|p| p.parse().ok()).collect::<Option<_>>().map(sorted)
}

/// The numbers sorted, each once.
pub(crate) fn sorted(mut numbers: Vec<u32>) -> Vec<u32> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells() {
        for (cell, want) in
            [("3, 4", Some(vec![3, 4])), ("", Some(vec![])), ("4,3,,4", Some(vec![3, 4])), ("a", None)]
        {
            assert_eq!(parse(cell), want, "{cell}");
        }
    }
}
