//! Elements whose text nobody reads: scripts, styles, navigation.

/// Elements that are left out with all that is in them.
const SKIPPED: [&str; 14] = [
    "head", "script", "style", "nav", "noscript", "template", "svg", "math", "iframe", "object", "select",
    "textarea", "button", "title",
];
/// Elements that may stand in a head.
const HEAD: [&str; 9] = ["meta", "link", "title", "script", "style", "base", "noscript", "template", "head"];
/// Elements without an end tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Which element is being left out, and how often its name is open.
#[derive(Debug, Default)]
pub(super) struct Skip {
    name: Option<String>,
    depth: usize,
}

impl Skip {
    pub(super) fn is_on(&self) -> bool {
        self.name.is_some()
    }

    /// Whether what is left out stands between paragraphs, not inside one.
    pub(super) fn is_block(&self) -> bool {
        self.name.as_deref().is_some_and(|n| matches!(n, "nav" | "head"))
    }

    /// Takes note of a start tag; whether it is left out.
    pub(super) fn start(&mut self, name: &str, hidden: bool, self_closing: bool) -> bool {
        if self.name.as_deref() == Some("head") && !HEAD.contains(&name) {
            self.name = None;
        }
        let void = VOID.contains(&name) || (self_closing && name == "svg");
        match &self.name {
            Some(open) if open == name && !void => self.depth += 1,
            None if (hidden || SKIPPED.contains(&name)) && !void && !matches!(name, "html" | "body") => {
                self.name = Some(name.to_owned());
                self.depth = 1;
            }
            _ => {}
        }
        self.is_on() || (hidden && void)
    }

    /// Takes note of an end tag; whether it is left out.
    pub(super) fn end(&mut self, name: &str) -> bool {
        if !self.is_on() {
            return false;
        }
        if self.name.as_deref() == Some(name) {
            self.depth -= 1;
            if self.depth == 0 {
                self.name = None;
            }
        }
        true
    }
}
