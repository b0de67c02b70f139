//! How files that hexapla wrote are recognized, so that they are not taken for documents.

use crate::format::parquet::card::DatasetCard;

/// The same for pages of any version.
const ANY_GENERATOR: &str = "<meta name=\"generator\" content=\"hexapla ";

/// Whether a file is one that this crate wrote, and looks like what it is not: a page, links between sentences, an archive of
/// them, a table in Word or a dataset card like a document, a glossary in JSON Lines like a corpus. `head` is how its
/// text begins, 1,000 characters or more.
#[must_use]
pub fn is_result(name: &str, head: &str) -> bool {
    let name = name.to_ascii_lowercase();
    match name.rsplit_once('.') {
        Some((_, "html")) => head.contains(ANY_GENERATOR),
        Some((_, "jsonl")) => is_glossary(head),
        Some((stem, "docx")) => stem.ends_with(".table"),
        Some((stem, "zip" | "xml")) => stem.ends_with(".xces"),
        Some((_, "md")) => name.eq_ignore_ascii_case(DatasetCard::NAME) && DatasetCard::is_card(head),
        _ => false,
    }
}

/// Whether the first row is a concept entry and no row of a corpus.
fn is_glossary(head: &str) -> bool {
    let row = head.lines().next().unwrap_or_default();
    row.contains("\"terms\":{") && row.contains("\"frequency\":") && !row.contains("\"translation\":")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::html::generator::GENERATOR;

    #[test]
    fn results_are_known() {
        let page = format!("<!DOCTYPE html>\n<title>A</title>\n{GENERATOR}\n");
        for (name, head, want) in [
            ("a.html", page.as_str(), true),
            ("a.html", "<p>hexapla", false),
            ("a.XCES.zip", "", true),
            ("a.en-zh.xces.xml", "", true),
            ("t.jsonl", r#"{"id":"c1","score":0.9,"frequency":2,"terms":{"en":[]}}"#, true),
            ("r.jsonl", r#"{"id":"a#1","translation":{"en":"\"terms\":{"}}"#, false),
            ("a.Table.docx", "", true),
            ("a.docx", "", false),
            ("a.zip", "", false),
            ("a.xml", "", false),
            ("README.md", "---\nlanguage:\n- \"en\"\ntags:\n- hexapla\nconfigs:\n", true),
            ("README.md", "# hexapla", false),
            ("other.md", "---\ntags:\n- hexapla\n---\n", false),
            ("a.txt", page.as_str(), false),
        ] {
            assert_eq!(is_result(name, head), want, "{name} {head}");
        }
    }
}
