//! Takes out of the blocks, before the outline is read, what is not the author's text: link targets and running heads.

use std::collections::HashMap;

use hexapla_model::{Block, BlockKind};

/// Reduces Markdown links to their text, in place.
///
/// `[A/70/1](#)` becomes `A/70/1`; the places of the pieces move along.
pub(crate) fn reduce_links(block: &mut Block) {
    if !block.text.contains("](") {
        return;
    }
    let text = std::mem::take(&mut block.text);
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    while let Some(middle) = text[from..].find("](").map(|n| n + from) {
        let open = text[from..middle].rfind('[').map(|n| n + from);
        let close = link_end(&text, middle + 2).filter(|end| is_target(&text[middle + 2..end - 1]));
        if let (Some(open), Some(close)) = (open, close) {
            cuts.push((open, open + 1));
            cuts.push((middle, close));
            from = close;
        } else {
            from = middle + 2;
        }
    }
    let mut kept = 0;
    for &(start, end) in &cuts {
        block.text.push_str(&text[kept..start]);
        kept = end;
    }
    block.text.push_str(&text[kept..]);
    for piece in &mut block.pieces {
        let at = piece.offset as usize;
        let gone: usize = cuts.iter().filter(|c| c.0 < at).map(|c| c.1.min(at) - c.0).sum();
        piece.offset = (at - gone) as u32;
    }
}

/// The end of a link target that opens at `from`, with brackets inside it in pairs.
fn link_end(text: &str, from: usize) -> Option<usize> {
    let mut depth = 1;
    for (at, c) in text[from..].char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '\n' => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(from + at + 1);
        }
        if at > 2_000 {
            return None;
        }
    }
    None
}

/// Whether the text in the brackets of a link can be a target, with or without a title: prose cannot.
fn is_target(text: &str) -> bool {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix('<') {
        return rest.split_once('>').is_some_and(|(_, title)| is_title(title));
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    end > 0 && is_title(&text[end..])
}

/// Whether `text` is blank or one quotation.
fn is_title(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || text.len() > 1 && ['"', '\''].iter().any(|q| text.starts_with(*q) && text.ends_with(*q))
}

/// Marks page numbers, job numbers and repeated page heads as [`BlockKind::RunningHead`].
pub(crate) fn set_running_heads_apart(blocks: &mut [Block]) {
    let mut repeats: HashMap<String, u32> = HashMap::new();
    for block in blocks.iter() {
        if let Some(key) = head_key(&block.text) {
            *repeats.entry(key).or_default() += 1;
        }
    }
    let mut seen = std::collections::HashSet::new();
    for block in blocks.iter_mut().filter(|b| b.kind == BlockKind::Other) {
        // The first is the masthead's own.
        let head = head_key(&block.text).filter(|key| repeats.get(key).is_some_and(|n| *n >= 3));
        let repeated = head.is_some_and(|key| !seen.insert(key));
        if repeated || is_page_number(&block.text) || is_job_number(&block.text) {
            block.kind = BlockKind::RunningHead;
        }
    }
}

/// The most characters of a page head.
const HEAD: usize = 60;

/// What page heads have in common when their page number is skipped: only heads with a document symbol count.
fn head_key(text: &str) -> Option<String> {
    let text = text.trim();
    let is_long = text.len() > 4 * HEAD || text.chars().nth(HEAD).is_some();
    if is_long || !text.contains('/') || !text.split_whitespace().any(is_symbol) {
        return None;
    }
    let parts = text.split_whitespace().filter(|w| is_symbol(w) || !w.contains(|c: char| c.is_numeric()));
    Some(parts.collect::<Vec<_>>().join(" "))
}

/// Whether a word may be the symbol of a document.
fn is_symbol(word: &str) -> bool {
    word.contains('/')
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "/.()-_".contains(c))
}

/// Words for a page before its number, in lower case.
const PAGE: [&str; 4] = ["page", "página", "страница", "صفحة"];
/// Words between the number of a page and the number of pages.
const OF: [&str; 5] = ["of", "de", "sur", "из", "من"];

/// `- 3 -`, `3/35`, `Page 3`, `page 3 of 12`, `第3页`: never a bare number, which may be a cell of a table or a lost
/// label, and no fraction above one.
fn is_page_number(text: &str) -> bool {
    let text = text.trim();
    // Most texts show it by their first words.
    if text.chars().filter(|c| !c.is_whitespace()).nth(PAGE_LONGEST).is_some() {
        return false;
    }
    let inner = text.strip_prefix(['-', '–', '—']).and_then(|t| t.strip_suffix(['-', '–', '—']));
    let han = text.strip_prefix('第').and_then(|t| t.strip_suffix(['页', '頁']));
    if inner.or(han).is_some_and(|t| page_number(t.trim()).is_some()) || is_fraction(text) {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [word, n] => is_page_word(word) && (page_number(n).is_some() || is_fraction(n)),
        [word, n, of, all] => is_page_word(word) && OF.contains(of) && is_within(n, all),
        _ => false,
    }
}

