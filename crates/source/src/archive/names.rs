//! The names in an archive, whose encoding is often that of the machine where it was made.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, GBK, IBM866, KOI8_R, SHIFT_JIS, WINDOWS_1251, WINDOWS_1256,
};

/// The upper half of code page 437, in which names are that declare nothing else.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}";

/// The names in the order of the archive: UTF-8 if they are valid, else what the names together are in.
pub(super) fn decode<'a>(names: impl Iterator<Item = &'a [u8]>) -> Vec<String> {
    let names: Vec<&[u8]> = names.collect();
    let mut detector = chardetng::EncodingDetector::new();
    let mut foreign = false;
    for name in names.iter().filter(|name| std::str::from_utf8(name).is_err()) {
        detector.feed(name, false);
        detector.feed(b"\n", false);
        foreign = true;
    }
    detector.feed(b"", true);
    let guess = detector.guess(None, false);
    let known = [GBK, GB18030, BIG5, SHIFT_JIS, EUC_KR, WINDOWS_1251, WINDOWS_1256, KOI8_R, IBM866];
    let encoding = Some(guess).filter(|e| foreign && known.contains(e));
    names.into_iter().map(|name| read(name, encoding)).collect()
}

/// A name in `encoding` if it is not UTF-8; without one in that of the first zip programs.
fn read(name: &[u8], encoding: Option<&'static Encoding>) -> String {
    match (std::str::from_utf8(name), encoding) {
        (Ok(name), _) => name.to_owned(),
        (Err(_), Some(encoding)) => encoding.decode_without_bom_handling(name).0.into_owned(),
        (Err(_), None) => name.iter().map(|b| cp437(*b)).collect(),
    }
}

fn cp437(byte: u8) -> char {
    match byte {
        0..=0x7F => char::from(byte),
        _ => CP437.chars().nth(usize::from(byte) - 0x80).unwrap_or('\u{FFFD}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_machines() {
        assert_eq!(CP437.chars().count(), 128);
        let (chinese, _, _) = GBK.encode("报告/秘书处的说明.txt");
        let (russian, _, _) = IBM866.encode("доклад секретариата.txt");
        for (bytes, want) in [
            ("报告.txt".as_bytes(), "报告.txt"),
            (&chinese, "报告/秘书处的说明.txt"),
            (&russian, "доклад секретариата.txt"),
            (b"r\x82sum\x82.txt", "résumé.txt"),
            (b"plain.txt", "plain.txt"),
        ] {
            assert_eq!(decode(std::iter::once(bytes)), [want]);
        }
    }
}
