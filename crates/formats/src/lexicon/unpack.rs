//! Unpacks gzip within limits.

use std::io::Read as _;

use flate2::read::MultiGzDecoder;
use hexapla_source::{Cause, Limits};

/// The most bytes that a packed byte may become; dictionaries stay below 20, deflate reaches 1,032.
const RATIO: u64 = 200;
/// Below this size the ratio says nothing.
const RATIO_FROM: u64 = 16 << 20;

/// What `bytes` hold, unpacked if they are packed with gzip.
pub(crate) fn unpacked(bytes: Vec<u8>, limits: &Limits) -> Result<Vec<u8>, Cause> {
    if !bytes.starts_with(b"\x1F\x8B") {
        return Ok(bytes);
    }
    let packed = bytes.len() as u64;
    let limit = limits.file_bytes.min(packed.saturating_mul(RATIO).max(RATIO_FROM));
    let mut out = Vec::new();
    let read = MultiGzDecoder::new(&bytes[..]).take(limit.saturating_add(1)).read_to_end(&mut out);
    read.map_err(|e| Cause::Damaged { part: String::new(), found: e.to_string() })?;
    if out.len() as u64 > limit {
        return Err(Cause::Expands { part: String::new(), packed, limit });
    }
    Ok(out)
}
