//! What must hold for every glossary: the terms that were written can be read back.

use hexapla_formats::{Format, Options};
use hexapla_model::{ConceptEntry, Glossary, Lang, LanguageSection, Term};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use unicode_normalization::UnicodeNormalization;

use crate::sample::bytes;

/// Terms of one entry: English, then Arabic.
type Terms = (Vec<String>, Vec<String>);

/// Any text, and often what breaks writers.
fn term() -> impl Strategy<Value = String> {
    let hard = prop::sample::select(vec![
        "=cmd|' /C calc'!A0",
        "\"",
        "a\"b",
        "a\nb",
        "\r\n",
        "\t",
        "|",
        "a|b",
        "\u{1}x",
        "\u{7}",
        "🚣🏽",
        "e\u{301}",
        "\u{202E}abc\u{202C}",
        "\u{FFFE}",
        "\u{FEFF}",
        "]]>",
        "</term>",
        "<r>",
        "</r>",
        "&amp;",
        "_x0041_",
        "#",
        ";",
        "'",
    ]);
    prop_oneof![
        any::<String>(),
        "[ -~]{1,12}",
        prop::collection::vec(hard, 1..4).prop_map(|parts| parts.concat())
    ]
}

fn terms() -> impl Strategy<Value = Vec<Terms>> {
    let side = || prop::collection::vec(term(), 0..4);
    prop::collection::vec((side(), side()), 0..6)
}

pub(crate) fn glossary(terms: &[Terms]) -> Glossary {
    let section = |texts: &[String]| {
        let term = |text: &String| Term { text: text.clone(), frequency: 1, ..Term::default() };
        Some(LanguageSection { terms: texts.iter().map(term).collect(), expected: vec![] })
    };
    let entry = |(n, (en, ar)): (usize, &Terms)| ConceptEntry {
        id: format!("c{n}"),
        sections: vec![section(en), section(ar)],
        ..ConceptEntry::default()
    };
    let entries = terms.iter().enumerate().map(entry).collect();
    Glossary { langs: vec![Lang::EN, Lang::AR], entries, ..Glossary::default() }
}

/// What XML can hold of a text.
fn xml(text: &str) -> String {
    let kept = |c: &char| matches!(c, '\t' | '\n' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..);
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(kept).collect();
    text.nfc().collect::<String>().trim().to_owned()
}

/// The terms that are written, by entry: those that show something, of entries that have one.
fn shown(terms: &[Terms], text: impl Fn(&str) -> String) -> Vec<Terms> {
    let side = |texts: &[String]| texts.iter().filter(|t| !xml(t).is_empty()).map(|t| text(t)).collect();
    let entries = terms.iter().map(|(en, ar)| (side(en), side(ar)));
    entries.filter(|(en, ar): &Terms| !en.is_empty() || !ar.is_empty()).collect()
}

fn written(format: Format, terms: &[Terms]) -> String {
    String::from_utf8(bytes(format, &glossary(terms), &Options::default())).unwrap()
}

/// The terms of a TBX; every end tag is checked.
fn read_tbx(xml: &str, language: &[u8], entry: &[u8]) -> Vec<Terms> {
    let mut reader = Reader::from_str(xml);
    let (mut entries, mut arabic, mut term): (Vec<Terms>, bool, Option<String>) = (vec![], false, None);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) if e.name().as_ref() == entry => entries.push(Terms::default()),
            Event::Start(e) if e.name().as_ref() == language => {
                arabic = e.try_get_attribute("xml:lang").unwrap().unwrap().value.as_ref() == b"ar";
            }
            Event::Start(e) if e.name().as_ref() == b"term" => term = Some(String::new()),
            Event::Text(t) => {
                if let Some(term) = &mut term {
                    term.push_str(&t.decode().unwrap());
                }
            }
            Event::GeneralRef(r) => {
                if let Some(term) = &mut term {
                    let entity = format!("&{};", r.decode().unwrap());
                    term.push_str(&quick_xml::escape::unescape(&entity).unwrap());
                }
            }
            Event::End(e) if e.name().as_ref() == b"term" => {
                let entry = entries.last_mut().unwrap();
                let side = if arabic { &mut entry.1 } else { &mut entry.0 };
                side.push(term.take().unwrap());
            }
            Event::Eof => return entries,
            _ => {}
        }
    }
}

proptest! {
    #[test]
    fn csv_gives_the_terms_back(terms in terms()) {
        let table = written(Format::Csv, &terms);
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let side = |cell: &str| cell.split('|').filter(|t| !t.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let found: Vec<Terms> =
            reader.records().map(|row| row.unwrap()).map(|row| (side(&row[3]), side(&row[4]))).collect();
        prop_assert_eq!(found, shown(&terms, |text| text.replace('|', "¦")));
    }

    #[test]
    fn jsonl_gives_the_terms_back(terms in terms()) {
        let objects = written(Format::Jsonl, &terms);
        let side = |entry: &serde_json::Value, lang: &str| {
            let terms = entry["terms"][lang].as_array().cloned().unwrap_or_default();
            terms.iter().map(|t| t["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let found: Vec<Terms> = objects
            .split('\n')
            .filter(|line| !line.is_empty())
            .map(|line| serde_json::from_str(line).unwrap())
            .map(|entry| (side(&entry, "en"), side(&entry, "ar")))
            .collect();
        prop_assert_eq!(found, shown(&terms, str::to_owned));
    }

    #[test]
    fn tbx_gives_the_terms_back(terms in terms()) {
        let two = written(Format::Tbx, &terms);
        let three = written(Format::Tbx3, &terms);
        let allowed = |c: char| matches!(c, '\t' | '\n' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..);
        prop_assert!(two.chars().all(allowed));
        let want = shown(&terms, xml);
        prop_assert_eq!(&read_tbx(&two, b"langSet", b"termEntry"), &want);
        prop_assert_eq!(&read_tbx(&three, b"langSec", b"conceptEntry"), &want);
    }

    #[test]
    fn omegat_has_a_line_for_each_pair(terms in terms()) {
        let lines = written(Format::Omegat, &terms);
        let pairs: usize = shown(&terms, xml).iter().map(|(en, ar)| en.len() * ar.len()).sum();
        let lines: Vec<&str> = lines.split_terminator('\n').collect();
        prop_assert_eq!(lines.len(), pairs);
        for line in lines {
            let cells: Vec<&str> = line.split('\t').collect();
            prop_assert!(cells.len() == 3 && !cells[0].starts_with('#'), "{}", line);
            prop_assert!(!cells[0].trim().is_empty() && !cells[1].is_empty(), "{}", line);
        }
    }

    #[test]
    fn the_page_holds_no_mark_up_of_its_terms(terms in terms()) {
        let page = written(Format::Html, &terms);
        let count = shown(&terms, xml).len();
        prop_assert_eq!(page.matches("<tbody").count(), count);
        prop_assert_eq!(page.matches("</td>").count(), count * 4);
    }
}
