//! Whether an element is shown: by its tag, by its classes, and by what style sheets declare of it.

use super::css::Look;
use super::skip::Why;
use super::{Attributes, BLOCKS, attribute};

/// Why the element is skipped, if it is; `formula` says that it may show a formula that was skipped just before.
pub(super) fn hides(name: &str, attributes: &Attributes, look: &Look, formula: bool) -> Option<Why> {
    // A declaration can show what the attribute hides.
    let attribute_hides = attribute(attributes, "hidden").is_some() && look.display.is_none();
    let is_closed = name == "dialog" && attribute(attributes, "open").is_none();
    let hidden = attribute_hides || look.hides() || is_closed;
    let aside = is_read_aloud(attributes) || (!formula && is_decoration(name, attributes));
    match (hidden, aside) {
        (_, true) => Some(Why::Aside),
        (true, false) => Some(Why::Hidden),
        (false, false) => None,
    }
}

/// Classes by which widespread frameworks hide what is only read aloud: `Skip to main content`.
const READ_ALOUD: [&str; 4] = ["visually-hidden", "sr-only", "screen-reader-text", "element-invisible"];

fn is_read_aloud(attributes: &Attributes) -> bool {
    let class = attribute(attributes, "class").unwrap_or_default();
    class.split_ascii_whitespace().any(|name| READ_ALOUD.contains(&name))
}

/// Whether the element only decorates: icons and marks inside a line, which are not read aloud. Programs keep whole
/// parts of a page from being read aloud too, while something else is open; these are text.
fn is_decoration(name: &str, attributes: &Attributes) -> bool {
    let inline = !BLOCKS.contains(&name)
        && !matches!(name, "ul" | "ol" | "li" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th")
        && crate::document::html::heading_level(name).is_none();
    inline && attribute(attributes, "aria-hidden").is_some_and(|v| v.trim().eq_ignore_ascii_case("true"))
}
