//! Looks at all bytes of a text: finds one of a kind, many at once, or adds up what a table says of each.

/// How many bytes are looked at together.
const TOGETHER: usize = 32;

/// Where the first byte of `bytes` is, from `from` on, of which `is` is true, given the byte and the one after it (0 after
/// the last). What `is` asks should be a few comparisons, so that it is done for many bytes at once.
#[inline]
pub fn position(bytes: &[u8], from: usize, is: impl Fn(u8, u8) -> bool) -> Option<usize> {
    let mut at = from;
    while let Some((these, next)) = pairs(bytes, at) {
        // All are looked at: a loop that may end before its time is done byte by byte.
        let some = these.iter().zip(next).fold(0, |some, (a, b)| some | u8::from(is(*a, *b)));
        if some != 0 {
            break;
        }
        at += TOGETHER;
    }
    (at..bytes.len()).find(|at| is(bytes[*at], bytes.get(at + 1).copied().unwrap_or_default()))
}

/// Whether there is such a byte.
#[inline]
pub fn any(bytes: &[u8], is: impl Fn(u8, u8) -> bool) -> bool {
    position(bytes, 0, is).is_some()
}

/// The bytes that are looked at together from `at` on, each with the one after it.
#[inline]
fn pairs(bytes: &[u8], at: usize) -> Option<(&[u8; TOGETHER], &[u8; TOGETHER])> {
    Some((bytes.get(at..)?.first_chunk()?, bytes.get(at + 1..)?.first_chunk()?))
}

/// The sum of what `table` has for each of `bytes`; a table may have several small numbers in one.
#[inline]
pub fn sum(bytes: &[u8], table: &[u64; 256]) -> u64 {
    bytes.iter().map(|byte| table[usize::from(*byte)]).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_is_found(text in "[ab]{0,80}", from in 0..90usize) {
            let bytes = text.as_bytes();
            let want = (from..bytes.len()).find(|n| text[*n..].starts_with("ab"));
            prop_assert_eq!(position(bytes, from, |a, b| (a, b) == (b'a', b'b')), want);
            prop_assert_eq!(super::any(bytes, |a, _| a == b'b'), text.contains('b'));
            let mut table = [0; 256];
            (table[usize::from(b'a')], table[usize::from(b'b')]) = (1, 1 << 32);
            let want = [text.matches('a').count() as u64, text.matches('b').count() as u64];
            prop_assert_eq!(sum(bytes, &table), want[0] + (want[1] << 32));
        }
    }
}
