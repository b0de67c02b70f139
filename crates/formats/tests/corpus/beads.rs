//! Formats of lines: Moses, ladder, Vecalign.

use hexapla_formats::{Format, Options};

use crate::sample::{corpus, files, odd_texts, of, options, written};

#[test]
fn moses() {
    let of = |ending| written(Format::Moses, ending, &corpus(), &Options::default());
    assert_eq!(of("en-ar.en"), "He said \"boats, oars\" and <ropes>\u{1}.\n=1+1\n");
    assert_eq!(of("en-ar.ar"), "قال «قوارب» 🚣\ne\u{301}\n");
    assert_eq!(of("en-ar.ids"), "lakes#12.s1\t0.9313\t12\tparagraph\nlakes#3\t0.7\t3\theading\n");
    assert_eq!(of("en-zh.zh"), "他说“船”。 第二行\n");
    let sure = options(|o| o.min_score = Some(0.9));
    assert_eq!(written(Format::Moses, "en-ar.ids", &corpus(), &sure).lines().count(), 1);
}

#[test]
fn lines_of_moses_belong_together() {
    for (ending, bytes) in files(Format::Moses, &of(&odd_texts()), &Options::default()) {
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.split_terminator('\n').count(), odd_texts().len(), "{ending}");
        // Every notion of a line and of a tab.
        let breaks = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
        assert!(!text.contains(breaks) && (ending.ends_with("ids") || !text.contains('\t')), "{ending}");
    }
}

#[test]
fn ladder_and_vecalign_count_the_same_lines() {
    // en  0 1 -     zh  0 - 1
    let of = |format, ending| written(format, ending, &corpus(), &Options::default());
    assert_eq!(of(Format::Ladder, "en-zh.ladder"), "0\t0\t0.9313\n1\t1\t0\n2\t1\t0\n2\t2\t0\n");
    assert_eq!(of(Format::Vecalign, "en-zh.vecalign"), "[0]:[0]:0.9313\n[1]:[]:0.0000\n[]:[1]:0.0000\n");
    assert_eq!(of(Format::Vecalign, "sentences.zh"), "他说“船”。 第二行\n多余\n");
    assert_eq!(of(Format::Ladder, "sentences.zh"), of(Format::Vecalign, "sentences.zh"));
}

#[test]
fn what_is_not_sure_falls_apart() {
    let sure = options(|o| o.min_score = Some(0.95));
    let got = written(Format::Vecalign, "en-zh.vecalign", &corpus(), &sure);
    assert_eq!(got, "[0]:[]:0.0000\n[]:[0]:0.0000\n[1]:[]:0.0000\n[]:[1]:0.0000\n");
    let got = written(Format::Ladder, "en-zh.ladder", &corpus(), &sure);
    assert_eq!(got, "0\t0\t0\n1\t0\t0\n1\t1\t0\n2\t1\t0\n2\t2\t0\n");
}
