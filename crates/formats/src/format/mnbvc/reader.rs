//! Reads a corpus of the MNBVC project: JSON Lines with Chinese keys, one object per row or, in older files, per document.

use hexapla_model::{BlockKind, Lang, Severity, Warned};
use hexapla_source::Cause;
use hexapla_source::findings::shown;
use hexapla_source::stream::Stream;
use serde_json::value::RawValue;

use crate::format::jsonl::reader::each_object;
use crate::format::jsonl::row::{Id, Pairs, known};
use crate::reading::builder::Builder;
use crate::reading::packed::PackedCorpus;
use crate::reading::row::{Row, RowText};

/// The key of a document's rows, of a row's number, of the file, and of what has no key of its own.
const ROWS: &str = "段落";
const NUMBER: &str = "行号";
const FILE: &str = "文件名";
const FURTHER: &str = "扩展字段";
/// The key of texts in traditional Chinese, which count only where there are no others.
const TRADITIONAL: &str = "cht_text";
const EXPECTED: &str =
    "expected a JSON object such as {\"文件名\": …, \"行号\": 1, \"zh_text\": …, \"en_text\": …}";

type Object<'a> = Pairs<&'a RawValue>;

/// Reads all of `source`; lines that are not rows are skipped with a diagnostic.
pub(crate) fn read(
    source: Stream<'_>,
    mut builder: Builder<'_>,
    _: &[Lang],
) -> Result<Warned<PackedCorpus>, Cause> {
    let limits = builder.limits();
    // A line may hold a whole document.
    let line_bytes = usize::try_from(limits.file_bytes).unwrap_or(usize::MAX);
    let limits = limits.clone().line_bytes(line_bytes);
    each_object(source, &limits, &mut builder, EXPECTED, |builder, line, text| {
        let object = serde_json::from_str::<Object<'_>>(text)?;
        Ok(document(&object, line, builder))
    })?;
    builder.finish()
}

/// Whether an object that opens a file has the keys of MNBVC and not those of a row that hexapla wrote.
pub(crate) fn is_mnbvc(text: &str) -> bool {
    const KEYS: [&str; 6] =
        ["\"段落\"", "\"行号\"", "\"文件名\"", "\"zh_text\"", "\"en_text\"", "\"\\u6587\\u4ef6\\u540d\""];
    if !text.starts_with('{') {
        return false;
    }
    let line = text.lines().next().unwrap_or_default();
    !line.contains("\"translation\"") && KEYS.iter().any(|key| line.contains(key))
}

/// The row or the rows in an object.
fn document(object: &Object<'_>, line: u32, builder: &mut Builder<'_>) -> Result<(), Cause> {
    let file: Option<String> = known(get(object, FILE));
    let name = file.as_deref().map(|file| file.rsplit_once('.').map_or(file, |(stem, _)| stem));
    let Some(rows) = get(object, ROWS) else { return row(object, name, line, builder) };
    match serde_json::from_str::<Vec<Object<'_>>>(rows.get()) {
        Ok(rows) => rows.iter().try_for_each(|object| row(object, name, line, builder)),
        Err(error) => {
            let message = format!("`{ROWS}` holds no rows, skipped: {}", shown(&error.to_string()));
            builder.finding(Severity::Error, line, &message, EXPECTED);
            Ok(())
        }
    }
}

fn row(object: &Object<'_>, name: Option<&str>, line: u32, builder: &mut Builder<'_>) -> Result<(), Cause> {
    let further: Option<String> = known(get(object, FURTHER));
    let further = further.as_deref().and_then(|text| serde_json::from_str::<Object<'_>>(text).ok());
    let mut row = Row { texts: texts(object, further.as_ref(), line, builder), ..Row::default() };
    if let Some(further) = &further {
        row.anchor = known(get(further, "anchor"));
        row.score = known(get(further, "score"));
        row.symbol = known(get(further, "symbol"));
        row.kind = known::<String>(get(further, "kind")).and_then(|kind| BlockKind::from_name(&kind));
    }
    let number = known::<Id>(get(object, NUMBER)).map(|id| id.to_string());
    let given = further.as_ref().and_then(|further| known::<Id>(get(further, "k"))).map(|id| id.to_string());
    row.id = given.or_else(|| match (name, number) {
        (Some(name), Some(number)) => Some(format!("{name}#{number}")),
        (_, number) => number,
    });
    builder.row(line, row)
}

/// The texts of a row, those of languages without a key of their own too.
fn texts(
    object: &Object<'_>,
    further: Option<&Object<'_>>,
    line: u32,
    builder: &mut Builder<'_>,
) -> Vec<RowText> {
    let (mut texts, mut traditional): (Vec<RowText>, _) = (Vec::new(), None);
    for (key, value) in &object.0 {
        let Some(text) = key.ends_with("_text").then(|| known::<String>(Some(value))).flatten() else {
            continue;
        };
        match key.as_str() {
            TRADITIONAL => traditional = Some(text),
            _ => texts.extend(row_text(key.trim_end_matches("_text"), text, line, builder)),
        }
    }
    let others = further.and_then(|further| known::<Object<'_>>(get(further, "other_texts")));
    for (tag, value) in others.into_iter().flat_map(|others| others.0) {
        let text = known::<String>(Some(value));
        texts.extend(text.and_then(|text| row_text(&tag, text, line, builder)));
    }
    texts.extend(traditional.and_then(|text| row_text("zh-Hant", text, line, builder)));
    texts
}

/// A text of a row in the language of a tag, unless it is blank or the tag is unknown.
fn row_text(tag: &str, text: String, line: u32, builder: &mut Builder<'_>) -> Option<RowText> {
    if text.trim().is_empty() {
        return None;
    }
    builder.lang(line, tag).map(|lang| RowText::new(lang, text))
}

fn get<'a>(object: &Object<'a>, key: &str) -> Option<&'a RawValue> {
    object.0.iter().find(|(name, _)| name == key).map(|(_, value)| *value)
}
