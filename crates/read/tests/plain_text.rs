//! Plain text: paragraphs a line and hard-wrapped, limits, and what is refused.

use std::io::Write;
use std::path::Path;

use hexapla_model::{Block, BlockKind, Lang, Location};
use hexapla_read::{Cause, DocumentFormat, Limits, Reader};
use proptest::prelude::*;

fn blocks(text: &str) -> Vec<Block> {
    let read = Reader::default().read_bytes(
        text.as_bytes(),
        DocumentFormat::PlainText,
        Path::new("a.txt"),
        Some(Lang::EN),
        "a",
    );
    read.unwrap().value.blocks
}

fn texts(text: &str) -> Vec<String> {
    blocks(text).into_iter().map(|b| b.text).collect()
}

const WRAPPED: &str = "\
ANNUAL REPORT

Distr.: General
6 October 2023
English

1.  The working group on lakes met four times in the course of the year
and heard from the secretariat that the level of the water had fallen,
mostly in the south, where no long-term plans had been made. It asked
for more data on wells, springs and ponds and for a map of them that
shows the depth of each at the end of summer, as had been done in the
past for all of the rivers.
2.  The working group also noted that boats were old, and asked its
members to repair them before the next meeting, which will be held in
spring. It decided:
    (a) To buy paint, brushes and new ropes for all of the boats in the
        harbour, and to keep a list of what is left over and what was
        given away in the course of the year;
    (b) To close.
";

#[test]
fn lines_of_contents() {
    let text =
        "1. Introduction .............. 3\n2. Opening of the session ..... 4–7 5\n\n1. The lake rose.\n";
    let blocks = blocks(text);
    let shown: Vec<_> = blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
    assert_eq!(
        shown,
        [
            (BlockKind::Contents, "1. Introduction .............. 3"),
            (BlockKind::Contents, "2. Opening of the session ..... 4–7 5"),
            (BlockKind::Other, "1. The lake rose.")
        ]
    );
}

#[test]
fn hard_wrapped_paragraphs_are_joined() {
    let got = texts(WRAPPED);
    let heads: Vec<&str> = got.iter().map(|t| t.split_at(t.len().min(18)).0).collect();
    assert_eq!(
        heads,
        [
            "ANNUAL REPORT",
            "Distr.: General",
            "6 October 2023",
            "English",
            "1.  The working gr",
            "2.  The working gr",
            "(a) To buy paint, ",
            "(b) To close.",
        ]
    );
    assert!(
        got[4].contains("no long-term plans had been made. It asked for more data on wells"),
        "{}",
        got[4]
    );
}

#[test]
fn each_joined_line_keeps_its_place() {
    let block = &blocks(WRAPPED)[4];
    assert_eq!(block.pieces.len(), 6);
    for (n, piece) in (0..).zip(&block.pieces) {
        assert_eq!((piece.location, piece.index), (Location { line: 7 + n, page: None }, 4 + n));
    }
    assert!(block.text[block.pieces[1].offset as usize..].starts_with("and heard from"));
}

#[test]
fn wrapped_chinese_is_joined_without_blanks() {
    let text = "湖泊问题工作组在这一年里举行了四次会议，并听取了秘书处关\n\
                于水位下降的报告，水位下降主要发生在南部，那里没有长期计\n\
                划。工作组要求提供更多关于水井、泉水和池塘的资料以及一份\n\
                显示其深度的地图。\n\n\
                工作组还注意到船只陈旧，并请其成员在下次会议之前修理这些\n\
                船只，会议将于春季举行。\n";
    let got = texts(text);
    assert_eq!(got.len(), 2);
    assert!(got[0].contains("报告，水位下降主要发生在南部，那里没有长期计划。工作组"));
}

#[test]
fn a_paragraph_a_line_is_never_joined() {
    for text in [
        "One short line\nAnother short line\nA third short line\nA fourth",
        "The boats were all repaired before the summer began.\nThe paint was bought in the harbour in the spring.\n\
         The ropes were still new and so were left alone.\nThe list was kept by the clerk of the harbour.\n",
        "Afghanistan\nAlbania\nAlgeria\nAndorra\nAngola\nAntigua and Barbuda\nArgentina\nArmenia\n",
        "الاجتماع الأول\nالاجتماع الثاني للفريق العامل المعني بالبحيرات\nالجدول\nالمرفق\nالفريق\n",
    ] {
        assert_eq!(texts(text).len(), text.lines().count(), "{text}");
    }
}

#[test]
fn line_ends_pages_and_indices() {
    let got = blocks("\u{FEFF}one\r\n\r\n  two \r\u{c}three\n");
    let places: Vec<_> = got.iter().map(|b| (b.text.as_str(), b.location(), b.pieces[0].index)).collect();
    let at = |line, page| Location { line, page: Some(page) };
    assert_eq!(places, [("one", at(1, 1), 0), ("two", at(3, 1), 1), ("three", at(4, 2), 2)]);
}

