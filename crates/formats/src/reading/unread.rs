//! Columns of a table that are not read: text in them is reported as skipped.

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use hexapla_lang::naming;
use hexapla_model::Severity;
use hexapla_source::findings::{plural, shown};

use super::builder::Builder;
use super::columns::Columns;

/// Names of columns that we write and read past.
const OURS: [&str; 10] = [
    "note",
    "status",
    "known id",
    "expected",
    "domain",
    "context id",
    "frequency",
    "place",
    "places",
    "paragraphs",
];
/// What a column of a language may be beside its texts, as we write it: `en_type`.
const BESIDE: [&str; 11] = [
    "place",
    "lines",
    "frequency",
    "type",
    "context",
    "score",
    "synonyms",
    "short_forms",
    "inflected_forms",
    "part_of_speech",
    "number",
];
/// Words in the names of columns that say something of a row, in languages that tables are kept in.
const ABOUT: &str = "\
    note notes comment comments remark remarks status state definition definitions def description context \
    contexts example reference references ref domain domains subject topic field category categories type kind \
    pos speech gender usage info date created modified updated author creator user reviewer translator editor \
    owner client project tag tags url uri link file filename path hash md5 sha1 number index line lines page \
    pages place places frequency count id ids key code priority quality reliability rating score approved review decision verdict \
    checked symbol anchor lang language languages provenance origin remarque remarques commentaire commentaires \
    définition statut contexte domaine catégorie nota notas comentario comentarios observaciones definición \
    estado contexto categoría примечание примечания комментарий комментарии статус определение контекст ملاحظة \
    ملاحظات تعليق تعريف تعليقات حالة";
/// The same in Chinese, where words have no blanks between them.
const ABOUT_ZH: [&str; 14] = [
    "备注", "備註", "注释", "注釋", "说明", "說明", "状态", "狀態", "定义", "定義", "评论", "领域", "语境",
    "编号",
];
/// Answers that are not texts.
const ANSWERS: [&str; 10] = ["yes", "no", "true", "false", "n/a", "na", "none", "null", "ok", "nan"];
/// How many values of a column are distinguished.
const VALUES: usize = 220;

/// The columns of a table that are not read, and what was seen in them.
#[derive(Debug)]
pub(crate) struct Unread {
    names: Vec<String>,
    /// Whether each column is read or reported elsewhere.
    known: Vec<bool>,
    line: u32,
    seen: BTreeMap<usize, Seen>,
}

/// What was seen in a column.
#[derive(Debug, Default)]
struct Seen {
    /// Cells that show something, and those of words.
    cells: usize,
    words: usize,
    /// The line of the first cell of words.
    first: u32,
    values: HashSet<u64>,
}

impl Unread {
    /// Those of `columns`, which the row on `line` calls by `names`.
    pub(crate) fn new(columns: &Columns, names: &[String], line: u32) -> Self {
        let known = (0..columns.width()).map(|n| columns.is_accounted(n)).collect();
        Self { names: names.to_vec(), known, line, seen: BTreeMap::new() }
    }

