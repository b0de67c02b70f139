//! Bytes that no program wrote: nothing panics, and what is read is a corpus.

use proptest::prelude::*;

use super::*;

const SAMPLES: [(Format, &str); 6] = [
    (
        Format::Jsonl,
        "{\"id\":\"a#1\",\"translation\":{\"en\":\"lake\",\"zh\":\"湖\"},\"places\":{\"en\":{\"file\":\"x\",\"line\":3}}}\n{\"en\":\"a\",\"fr\":\"b\"}\n",
    ),
    (
        Format::Mnbvc,
        "{\"文件名\":\"a.txt\",\"段落\":[{\"行号\":1,\"zh_text\":\"湖\",\"en_text\":\"lake\",\"扩展字段\":\"{\\\"k\\\":1}\"}]}\n",
    ),
    (
        Format::Csv,
        "id,anchor,score,en,zh,en_place\r\n1,12.b,0.5,\"a \"\"lake\"\"\n\",湖,f:1 (page 2)\r\n2,,,'=1,,\r\n",
    ),
    (Format::Tsv, "source\ttarget\nThe lake is deep.\t湖很深。\n"),
    (
        Format::Tmx,
        "<?xml version='1.0'?><!DOCTYPE tmx><tmx><header srclang='en'/><body><tu tuid='1'><prop type='x-bead'>1-1</prop><tuv xml:lang='en'><seg>a <bpt>x</bpt>&lt;&#233;</seg></tuv><tuv lang='fr'><seg>b</seg></tuv></tu></body></tmx>",
    ),
    (
        Format::Xliff,
        "<xliff srcLang='en' trgLang='fr'><file><unit id='1'><notes><note category='score'>1</note></notes><segment state='final'><source>a<cp hex='1'/></source><target><mrk mtype='seg' mid='1'>b</mrk></target></segment></unit></file></xliff>",
    ),
];

fn check(format: Format, bytes: &[u8]) -> Result<(), TestCaseError> {
    if let Ok(read) = read_as(format, "a", bytes) {
        let corpus = read.value;
        let has_errors = read.diagnostics.iter().any(|d| d.severity == hexapla_model::Severity::Error);
        prop_assert!(!corpus.units.is_empty() || has_errors);
        prop_assert_eq!(corpus.paths.len(), corpus.langs.len());
        for unit in &corpus.units {
            prop_assert_eq!(unit.texts.len(), corpus.langs.len());
            prop_assert!((0.0..=1.0).contains(&unit.score));
            prop_assert!(unit.texts.iter().flatten().any(|text| !text.text.trim().is_empty()));
        }
        let ids: std::collections::BTreeSet<_> = corpus.units.iter().map(|unit| &unit.id).collect();
        prop_assert_eq!(ids.len(), corpus.units.len());
    }
    Ok(())
}

#[test]
fn samples_are_whole() {
    for (format, text) in SAMPLES {
        let read = read_as(format, "a", text.as_bytes()).unwrap();
        assert!(read.value.units[0].texts.iter().flatten().count() == 2, "{}", format.name());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn mutated_samples(
        sample in prop::sample::select(&SAMPLES[..]),
        as_other in prop::sample::select(text_formats()),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 0..6),
    ) {
        let (format, text) = sample;
        let mut bytes = text.as_bytes().to_vec();
        for (place, byte, kind) in edits {
            let at = place.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match kind {
                0 if !bytes.is_empty() => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => bytes.truncate(at),
                _ => { let tail = bytes.split_off(at); bytes.extend(tail.repeat(2)); }
            }
        }
        check(format, &bytes)?;
        check(as_other, &bytes)?;
        let _ = Format::sniff(&bytes);
    }
}
