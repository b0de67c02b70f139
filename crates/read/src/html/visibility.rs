//! Whether an element is shown, as far as its own tag tells: style sheets are not read.

use super::{Attributes, BLOCKS, attribute};

/// Whether the element is hidden; `formula` tells that it may show a formula that was left out just before.
pub(super) fn is_hidden(name: &str, attributes: &Attributes, formula: bool) -> bool {
    let has = |name: &str| attribute(attributes, name).is_some();
    has("hidden")
        || is_read_aloud(attributes)
        || (name == "dialog" && !has("open"))
        || attribute(attributes, "style").is_some_and(|style| is_hidden_by(&style))
        || (!formula && is_decoration(name, attributes))
}

/// Classes by which widespread frameworks hide what is only read aloud: `Skip to main content`.
const READ_ALOUD: [&str; 4] = ["visually-hidden", "sr-only", "screen-reader-text", "element-invisible"];

fn is_read_aloud(attributes: &Attributes) -> bool {
    let class = attribute(attributes, "class").unwrap_or_default();
    class.split_ascii_whitespace().any(|name| READ_ALOUD.contains(&name))
}

/// Whether a style hides: the last of several declarations holds.
fn is_hidden_by(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let value = |property: &str| {
        let mut declarations = style.split(';').filter_map(|d| d.split_once(':'));
        let value = declarations.rfind(|(name, _)| name.trim() == property)?.1;
        Some(value.trim().trim_end_matches("!important").trim_end())
    };
    value("display") == Some("none") || matches!(value("visibility"), Some("hidden" | "collapse"))
}

/// Whether the element only decorates: icons and marks inside a line, which are not read aloud. Programs keep whole
/// parts of a page from being read aloud too, while something else is open; these are text.
fn is_decoration(name: &str, attributes: &Attributes) -> bool {
    let inline = !BLOCKS.contains(&name)
        && !matches!(name, "ul" | "ol" | "li" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th")
        && super::heading_level(name).is_none();
    inline && attribute(attributes, "aria-hidden").is_some_and(|v| v.trim().eq_ignore_ascii_case("true"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_that_hide() {
        for (style, want) in [
            ("display:none", true),
            ("color: red; DISPLAY : None !important;", true),
            ("visibility:hidden", true),
            ("display:none; display:block", false),
            ("display:inline", false),
            ("--display:none", false),
            ("", false),
        ] {
            assert_eq!(is_hidden_by(style), want, "{style}");
        }
    }
}
