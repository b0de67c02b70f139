//! Numbers as labels write them: in letters and in Roman signs.

/// The letters that count `n` in the manner of `a … z aa ab`, from the letter `first` on; 0 is in digits.
#[must_use]
pub fn letters(mut n: u32, first: u8) -> String {
    if n == 0 {
        return n.to_string();
    }
    let mut out = Vec::new();
    while n > 0 {
        n -= 1;
        out.push(char::from(first + (n % 26) as u8));
        n /= 26;
    }
    out.iter().rev().collect()
}

/// Roman signs and the pairs of them that count less than ten of the smaller, by falling value.
const SIGNS: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// `n` as a lower-case Roman numeral, in digits where Romans had none.
#[must_use]
pub fn roman(n: u32) -> String {
    if n == 0 || n >= 4000 {
        return n.to_string();
    }
    let (mut rest, mut out) = (n, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

/// The number that `text` counts in letters from `first` on: the reverse of [`letters`].
pub(crate) fn from_letters(text: &str, first: u8) -> Option<u32> {
    text.bytes().try_fold(0u32, |n, byte| {
        let digit = byte.checked_sub(first).filter(|d| *d < 26)?;
        n.checked_mul(26)?.checked_add(u32::from(digit) + 1)
    })
}

/// The number of a lower-case Roman numeral: the reverse of [`roman`].
pub(crate) fn from_roman(text: &str) -> Option<u32> {
    let (mut rest, mut sum) = (text, 0u32);
    for (value, sign) in SIGNS {
        while let Some(after) = rest.strip_prefix(sign) {
            (rest, sum) = (after, sum.checked_add(value)?);
        }
    }
    (sum < 4000 && roman(sum) == text).then_some(sum)
}
