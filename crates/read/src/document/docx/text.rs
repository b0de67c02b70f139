//! The text of a paragraph in the making: blanks for tabs and line breaks, raised digits.

use hexapla_lang::join::{needs_space, superscript};

use crate::text::contents::is_page;

/// What is between two characters that do not follow each other directly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    /// A tab.
    Blank,
    /// The end of a line.
    Line,
}

/// A text that grows.
#[derive(Debug, Default)]
pub(super) struct Text {
    out: String,
    gap: Gap,
    /// Where the last tab is.
    tab: Option<usize>,
}

impl Text {
    /// Adds characters; `raised` makes superscripts of digits.
    pub(super) fn push(&mut self, text: &str, raised: bool) {
        for part in text.split_inclusive(['\t', '\n', '\r']) {
            let plain = part.trim_end_matches(['\t', '\n', '\r']);
            self.push_plain(plain, raised);
            if plain.len() < part.len() {
                self.blank();
            }
        }
    }

    fn push_plain(&mut self, text: &str, raised: bool) {
        let text = if self.out.is_empty() { text.trim_start_matches(' ') } else { text };
        let Some(next) = text.chars().next() else { return };
        let gap = std::mem::take(&mut self.gap);
        if let Some(prev) = self.out.chars().next_back() {
            let wanted = match gap {
                Gap::None => false,
                Gap::Blank => !prev.is_whitespace() && !next.is_whitespace(),
                Gap::Line => needs_space(prev, next),
            };
            if gap == Gap::Blank {
                self.tab = Some(self.out.len());
            }
            if wanted {
                self.out.push(' ');
            }
        }
        if raised {
            self.out.extend(text.chars().map(superscript));
        } else {
            self.out.push_str(text);
        }
    }

    /// A tab: a blank, unless one is there.
    pub(super) fn blank(&mut self) {
        if self.gap == Gap::None {
            self.gap = Gap::Blank;
        }
    }

    /// The end of a line or page: a blank where the script needs one.
    pub(super) fn line_break(&mut self) {
        self.gap = Gap::Line;
    }

    /// Whether nothing can be seen.
    pub(super) fn is_blank(&self) -> bool {
        self.out.trim().is_empty()
    }

    /// The text without blanks around it, after its label, if there is one. Where it may end in the page of a table of
    /// contents, a tab is before that.
    pub(super) fn finish(&self, label: Option<(&str, bool)>) -> String {
        let page = self.tab.map(|tab| self.out.split_at(tab)).filter(|(_, page)| is_page(page.trim()));
        let paged = page.map(|(title, page)| format!("{}\t{}", title.trim_end(), page.trim()));
        let body = paged.as_deref().unwrap_or(&self.out).trim();
        let Some((label, tight)) = label.filter(|(label, _)| !label.is_empty()) else {
            return body.to_owned();
        };
        let ends = label.chars().next_back().zip(body.chars().next());
        let parted = !tight || ends.is_some_and(|(a, b)| needs_space(a, b));
        format!("{label}{}{body}", if parted { " " } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(parts: &[&str]) -> String {
        let mut text = Text::default();
        for part in parts {
            match *part {
                "|" => text.line_break(),
                part => text.push(part, false),
            }
        }
        text.finish(None)
    }

    #[test]
    fn tabs_and_breaks_become_blanks() {
        for (parts, want) in [
            (&["12.", "\t", "The lake"][..], "12. The lake"),
            (&["\t", "12.\tThe lake", " \t", "rose "], "12. The lake rose"),
            (&["the", "|", "lake"], "the lake"),
            (&["湖", "|", "水"], "湖水"),
            (&["湖", "\t", "水"], "湖 水"),
            (&["the ", "|", "|", "lake", "|"], "the lake"),
            (&["a  b", "c"], "a  bc"),
            (&["|", "  ", "a"], "a"),
            (&["line\none"], "line one"),
        ] {
            assert_eq!(joined(parts), want, "{parts:?}");
        }
    }

    #[test]
    fn labels_stand_in_front() {
        let mut text = Text::default();
        text.push(" 湖水", false);
        assert_eq!(text.finish(Some(("第一条", true))), "第一条湖水");
        assert_eq!(text.finish(Some(("1.", true))), "1. 湖水");
        assert_eq!(text.finish(Some(("1.", false))), "1. 湖水");
        assert_eq!(text.finish(Some(("", false))), "湖水");
        text.push("12a", true);
        assert_eq!(text.finish(None), "湖水¹²a");
    }
}
