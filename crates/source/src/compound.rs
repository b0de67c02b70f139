//! Tells what an OLE compound file is: an Office file of the old binary formats, or an encrypted new one.

/// The first bytes of every compound file.
const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// The size of an entry in the directory of a compound file; entries are at multiples of it.
const ENTRY: usize = 128;
/// Where an entry says how many bytes its name has.
const NAME_SIZE: usize = 64;

/// What a compound file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compound {
    /// A document, of the old or the new kind, that opens with a password.
    Encrypted,
    /// A Word file of the binary format (`.doc`).
    Word,
    /// An Excel file of the binary format (`.xls`).
    Excel,
    /// Something else.
    Other,
}

/// What `bytes` are, if they are a compound file.
pub fn kind(bytes: &[u8]) -> Option<Compound> {
    if !bytes.starts_with(MAGIC) {
        return None;
    }
    Some(if has_entry(bytes, "EncryptedPackage") {
        Compound::Encrypted
    } else if has_entry(bytes, "WordDocument") {
        Compound::Word
    } else if has_entry(bytes, "Workbook") || has_entry(bytes, "Book") {
        Compound::Excel
    } else {
        Compound::Other
    })
}

/// Whether a compound file has an entry of this name in its directory.
fn has_entry(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    let size = u16::try_from(name.len()).unwrap_or(0).to_le_bytes();
    bytes.chunks_exact(ENTRY).any(|e| e.starts_with(&name) && e[NAME_SIZE..].starts_with(&size))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A compound file whose directory has one entry of this name.
    fn compound(name: &str) -> Vec<u8> {
        let mut bytes = vec![0; 1024];
        bytes[..MAGIC.len()].copy_from_slice(MAGIC);
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes[640..640 + name.len()].copy_from_slice(&name);
        bytes[640 + NAME_SIZE] = name.len() as u8;
        bytes
    }

    #[test]
    fn kinds() {
        for (name, want) in [
            ("EncryptedPackage", Compound::Encrypted),
            ("WordDocument", Compound::Word),
            ("Workbook", Compound::Excel),
            ("WordDocuments", Compound::Other),
        ] {
            assert_eq!(kind(&compound(name)), Some(want), "{name}");
        }
        assert_eq!(kind(b"PK\x03\x04"), None);
        assert_eq!(kind(MAGIC), Some(Compound::Other));
    }
}
