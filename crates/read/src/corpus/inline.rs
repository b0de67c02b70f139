//! The text of a segment among the codes of the format that it was taken from.

use super::xml::Element;

/// A segment as far as it is read: codes are dropped, marked text is kept.
///
/// Text that stands inside a code (a footnote, the text of an image) is none of the segment: it would cut the sentence
/// in two.
#[derive(Debug, Default)]
pub(super) struct Inline {
    text: String,
    /// How many codes the reader is inside of.
    codes: u32,
}

impl Inline {
    /// An element begins inside the segment.
    pub(super) fn open(&mut self, element: &Element<'_>, is_code: bool) {
        if is_code {
            if self.codes == 0 && is_line_break(element) {
                self.text.push('\n');
            }
            self.codes += 1;
        } else if self.codes == 0 && element.name == "cp" {
            self.text.extend(character(element));
        }
    }

    /// An element ends inside the segment.
    pub(super) fn close(&mut self, is_code: bool) {
        self.codes -= u32::from(is_code && self.codes > 0);
    }

    /// Text inside the segment.
    pub(super) fn text(&mut self, text: &str) {
        if self.codes == 0 {
            self.text.push_str(text);
        }
    }

    /// The text as the reader of the document sees it.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Whether a code stands for a line break.
fn is_line_break(element: &Element<'_>) -> bool {
    const BREAKS: [&str; 4] = ["lb", "x-lb", "x-br", "x-html-br"];
    let says = |name: &str| element.attribute(name).unwrap_or_default();
    BREAKS.contains(&says("type").as_str())
        || BREAKS.contains(&says("ctype").as_str())
        || says("subType") == "xlf:lb"
}

/// The character that XML cannot hold and XLIFF names by its number.
fn character(element: &Element<'_>) -> Option<char> {
    u32::from_str_radix(element.attribute("hex")?.trim(), 16).ok().and_then(char::from_u32)
}
