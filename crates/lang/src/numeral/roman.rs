//! Roman numerals.

use super::{Read, alike};

/// Which letters a Roman numeral is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Upper,
    Lower,
}

/// A well-formed Roman numeral, also in Cyrillic letters that look the same; the single signs of Unicode count too.
pub(super) fn read(text: &str, case: Case) -> Option<Read> {
    let first = text.chars().next()?;
    let base = match case {
        Case::Upper => 'Ⅰ',
        Case::Lower => 'ⅰ',
    };
    if (base as u32..base as u32 + 12).contains(&(first as u32)) {
        return Some(Read::from((first as u32 - base as u32 + 1, first.len_utf8())));
    }
    let count = text.chars().take_while(|c| value(latin(*c), case) > 0).take(LONGEST).count();
    let letters = text.chars().take(count);
    let signs: Vec<u32> = letters.clone().map(|c| value(latin(c), case)).collect();
    let mut total = 0;
    for (i, v) in signs.iter().enumerate() {
        if signs.get(i + 1).is_some_and(|next| next > v) { total -= *v as i32 } else { total += *v as i32 }
    }
    let total = u32::try_from(total).ok().filter(|n| (1..400).contains(n))?;
    let written = hexapla_model::roman(total);
    let same = letters.clone().map(|c| latin(c).to_ascii_lowercase()).eq(written.chars());
    let len = letters.clone().map(char::len_utf8).sum();
    same.then(|| Read { value: total, len, alike: letters.clone().any(|c| !c.is_ascii()) })
}

/// The longest Roman numeral that counts something, in letters.
const LONGEST: usize = 16;

/// The Latin letter that `c` is or looks like, if there is one.
fn latin(c: char) -> char {
    if c.is_ascii() { c } else { alike(c).unwrap_or(c) }
}

/// What a letter of a Roman numeral of this case counts; 0 for others.
fn value(c: char, case: Case) -> u32 {
    match (c.to_ascii_lowercase(), c.is_ascii_lowercase() == (case == Case::Lower)) {
        ('i', true) => 1,
        ('v', true) => 5,
        ('x', true) => 10,
        ('l', true) => 50,
        ('c', true) => 100,
        ('d', true) => 500,
        ('m', true) => 1000,
        _ => 0,
    }
}
