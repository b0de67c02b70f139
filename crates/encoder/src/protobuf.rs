//! The fields of a protocol buffer message, read one after the other.

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    /// A whole number, or a truth value.
    Varint(u64),
    /// A text, bytes, or a message.
    Bytes(&'a [u8]),
    /// Four bytes.
    Fixed32(u32),
    /// Eight bytes.
    Fixed64(u64),
}

impl<'a> Value<'a> {
    /// The bytes of a text or message; nothing of anything else.
    pub(crate) fn bytes(self) -> &'a [u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            _ => &[],
        }
    }

    /// The number as it was written if it is a signed `int32`.
    pub(crate) fn int32(self) -> Option<i32> {
        match self {
            // Negative numbers are written with 64 bits.
            Self::Varint(n) => Some(n as i32),
            _ => None,
        }
    }

    /// Whether a truth value is true.
    pub(crate) fn bool(self) -> bool {
        self != Self::Varint(0)
    }

    /// The number of a `float`.
    pub(crate) fn float(self) -> Option<f32> {
        match self {
            Self::Fixed32(bits) => Some(f32::from_bits(bits)),
            _ => None,
        }
    }
}

/// The fields of a message, as pairs of number and value; ends with `Err(offset)` where the bytes make no sense.
pub(crate) struct Fields<'a> {
    bytes: &'a [u8],
    place: usize,
}

impl<'a> Fields<'a> {
    /// The fields of the message in `bytes`.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, place: 0 }
    }

    fn field(&mut self) -> Option<(u64, Value<'a>)> {
        let tag = self.varint()?;
        let value = match tag & 7 {
            0 => Value::Varint(self.varint()?),
            1 => Value::Fixed64(u64::from_le_bytes(*self.take(8)?.first_chunk()?)),
            2 => {
                let length = self.varint()?;
                Value::Bytes(self.take(usize::try_from(length).ok()?)?)
            }
            5 => Value::Fixed32(u32::from_le_bytes(*self.take(4)?.first_chunk()?)),
            _ => return None,
        };
        (tag >> 3 != 0).then_some((tag >> 3, value))
    }

    fn varint(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = *self.take(1)?.first()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let end = self.place.checked_add(length)?;
        let bytes = self.bytes.get(self.place..end)?;
        self.place = end;
        Some(bytes)
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Result<(u64, Value<'a>), usize>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.place;
        if start >= self.bytes.len() {
            return None;
        }
        Some(self.field().ok_or_else(|| {
            self.place = self.bytes.len();
            start
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_in_order() {
        let bytes =
            b"\x08\x96\x01\x12\x02hi\x1d\x00\x00\x80\x3f\xd8\x02\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01";
        let fields: Vec<_> = Fields::new(bytes).map(Result::unwrap).collect();
        assert_eq!(fields[..2], [(1, Value::Varint(150)), (2, Value::Bytes(b"hi"))]);
        assert_eq!(fields[2].1.float(), Some(1.0));
        assert_eq!((fields[3].0, fields[3].1.int32()), (43, Some(-1)));
    }

    #[test]
    fn damage_is_told_with_its_place() {
        // A length beyond the end, a group, a number without end, field 0.
        let cases: [&[u8]; 4] = [b"\x08\x01\x12\x7fhi", b"\x08\x01\x0b", &[0xff; 12], b"\x00\x01"];
        let places = cases.map(|bytes| Fields::new(bytes).find_map(Result::err));
        assert_eq!(places, [Some(2), Some(2), Some(0), Some(0)]);
    }
}
