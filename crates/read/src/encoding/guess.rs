//! Guesses the encoding of bytes that do not tell it.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use hexapla_model::Lang;

use crate::detect_language;

/// How many bytes are looked at.
const SAMPLE: usize = 256 * 1024;
/// How many right sequences of UTF-8 outweigh a wrong one.
const RIGHT_TO_WRONG: usize = 4;
/// Bytes that are UTF-8 too are UTF-16 only with a control byte among so many: of English, Russian and Arabic in UTF-16
/// nearly each second byte is one.
const UTF8_TO_CONTROL: usize = 4;

/// UTF-16 without a byte order mark: blanks and line ends show the order, and all else has to be text.
pub(super) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() % 2 == 1 {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (mut big, mut little, mut latin) = (0_usize, 0_usize, 0_usize);
    for pair in sample.chunks_exact(2) {
        match pair {
            [0, b' ' | b'\n' | b'\r'] => big += 1,
            [b' ' | b'\n' | b'\r', 0] => little += 1,
            _ => latin += usize::from(pair.iter().all(|b| b.is_ascii_graphic() || b.is_ascii_whitespace())),
        }
    }
    let controls = sample.iter().filter(|b| b.is_ascii_control() && !b.is_ascii_whitespace()).count();
    if controls * UTF8_TO_CONTROL < sample.len() && is_utf8(sample) {
        return None;
    }
    // Nearly all pairs of a text in one byte a letter look like this, and a third of those of Chinese in UTF-16.
    if big == little || latin * 3 > sample.len() {
        return None;
    }
    let encoding = if big > little { UTF_16BE } else { UTF_16LE };
    // A sample may end between the halves of a character.
    let whole = &sample[..sample.len() - if sample.len() < bytes.len() { 2 } else { 0 }];
    let (text, wrong) = encoding.decode_without_bom_handling(whole);
    let odd = |c: char| (c.is_control() && !c.is_whitespace()) || ('\u{E000}'..='\u{F8FF}').contains(&c);
    (!wrong && !text.contains(odd)).then_some(encoding)
}

/// Whether bytes, which may end inside a character, are valid UTF-8.
fn is_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).err().is_none_or(|error| error.error_len().is_none())
}

/// Whether bytes that are no valid UTF-8 are UTF-8 with damage.
pub(super) fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes[..bytes.len().min(SAMPLE)].utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= RIGHT_TO_WRONG * wrong
}

/// The encoding of bytes that are neither UTF-8 nor UTF-16, by the frequencies of characters and by what users of the
/// language usually write in: `lang`, or the one that the text shows when it is read by its characters alone.
pub(super) fn encoding(bytes: &[u8], lang: Option<Lang>) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(sample, true);
    let guess = |lang: Option<Lang>| {
        let tag = lang.map(|l| l.code().to_owned()).unwrap_or_default();
        detector.guess(domain(&tag).map(str::as_bytes), false)
    };
    let alone = guess(None);
    if !alone.is_single_byte() && lang.map(Lang::primary) == Some(Lang::ZH) {
        // Chinese is written in two of them: what the characters say is worth more than what is usual.
        return alone;
    }
    let shown = || detect_language(&alone.decode_without_bom_handling(sample).0);
    match lang.or_else(|| shown().filter(|_| alone.is_single_byte())) {
        Some(lang) => guess(Some(lang)),
        None => alone,
    }
}

/// A top-level domain where the language is written.
fn domain(lang: &str) -> Option<&str> {
    let domain = match lang {
        "ar" => "sa",
        "zh" => "cn",
        "ja" => "jp",
        "ko" => "kr",
        "el" => "gr",
        "en" => "uk",
        "uk" => "ua",
        "cs" => "cz",
        other => other,
    };
    (domain.len() == 2).then_some(domain)
}
