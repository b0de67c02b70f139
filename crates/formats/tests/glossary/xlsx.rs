//! The spreadsheet, opened again.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use hexapla_formats::{Format, Layout, Options, write_glossary};
use hexapla_model::{ConceptEntry, Context, ContextText, Glossary, Span};
use proptest::prelude::*;

use crate::properties::glossary as glossary_of;
use crate::sample::{bytes, glossary};

fn rows(bytes: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn string(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[test]
fn sheets() {
    let book = bytes(Format::Xlsx, &glossary(), &known());
    let terms = rows(&book, "terms");
    assert_eq!(terms.len(), 3);
    let head = ["id", "score", "frequency", "en", "ar", "zh", "status", "known_id", "expected", "kind"];
    assert_eq!(terms[0][..10], head.map(string));
    let want = ["rowing \"boat\", small|RB", "قارب", "小¦船|=船;\t1", "new"];
    assert_eq!(terms[1][3..7], want.map(string));
    assert_eq!(terms[1][..3], [string("c1"), Data::Float(0.9313), Data::Float(7.0)]);
    assert_eq!(
        terms[2][3..10],
        ["étang", "", "", "conflicting", "T<1>", "en: mare", "term"].map(|t| if t.is_empty() {
            Data::Empty
        } else {
            string(t)
        })
    );
    let contexts = rows(&book, "contexts");
    assert_eq!(contexts[0], ["id", "context_id", "symbol", "anchor", "en", "ar", "zh"].map(string));
    assert_eq!(contexts[1][..5], ["c1", "lakes#12.s1", "X/1", "12", "The <RB> sank."].map(string));
    assert_eq!(contexts[1][6], string("那只船\n沉了。"));
    assert!(rows(&book, "about").iter().any(|row| row[0] == string("entries") && row[1] == string("2")));
}

/// With what a term base says.
fn known() -> Options {
    let mut options = Options::default();
    options.known = true;
    options
}

#[test]
fn one_row_per_term() {
    let mut options = Options::default();
    options.layout = Some(Layout::Terms);
    let book = bytes(Format::Xlsx, &glossary(), &options);
    let terms = rows(&book, "terms");
    assert_eq!(terms.len(), 8);
    assert_eq!(terms[0][..4], ["id", "language", "term", "type"].map(string));
    assert_eq!(terms[5][..4], ["c1", "zh", "=船;\t1", "inflected form"].map(string));
    let about = rows(&book, "about");
    let explained = |name: &str| about.iter().any(|row| row[0] == string(name));
    assert!(explained("language") && !explained("a language") && !explained("status"));
}

/// A part of the file, which is a zip.
fn part(book: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn for_review() {
    let book = bytes(Format::Xlsx, &glossary(), &known());
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    for element in [
        "<pane ySplit=\"1\"",
        "<autoFilter ref=\"A1:",
        "<colorScale>",
        "\"conflicting\"",
        "\"accept,reject\"",
    ] {
        assert!(sheet.contains(element), "{element} is not in\n{sheet}");
    }
    assert!(!sheet.contains("<f>"), "no formula");
    assert!(part(&book, "xl/styles.xml").contains("readingOrder=\"2\""), "Arabic runs from right to left");
    assert!(part(&book, "xl/sharedStrings.xml").contains("<r><rPr><b/>"), "the term is bold in its context");
}

#[test]
fn a_term_between_tags_of_rich_text_is_text() {
    let text = "<r>lake & sea</r>";
    let book = bytes(Format::Xlsx, &glossary_of(&[(vec![text.into()], vec![])]), &Options::default());
    assert_eq!(rows(&book, "terms")[1][3], string(text));
}

#[test]
fn the_same_bytes_each_time() {
    let write = |options: &Options| bytes(Format::Xlsx, &glossary(), options);
    let mut dated = Options::default();
    dated.date = Some("20261123T120000Z".into());
    assert!(write(&Options::default()) == write(&Options::default()));
    assert!(part(&write(&dated), "docProps/core.xml").contains("2026-11-23T12:00:00Z"));
    for odd in ["", "yesterday", "20261399T120000Z", "2026é123T120000Z"] {
        dated.date = Some(odd.into());
        assert!(part(&write(&dated), "docProps/core.xml").contains("2000-01-01T00:00:00Z"), "{odd}");
    }
}

#[test]
fn what_is_too_long_for_a_cell_is_cut_around_the_term() {
    let text = format!("{}船{}", "水".repeat(50_000), "🚣".repeat(50_000));
    let term = Some(Span::new(150_000, 150_003));
    let whole = ContextText { text: text.clone(), term: None };
    let context = |text| Context { texts: vec![Some(text)], ..Context::default() };
    let mut glossary = glossary_of(&[(vec!["=".repeat(2_000); 20], vec![])]);
    glossary.entries[0].contexts = vec![context(ContextText { text, term }), context(whole)];
    let book = bytes(Format::Xlsx, &glossary, &Options::default());
    let contexts = rows(&book, "contexts");
    let cell = |row: usize| contexts[row][4].to_string();
    assert!(cell(1).contains("水船🚣") && cell(1).chars().count() == 4001);
    assert_eq!(cell(2).encode_utf16().count(), 32_767);
    assert_eq!(rows(&book, "terms")[1][3].to_string().len(), 32_767);
}

#[test]
fn more_rows_than_a_sheet_holds() {
    let one = glossary().entries.remove(0);
    let entries: Vec<ConceptEntry> = vec![one; 10];
    let mut glossary = Glossary { entries, ..glossary() };
    for entry in &mut glossary.entries {
        entry.contexts = vec![Context::default(); 110_000];
    }
    let error = write_glossary(Format::Xlsx, &glossary, &Options::default(), &mut Vec::new()).unwrap_err();
    assert!(error.to_string().contains("write csv or jsonl"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn each_term_is_a_string(term in prop_oneof![any::<String>(), "[=+@-][ -~]{0,9}", "_x[0-9A-F]{4}_", "[0-9]{1,9}"]) {
        let book = bytes(Format::Xlsx, &glossary_of(&[(vec![term.clone()], vec!["x".into()])]), &Options::default());
        let kept = |c: &char| matches!(c, '\t' | '\n' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..);
        use unicode_normalization::UnicodeNormalization;
        let want: String = term.replace("\r\n", "\n").replace('\r', "\n").replace('|', "¦").chars().filter(kept).nfc().collect();
        let found = &rows(&book, "terms")[1][3];
        if want.trim().is_empty() {
            prop_assert_eq!(found, &Data::Empty);
        } else {
            prop_assert_eq!(found, &string(&want));
        }
    }
}
