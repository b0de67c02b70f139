//! The values of elements of Word files, which are in their attribute `val`.

use hexapla_source::xml::cursor::Element;

/// An element that has a value.
pub(super) trait Value {
    /// Its `val`.
    fn val(&self) -> Option<String>;

    /// Whether a switch is on: it is unless its `val` says otherwise.
    fn is_on(&self) -> bool {
        self.val().is_none_or(|v| !matches!(v.as_str(), "0" | "false" | "off" | "none"))
    }
}

impl Value for Element<'_> {
    fn val(&self) -> Option<String> {
        self.attribute("val")
    }
}

#[cfg(test)]
mod tests {
    use hexapla_source::xml::cursor::Cursor;

    use super::*;

    #[test]
    fn switches() {
        for (text, want) in [("<v/>", true), ("<v val='false'/>", false), ("<v val='1'/>", true)] {
            let mut xml = Cursor::part(text, "b");
            assert_eq!(xml.root().unwrap().unwrap().is_on(), want, "{text}");
        }
    }
}
