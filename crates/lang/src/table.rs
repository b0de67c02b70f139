//! Reads tables of languages: one row per line, cells between tabs, `#` before comments.

/// The lines of a table of `data/`, in cells.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

/// The first cells of the lines of a table: the languages that it knows.
pub fn codes(table: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').map_or(line, |(code, _)| code))
}
