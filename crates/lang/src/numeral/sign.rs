//! Single signs that hold a number and what is around it: `㈡`, `②`, `⑵`, `⒉`, `⒝`.

use super::Read;

/// Runs of signs with a number in a circle or in brackets: the first, the last, the number of the first.
const ENCLOSED: [(char, char, u32); 15] = [
    ('①', '⑳', 1),
    ('⑴', '⒇', 1),
    ('⒜', '⒵', 1),
    ('Ⓐ', 'Ⓩ', 1),
    ('ⓐ', 'ⓩ', 1),
    ('⓫', '⓴', 11),
    ('⓵', '⓾', 1),
    ('❶', '❿', 1),
    ('➀', '➉', 1),
    ('➊', '➓', 1),
    ('㈠', '㈩', 1),
    ('㉑', '㉟', 21),
    ('㊀', '㊉', 1),
    ('㊱', '㊿', 36),
    ('🄐', '🄩', 1),
];

/// The same for figures with a full stop.
const STOPPED: [(char, char, u32); 1] = [('⒈', '⒛', 1)];

/// The number of an enclosed sign.
pub(super) fn enclosed(text: &str) -> Option<Read> {
    sign(text, &ENCLOSED)
}

/// The number of a sign with a full stop.
pub(super) fn stopped(text: &str) -> Option<Read> {
    sign(text, &STOPPED)
}

fn sign(text: &str, runs: &[(char, char, u32)]) -> Option<Read> {
    let c = text.chars().next()?;
    let &(first, _, number) = runs.iter().find(|(first, last, _)| (*first..=*last).contains(&c))?;
    Some(Read::from((c as u32 - first as u32 + number, c.len_utf8())))
}
