//! Tables of text.

use hexapla_formats::{Format, Options};
use hexapla_model::Lang;

use crate::sample::{corpus, odd_texts, of, options, written};

#[test]
fn csv() {
    let got = written(Format::Csv, "csv", &corpus(), &Options::default());
    assert_eq!(
        got,
        "id,anchor,score,en,ar,zh\r\n\
         lakes#12.s1,12,0.9313,\"He said \"\"boats, oars\"\"\tand <ropes>\u{1}.\",قال «قوارب» 🚣,\"他说“船”。\r\n第二行\"\r\n\
         lakes#3,3,0.7,=1+1,e\u{301},\r\n\
         lakes#b4,,0,,,多余\r\n"
    );
    let safe = options(|o| (o.bom, o.safe_cells) = (true, true));
    let got = written(Format::Csv, "csv", &corpus(), &safe);
    // The head shows our reader that the apostrophes are ours.
    assert!(got.starts_with("\u{FEFF}\"id\",\"anchor\",\"score\",\"en\","), "{got}");
    assert!(got.contains("0.7,'=1+1,e"), "{got}");
    let got = written(Format::Tsv, "tsv", &of(&[("'-\tx".into(), "\"b\"".into())]), &safe);
    assert!(got.ends_with("\t''- x\t\"\"\"b\"\"\"\r\n"), "{got}");
}

#[test]
fn csv_of_a_pair() {
    let options = options(|o| {
        o.pairs = true;
        o.min_score = Some(0.5);
        o.lang_codes.insert(Lang::ZH, "zh-Hans".into());
    });
    let got = written(Format::Csv, "en-zh.csv", &corpus(), &options);
    let second = got.lines().nth(3);
    assert!(got.starts_with("id,anchor,score,en,zh-Hans\r\n"), "{got}");
    assert_eq!(second, Some("lakes#3,3,0.7,=1+1,"));
}

#[test]
fn tsv() {
    assert_eq!(
        written(Format::Tsv, "tsv", &corpus(), &Options::default()),
        "id\tanchor\tscore\ten\tar\tzh\n\
         lakes#12.s1\t12\t0.9313\tHe said \"boats, oars\" and <ropes>\u{1}.\tقال «قوارب» 🚣\t他说“船”。 第二行\n\
         lakes#3\t3\t0.7\t=1+1\te\u{301}\t\n\
         lakes#b4\t\t0\t\t\t多余\n"
    );
}

#[test]
fn lines() {
    let options = options(|o| o.min_score = Some(1.0));
    let got = written(Format::Lines, "lines.tsv", &corpus(), &options);
    assert_eq!(got, "en\tar\tzh\n1,2\t1\t2\n3\t2\t\n\t\t3\n");
}

#[test]
fn odd_texts_stay_as_they_are_in_csv() {
    let texts = odd_texts();
    let table = written(Format::Csv, "csv", &of(&texts), &Options::default());
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows = reader.records().map(Result::unwrap).map(|r| (r[3].to_owned(), r[4].to_owned()));
    let plain = |text: &str| text.replace('\0', "");
    let want: Vec<_> = texts.iter().map(|(a, b)| (plain(a), plain(b))).collect();
    assert_eq!(rows.collect::<Vec<_>>(), want);
}
