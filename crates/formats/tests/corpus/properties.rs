//! What holds for any text.

use hexapla_formats::{Format, Options, Purpose};
use hexapla_model::Corpus;
use proptest::prelude::*;

use crate::sample::{files, of, written};

fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    // Any text, and one with more of what breaks writers.
    let odd = prop::collection::vec(
        prop::sample::select(vec![
            "a", "\r", "\n", "\t", "\"", "<", "&", "\u{1}", "\u{FFFE}", " ", "中", "_x0041_", "=", ",",
        ]),
        0..8,
    );
    let text = prop_oneof![any::<String>(), odd.prop_map(|parts| parts.concat())];
    prop::collection::vec((text.clone(), text), 0..8)
}

proptest! {
    #[test]
    fn csv_and_jsonl_give_the_texts_back(texts in pairs()) {
        let corpus = of(&texts);
        let table = written(Format::Csv, "csv", &corpus, &Options::default());
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let rows: Vec<_> = reader.records().map(|r| r.unwrap()).map(|r| (r[3].to_owned(), r[4].to_owned())).collect();
        prop_assert_eq!(&rows, &texts);
        let objects = written(Format::Jsonl, "jsonl", &corpus, &Options::default());
        let rows: Vec<_> = objects.split('\n').filter(|l| !l.is_empty()).map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let of = |lang: &str| row["translation"][lang].as_str().unwrap().to_owned();
            (of("en"), of("zh"))
        }).collect();
        prop_assert_eq!(&rows, &texts);
    }

    #[test]
    fn xliff_gives_the_texts_back(texts in pairs()) {
        let shown = |text: &str| !text.trim().is_empty();
        let want: Vec<String> = texts.iter().filter(|(a, _)| shown(a)).map(|(a, _)| a.clone()).collect();
        let xml = written(Format::Xliff, "en-zh.xlf", &of(&texts), &Options::default());
        prop_assert_eq!(crate::markup::texts(&xml, "source"), want);
    }

    #[cfg(feature = "xlsx")]
    #[test]
    fn spreadsheets_give_the_texts_back(texts in pairs()) {
        let book = crate::sample::bytes(Format::Xlsx, "xlsx", &of(&texts), &Options::default());
        let rows = crate::xlsx::rows(book);
        let got: Vec<_> = rows[1..].iter().map(|r| (r[4].to_string(), r[5].to_string())).collect();
        prop_assert_eq!(got, texts);
    }

    #[test]
    fn tsv_has_as_many_cells_in_each_row(texts in pairs()) {
        let table = written(Format::Tsv, "tsv", &of(&texts), &Options::default());
        prop_assert_eq!(table.split('\n').count(), texts.len() + 2);
        prop_assert!(table.split('\n').filter(|l| !l.is_empty()).all(|l| l.split('\t').count() == 5));
    }

    #[test]
    fn files_of_lines_agree(texts in pairs()) {
        let count = |format, ending: &str| written(format, ending, &of(&texts), &Options::default()).split_terminator('\n').count();
        let moses = ["en-zh.en", "en-zh.zh", "en-zh.ids"].map(|ending| count(Format::Moses, ending));
        prop_assert!(moses[0] == moses[1] && moses[1] == moses[2]);
        let ladder = written(Format::Ladder, "en-zh.ladder", &of(&texts), &Options::default());
        let last = format!("{}\t{}\t0", count(Format::Ladder, "sentences.en"), count(Format::Ladder, "sentences.zh"));
        prop_assert_eq!(ladder.lines().last(), Some(last.as_str()));
    }

    #[test]
    fn markup_is_well_formed(texts in pairs()) {
        for (format, ending) in [(Format::Tmx, "tmx"), (Format::Xliff, "en-zh.xlf")] {
            let xml = written(format, ending, &of(&texts), &Options::default());
            let allowed = |c: char| matches!(c, '\t' | '\n' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..);
            prop_assert!(xml.chars().all(allowed));
            let mut reader = quick_xml::Reader::from_str(&xml);
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(_) => {}
                    Err(e) => return Err(TestCaseError::fail(e.to_string())),
                }
            }
            prop_assert!(!xml.contains("<seg></seg>") && !xml.contains("<seg/>"));
        }
    }
}

#[test]
fn an_empty_corpus_is_written() {
    for format in Format::all(Purpose::WriteCorpus) {
        for (ending, got) in files(format, &Corpus::default(), &Options::default()) {
            let may_be_empty = ["jsonl", "mnbvc.jsonl"].contains(&ending.as_str());
            assert!(may_be_empty || !got.is_empty(), "{ending}");
        }
    }
}
