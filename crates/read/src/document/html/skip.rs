//! Elements whose text nobody reads: scripts, styles, navigation; and what is said about text: deletions, readings.

use super::{BLOCKS, heading_level};

/// Elements that are skipped with all that is in them.
const SKIPPED: [&str; 23] = [
    "head", "script", "style", "nav", "noscript", "noframes", "noembed", "template", "svg", "math", "iframe",
    "object", "audio", "video", "canvas", "select", "datalist", "textarea", "button", "title", "del", "rt",
    "rp",
];
/// Elements that may be in a head.
const HEAD: [&str; 9] = ["meta", "link", "title", "script", "style", "base", "noscript", "template", "head"];
/// Elements without an end tag.
pub(super) const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Lists and tables: inside them the end tags that may be skipped belong to other elements.
const HOLDERS: [&str; 6] = ["ul", "ol", "menu", "dl", "table", "select"];
/// Elements whose end tags also end what is in a table or list.
const ROWS: [&str; 4] = ["tr", "thead", "tbody", "tfoot"];

/// Whether the end tag of `name` may be skipped.
fn may_stay_open(name: &str) -> bool {
    matches!(name, "p" | "li" | "dt" | "dd" | "td" | "th" | "tr" | "option" | "rt" | "rp")
}

/// Whether `name` begins or ends a paragraph.
fn bounds_paragraph(name: &str) -> bool {
    BLOCKS.contains(&name)
        || HOLDERS.contains(&name)
        || ROWS.contains(&name)
        || matches!(name, "li" | "td" | "th")
        || heading_level(name).is_some()
}

/// Whether the start tag `next` ends the element `open`.
pub(super) fn ends(open: &str, next: &str) -> bool {
    match open {
        "p" => bounds_paragraph(next),
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" => matches!(next, "td" | "th") || ROWS.contains(&next),
        "tr" => ROWS.contains(&next),
        "li" | "option" => next == open,
        "rt" | "rp" => matches!(next, "rt" | "rp" | "ruby") || bounds_paragraph(next),
        _ => false,
    }
}

/// Why the author of a page skipped an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// It is hidden: its text may be missed.
    Hidden,
    /// It is an aside for those who hear the page, or a decoration for those who see it.
    Aside,
}

/// The hidden elements that hold text.
#[derive(Debug, Clone, Copy)]
struct Hidden {
    count: usize,
    /// Where the first begins.
    first: usize,
}

/// Which element is being skipped, and how often its name is open.
#[derive(Debug, Default)]
pub(super) struct Skip {
    name: Option<String>,
    depth: usize,
    /// How many lists and tables are open inside it.
    inner: usize,
    /// Where it begins.
    at: usize,
    /// Whether it is hidden.
    watched: bool,
    /// Whether text of it has been met.
    met: bool,
    /// How many elements inside it are open whose text nobody would read anyway.
    mute: usize,
    hidden: Option<Hidden>,
}

impl Skip {
    pub(super) fn is_on(&self) -> bool {
        self.name.is_some()
    }

    /// Whether what is skipped is between paragraphs, not inside one.
    pub(super) fn is_block(&self) -> bool {
        self.name.as_deref().is_some_and(|n| matches!(n, "nav" | "head"))
    }

    /// The element that is still being skipped, and where it begins.
    pub(super) fn unclosed(&self) -> Option<(&str, usize)> {
        self.name.as_deref().filter(|n| *n != "head").map(|n| (n, self.at))
    }

    /// How many hidden elements hold text, and where the first begins.
    pub(super) fn hidden(&self) -> Option<(usize, usize)> {
        // One that never ends is reported on its own.
        let all = if self.is_on() { self.hidden } else { self.counted() };
        all.map(|hidden| (hidden.count, hidden.first))
    }

    /// The hidden elements with the last one.
    fn counted(&self) -> Option<Hidden> {
        match self.hidden {
            found if !self.met => found,
            None => Some(Hidden { count: 1, first: self.at }),
            Some(found) => Some(Hidden { count: found.count + 1, ..found }),
        }
    }

    /// Takes note of text that is skipped.
    pub(super) fn text(&mut self, text: &str) {
        self.met |= self.watched && self.mute == 0 && text.contains(char::is_alphanumeric);
    }

    /// Takes note of a start tag at `at`, of an element that is hidden for a reason; whether it is skipped.
    pub(super) fn start(&mut self, name: &str, why: Option<Why>, self_closing: bool, at: usize) -> bool {
        let void = VOID.contains(&name) || (self_closing && name == "svg");
        if let Some(open) = self.name.as_deref() {
            let over = (open == "head" && !HEAD.contains(&name)) || (self.inner == 0 && ends(open, name));
            if over {
                self.name = None;
            } else if may_stay_open(open) {
                self.inner += usize::from(HOLDERS.contains(&name));
            } else if open == name && !void {
                self.depth += 1;
            }
        }
        let unread = SKIPPED.contains(&name);
        if self.is_on() && unread && !void {
            self.mute += 1;
        }
        if !self.is_on() && (why.is_some() || unread) && !void && !matches!(name, "html" | "body") {
            let watched = why == Some(Why::Hidden) && !unread;
            *self = Self {
                name: Some(name.to_owned()),
                depth: 1,
                inner: 0,
                at,
                watched,
                met: false,
                mute: 0,
                hidden: self.counted(),
            };
        }
        self.is_on() || (why.is_some() && void)
    }

    /// Takes note of an end tag; whether it is skipped.
    pub(super) fn end(&mut self, name: &str) -> bool {
        let Some(open) = self.name.as_deref() else { return false };
        if name != open && SKIPPED.contains(&name) {
            self.mute = self.mute.saturating_sub(1);
        }
        if may_stay_open(open) && name != open {
            let holder = HOLDERS.contains(&name);
            let over = match open {
                "rt" | "rp" => name == "ruby" || bounds_paragraph(name),
                "p" => bounds_paragraph(name),
                _ => holder || ROWS.contains(&name),
            };
            if self.inner > 0 {
                self.inner -= usize::from(holder);
            } else if over {
                // The end of what it is in.
                self.name = None;
            }
            return self.is_on();
        }
        if open == name && self.inner == 0 {
            self.depth -= 1;
            if self.depth == 0 {
                self.name = None;
            }
        }
        true
    }
}
