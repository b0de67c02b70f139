//! How files of ours are known again, so that they are not taken for documents.

use crate::card::DatasetCard;

/// What stands in the head of each page.
pub(crate) const GENERATOR: &str =
    concat!("<meta name=\"generator\" content=\"hexapla ", env!("CARGO_PKG_VERSION"), "\">");
/// The same for pages of any version.
const ANY_GENERATOR: &str = "<meta name=\"generator\" content=\"hexapla ";

/// Whether a file is one that this crate wrote, and looks like a document: a page, links between sentences, an archive of
/// them, or a dataset card. `head` is how its text begins, 1,000 characters or more.
#[must_use]
pub fn is_result(name: &str, head: &str) -> bool {
    let name = name.to_ascii_lowercase();
    match name.rsplit_once('.') {
        Some((_, "html")) => head.contains(ANY_GENERATOR),
        Some((stem, "zip" | "xml")) => stem.ends_with(".xces"),
        Some((_, "md")) => name.eq_ignore_ascii_case(DatasetCard::NAME) && DatasetCard::is_card(head),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_known() {
        let page = format!("<!DOCTYPE html>\n<title>A</title>\n{GENERATOR}\n");
        for (name, head, want) in [
            ("a.html", page.as_str(), true),
            ("a.html", "<p>hexapla", false),
            ("a.XCES.zip", "", true),
            ("a.en-zh.xces.xml", "", true),
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
