//! The normalizer of a SentencePiece model: NFKC and the like by a compiled table, then white space.
//!
//! The table is a double-array trie in the layout of darts-clone, of units of 32 bits, followed by the replacements, each
//! closed by a zero byte. Of all keys that a text begins with, the longest is replaced.

use super::trie::Trie;

/// What stands for a blank.
const BLANK: &str = "\u{2581}";

/// How white space is treated, as the model says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct WhiteSpace {
    /// A blank goes before the text.
    pub(crate) dummy_prefix: bool,
    /// Blanks at the ends go, and several become one.
    pub(crate) remove_extra: bool,
    /// Blanks become `▁`.
    pub(crate) escape: bool,
}

impl Default for WhiteSpace {
    fn default() -> Self {
        Self { dummy_prefix: true, remove_extra: true, escape: true }
    }
}

/// Normalizes texts.
#[derive(Debug)]
pub(crate) struct Normalizer {
    units: Vec<u32>,
    replacements: String,
    white_space: WhiteSpace,
    /// Symbols that are left as they are.
    kept: Trie,
}

impl Normalizer {
    /// A normalizer by the compiled table `charsmap` (none if empty), or what is wrong with the table.
    pub(crate) fn new(charsmap: &[u8], white_space: WhiteSpace, kept: Trie) -> Result<Self, &'static str> {
        let Some((size, rest)) = charsmap.split_first_chunk::<4>() else {
            return Ok(Self { units: Vec::new(), replacements: String::new(), white_space, kept });
        };
        let (units, replacements) = usize::try_from(u32::from_le_bytes(*size))
            .ok()
            .filter(|size| size.is_multiple_of(4))
            .and_then(|size| rest.split_at_checked(size))
            .ok_or("a table cut short")?;
        let replacements =
            std::str::from_utf8(replacements).map_err(|_| "replacements that are not UTF-8")?;
        let units = units.as_chunks().0.iter().map(|unit| u32::from_le_bytes(*unit)).collect();
        Ok(Self { units, replacements: replacements.to_owned(), white_space, kept })
    }

    /// Writes `text` as the model expects it into `out`.
    pub(crate) fn normalize(&self, text: &str, out: &mut String) {
        let WhiteSpace { dummy_prefix, remove_extra, escape } = self.white_space;
        let blank = if escape { BLANK } else { " " };
        out.clear();
        let mut rest = text;
        // A blank was before: further ones go.
        let mut after_blank = remove_extra;
        let mut begun = false;
        while !rest.is_empty() {
            let (mut piece, length) = self.first(rest);
            rest = &rest[length..];
            if remove_extra && !begun && piece == " " {
                continue;
            }
            if !begun && dummy_prefix {
                out.push_str(blank);
            }
            begun = true;
            if after_blank {
                piece = piece.trim_start_matches(' ');
            }
            for c in piece.chars() {
                if c == ' ' { out.push_str(blank) } else { out.push(c) }
            }
            if let Some(last) = piece.chars().next_back() {
                after_blank = remove_extra && last == ' ';
            }
        }
        if remove_extra {
            out.truncate(out.trim_end_matches(blank).len());
        }
    }

    /// What the beginning of `text` becomes, and how many bytes of it that was.
    fn first<'a>(&'a self, text: &'a str) -> (&'a str, usize) {
        if let Some((length, _)) = self.kept.prefixes(text.as_bytes()).last() {
            return (&text[..length], length);
        }
        let replaced = self.longest(text.as_bytes()).and_then(|(length, value)| {
            let end = text.is_char_boundary(length);
            let piece = self.replacements.get(value..)?.split('\0').next()?;
            end.then_some((piece, length))
        });
        replaced.unwrap_or_else(|| {
            let length = text.chars().next().map_or(0, char::len_utf8);
            (&text[..length], length)
        })
    }

    /// The longest key that `text` begins with: its length in bytes, and where its replacement begins.
    fn longest(&self, text: &[u8]) -> Option<(usize, usize)> {
        let mut place = offset(*self.units.first()?);
        let mut found = None;
        for (n, byte) in text.iter().enumerate() {
            place ^= usize::from(*byte);
            let Some(&unit) = self.units.get(place) else { break };
            if unit & 0x8000_00ff != u32::from(*byte) {
                break;
            }
            place ^= offset(unit);
            if unit & 0x100 != 0 {
                let value = self.units.get(place).map(|leaf| (leaf & 0x7fff_ffff) as usize);
                found = value.map(|value| (n + 1, value)).or(found);
            }
        }
        found
    }
}