#[test]
fn lines_of_sentences_keep_their_numbers() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all("un\r\n\n trois\n\n".as_bytes()).unwrap();
    let got = Reader::default().read_lines(file.path(), Lang::FR).unwrap().value.blocks;
    let got: Vec<_> = got.iter().map(|b| (b.text.as_str(), b.pieces[0].index, b.location().line)).collect();
    assert_eq!(got, [("un", 0, 1), ("", 1, 2), ("trois", 2, 3), ("", 3, 4)]);
}

#[test]
fn what_is_refused_is_named() {
    let read = |bytes: &[u8], limits: Limits| {
        let path = Path::new("dir/x.txt");
        Reader::new(limits)
            .read_bytes(bytes, DocumentFormat::PlainText, path, None, "x")
            .unwrap_err()
            .to_string()
    };
    let mut small = Limits::default();
    small.line_bytes = 10;
    let mut tiny = Limits::default();
    tiny.file_bytes = 3;
    for (bytes, limits, want) in [
        (
            &b"%PDF-1.7 ..."[..],
            Limits::default(),
            "dir/x.txt: expected text, found a PDF file; name it with the ending .pdf",
        ),
        (b"abc\nd\0e", Limits::default(), "found a NUL byte on line 2"),
        (b"", Limits::default(), "dir/x.txt: no text in it"),
        (b" \n\t\n\xE3\x80\x80", Limits::default(), "no text in it"),
        (b"short\nlonger than ten\n", small, "dir/x.txt, line 2: longer than 10 bytes"),
        (b"abcd", tiny, "larger than 3 bytes"),
        (b"1 2 3", Limits::default(), "its language is unknown; name it as LANG=dir/x.txt"),
    ] {
        let got = read(bytes, limits);
        assert!(got.contains(want), "{got}");
    }
}

#[test]
fn a_missing_file_a_folder_and_a_huge_line() {
    let reader = Reader::default();
    let read = |path: &Path| reader.read(path, None, "x").unwrap_err();
    assert!(matches!(read(Path::new("/no/such.txt")).cause(), Cause::NotFound));
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(read(folder.path()).cause(), Cause::Io { .. }));
    let mut file = tempfile::NamedTempFile::new().unwrap();
    for _ in 0..40 {
        file.write_all(&vec![b'a'; 1 << 20]).unwrap();
    }
    assert!(matches!(read(file.path()).cause(), Cause::LineTooLong { line: 1, .. }));
}

proptest! {
    #[test]
    fn every_character_ends_in_one_block(text in "([a-zé报 ،ا]{0,30}[.。]?[\n\r\u{c} ]{0,2}){0,30}") {
        prop_assume!(!text.trim().is_empty());
        let squeeze = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(squeeze(&texts(&text).concat()), squeeze(&text));
    }

    #[test]
    fn pieces_ascend_and_lie_on_characters(words in prop::collection::vec("[a-z报]{1,12}", 1..200), width in 20usize..90) {
        let mut text = String::new();
        let mut column = 0;
        for word in &words {
            if column + word.len() > width { text.push('\n'); column = 0; }
            text.push_str(word);
            text.push(' ');
            column += word.len() + 1;
        }
        for block in blocks(&text) {
            prop_assert!(block.pieces.is_sorted_by_key(|p| (p.offset, p.index)));
            prop_assert!(block.pieces.iter().all(|p| block.text.is_char_boundary(p.offset as usize)));
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in [DocumentFormat::PlainText, DocumentFormat::Markdown, DocumentFormat::Html] {
            let _ = Reader::default().read_bytes(&bytes, format, Path::new("x"), None, "x");
        }
    }

    #[test]
    fn arbitrary_markup_never_panics(text in r#"(<(/?)(ol|li|p|table|tr|td|sup|br|nav|head|h1|ol reversed start=9)>|[a-zé报1-9]{1,4}|[#*_|`>\[\]^:.\- \n()]|!\[|\[\^1\]|12\. |&nbsp;|\r\n){0,60}"#) {
        for format in [DocumentFormat::PlainText, DocumentFormat::Markdown, DocumentFormat::Html] {
            if let Ok(read) = Reader::default().read_bytes(text.as_bytes(), format, Path::new("x"), Some(Lang::EN), "x") {
                for block in read.value.blocks {
                    prop_assert!(!block.text.trim().is_empty() && !block.pieces.is_empty(), "{:?}", block);
                    prop_assert!(block.pieces.is_sorted_by_key(|p| p.offset), "{:?}", block);
                    prop_assert!(block.pieces.iter().all(|p| block.text.is_char_boundary(p.offset as usize)), "{:?}", block);
                }
            }
        }
    }
}
