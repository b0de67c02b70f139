//! XCES: links, and the archive they lead into.

use std::io::{Cursor, Read};

use hexapla_formats::{Format, Options};
use hexapla_model::Corpus;

use crate::markup::texts;
use crate::sample::{bytes, corpus, odd_texts, of, options, written};

#[test]
fn links() {
    let want = r#"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">
<cesAlign version="1.0">
 <linkGrp targType="s" fromDoc="ar/lakes.xml.gz" toDoc="en/lakes.xml.gz">
  <link id="SL1" xtargets="1;1" certainty="0.9313"/>
  <link id="SL2" xtargets="2;2" certainty="0.7"/>
 </linkGrp>
</cesAlign>
"#;
    assert_eq!(written(Format::Xces, "ar-en.xces.xml", &corpus(), &Options::default()), want);
    let sure = options(|o| o.min_score = Some(0.5));
    let got = written(Format::Xces, "en-zh.xces.xml", &corpus(), &sure);
    assert!(got.contains("\"1;1\"") && got.contains("xtargets=\"2;\"/>"), "{got}");
    let got = written(Format::Xces, "en-zh.xces.xml", &corpus(), &Options::default());
    assert!(got.contains("<link id=\"SL3\" xtargets=\";3\"/>"), "{got}");
}

fn entry(corpus: &Corpus, name: &str) -> String {
    let zip = bytes(Format::Xces, "xces.zip", corpus, &Options::default());
    let mut zip = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn sentences() {
    let got = entry(&corpus(), "lakes/raw/zh/lakes.xml");
    let want = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<text>\n<s id=\"1\">他说“船”。&#13;\n第二行</s>\n<s id=\"3\">多余</s>\n</text>\n";
    assert_eq!(got, want);
    let named = Corpus { name: "../a/b".into(), ..corpus() };
    assert!(entry(&named, ".._a_b/raw/ar/.._a_b.xml").contains("قال"));
}

#[test]
fn the_same_bytes_each_time() {
    let zip = || bytes(Format::Xces, "xces.zip", &corpus(), &Options::default());
    assert!(zip() == zip());
}

#[test]
fn markup_in_texts_is_text() {
    let odd = odd_texts();
    let kept = |text: &str| {
        text.replace(|c: char| c < ' ' && !"\t\n\r".contains(c), "").replace(['\u{FFFE}', '\u{FFFF}'], "")
    };
    let want: Vec<String> = odd.iter().map(|(_, b)| kept(b)).collect();
    assert_eq!(texts(&entry(&of(&odd), "corpus/raw/zh/corpus.xml"), "s"), want);
}
