//! JSON Lines in the words of MNBVC, a Chinese corpus: one object per row with one key per language, counts of the
//! whole in each.

use std::collections::HashSet;
use std::io::{self, Write};

use hexapla_model::Lang;
use serde::Serialize;

use crate::writing::by_lang::ByLang;
use crate::writing::view::{Row, View};

/// The languages that have a key of their own, and the keys; other languages are in the extension.
///
/// `cht` is Chinese in traditional characters, which a corpus has only beside Chinese in simplified ones.
const KEYS: [(&str, &str); 19] = [
    ("ar", "ar_text"),
    ("cht", "cht_text"),
    ("de", "de_text"),
    ("en", "en_text"),
    ("eo", "eo_text"),
    ("es", "es_text"),
    ("fr", "fr_text"),
    ("he", "he_text"),
    ("id", "id_text"),
    ("it", "it_text"),
    ("ja", "ja_text"),
    ("ko", "ko_text"),
    ("nl", "nl_text"),
    ("pt", "pt_text"),
    ("ru", "ru_text"),
    ("sv", "sv_text"),
    ("th", "th_text"),
    ("vi", "vi_text"),
    ("zh", "zh_text"),
];

/// How the tags of Chinese in traditional characters begin.
const TRADITIONAL: [&str; 4] = ["zh-Hant", "zh-TW", "zh-HK", "zh-MO"];

/// Writes the rows.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (whole, date) = (Whole::of(view), date(view));
    let mut seen = HashSet::new();
    for (number, row) in (1..).zip(view.rows()) {
        let chinese = text(view, &row, "zh");
        let paragraph = Paragraph {
            whole: &whole,
            number,
            repeats: !seen.insert(chinese),
            repeats_elsewhere: false,
            texts: ByLang(KEYS.iter().map(|(code, key)| (*key, text(view, &row, code))).collect()),
            extension: serde_json::to_string(&Extension::of(view, &row))?,
            date: &date,
            md5: format!("{:x}", md5::compute(chinese)),
        };
        serde_json::to_writer(&mut *out, &paragraph)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// What each object says about the file.
#[derive(Serialize)]
struct Whole {
    #[serde(rename = "文件名")]
    file: String,
    #[serde(rename = "是否待查文件")]
    is_doubtful: bool,
    #[serde(rename = "是否重复文件")]
    repeats: bool,
    #[serde(rename = "段落数")]
    rows: u64,
    /// Rows whose Chinese text occurred before.
    #[serde(rename = "去重段落数")]
    repeated: u64,
    /// Rows without Chinese or without English text.
    #[serde(rename = "低质量段落数")]
    low: u64,
}

#[derive(Serialize)]
struct Paragraph<'a> {
    #[serde(flatten)]
    whole: &'a Whole,
    #[serde(rename = "行号")]
    number: u64,
    #[serde(rename = "是否重复")]
    repeats: bool,
    #[serde(rename = "是否跨文件重复")]
    repeats_elsewhere: bool,
    #[serde(flatten)]
    texts: ByLang<'a, &'a str>,
    /// JSON inside JSON.
    #[serde(rename = "扩展字段")]
    extension: String,
    /// `YYYYMMDD`, or nothing.
    #[serde(rename = "时间")]
    date: &'a str,
    #[serde(rename = "zh_text_md5")]
    md5: String,
}

/// What has no key of its own; `k` is the name that corpus has for what texts were aligned by.
#[derive(Serialize)]
struct Extension<'a> {
    k: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    anchor: String,
    kind: &'static str,
    score: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<&'a str>,
    #[serde(skip_serializing_if = "is_empty")]
    other_texts: ByLang<'a, &'a str>,
}

fn is_empty(texts: &ByLang<'_, &str>) -> bool {
    texts.0.is_empty()
}

impl Whole {
    fn of(view: &View<'_>) -> Self {
        let file = format!("{}.mnbvc.jsonl", view.corpus.name);
        let (mut whole, mut seen) =
            (Self { file, is_doubtful: false, repeats: false, rows: 0, repeated: 0, low: 0 }, HashSet::new());
        for row in view.rows() {
            let (chinese, english) = (text(view, &row, "zh"), text(view, &row, "en"));
            whole.rows += 1;
            whole.repeated += u64::from(!seen.insert(chinese));
            whole.low += u64::from(chinese.is_empty() || english.is_empty());
        }
        whole
    }
}

impl<'a> Extension<'a> {
    fn of(view: &View<'a>, row: &Row<'a>) -> Self {
        let keyed: Vec<usize> = KEYS.iter().filter_map(|(code, _)| place(view, code)).collect();
        let others =
            view.langs.iter().enumerate().filter(|(n, _)| !keyed.contains(n) && !row.text(*n).is_empty());
        Self {
            k: &row.unit.id,
            anchor: row.anchor(),
            kind: row.unit.kind.as_str(),
            score: row.score(),
            symbol: view.corpus.symbol.as_deref(),
            other_texts: ByLang(others.map(|(n, lang)| (lang.as_str(), row.text(n))).collect()),
        }
    }
}

/// The text in the language of a code, or nothing.
fn text<'a>(view: &View<'_>, row: &Row<'a>, code: &str) -> &'a str {
    place(view, code).map_or("", |n| row.text(n))
}

/// The column of a code: that of the language itself, else its first form.
fn place(view: &View<'_>, code: &str) -> Option<usize> {
    let exact = view.langs.iter().position(|lang| lang.as_str() == code);
    exact.or_else(|| view.langs.iter().position(|lang| has_code(lang, code)))
}

/// Whether texts in `lang` are in the column of a code.
fn has_code(lang: &Lang, code: &str) -> bool {
    let is_traditional = TRADITIONAL.iter().any(|tag| lang.as_str().starts_with(tag));
    if code == "cht" { is_traditional } else { lang.code() == code && !is_traditional }
}

/// The day that the options name.
fn date(view: &View<'_>) -> String {
    view.options.date.as_deref().and_then(|date| date.get(..8)).unwrap_or_default().to_owned()
}