/// The most characters of the number of a page, blanks not counted: a word, a fraction, a word, a number.
const PAGE_LONGEST: usize = 32;

/// The number of a page in figures.
fn page_number(text: &str) -> Option<u32> {
    let figures = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| figures)
}

/// Whether both are numbers of pages, and `page` is no greater than `all`.
fn is_within(page: &str, all: &str) -> bool {
    page_number(page).zip(page_number(all)).is_some_and(|(page, all)| page <= all)
}

/// Whether `text` is the number of a page and the number of all pages: `3/35`.
fn is_fraction(text: &str) -> bool {
    text.split_once('/').is_some_and(|(page, all)| is_within(page, all))
}

fn is_page_word(word: &str) -> bool {
    PAGE.contains(&word.to_lowercase().as_str())
}

/// `V.23-18795`, `V.23-18795 (C)`, `N2330012 (E)`, `GE.15-12345`, with or without a page number beside it.
fn is_job_number(text: &str) -> bool {
    // Most texts show it by their first character, or by their first words.
    let opens = |c: char| c.is_ascii_digit() || "VGNKAB(-–—第".contains(c);
    if !text.trim_start().starts_with(opens) {
        return false;
    }
    let own = text.split_whitespace().filter(|word| !word.contains(|c: char| c.is_ascii_digit()));
    if own.take(JOB_WORDS + 1).count() > JOB_WORDS {
        return false;
    }
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.retain(|word| !(word.bytes().any(|b| b.is_ascii_digit()) && is_page_number(word)));
    if words.len() > 1 && words.iter().all(|w| w.len() <= 12) {
        words.retain(|w| !w.starts_with(|c: char| c.is_ascii_digit()));
    }
    match words.as_slice() {
        [job] => is_job(job),
        [job, tag] => is_job(job) && tag.len() == 3 && tag.starts_with('(') && tag.ends_with(')'),
        _ => false,
    }
}

/// The most words of a job number that have no figures: its tag.
const JOB_WORDS: usize = 1;

/// Whether a word is the letters of an office and a number: `V.23-18795`.
fn is_job(word: &str) -> bool {
    let (letters, digits) = word.split_at(word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len()));
    let office = matches!(letters, "V." | "GE." | "N" | "V" | "GE" | "K" | "K." | "A" | "B");
    office && digits.len() >= 7 && digits.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use hexapla_model::Location;

    fn block(text: &str) -> Block {
        Block::new(text, Location { line: 1, page: None }, 0)
    }

    #[test]
    fn links_become_their_text() {
        let cases = [
            ("see [FWB/1](#) and [x](http://a.org/b(c)).", "see FWB/1 and x."),
            ("no [link] (here)", "no [link] (here)"),
            ("open [x](y", "open [x](y"),
            ("](", "]("),
            ("array [1](see the annex) is long", "array [1](see the annex) is long"),
            ("blank [1]( ) and [2]() stay", "blank [1]( ) and [2]() stay"),
            ("[a](<b c.pdf>), [d](e \"a title\"), [f](<g> 'h')", "a, d, f"),
            ("[a](b \"c\" d)", "[a](b \"c\" d)"),
        ];
        for (text, want) in cases {
            let mut b = block(text);
            reduce_links(&mut b);
            assert_eq!(b.text, want);
        }
    }

    #[test]
    fn running_heads() {
        let heads = [
            "V.23-18795 (C)",
            "N2330012",
            "V.23-18795",
            "2/35",
            "- 3 -",
            "3/35 V.23-18795",
            "GE.15-12345 (E)",
            "Page 3",
            "page 3 of 12",
            "PAGE 3/12",
            "página 3 de 12",
            "第3页",
        ];
        let text = [
            "3",
            "Chile",
            "N 5",
            "9/6",
            "12. Text",
            "A/70/1",
            "2024",
            "Page",
            "page 9 of 6",
            "Page three",
            "Page 3 shows",
        ];
        for t in heads {
            assert!(is_page_number(t) || is_job_number(t), "{t}");
        }
        for t in text {
            assert!(!is_page_number(t) && !is_job_number(t), "{t}");
        }
    }

    #[test]
    fn only_repeated_symbols_are_heads() {
        let mut blocks: Vec<Block> =
            ["A/70/1", "Text.", "A/70/1", "More.", "A/70/1 4", "A/70/2"].map(block).into();
        set_running_heads_apart(&mut blocks);
        let kinds: Vec<bool> = blocks.iter().map(|b| b.kind == BlockKind::RunningHead).collect();
        assert_eq!(kinds, [false, false, true, false, true, false]);
    }
}
