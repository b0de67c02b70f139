//! Cells of line numbers: `3,4`.

/// The numbers of a cell, sorted, each once; `None` if it holds anything else.
pub(crate) fn parse(cell: &str) -> Option<Vec<u32>> {
    let parts = cell.split(',').map(str::trim).filter(|p| !p.is_empty());
    let mut numbers: Vec<u32> = parts.map(|p| p.parse().ok()).collect::<Option<_>>()?;
    numbers.sort_unstable();
    numbers.dedup();
    Some(numbers)
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
