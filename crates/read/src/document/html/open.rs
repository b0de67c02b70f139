//! The elements that are open, as far as style sheets ask for them.

use super::css::Element;
use super::skip::{VOID, ends};
use super::{Attributes, attribute};

/// The deepest element that is kept track of.
const DEPTH: usize = 256;

/// The open elements, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Open(Vec<Element>);

impl Open {
    /// Ends what the start tag of `name` ends by itself.
    pub(super) fn begin(&mut self, name: &str) {
        while self.0.last().is_some_and(|open| ends(&open.name, name)) {
            self.0.pop();
        }
    }

    /// The elements that are open.
    pub(super) fn elements(&self) -> &[Element] {
        &self.0
    }

    /// Takes note of an element that has begun.
    pub(super) fn push(&mut self, element: Element) {
        if !VOID.contains(&element.name.as_str()) && self.0.len() < DEPTH {
            self.0.push(element);
        }
    }

    /// Takes note of an end tag.
    pub(super) fn end(&mut self, name: &str) {
        if let Some(at) = self.0.iter().rposition(|open| open.name == name) {
            self.0.truncate(at);
        }
    }
}

/// What selectors know of an element with this tag.
pub(super) fn element(name: &str, attributes: &Attributes) -> Element {
    let classes = attribute(attributes, "class").unwrap_or_default();
    Element {
        name: name.to_owned(),
        id: attribute(attributes, "id").unwrap_or_default(),
        classes: classes.split_ascii_whitespace().map(str::to_owned).collect(),
    }
}
