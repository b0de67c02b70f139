//! A word automaton in the binary form of dawgdic: a double array of states, with a guide to the labels that leave each.
//!
//! Source of the format: S. Yata, dawgdic (C++ library); the Python packages `DAWG` and `dawg-python` write and read it.

/// The bit of a unit that says: it holds a value, not a state.
const VALUE: u32 = 1 << 31;
/// The bit of a unit that says: its state ends a key.
const ENDS: u32 = 1 << 8;
/// The bit of a unit that says: its offset is in steps of 256.
const FAR: u32 = 1 << 9;
/// What is between a key and the value that is spelled after it.
const SEPARATOR: u8 = 1;
/// The most bytes that a spelled value may have.
const MOST_SPELLED: usize = 32;

/// An automaton; states are indices of units, and the root is 0.
#[derive(Debug)]
pub(crate) struct Automaton {
    units: Vec<u32>,
    /// For each unit the first label that leaves its state and the label beside its own; 0 is none.
    guide: Vec<[u8; 2]>,
}

impl Automaton {
    /// Reads an automaton; one without a guide spells no values.
    ///
    /// # Errors
    /// What is wrong with the bytes.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, String> {
        let (units, rest) = counted(bytes, 4)?;
        let units: Vec<u32> =
            units.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
        let guide = if rest.is_empty() { &[][..] } else { counted(rest, 2)?.0 };
        let guide: Vec<[u8; 2]> = guide.chunks_exact(2).map(|b| [b[0], b[1]]).collect();
        if units.is_empty() || !guide.is_empty() && guide.len() != units.len() {
            return Err(format!("{} states and {} labels", units.len(), guide.len()));
        }
        Ok(Self { units, guide })
    }

    /// The state that `label` leads to.
    pub(crate) fn step(&self, state: u32, label: u8) -> Option<u32> {
        let next = state ^ self.offset(state)? ^ u32::from(label);
        let unit = *self.units.get(next as usize)?;
        (unit & (VALUE | 0xFF) == u32::from(label)).then_some(next)
    }

    /// The state that the bytes of `key` lead to.
    pub(crate) fn walk(&self, state: u32, key: &[u8]) -> Option<u32> {
        key.iter().try_fold(state, |state, &label| self.step(state, label))
    }

    /// The number that `key` has.
    pub(crate) fn number(&self, key: &[u8]) -> Option<u32> {
        let state = self.walk(0, key)?;
        self.ends(state).then_some(())?;
        let unit = *self.units.get((state ^ self.offset(state)?) as usize)?;
        Some(unit & !VALUE)
    }

    /// The values that are spelled after the key of `state`, in base 64, as numbers of two bytes each.
    pub(crate) fn spelled(&self, state: u32) -> Vec<Vec<u16>> {
        let mut out = Vec::new();
        if let Some(state) = self.step(state, SEPARATOR) {
            self.spell(state, &mut Vec::new(), &mut out);
        }
        out
    }

    fn spell(&self, state: u32, path: &mut Vec<u8>, out: &mut Vec<Vec<u16>>) {
        if path.len() > MOST_SPELLED {
            return;
        }
        if self.ends(state) {
            out.extend(numbers(path));
        }
        let mut label = self.guide.get(state as usize).map_or(0, |g| g[0]);
        while label != 0 {
            let Some(next) = self.step(state, label) else { return };
            path.push(label);
            self.spell(next, path, out);
            path.pop();
            // Labels come in rising order: a damaged guide may not lead in a circle.
            let beside = self.guide.get(next as usize).map_or(0, |g| g[1]);
            label = if beside > label { beside } else { 0 };
        }
    }

    fn ends(&self, state: u32) -> bool {
        self.units.get(state as usize).is_some_and(|unit| unit & ENDS != 0)
    }

    fn offset(&self, state: u32) -> Option<u32> {
        let unit = *self.units.get(state as usize)?;
        Some((unit >> 10) << ((unit & FAR) >> 6))
    }
}

/// The records of `size` bytes whose count is in front of them, and what follows.
fn counted(bytes: &[u8], size: usize) -> Result<(&[u8], &[u8]), String> {
    let (count, rest) = bytes.split_first_chunk::<4>().ok_or("no count of records")?;
    let count = u32::from_le_bytes(*count) as usize;
    let length = count.checked_mul(size).filter(|&length| length <= rest.len());
    let length = length.ok_or_else(|| format!("{count} records of {size} bytes in {} bytes", rest.len()))?;
    Ok(rest.split_at(length))
}

/// The big-endian numbers that a text in base 64 holds; none if it is not such a text.
fn numbers(text: &[u8]) -> Option<Vec<u16>> {
    let mut bytes = Vec::with_capacity(8);
    let (mut held, mut bits) = (0u32, 0);
    for &c in text.iter().filter(|&&c| c != b'=' && c != b'\n') {
        held = held << 6 | sextet(c)?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xFF) as u8);
        }
    }
    let numbers = bytes.chunks_exact(2).map(|b| u16::from_be_bytes([b[0], b[1]]));
    Some(numbers.collect())
}

fn sextet(c: u8) -> Option<u32> {
    let value = match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_base_64() {
        assert_eq!(numbers(b"AAEBAg=="), Some(vec![1, 258]));
        assert_eq!(numbers(b"/+8AAAAF"), Some(vec![0xFFEF, 0, 5]));
        assert_eq!(numbers(b"A-"), None);
    }

    /// `ab` with the number 7: `a` leads from the root to 1, `b` to 2, and 2 has its value at 4.
    #[test]
    fn a_key_and_its_number() {
        let root = 1 ^ u32::from(b'a');
        let a = 1 ^ 2 ^ u32::from(b'b');
        let b = 2 ^ 4;
        let units = [root << 10, a << 10 | u32::from(b'a'), b << 10 | ENDS | u32::from(b'b'), 0, VALUE | 7];
        let bytes: Vec<u8> = [5u32].iter().chain(&units).flat_map(|n| n.to_le_bytes()).collect();
        let automaton = Automaton::parse(&bytes).unwrap();
        assert_eq!(automaton.number(b"ab"), Some(7));
        assert_eq!(automaton.number(b"a"), None);
        assert_eq!(automaton.number(b"abc"), None);
    }

    #[test]
    fn damage_is_an_error_and_no_panic() {
        assert!(Automaton::parse(b"").is_err());
        assert!(Automaton::parse(&[9, 0, 0, 0, 1]).is_err());
        let wild: Vec<u8> = (0..4u32).chain([u32::MAX; 4]).flat_map(u32::to_le_bytes).collect();
        let wild = [&8u32.to_le_bytes()[..], &wild].concat();
        let automaton = Automaton::parse(&wild).unwrap();
        assert!((0..8).all(|state| automaton.spelled(state).is_empty()));
    }
}
