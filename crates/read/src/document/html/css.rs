//! The little of style sheets that decides what a page says: what is hidden, and how lists count.
//!
//! Rules count in the order of CSS: importance, the `style` attribute, specificity, place. Of `@media` those blocks are
//! read that hold for every screen; selectors with anything that depends on more than names, classes and ids are passed
//! over.

mod selector;
mod sheet;

use crate::document::list_label::Style;
pub(super) use selector::Element;
pub(super) use sheet::Sheet;

/// How an element is laid out, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Display {
    /// Not at all.
    None,
    /// With a marker.
    ListItem,
    /// In a way without a marker.
    Other,
}

/// What is declared of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Property {
    /// `display`
    Display(Display),
    /// `visibility`: whether it can be seen.
    Visible(bool),
    /// `list-style-type`, also as part of `list-style`.
    Marker(Style),
}

/// A property with its weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declaration {
    pub(super) property: Property,
    pub(super) important: bool,
}

/// What holds for an element after all declarations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) display: Option<Display>,
    pub(super) visible: Option<bool>,
    pub(super) marker: Option<Style>,
}

impl Look {
    /// Puts a declaration in the place of what was declared before.
    fn put(&mut self, property: &Property) {
        match property {
            Property::Display(display) => self.display = Some(*display),
            Property::Visible(visible) => self.visible = Some(*visible),
            Property::Marker(style) => self.marker = Some(style.clone()),
        }
    }

    /// Whether the element and all in it is not shown.
    pub(super) fn hides(&self) -> bool {
        self.display == Some(Display::None) || self.visible == Some(false)
    }
}

/// The declarations of a `style` attribute, or of a block of a style sheet, that matter here.
pub(super) fn declarations(css: &str) -> Vec<Declaration> {
    split_outside_quotes(css, ';').into_iter().filter_map(declaration).collect()
}

fn declaration(css: &str) -> Option<Declaration> {
    let (name, value) = css.split_once(':')?;
    let value = value.trim();
    let bare = value.rsplit_once('!').filter(|(_, word)| word.trim().eq_ignore_ascii_case("important"));
    let important = bare.is_some();
    let value = bare.map_or(value, |(value, _)| value.trim());
    let lower = value.to_ascii_lowercase();
    let property = match name.trim().to_ascii_lowercase().as_str() {
        "display" => Property::Display(display(&lower)?),
        "visibility" => Property::Visible(match lower.as_str() {
            "hidden" | "collapse" => false,
            "visible" => true,
            _ => return None,
        }),
        "list-style-type" => Property::Marker(Style::from_css(value)?),
        "list-style" => Property::Marker(shorthand(value)),
        _ => return None,
    };
    Some(Declaration { property, important })
}

fn display(value: &str) -> Option<Display> {
    Some(match value {
        "" | "inherit" | "initial" | "unset" | "revert" => return None,
        "none" => Display::None,
        value if value.split_ascii_whitespace().any(|word| word == "list-item") => Display::ListItem,
        _ => Display::Other,
    })
}

/// The style in a `list-style`: without one it is what bulleted lists have.
fn shorthand(value: &str) -> Style {
    let plain = split_outside_quotes(value, ' ');
    plain.into_iter().filter(|word| !is_no_style(word)).find_map(Style::from_css).unwrap_or(Style::None)
}

/// Whether a word of a `list-style` says something other than the style.
fn is_no_style(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    matches!(word.as_str(), "" | "inside" | "outside" | "inherit" | "initial") || word.starts_with("url(")
}

/// The parts of `text` between marks that are not in quotes or brackets.
fn split_outside_quotes(text: &str, mark: char) -> Vec<&str> {
    let (mut parts, mut from) = (Vec::new(), 0);
    let (mut quote, mut open, mut escaped) = (None, 0_usize, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if std::mem::take(&mut escaped) => {}
            '\\' => escaped = true,
            _ if quote == Some(c) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' => quote = Some(c),
            '(' | '[' => open += 1,
            ')' | ']' => open = open.saturating_sub(1),
            c if c == mark && open == 0 => {
                parts.push(&text[from..at]);
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(css: &str) -> Look {
        let mut look = Look::default();
        declarations(css).iter().for_each(|d| look.put(&d.property));
        look
    }

    #[test]
    fn styles_that_hide() {
        for (css, want) in [
            ("display:none", true),
            ("color: red; DISPLAY : None !important;", true),
            ("visibility:hidden", true),
            ("visibility: collapse", true),
            ("display:none; display:block", false),
            ("display:inline", false),
            ("--display:none", false),
            ("content: ';display:none'", false),
            ("", false),
        ] {
            assert_eq!(look(css).hides(), want, "{css}");
        }
    }

    #[test]
    fn styles_of_lists() {
        for (css, want) in [
            ("list-style: none inside", Some(Style::None)),
            ("list-style: inside lower-alpha", Some(Style::LowerLetter)),
            ("list-style: url(a.png) upper-roman", Some(Style::UpperRoman)),
            ("list-style: outside", Some(Style::None)),
            ("list-style-type: '- '", Some(Style::None)),
            ("list-style-type:lower-roman", Some(Style::LowerRoman)),
            ("color:red", None),
        ] {
            assert_eq!(look(css).marker, want, "{css}");
        }
    }
}
