//! The spreadsheet, opened again.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use hexapla_formats::{Format, Options};
use hexapla_model::{Corpus, Lang, Severity};

use crate::sample::{bytes, corpus, odd_texts, of, options};

pub(crate) fn rows(book: Vec<u8>) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(book)).unwrap();
    book.worksheet_range("corpus").unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn cell(text: &str) -> Data {
    if text.is_empty() { Data::Empty } else { Data::String(text.to_owned()) }
}

#[test]
fn the_first_sheet() {
    let rows = rows(bytes(Format::Xlsx, "xlsx", &corpus(), &Options::default()));
    let head = "id anchor kind score en ar zh en_place ar_place zh_place en_lines ar_lines zh_lines symbol";
    assert_eq!(rows[0], head.split(' ').map(cell).collect::<Vec<_>>());
    assert_eq!(rows[1][..3], ["lakes#12.s1", "12", "paragraph"].map(cell));
    assert_eq!(rows[1][3], Data::Float(0.9313));
    let want = [
        "He said \"boats, oars\"\tand <ropes>\u{1}.",
        "قال «قوارب» 🚣",
        "他说“船”。\r\n第二行",
        "in/lakes.en.txt:3 (page 1)",
        "in/lakes.ar.txt:3",
        "lakes zh.txt:5",
        "1,2",
        "1",
        "2",
        "X/CONF.1/2 & 3",
    ];
    assert_eq!(rows[1][4..], want.map(cell));
    assert_eq!(
        rows[2][4..10],
        ["=1+1", "e\u{301}", "", "in/lakes.en.txt:9", "in/lakes.ar.txt:4", ""].map(cell)
    );
    assert_eq!(rows[3][..3], ["lakes#b4", "", "other"].map(cell));
    assert_eq!(rows.len(), 4);
}

#[test]
fn a_second_file_of_sure_rows() {
    let options = options(|o| {
        o.pairs = true;
        o.lang_codes.insert(Lang::ZH, "zh-CN".into());
    });
    let rows = rows(bytes(Format::Xlsx, "en-zh.sure.xlsx", &corpus(), &options));
    let heads = "id anchor kind score en zh-CN en_place zh-CN_place en_lines zh-CN_lines symbol";
    assert_eq!(rows[0], heads.split(' ').map(cell).collect::<Vec<_>>());
    assert_eq!(rows.len(), 2);
}

fn part(book: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn for_review() {
    let book = bytes(Format::Xlsx, "xlsx", &corpus(), &Options::default());
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    for element in ["<pane ySplit=\"1\"", "<autoFilter ref=\"A1:N4\"", "<colorScale>", "hidden=\"1\""] {
        assert!(sheet.contains(element), "{element} is not in\n{sheet}");
    }
    assert!(!sheet.contains("<f>"), "no formula");
    assert!(!sheet.contains("rightToLeft"), "the sheet runs from left to right");
    assert!(part(&book, "xl/styles.xml").contains("readingOrder=\"2\""), "Arabic does not");
}

#[test]
fn the_same_bytes_each_time() {
    let book = || bytes(Format::Xlsx, "xlsx", &corpus(), &Options::default());
    assert!(book() == book());
}

#[test]
fn odd_texts_stay_as_they_are() {
    let odd = odd_texts();
    let rows = rows(bytes(Format::Xlsx, "xlsx", &of(&odd), &Options::default()));
    let got: Vec<(String, String)> = rows[1..].iter().map(|r| (r[4].to_string(), r[5].to_string())).collect();
    assert_eq!(got, odd);
}

#[test]
fn rows_with_a_text_that_does_not_fit_are_left_out() {
    let mut corpus = of(&[
        ("a".repeat(32_767), "b".into()),
        ("a".into(), "字".repeat(32_766) + "🚣"),
        ("c".into(), "d".into()),
    ]);
    let ids = |corpus: &Corpus| {
        let rows = rows(bytes(Format::Xlsx, "xlsx", corpus, &Options::default()));
        rows.iter().skip(1).map(|row| row[0].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&corpus), ["d#0", "d#2"]);
    let told = Format::Xlsx.findings(&corpus, &Options::default());
    assert_eq!((told.len(), told[0].severity), (1, Severity::Error));
    assert_eq!(told[0].message, "row `d#1` skipped: xlsx holds texts of up to 32767 characters");
    corpus.units.remove(1);
    assert_eq!(Format::Xlsx.findings(&corpus, &Options::default()), []);
}
