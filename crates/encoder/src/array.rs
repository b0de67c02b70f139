//! Arrays of numbers in NumPy's formats: `.npy`, and `.npz`, a zip of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hexapla_data::{Archive, DataError, MOST_BYTES};

use crate::apart;
use crate::error::EncoderError;
use crate::package::WEIGHTS;

/// The most bytes that all arrays of a file may have together. The real ones have 79 million.
const MOST_TOGETHER: usize = 512 << 20;

/// The numbers of an array, row by row.
#[derive(Debug, PartialEq)]
enum Numbers {
    U8(Vec<u8>),
    F32(Vec<f32>),
    /// Numbers of another type, which is named.
    Other(String),
}

/// An array with its shape.
#[derive(Debug, PartialEq)]
pub(crate) struct Array {
    shape: Vec<usize>,
    numbers: Numbers,
}

/// The arrays of a `.npz` by name.
#[derive(Debug)]
pub(crate) struct Arrays {
    path: PathBuf,
    arrays: BTreeMap<String, Array>,
    checksum: u32,
}

impl Arrays {
    /// All arrays of the `.npz` in `bytes`, unpacked in parallel; `path` is only named.
    ///
    /// # Errors
    /// If it is damaged, no `.npz`, or too large.
    pub(crate) fn read(bytes: &[u8], path: &Path) -> Result<Self, EncoderError> {
        let archive = Archive::open(bytes, path, WEIGHTS)?;
        let names = archive.names();
        let each = MOST_BYTES.min((MOST_TOGETHER / names.len().max(1)) as u64);
        let read = |name: &String| {
            let part = archive.clone().read(name, each)?;
            let sum = crc32fast::hash(&part);
            let array = parse(part).map_err(|found| DataError::Damaged {
                path: path.into(),
                part: name.clone(),
                found,
            })?;
            Ok((name.trim_end_matches(".npy").to_owned(), array, sum))
        };
        let parts = apart::map(names.len(), |n| read(&names[n]));
        let parts: Vec<(String, Array, u32)> = parts.into_iter().collect::<Result<_, EncoderError>>()?;
        let mut sums = crc32fast::Hasher::new();
        parts.iter().for_each(|(_, _, sum)| sums.update(&sum.to_le_bytes()));
        let arrays = parts.into_iter().map(|(name, array, _)| (name, array)).collect();
        Ok(Self { path: path.into(), arrays, checksum: sums.finalize() })
    }

    /// A sum of what all arrays hold.
    pub(crate) fn checksum(&self) -> u32 {
        self.checksum
    }

    /// The shape of the array of this name, if there is one.
    pub(crate) fn shape(&self, name: &str) -> Option<&[usize]> {
        self.arrays.get(name).map(|array| array.shape.as_slice())
    }

    /// Takes the array of this name, which must hold `f32` in this shape.
    ///
    /// # Errors
    /// If there is none, or another, or a number that is not finite.
    pub(crate) fn floats(&mut self, name: &str, shape: &[usize]) -> Result<Vec<f32>, EncoderError> {
        match self.take(name, shape, "f32")? {
            Numbers::F32(numbers) if numbers.iter().all(|x| x.is_finite()) => Ok(numbers),
            Numbers::F32(_) => Err(self.other(name, "finite numbers", "others".into())),
            _ => Err(self.other(name, "numbers of type <f4", "others".into())),
        }
    }

    /// Takes the array of this name, which must hold bytes in this shape.
    ///
    /// # Errors
    /// If there is none, or another.
    pub(crate) fn bytes(&mut self, name: &str, shape: &[usize]) -> Result<Vec<u8>, EncoderError> {
        match self.take(name, shape, "u8")? {
            Numbers::U8(numbers) => Ok(numbers),
            _ => Err(self.other(name, "numbers of type |u1", "others".into())),
        }
    }

    /// An error which says that a part is not as this model has it.
    pub(crate) fn other(&self, part: &str, expected: impl Into<String>, found: String) -> EncoderError {
        let expected = expected.into();
        EncoderError::OtherModel { path: self.path.clone(), part: part.into(), expected, found }
    }

    fn take(&mut self, name: &str, shape: &[usize], kind: &str) -> Result<Numbers, EncoderError> {
        let expected = || format!("an array of {kind} of shape {shape:?}");
        let Some(array) = self.arrays.remove(name) else {
            return Err(self.other(name, expected(), "no such array".into()));
        };
        match array.numbers {
            Numbers::Other(kind) => Err(self.other(name, expected(), format!("numbers of type {kind}"))),
            _ if array.shape != shape => {
                Err(self.other(name, expected(), format!("shape {:?}", array.shape)))
            }
            numbers => Ok(numbers),
        }
    }
}

