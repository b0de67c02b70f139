//! A corpus that is written and read back is the same corpus, in every format that we read and write.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hexapla::formats::Importer;
use hexapla::formats::{Format, Options, Purpose};
use hexapla::model::{
    Anchor, BlockKind, Corpus, Lang, Level, Location, Severity, Text, TranslationUnit, Warned,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use unicode_normalization::UnicodeNormalization as _;

const LANGS: [Lang; 5] = [Lang::EN, Lang::AR, Lang::ZH, Lang::FR, Lang::RU];

/// What breaks files: quotes, line ends, formulas, controls, marks of direction and of composition, escapes of formats.
const ODD: [&str; 52] = [
    "a",
    "B c",
    "中文",
    "عربي",
    "١٢",
    "1.5",
    " ",
    "\u{a0}",
    "\u{3000}",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "\"\"",
    "'",
    "’",
    ",",
    ";",
    "|",
    "\\",
    "\\n",
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+",
    "-",
    "@",
    "#",
    "<",
    "</seg>",
    "&",
    "&amp;",
    "&#10;",
    "]]>",
    "{\"",
    "_x0041_",
    "_x000D_",
    "\u{0}",
    "\u{1}",
    "\u{b}\u{c}",
    "\u{1b}[0m",
    "\u{7f}\u{85}",
    "\u{2028}\u{2029}",
    "\u{FFFE}",
    "\u{FFFF}",
    "\u{FFFD}",
    "\u{FEFF}",
    "\u{200F}\u{202B}א\u{202C}",
    "\u{2066}x\u{2069}",
    "e\u{301}",
    "x\u{307}\u{323}",
    "👩‍👩‍👧🇺🇳",
];

const KINDS: [BlockKind; 4] =
    [BlockKind::Heading, BlockKind::Paragraph, BlockKind::TableRow, BlockKind::Other];

/// Texts that a row can have: blank ones count as none everywhere.
fn text() -> impl Strategy<Value = String> {
    let odd = prop::collection::vec(select(&ODD[..]), 1..8).prop_map(|parts| parts.concat());
    let any = prop_oneof![any::<String>(), odd.clone(), odd];
    any.prop_filter("a text that a file can begin with", |text| {
        // A mark that opens a file is one of its encoding, after characters too that XML cannot hold.
        let unseen = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
        let shown = text.trim_start_matches(unseen);
        !shown.is_empty() && !shown.starts_with('\u{FEFF}') && !looks_quoted(&one_line(text))
    })
}

/// Whether a cell of TSV looks as if it were quoted, with doubled marks inside: where no other cell has marks, it is read
/// so.
fn looks_quoted(cell: &str) -> bool {
    let inside = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.is_some_and(|inside| inside.contains("\"\"") && !inside.replace("\"\"", "").contains('"'))
}

/// A row as it is made up: anchor, kind, score in ten thousandths, and what is in each language.
type Made = (Option<&'static str>, BlockKind, u16, Vec<Option<(String, u32, u32, Option<u32>, Box<[u32]>)>>);

fn row(langs: usize) -> impl Strategy<Value = Made> {
    let place = (1..3_u32, 1..99_u32, prop::option::of(1..9_u32), prop::collection::vec(0..50_u32, 0..3));
    let text = (text(), place)
        .prop_map(|(text, (pieces, line, page, lines))| (text, pieces, line, page, lines.into()));
    let anchor = select(vec![
        None,
        Some("12"),
        Some("12.b.iii"),
        Some("7bis"),
        Some("2.C.3"),
        Some("art 20.4"),
        Some("**"),
    ]);
    let texts = prop::collection::vec(prop::option::weighted(0.8, text), langs);
    (anchor, select(&KINDS[..]), 0..=10_000_u16, texts)
}

fn corpus() -> impl Strategy<Value = Corpus> {
    let langs = subsequence(&LANGS[..], 2..5).prop_shuffle();
    let rows = langs.prop_flat_map(|langs| {
        let rows = prop::collection::vec(row(langs.len()), 1..6);
        (Just(langs), rows)
    });
    (rows, select(vec![None, Some("X/CONF.1/2 & 3")]), any::<bool>()).prop_map(
        |((langs, rows), symbol, paragraphs)| {
            let units = rows.into_iter().enumerate().map(|(n, row)| unit(n, row)).collect();
            Corpus {
                name: "lakes".into(),
                symbol: symbol.map(str::to_owned),
                level: if paragraphs { Level::Paragraph } else { Level::Sentence },
                paths: langs.iter().map(|lang| PathBuf::from(format!("in/lakes {lang}.txt"))).collect(),
                langs,
                units,
                findings: Vec::new(),
            }
        },
    )
}

fn unit(n: usize, (anchor, kind, score, texts): Made) -> TranslationUnit {
    let text = |(text, pieces, line, page, lines)| Text {
        text,
        pieces,
        location: Location { line, page },
        lines,
        moved: false,
    };
    let texts: Vec<Option<Text>> = texts.into_iter().map(|found| found.map(text)).collect();
    // One language alone has nothing to score.
    let score = if texts.iter().flatten().count() > 1 { f32::from(score) / 10_000.0 } else { 0.0 };
    let anchor = anchor.map(|anchor| anchor.parse::<Anchor>().expect("an anchor"));
    TranslationUnit { id: format!("lakes#{n}.s1"), anchor, kind, score, reviewed: false, texts }
}

/// What a format holds of a corpus, beside the ids and the texts.
#[derive(Debug, Clone, Copy)]
struct Holds {
    format: Format,
    /// The file that is read of those that are written.
    ending: &'static str,
    anchor: bool,
    kind: bool,
    /// File, line, page and input lines of each text.
    places: bool,
    pieces: bool,
    symbol: bool,
    level: bool,
    /// How many texts a row needs, and whether one of them has to be the source.
    texts: usize,
    source: bool,
    text: fn(&str) -> String,
}

const NOTHING: Holds = Holds {
    format: Format::Jsonl,
    ending: "",
    anchor: true,
    kind: true,
    places: false,
    pieces: false,
    symbol: true,
    level: false,
    texts: 1,
    source: false,
    text: same,
};

/// Formats of any number of languages.
const MANY: [Holds; 7] = [
    Holds { ending: "jsonl", places: true, ..NOTHING },
    Holds { format: Format::Mnbvc, ending: "mnbvc.jsonl", ..NOTHING },
    Holds { format: Format::Parquet, ending: "parquet", ..NOTHING },
    Holds { format: Format::Xlsx, ending: "xlsx", places: true, ..NOTHING },
    Holds { format: Format::Csv, ending: "csv", kind: false, symbol: false, text: without_nul, ..NOTHING },
    Holds { format: Format::Tsv, ending: "tsv", kind: false, symbol: false, text: one_line, ..NOTHING },
    Holds { format: Format::Tmx, ending: "tmx", pieces: true, level: true, texts: 2, text: xml, ..NOTHING },
];

/// Formats of a pair of languages: what is read is one pair.
const PAIRS: [Holds; 3] = [
    Holds { format: Format::Xliff, ending: "xlf", source: true, ..NOTHING },
    Holds { format: Format::Moses, ending: "ids", symbol: false, texts: 2, text: one_line, ..NOTHING },
    Holds {
        format: Format::Xces,
        ending: "xces.xml",
        anchor: false,
        kind: false,
        symbol: false,
        text: markup,
        ..NOTHING
    },
];

fn same(text: &str) -> String {
    text.to_owned()
}

fn without_nul(text: &str) -> String {
    text.replace('\0', "")
}

/// Without tabs and line ends, as where nothing is quoted.
fn one_line(text: &str) -> String {
    let breaks = |c: char| "\t\n\r\u{b}\u{c}\u{85}\u{2028}\u{2029}".contains(c);
    let text = without_nul(text);
    let parts: Vec<&str> = text.split(breaks).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// What XML 1.0 can hold.
fn xml_characters(text: &str) -> String {
    let held = |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{FFFE}' | '\u{FFFF}');
    text.chars().filter(held).collect()
}

/// Blanks at the ends are layout in files that others write.
fn markup(text: &str) -> String {
    xml_characters(text).trim().to_owned()
}

fn xml(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    xml_characters(&text).nfc().collect()
}

/// Writes all files of the format and reads the corpus.
fn through(
    holds: &Holds,
    corpus: &Corpus,
    options: &Options,
    folder: &Path,
) -> Result<Warned<Corpus>, String> {
    let mut wanted = PathBuf::new();
    for part in holds.format.parts(&corpus.langs, options) {
        let path = folder.join(format!("lakes.{}", part.ending()));
        let mut bytes = Vec::new();
        part.write(corpus, options, &mut bytes).expect("bytes are written");
        fs::write(&path, bytes).expect("a file");
        if part.ending().ends_with(holds.ending) && !part.ending().contains("sure.") {
            wanted = path;
        }
    }
    let format = Format::from_name(holds.format.name(), Purpose::ReadCorpus);
    assert!(format.is_some());
    Importer::default().read_corpus(&wanted, format, &[]).map_err(|error| error.to_string())
}

/// A text with its pieces and its place, where the format holds them.
type ShownText = (String, Option<u32>, Option<(PathBuf, Location, Box<[u32]>)>);

/// What is compared of a row: all that the format holds, the texts by language.
#[derive(Debug, PartialEq)]
struct Shown {
    id: Option<String>,
    anchor: Option<String>,
    kind: Option<BlockKind>,
    score: f32,
    texts: BTreeMap<Lang, ShownText>,
}

fn shown(holds: &Holds, corpus: &Corpus) -> Vec<Shown> {
    let row = |unit: &TranslationUnit| {
        let texts = corpus.langs.iter().zip(&corpus.paths).zip(&unit.texts);
        let texts: BTreeMap<_, _> = texts
            .filter_map(|((lang, path), text)| {
                let text = text.as_ref()?;
                let place = holds.places.then(|| (path.clone(), text.location, text.lines.clone()));
                Some((*lang, (text.text.clone(), holds.pieces.then_some(text.pieces), place)))
            })
            .collect();
        Shown {
            id: (holds.format != Format::Xces).then(|| unit.id.clone()),
            anchor: unit.anchor.as_ref().filter(|_| holds.anchor).map(ToString::to_string),
            kind: holds.kind.then_some(unit.kind),
            score: unit.score,
            texts,
        }
    };
    corpus.units.iter().map(row).collect()
}

/// The corpus as the format can hold it.
fn held(holds: &Holds, corpus: &Corpus) -> Corpus {
    let mut corpus = corpus.clone();
    for unit in &mut corpus.units {
        for text in &mut unit.texts {
            let kept = text.take().map(|text| Text { text: (holds.text)(&text.text), ..text });
            *text = kept.filter(|text| !text.text.trim().is_empty());
        }
        if unit.texts.iter().flatten().count() < 2 {
            unit.score = 0.0;
        }
    }
    let source = |unit: &TranslationUnit| !holds.source || unit.texts.first().is_some_and(Option::is_some);
    corpus.units.retain(|unit| unit.texts.iter().flatten().count() >= holds.texts && source(unit));
    corpus
}

/// The corpus of two of its languages.
fn pair(corpus: &Corpus) -> Corpus {
    let mut corpus = corpus.clone();
    corpus.langs.truncate(2);
    corpus.paths.truncate(2);
    for unit in &mut corpus.units {
        unit.texts.truncate(2);
        if unit.texts.iter().any(Option::is_none) {
            unit.score = 0.0;
        }
    }
    corpus
}

fn check(holds: &Holds, corpus: &Corpus, options: &Options) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().expect("a folder");
    let want = held(holds, corpus);
    let read = match through(holds, corpus, options, folder.path()) {
        Ok(read) => read,
        Err(error) => {
            prop_assert!(want.units.is_empty() && error.contains("no text"), "{:?}: {error}", holds.format);
            return Ok(());
        }
    };
    let loud: Vec<_> = read.diagnostics.iter().filter(|found| found.severity > Severity::Note).collect();
    prop_assert!(loud.is_empty(), "{:?}: {loud:?}", holds.format);
    let read = read.value;
    prop_assert_eq!(shown(holds, &read), shown(holds, &want), "{:?}", holds.format);
    prop_assert_eq!(&read.name, "lakes", "{:?}", holds.format);
    if holds.symbol {
        prop_assert_eq!(&read.symbol, &corpus.symbol, "{:?}", holds.format);
    }
    if holds.level {
        prop_assert_eq!(read.level, corpus.level);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_many_languages(corpus in corpus()) {
        for holds in &MANY {
            check(holds, &corpus, &Options::default())?;
        }
    }

    #[test]
    fn of_a_pair(corpus in corpus()) {
        for holds in &PAIRS {
            check(holds, &pair(&corpus), &Options::default())?;
        }
    }

    #[test]
    fn of_tables_for_spreadsheets(corpus in corpus()) {
        let mut options = Options::default();
        (options.bom, options.safe_cells) = (true, true);
        for holds in MANY.iter().filter(|holds| [Format::Csv, Format::Tsv].contains(&holds.format)) {
            check(holds, &corpus, &options)?;
        }
    }

    #[test]
    fn with_other_codes_and_in_pairs(corpus in corpus()) {
        let mut options = Options::default();
        options.pairs = true;
        options.lang_codes = [(Lang::ZH, "zh-Hans-CN"), (Lang::EN, "en-GB"), (Lang::AR, "ar-001")]
            .map(|(lang, code)| (lang, code.to_owned()))
            .into();
        let corpus = pair(&corpus);
        for holds in MANY.iter().chain(&PAIRS) {
            check(holds, &corpus, &options)?;
        }
    }
}
