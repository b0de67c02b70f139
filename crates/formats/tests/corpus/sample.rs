//! The corpus that is written, and how.

use std::path::PathBuf;

use hexapla_formats::{Format, Options};
use hexapla_model::{
    Anchor, BlockKind, Corpus, Lang, Level, Location, Ordinal, Step, StepKind, Text, TranslationUnit,
};

fn text(text: &str, pieces: u32, line: u32, page: Option<u32>, lines: &[u32]) -> Option<Text> {
    Some(Text {
        text: text.into(),
        pieces,
        location: Location { line, page },
        lines: lines.into(),
        moved: false,
    })
}

/// Three rows in three languages; the second lacks Chinese, the third has nothing else.
pub(crate) fn corpus() -> Corpus {
    let anchor = |kind, n| Some(Anchor::new(vec![Step { kind, ordinal: Ordinal::new(n) }]));
    let unit = |id: &str, anchor, kind, score, texts| TranslationUnit {
        id: id.into(),
        anchor,
        kind,
        score,
        reviewed: false,
        texts,
    };
    Corpus {
        name: "lakes".into(),
        symbol: Some("X/CONF.1/2 & 3".into()),
        level: Level::Sentence,
        langs: vec![Lang::EN, Lang::AR, Lang::ZH],
        paths: ["in/lakes.en.txt", "in/lakes.ar.txt", "lakes zh.txt"].map(PathBuf::from).to_vec(),
        units: vec![
            unit(
                "lakes#12.s1",
                anchor(StepKind::Paragraph, 12),
                BlockKind::Paragraph,
                0.931_26,
                vec![
                    text("He said \"boats, oars\"\tand <ropes>\u{1}.", 2, 3, Some(1), &[1, 2]),
                    text("قال «قوارب» 🚣", 1, 3, None, &[1]),
                    text("他说“船”。\r\n第二行", 1, 5, None, &[2]),
                ],
            ),
            unit(
                "lakes#3",
                anchor(StepKind::Chapter, 3),
                BlockKind::Heading,
                0.7,
                vec![text("=1+1", 1, 9, None, &[3]), text("e\u{301}", 1, 4, None, &[2]), None],
            ),
            unit("lakes#b4", None, BlockKind::Other, 0.0, vec![None, None, text("多余", 1, 7, None, &[3])]),
        ],
        findings: Vec::new(),
    }
}

/// A corpus of these pairs in English and Chinese.
pub(crate) fn of(texts: &[(String, String)]) -> Corpus {
    let row = |(n, (a, b)): (usize, &(String, String))| TranslationUnit {
        id: format!("d#{n}"),
        anchor: None,
        kind: BlockKind::Other,
        score: 0.5,
        reviewed: false,
        texts: vec![text(a, 1, 1, None, &[]), text(b, 1, 1, None, &[])],
    };
    let units = texts.iter().enumerate().map(row).collect();
    Corpus { langs: vec![Lang::EN, Lang::ZH], units, ..Corpus::default() }
}

/// Texts that break writers.
pub(crate) fn odd_texts() -> Vec<(String, String)> {
    let odd = [
        "plain",
        "\"quoted\", 'so'; a|b",
        "=cmd|' /C calc'!A0",
        "+1 -1 @x",
        " blanks at its ends ",
        "tab\there",
        "line\nfeed",
        "carriage\rreturn\r\n",
        "\u{0}\u{1}\u{8}\u{b}\u{c}\u{1b}[0m\u{1f}",
        "\u{7f}\u{80}\u{85}\u{9f}",
        "\u{2028}\u{2029}\u{FEFF}",
        "\u{FFFE}\u{FFFF}\u{FFFD}",
        "👩‍👩‍👧 🇺🇳 𝄞",
        "e\u{301} A\u{30A} ﷺ",
        "\u{200F}\u{202B}عربي\u{202C}\u{2066}x\u{2069}",
        "<b>&amp;</b> ]]> <!-- --> <?x?>",
        "_x0041_ _x000D_ ${a} %s {{b}}",
        "中文，繁體。日本語 한국어",
    ];
    odd.iter().zip(odd.iter().rev()).map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

/// The files of a format, by what their names end in.
pub(crate) fn files(format: Format, corpus: &Corpus, options: &Options) -> Vec<(String, Vec<u8>)> {
    let write = |part: &hexapla_formats::Part| {
        let mut out = Vec::new();
        part.write(corpus, options, &mut out).unwrap();
        (part.ending().to_owned(), out)
    };
    format.parts(&corpus.langs, options).iter().map(write).collect()
}

/// The file with this ending.
pub(crate) fn bytes(format: Format, ending: &str, corpus: &Corpus, options: &Options) -> Vec<u8> {
    let files = files(format, corpus, options);
    files.into_iter().find(|(found, _)| found == ending).unwrap_or_else(|| panic!("no {ending}")).1
}

/// The same as text.
pub(crate) fn written(format: Format, ending: &str, corpus: &Corpus, options: &Options) -> String {
    String::from_utf8(bytes(format, ending, corpus, options)).unwrap()
}

/// Options that differ from the default.
pub(crate) fn options(change: impl FnOnce(&mut Options)) -> Options {
    let mut options = Options::default();
    change(&mut options);
    options
}
