//! Headings of tables of contents.

/// The longest heading of contents or of their columns, in bytes.
pub(super) const COLUMNS: usize = 64;

/// Headings of contents in all languages, in small letters.
const CAPTIONS: [&str; 25] = [
    "contents",
    "table of contents",
    "sommaire",
    "table des matières",
    "índice",
    "indice",
    "sumario",
    "tabla de contenido",
    "tabla de contenidos",
    "tabla de materias",
    "contenido",
    "contenidos",
    "table des contenus",
    "قائمة المحتويات",
    "المضمون",
    "содержание",
    "оглавление",
    "المحتويات",
    "جدول المحتويات",
    "المحتوى",
    "الفهرس",
    "目录",
    "目錄",
    "目次",
    "inhalt",
];

/// Whether `text` is the heading of a table of contents.
pub(super) fn is_caption(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric()).and_then(|c| c.to_lowercase().next());
    let may_open = |caption: &&str| first.is_some_and(|first| caption.starts_with(first));
    if text.len() > COLUMNS || !CAPTIONS.iter().any(may_open) {
        return false;
    }
    let text: String = text.chars().filter(|c| !c.is_whitespace() || *c == ' ').collect();
    let text = text.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    CAPTIONS.contains(&text.as_str()) || CAPTIONS.contains(&text.replace(' ', "").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions() {
        for text in
            ["Contents", "TABLE OF CONTENTS:", "目\u{3000}录", "目 次", "Índice", "المحتويات", "Оглавление"]
        {
            assert!(is_caption(text), "{text}");
        }
        for text in ["Contents of the report", "Page", "", "内容", "I. Contents"] {
            assert!(!is_caption(text), "{text}");
        }
    }
}