    /// Looks at the cells of a row.
    pub(crate) fn see<'c>(&mut self, line: u32, cells: impl Iterator<Item = (usize, &'c str)>) {
        for (n, text) in cells {
            let text = text.trim();
            if !text.is_empty() && !self.known.get(n).copied().unwrap_or_default() {
                self.seen.entry(n).or_default().add(line, text);
            }
        }
    }

    /// Tells of columns with text as skipped, and of those with something else.
    pub(crate) fn tell(&self, columns: &Columns, builder: &mut Builder<'_>) {
        let findings = self.findings();
        let is_lost = findings.iter().any(|(severity, ..)| *severity == Severity::Error);
        for (severity, line, message, hint) in findings {
            builder.finding(severity, line, &message, hint);
        }
        if let (true, [lang]) = (is_lost, columns.langs().as_slice()) {
            let message =
                format!("the only column that is read as text is in {lang}: no row has a translation");
            builder.finding(Severity::Warning, self.line, &message, "name a column by each language");
        }
    }

    /// What is to be reported: severity, line, message and hint.
    pub(crate) fn findings(&self) -> Vec<(Severity, u32, String, &'static str)> {
        let (mut about, mut findings) = (Vec::new(), Vec::new());
        for (n, seen) in &self.seen {
            let name = self.names.get(*n).map_or("", |name| name.trim());
            if name.is_empty() && seen.words > 0 {
                let (number, words, s) = (n + 1, seen.words, plural(seen.words));
                let message =
                    format!("column {number} has no name and holds text ({words} cell{s}): skipped");
                findings.push((Severity::Error, seen.first, message, "name it in the row of the names"));
            } else if !name.is_empty() && !is_about(name) && seen.is_text() {
                let message = format!("column `{}` holds text but names no language: skipped", shown(name));
                let hint = "name it by its language (`fr`, `zh-CN`, `French`), or as what it is (`comment`)";
                findings.push((Severity::Error, self.line, message, hint));
            } else if !name.is_empty() && !is_ours(name) {
                about.push(format!("`{}`", shown(name)));
            }
        }
        if !about.is_empty() {
            let message = format!("not read: column{} {}", plural(about.len()), about.join(", "));
            findings.push((Severity::Note, self.line, message, ""));
        }
        findings
    }
}

impl Seen {
    fn add(&mut self, line: u32, text: &str) {
        self.cells += 1;
        if is_words(text) {
            self.first = if self.words == 0 { line } else { self.first };
            self.words += 1;
            if self.values.len() < VALUES {
                let mut hasher = DefaultHasher::new();
                text.hash(&mut hasher);
                self.values.insert(hasher.finish());
            }
        }
    }

    /// Whether a column holds texts, and not a few names of classes again and again.
    fn is_text(&self) -> bool {
        let most = self.words.min(VALUES);
        2 * self.words >= self.cells && 2 * self.values.len() > most
    }
}

/// Whether a cell holds words: no number, code, address or answer.
fn is_words(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return false };
    if !first.is_ascii() {
        return true;
    }
    if letters.next().is_none() || ANSWERS.contains(&text.to_lowercase().as_str()) {
        return false;
    }
    text.split_whitespace().any(|word| {
        word.chars().any(char::is_alphabetic)
            && !word.chars().any(|c| c.is_numeric() || "@_/\\=".contains(c))
            && word.chars().filter(|c| c.is_alphabetic()).count() > 1
    })
}

/// Whether a column of this name says something of a row.
pub(crate) fn is_about(name: &str) -> bool {
    let plain = name.to_lowercase();
    let mut words = plain.split(|c: char| !c.is_alphanumeric());
    is_ours(name)
        || words.any(|word| ABOUT.split(' ').any(|about| about == word))
        || ABOUT_ZH.iter().any(|word| plain.contains(word))
}

fn is_ours(name: &str) -> bool {
    let plain = name.trim().to_lowercase().replace('_', " ");
    let lang_before = |what: &str| name.trim().strip_suffix(what)?.strip_suffix('_');
    OURS.contains(&plain.as_str())
        || BESIDE.iter().filter_map(|what| lang_before(what)).any(|lang| naming::of_label(lang).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_words() {
        for text in ["lac", "le lac", "湖", "озеро 5", "ماء", "see 12", "l’eau", "e.g. this"] {
            assert!(is_words(text), "{text}");
        }
        for text in ["12", "A-12", "x", "yes", "a@b.org", "https://a.b/c", "2024-05-01", "—", "T001", "a_b"]
        {
            assert!(!is_words(text), "{text}");
        }
    }

    #[test]
    fn names_that_say_something_of_a_row() {
        for name in [
            "Comments",
            "Reviewer’s notes",
            "French definition",
            "备注",
            "примечание",
            "Definición",
            "en_type",
            "zh-CN_short_forms",
        ] {
            assert!(is_about(name), "{name}");
        }
        for name in
            ["Francais", "法语", "Translation", "French 1", "FR term", "Traduction", "перевод", "النص"]
        {
            assert!(!is_about(name), "{name}");
        }
    }
}
