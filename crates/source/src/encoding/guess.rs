//! Guesses the encoding of bytes that do not declare it.

use encoding_rs::{BIG5, Encoding, GBK, UTF_16BE, UTF_16LE};
use hexapla_lang::detect::detect_language;
use hexapla_model::Lang;

/// How many bytes are looked at.
const SAMPLE: usize = 256 * 1024;
/// How many right sequences of UTF-8, whatever they say, outweigh a wrong one.
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
    // Each blank has one.
    if !sample.contains(&0) {
        return None;
    }
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
    // Nearly all pairs of a text in one byte per letter look like this, and a third of those of Chinese in UTF-16.
    if big == little || latin * 3 > sample.len() {
        return None;
    }
    let encoding = if big > little { UTF_16BE } else { UTF_16LE };
    // A sample may end between the halves of a character.
    let whole = &sample[..sample.len() - if sample.len() < bytes.len() { 2 } else { 0 }];
    let (text, wrong) = encoding.decode_without_bom_handling(whole);
    (!wrong && !text.contains(is_odd)).then_some(encoding)
}

/// Whether a character is hardly ever in a text.
fn is_odd(c: char) -> bool {
    (c.is_control() && !c.is_whitespace()) || ('\u{E000}'..='\u{F8FF}').contains(&c)
}

/// Whether bytes, which may end inside a character, are valid UTF-8.
fn is_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).err().is_none_or(|error| error.error_len().is_none())
}

/// Whether bytes that are not valid UTF-8 are UTF-8 with damage.
///
/// A text in one byte per letter hardly ever holds a right sequence of UTF-8, so one for each wrong place is enough. A
/// pair of bytes of a Chinese encoding may be one by chance, but hardly many of one script.
pub(super) fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut usual, mut wrong, mut script) = (0, 0, 0, None);
    for chunk in bytes[..bytes.len().min(SAMPLE)].utf8_chunks() {
        for c in chunk.valid().chars().filter(|c| !c.is_ascii()) {
            right += 1;
            let block = u32::from(c) >> 8;
            let is_usual = matches!(c, '\u{A0}'..='\u{17F}' | '\u{800}'..);
            usual += usize::from(is_usual || *script.get_or_insert(block) == block);
        }
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= RIGHT_TO_WRONG * wrong || (right == usual && right >= wrong)
}

/// The encoding of bytes that are neither UTF-8 nor UTF-16, by the frequencies of characters and by what users of the
/// language usually write in: `lang`, or the one that the text shows when it is read by its characters alone.
pub(super) fn encoding(bytes: &[u8], lang: Option<Lang>) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(sample, true);
    let alone = among_chinese(detector.guess(None, false), sample);
    if !alone.is_single_byte() && lang.map(Lang::primary) == Some(Lang::ZH) {
        // Chinese is written in two of them: what the characters say counts more than what is usual.
        return alone;
    }
    let lang = match lang {
        None if alone.is_single_byte() => detect_language(&alone.decode_without_bom_handling(sample).0),
        lang => lang,
    };
    match lang {
        Some(lang) => detector.guess(domain(lang.code()).map(str::as_bytes), false),
        None => alone,
    }
}

/// Pairs of bytes that are enough to distinguish two encodings of Chinese by their second bytes.
const PAIRS: usize = 8;

/// GBK instead of Big5 where each second byte is a high one: of Big5 two in five are not, of the usual characters of GBK none.
fn among_chinese(guess: &'static Encoding, sample: &[u8]) -> &'static Encoding {
    let (mut pairs, mut rest) = (0, sample);
    while let [lead, tail @ ..] = rest {
        rest = match tail {
            [0xA1..=0xFE, after @ ..] if *lead >= 0x81 => {
                pairs += 1;
                after
            }
            [_, ..] if *lead >= 0x81 => return guess,
            _ => tail,
        };
    }
    let is_gbk = guess == BIG5
        && pairs >= PAIRS
        && GBK.decode_without_bom_handling_and_without_replacement(sample).is_some();
    if is_gbk { GBK } else { guess }
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