/// The array of a `.npy`, or what is wrong with it.
fn parse(mut bytes: Vec<u8>) -> Result<Array, String> {
    let (head, start) = head(&bytes).ok_or("no head of a .npy")?;
    let kind = quoted(head, "'descr'").ok_or("no 'descr' in the head")?.to_owned();
    let shape = shape(head).ok_or("no 'shape' in the head")?;
    if after(head, "'fortran_order'").is_none_or(|rest| !rest.starts_with("False")) {
        return Err("columns before rows".into());
    }
    let size =
        shape.iter().try_fold(1usize, |size, n| size.checked_mul(*n)).ok_or("a shape beyond all bounds")?;
    bytes.drain(..start);
    let width = match kind.as_str() {
        "|u1" => 1,
        "<f4" => 4,
        _ => return Ok(Array { shape, numbers: Numbers::Other(kind) }),
    };
    if size.checked_mul(width) != Some(bytes.len()) {
        return Err(format!("{} bytes of {kind} for shape {shape:?}", bytes.len()));
    }
    let numbers = match width {
        1 => Numbers::U8(bytes),
        _ => Numbers::F32(bytes.as_chunks().0.iter().map(|b| f32::from_le_bytes(*b)).collect()),
    };
    Ok(Array { shape, numbers })
}

/// The head of a `.npy` and where its numbers begin.
fn head(bytes: &[u8]) -> Option<(&str, usize)> {
    let rest = bytes.strip_prefix(b"\x93NUMPY")?;
    let (length, start) = match rest.first()? {
        1 => (usize::from(u16::from_le_bytes(*rest.get(2..4)?.first_chunk()?)), 10),
        2 | 3 => (usize::try_from(u32::from_le_bytes(*rest.get(2..6)?.first_chunk()?)).ok()?, 12),
        _ => return None,
    };
    let end = length.checked_add(start)?;
    Some((std::str::from_utf8(bytes.get(start..end)?).ok()?, end))
}

/// What follows `key:` in the head.
fn after<'a>(head: &'a str, key: &str) -> Option<&'a str> {
    Some(head.split_once(key)?.1.trim_start().strip_prefix(':')?.trim_start())
}

fn quoted<'a>(head: &'a str, key: &str) -> Option<&'a str> {
    Some(after(head, key)?.strip_prefix('\'')?.split_once('\'')?.0)
}

fn shape(head: &str) -> Option<Vec<usize>> {
    let (inside, _) = after(head, "'shape'")?.strip_prefix('(')?.split_once(')')?;
    inside.split(',').map(str::trim).filter(|n| !n.is_empty()).map(|n| n.parse().ok()).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A `.npy` of `f32`.
    pub(crate) fn npy(kind: &str, shape: &str, numbers: &[u8]) -> Vec<u8> {
        let head = format!("{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}\n");
        let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
        bytes.extend((head.len() as u16).to_le_bytes());
        bytes.extend(head.bytes());
        bytes.extend(numbers);
        bytes
    }

    #[test]
    fn arrays_have_a_shape() {
        let floats: Vec<u8> = [1.0f32, -2.0].iter().flat_map(|x| x.to_le_bytes()).collect();
        let array = parse(npy("<f4", "(2,)", &floats)).unwrap();
        assert_eq!(array, Array { shape: vec![2], numbers: Numbers::F32(vec![1.0, -2.0]) });
        let array = parse(npy("|u1", "(2, 2)", &[1, 2, 3, 4])).unwrap();
        assert_eq!(array, Array { shape: vec![2, 2], numbers: Numbers::U8(vec![1, 2, 3, 4]) });
        let array = parse(npy("<i8", "()", &[0; 8])).unwrap();
        assert_eq!(array, Array { shape: vec![], numbers: Numbers::Other("<i8".into()) });
    }

    #[test]
    fn damaged_arrays_are_told() {
        let whole = npy("|u1", "(2, 2)", &[1, 2, 3, 4]);
        for end in 0..whole.len() {
            assert!(parse(whole[..end].to_vec()).is_err(), "cut at {end}");
        }
        let huge = npy("|u1", "(18446744073709551615, 18446744073709551615)", &[]);
        assert_eq!(parse(huge), Err("a shape beyond all bounds".into()));
    }
}
