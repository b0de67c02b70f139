//! A part of the documents of a run, so that several machines share them.

use std::str::FromStr;

/// One of several parts that the documents of a run are divided into, by their names alone.
///
/// ```
/// use hexapla::Shard;
///
/// let shards: Vec<Shard> = ["1/3", "2/3", "3/3"].iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
/// assert_eq!(shards.iter().filter(|shard| shard.holds("A_78_123")).count(), 1);
/// # Ok::<(), hexapla::ShardError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which part it is, from 0.
    index: u64,
    /// How many parts there are.
    count: u64,
}

/// What is no part of several.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no part of a run; expected I/N such as 2/8: the second of eight parts")]
pub struct ShardError {
    text: String,
}

impl FromStr for Shard {
    type Err = ShardError;

    fn from_str(text: &str) -> Result<Self, ShardError> {
        let numbers = text.split_once('/').and_then(|(index, count)| {
            let number = |text: &str| text.trim().parse::<u32>().ok();
            Some((number(index)?, number(count)?))
        });
        match numbers.filter(|(index, count)| (1..=*count).contains(index)) {
            Some((index, count)) => Ok(Self { index: u64::from(index - 1), count: u64::from(count) }),
            None => Err(ShardError { text: text.to_owned() }),
        }
    }
}

impl Shard {
    /// Whether the document of that name belongs to this part. The answer is the same on all machines and in all versions.
    #[must_use]
    pub fn holds(self, name: &str) -> bool {
        hash(name) % self.count == self.index
    }
}

/// FNV-1a of 64 bits, mixed (the finalizer of `SplitMix64`), since its low bits alone are uneven.
fn hash(name: &str) -> u64 {
    let hash = name.bytes().fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    });
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read() {
        for (text, is_part) in [
            ("1/1", true),
            ("2/8", true),
            ("0/8", false),
            ("9/8", false),
            ("1", false),
            ("a/b", false),
            ("-1/2", false),
        ] {
            assert_eq!(text.parse::<Shard>().is_ok(), is_part, "{text}");
        }
        let message = "`3/2` is no part of a run; expected I/N such as 2/8: the second of eight parts";
        assert_eq!("3/2".parse::<Shard>().unwrap_err().to_string(), message);
    }

    #[test]
    fn each_document_is_in_one_part_and_parts_are_even() {
        const PARTS: usize = 7;
        let shards: Vec<Shard> = (1..=PARTS).map(|n| format!("{n}/{PARTS}").parse().unwrap()).collect();
        let mut sizes = [0; PARTS];
        for n in 0..7_000 {
            let name = format!("A_{n}_doc");
            let of: Vec<usize> = (0..PARTS).filter(|part| shards[*part].holds(&name)).collect();
            assert_eq!(of.len(), 1, "{name}");
            sizes[of[0]] += 1;
        }
        assert!(sizes.iter().all(|size| (850..1_150).contains(size)), "{sizes:?}");
        // Machines with other versions agree.
        assert_eq!(hash("A_78_123"), 0x2BFB_B0FD_5442_110A);
    }
}
