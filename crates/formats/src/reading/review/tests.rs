use std::path::Path;

use hexapla_source::Limits;

use super::*;
use crate::reading::record::Entry;
use crate::reading::row::RowText;

/// Rows as `id|en|zh`.
fn rows(given: &[&str]) -> Vec<Row> {
    let row = |row: &&str| {
        let cells: Vec<&str> = row.split('|').collect();
        let texts = [Lang::EN, Lang::ZH].into_iter().zip(&cells[1..]).filter(|(_, text)| !text.is_empty());
        let texts = texts.map(|(lang, text)| RowText::new(lang, (*text).to_owned())).collect();
        Row { id: Some(cells[0].to_owned()).filter(|id| !id.is_empty()), texts, ..Row::default() }
    };
    given.iter().map(row).collect()
}

/// The record of the rows, then what is marked and said about the others.
fn review(written: &[&str], read: &[&str]) -> (String, Vec<String>) {
    let entries = rows(written).into_iter().map(Entry::of).collect();
    let record = Record::of_corpus("a.jsonl".to_owned(), entries);
    let mut review = Review::new(record, &[Lang::EN, Lang::ZH]);
    let mut rows = rows(read);
    rows.iter_mut().for_each(|row| {
        review.see(row);
    });
    let marks = rows.iter().map(|row| if row.reviewed { 'x' } else { '.' }).collect();
    let limits = Limits::default();
    let mut builder = Builder::new(Path::new("a"), &limits);
    review.tell(&mut builder);
    builder.row(1, self::rows(&["1|a|b"]).remove(0)).unwrap();
    let said =
        builder.finish().unwrap().diagnostics.into_iter().filter(|found| found.severity == Severity::Warning);
    (marks, said.map(|found| found.message).collect())
}

const WRITTEN: [&str; 4] = [
    "1|The lake is deep.|湖水很深。",
    "2|Boats may not stop.|船不得停泊。",
    "3|See below.|见下文。",
    "4|Rome|罗马",
];

#[test]
fn what_a_person_does_to_rows() {
    let [one, two, three, four] = WRITTEN;
    for (read, marks, said) in [
        (vec![one, two, three, four], "....", vec![]),
        (vec![four, two, three, one], "....", vec![]),
        (vec!["1|The lake  is deep. |湖水很深。", two, three, four], "....", vec![]),
        (vec!["1|The lake is deep!|湖水很深。", two, three, four], "x...", vec![]),
        // Merged, split, moved.
        (vec!["1|The lake is deep. Boats may not stop.|湖水很深。船不得停泊。", three, four], "x..", vec![]),
        (vec![one, "2|Boats may|船不得", "|not stop.|停泊。", three, four], ".xx..", vec![]),
        (vec![one, "2|Boats|船不得停泊。", "3|may not stop. See below.|见下文。", four], ".xx.", vec![]),
        // Added, deleted, deleted in part.
        (vec![one, "|New.|新。", two, three, four], ".x...", vec![]),
        (vec![one, three, four], "...", vec!["a row is gone, and its text is in no other row: `2`"]),
        (vec![one, two], "..", vec!["2 rows are gone, and their texts are in no other row: `3`, `4`"]),
        (
            vec![one, "2|Boats may not stop in Rome.|船不得停泊。", three],
            ".x.",
            vec!["a row is gone, and its text is in no other row: `4`"],
        ),
        (
            vec![one, "2|Boats may not stop.|", three, four],
            ".x..",
            vec!["a text lost a third or more, which is in no row beside it: `2` (zh)"],
        ),
        // Copied, with the id and without.
        (
            vec![one, two, two, three, four],
            ".....",
            vec!["a row is there more than once with the same texts: `2`"],
        ),
        (
            vec![one, two, three, four, "|See below.|见下文。"],
            "....x",
            vec!["a row is there more than once with the same texts: `3`"],
        ),
    ] {
        let found = review(&WRITTEN, &read);
        assert_eq!(
            (found.0.as_str(), found.1),
            (marks, said.into_iter().map(str::to_owned).collect()),
            "{read:?}"
        );
    }
}

#[test]
fn heads_may_be_rewritten() {
    let chinese = Lang::parse_variant("zh-CN").unwrap();
    assert_eq!(counterpart(chinese, &[Lang::EN, Lang::ZH]), Some(Lang::ZH));
    assert_eq!(counterpart(Lang::FR, &[Lang::EN, Lang::ZH]), None);
    let names: Vec<String> = (0..62).map(|n| n.to_string()).collect();
    assert!(listed(&names).ends_with("58, 59 and 2 more"));
}

#[test]
fn rows_below_all_others_may_never_have_been_in_the_table() {
    let scored =
        |id: &str, score| Row { score: Some(score), ..rows(&[&format!("{id}|text {id}|文{id}")]).remove(0) };
    let written = [("1", 0.95), ("2", 0.4), ("3", 0.9), ("4", 0.97)];
    let entries = written.map(|(id, score)| Entry::of(scored(id, score))).into();
    let record = Record::of_corpus("a.jsonl".to_owned(), entries);
    let mut review = Review::new(record, &[Lang::EN, Lang::ZH]);
    for mut row in [scored("1", 0.95), scored("3", 0.9)] {
        assert!(review.see(&mut row).is_empty() && !row.reviewed);
    }
    let limits = Limits::default();
    let mut builder = Builder::new(Path::new("a"), &limits);
    review.tell(&mut builder);
    builder.row(1, self::rows(&["1|a|b"]).remove(0)).unwrap();
    let said: Vec<String> =
        builder.finish().unwrap().diagnostics.into_iter().map(|found| found.message).collect();
    let want = [
        "1 row of `a.jsonl` is not in the table: `2`",
        "a row is gone, and its text is in no other row: `4`",
    ];
    assert_eq!(said, want);
}