/// Where the children of a unit of the trie begin, counted from it.
fn offset(unit: u32) -> usize {
    ((unit >> 10) << ((unit & 0x200) >> 6)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of single-byte keys: the root at 0 has its children from 256 on, their leaves follow.
    fn charsmap(rules: &[(u8, &str)]) -> Vec<u8> {
        let mut units = vec![0u32; 2048];
        let mut replacements = String::new();
        units[0] = 256 << 10;
        for (n, (byte, text)) in rules.iter().enumerate() {
            let child = 256 ^ usize::from(*byte);
            let leaf = 512 + n;
            units[child] = ((child ^ leaf) as u32) << 10 | 0x100 | u32::from(*byte);
            units[leaf] = 0x8000_0000 | replacements.len() as u32;
            replacements += text;
            replacements.push('\0');
        }
        let mut table = (units.len() as u32 * 4).to_le_bytes().to_vec();
        table.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        table.extend(replacements.bytes());
        table
    }

    fn normalized(table: &[u8], white_space: WhiteSpace, text: &str) -> String {
        let kept = Trie::new([("A__".as_bytes(), 0)]);
        let mut out = String::new();
        Normalizer::new(table, white_space, kept).unwrap().normalize(text, &mut out);
        out
    }

    #[test]
    fn texts_are_normalized() {
        let table = charsmap(&[(b'\t', " "), (b'A', "a"), (b'~', "- "), (b'#', "")]);
        let cases = [
            ("", ""),
            ("  \t ", ""),
            ("ab", "▁ab"),
            ("  A\tb  c ", "▁a▁b▁c"),
            ("x~ ~y", "▁x-▁-▁y"),
            ("#a", "▁a"),
            ("a #b", "▁a▁b"),
            ("第十二条", "▁第十二条"),
            ("xA__A", "▁xA__a"),
        ];
        for (text, expected) in cases {
            assert_eq!(normalized(&table, WhiteSpace::default(), text), expected, "{text:?}");
        }
    }

    #[test]
    fn white_space_is_as_the_model_says() {
        let none = WhiteSpace { dummy_prefix: false, remove_extra: false, escape: false };
        assert_eq!(normalized(&[], none, "  a  b "), "  a  b ");
        let escaped = WhiteSpace { escape: true, ..none };
        assert_eq!(normalized(&[], escaped, " a  b "), "▁a▁▁b▁");
        let prefixed = WhiteSpace { dummy_prefix: true, ..escaped };
        assert_eq!(normalized(&[], prefixed, " a"), "▁▁a");
    }

    #[test]
    fn damaged_tables_are_told_or_harmless() {
        let table = charsmap(&[(b'A', "a")]);
        let refused = |bytes: &[u8]| Normalizer::new(bytes, WhiteSpace::default(), Trie::new([])).err();
        assert_eq!(refused(&table[..100]), Some("a table cut short"));
        assert_eq!(refused(&[&table[..], &[0xff]].concat()), Some("replacements that are not UTF-8"));
        let mut wild = table.clone();
        wild[4..8].copy_from_slice(&[0xff; 4]);
        assert_eq!(normalized(&wild, WhiteSpace::default(), "Ab"), "▁Ab");
        // A key that ends inside a character, a replacement beyond the end.
        let cut = charsmap(&[(0xc3, "?")]);
        assert_eq!(normalized(&cut, WhiteSpace::default(), "é"), "▁é");
        let beyond = &table[..table.len() - 2];
        assert_eq!(normalized(beyond, WhiteSpace::default(), "A"), "");
    }
}
