use std::path::Path;

use encoding_rs::{BIG5, GB18030, KOI8_R, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

use super::*;

fn read(bytes: &[u8], lang: Option<&str>) -> Result<(String, Vec<String>), String> {
    let lang = lang.and_then(|l| Lang::parse(l).ok());
    let decoded = decode(bytes, lang).map_err(|e| e.at("a.txt").to_string())?;
    let said =
        decoded.remark.iter().map(|remark| remark.clone().about(Path::new("a.txt")).to_string()).collect();
    Ok((decoded.text.into_owned(), said))
}

/// The bytes of a text in an encoding, with a mark if it should have one.
fn encode(text: &str, encoding: &'static Encoding, mark: bool) -> Vec<u8> {
    let text = if mark { format!("\u{FEFF}{text}") } else { text.to_owned() };
    match encoding {
        e if e == UTF_16LE => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        e if e == UTF_16BE => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        e => e.encode(&text).0.into_owned(),
    }
}

const TEXTS: [(&str, &str); 6] = [
    ("en", "The Secretariat’s report – “Shared water” – costs £40.\n1. The session was opened.\n"),
    ("fr", "Rapport du Secrétariat\n1. La Conférence a été ouverte à Genève.\n"),
    ("es", "Informe de la Secretaría\n1. La reunión se celebró en España el año pasado.\n"),
    ("ru", "Доклад Секретариата\n1. Сессия была открыта в Женеве.\n"),
    ("ar", "تقرير الأمانة\n1 - افتتحت الدورة في جنيف.\n"),
    ("zh", "秘书处的报告\n1. 会议在日内瓦开幕。\n"),
];

/// One NUL byte beside a blank makes no UTF-16 of a text that is damaged, in any language.
#[test]
fn nul_bytes_do_not_make_another_text() {
    for (lang, text) in TEXTS {
        for before in [true, false] {
            for end in ["", "x"] {
                let nul = if before { "\0 " } else { " \0" };
                let damaged = format!("{}{end}", text.replacen(' ', nul, 1));
                let said = read(damaged.as_bytes(), None).unwrap_err();
                assert!(said.contains("found a NUL byte on line"), "{lang}: {said}");
            }
        }
    }
    let words = "to be a b or we do it so I am at \0 no";
    assert!(read(words.as_bytes(), None).is_err());
    assert!(read(&[b"caf\xE9 ".as_slice(), words.as_bytes()].concat(), None).is_err());
}

#[test]
fn six_languages_in_their_encodings() {
    let usual: [&[&'static Encoding]; 6] = [
        &[WINDOWS_1252],
        &[WINDOWS_1252],
        &[WINDOWS_1252],
        &[WINDOWS_1251, KOI8_R],
        &[WINDOWS_1256],
        &[GB18030],
    ];
    for ((lang, text), legacy) in TEXTS.into_iter().zip(usual) {
        for encoding in [UTF_16LE, UTF_16BE].iter().chain(legacy) {
            for mark in [true, false] {
                if mark && legacy.contains(encoding) {
                    continue;
                }
                let (got, said) = read(&encode(text, encoding, mark), None).unwrap();
                assert_eq!(got, text, "{lang} in {}", encoding.name());
                assert_eq!(said.len(), 1, "{lang} in {}", encoding.name());
            }
        }
        assert_eq!(read(text.as_bytes(), None), Ok((text.to_owned(), vec![])));
    }
    let (text, said) =
        read(&encode("聯合國秘書處的報告\n1. 會議在日內瓦開幕。\n", BIG5, false), None).unwrap();
    assert_eq!(text, "聯合國秘書處的報告\n1. 會議在日內瓦開幕。\n");
    assert_eq!(said, ["note: a.txt: read as Big5"]);
}

#[test]
fn what_a_file_declares_is_believed_if_it_fits() {
    let russian = encode("<meta charset=\"koi8-r\"><p>Доклад</p>", KOI8_R, false);
    assert_eq!(read(&russian, None).unwrap().1, ["note: a.txt: read as KOI8-R"]);
    let latin = encode("<?xml version='1.0' encoding='iso-8859-1'?><p>é</p>", WINDOWS_1252, false);
    assert_eq!(read(&latin, None).unwrap().1, ["note: a.txt: read as windows-1252"]);
    let wrong = "<meta charset=windows-1251><p>Доклад</p>";
    assert_eq!(read(wrong.as_bytes(), None), Ok((wrong.to_owned(), vec![])));
    let chinese =
        encode("<meta charset=\"utf-8\"><p>会议在日内瓦开幕，秘书处提交了报告。</p>", GB18030, false);
    assert_eq!(read(&chinese, None).unwrap().1, ["note: a.txt: read as GBK"]);
}

#[test]
fn a_wrong_byte_does_not_change_the_encoding() {
    let (text, said) = read("Женева,\r\nсес\u{1}сия".as_bytes(), None).unwrap();
    assert_eq!((text.as_str(), said.len()), ("Женева,\r\nсес\u{1}сия", 0));
    let bytes =
        ["Женева,\r\nсес".as_bytes(), b"\xFF", "сия \u{434}".as_bytes().split_last().unwrap().1].concat();
    let (text, said) = read(&bytes, None).unwrap();
    assert_eq!(text, "Женева,\r\nсес\u{FFFD}сия \u{FFFD}");
    assert_eq!(
        said,
        ["error: a.txt, line 2: not UTF-8 at byte 21, and 1 more place: read as U+FFFD\n   \
          hint: the file is damaged, or holds text in two encodings"]
    );
    for text in ["é, \u{e9}", "“a” b", "año: ñ", "水 ", "à la Réunion, "] {
        let bytes = [text.as_bytes(), b" caf\xE9 a"].concat();
        assert_eq!(read(&bytes, None).unwrap().0, format!("{text} caf\u{FFFD} a"), "{text}");
    }
    // A text in another encoding stays one.
    for (text, encoding) in [
        ("Озеро и река, Пётр", encoding_rs::WINDOWS_1251),
        ("中国代表团的报告", encoding_rs::GBK),
        ("水資源報告書", encoding_rs::BIG5),
        ("année, où, été, déjà", encoding_rs::WINDOWS_1252),
        ("التقرير السنوي للجنة", encoding_rs::WINDOWS_1256),
        ("el año, la acción", encoding_rs::WINDOWS_1252),
    ] {
        assert!(!guess::is_damaged_utf8(&encoding.encode(text).0), "{text}");
    }
    // Nothing else in the file is UTF-8, so it is not damaged.
    assert_eq!(read(b"caf\xE9", None).unwrap().0, "café");
    assert_eq!(read(b"the State\x92s report", None).unwrap().0, "the State’s report");
}

#[test]
fn what_is_no_text() {
    for (bytes, want) in [
        (&b"%PDF-1.4"[..], "expected text, found a PDF file"),
        (b"a\nb\0c", "expected text, found a NUL byte on line 2"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02", "10 control characters"),
    ] {
        let error = read(bytes, None).unwrap_err();
        assert!(error.contains(want), "{error}");
    }
}
