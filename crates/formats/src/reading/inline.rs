//! The text of a segment among the codes of the format that it was taken from.

use hexapla_lang::join::needs_space;
use hexapla_source::xml::Element;

/// Codes that are alone, for something or for nothing; others are one of a pair around a stretch of text.
const ALONE: [&str; 2] = ["ph", "x"];
/// Tags, entities and commands that end a line or a word where a code holds them, in lower case.
const BREAKS: [&str; 20] = [
    "<br", "<p>", "<p ", "<p/", "</p", "<div", "</div", "<li", "</li", "<td", "<th", "<tr", "</td", "</tr",
    "<h1", "<h2", "<h3", "\\n", "\\line", "\\par",
];
const BLANKS: [&str; 7] = ["&nbsp;", "&#160;", "&#xa0;", "\\tab", "\\t", "<tab", "<w:tab"];
/// What a code is called that is inside a word.
const INSIDE: [&str; 5] = ["softhyphen", "soft-hyphen", "shy", "no-break", "nobreak"];
/// The longest content of a code that is looked at.
const CODE: usize = 200;

/// What replaces a code, if there is text on both sides of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Gap {
    #[default]
    Nothing,
    /// A blank, if the code separates two words.
    Words,
    Blank,
    Line,
}

/// A segment as far as it is read: codes are dropped, marked text is kept.
///
/// Text that is inside a code (a footnote, the text of an image) is not part of the segment: it would cut the sentence
/// in two. But a code may stand for a blank, a line end, an image or a number, and must not join the words around it.
#[derive(Debug, Default)]
pub(crate) struct Inline {
    text: String,
    /// How many codes the reader is inside of.
    codes: u32,
    /// What the outermost of them is, and what it holds.
    gap: Gap,
    code: String,
    /// What is to be before the next text.
    pending: Gap,
}

impl Inline {
    /// An element begins inside the segment.
    pub(crate) fn open(&mut self, element: &Element<'_>, is_code: bool) {
        if self.codes == 0 && is_line_break(element) {
            self.code.clear();
            self.text.push('\n');
        } else if self.codes == 0 && (is_code || ALONE.contains(&element.name)) {
            self.gap = gap(element);
            self.code.clear();
            if !is_code {
                self.pending = self.pending.max(self.gap);
            }
        } else if self.codes == 0
            && element.name == "cp"
            && let Some(c) = character(element)
        {
            self.put(c.encode_utf8(&mut [0; 4]));
        }
        self.codes += u32::from(is_code);
    }

    /// An element ends inside the segment.
    pub(crate) fn close(&mut self, is_code: bool) {
        if !is_code || self.codes == 0 {
            return;
        }
        self.codes -= 1;
        if self.codes == 0 {
            let gap = std::mem::take(&mut self.gap);
            let gap = if gap == Gap::Words && is_formatting(&self.code) { Gap::Nothing } else { gap };
            self.pending = self.pending.max(gap).max(gap_of_code(&self.code));
        }
    }

    /// Text inside the segment.
    pub(crate) fn text(&mut self, text: &str) {
        if self.codes == 0 {
            self.put(text);
        } else if self.code.len() < CODE {
            self.code.push_str(text);
        }
    }

    /// Puts `text` after what there is, with a blank or a line end where a code stands for one.
    fn put(&mut self, text: &str) {
        let (Some(next), gap) = (text.chars().next(), self.pending) else { return };
        self.pending = Gap::Nothing;
        if let Some(last) = self.text.chars().next_back().filter(|last| !last.is_whitespace())
            && !next.is_whitespace()
        {
            let parts_words = last.is_alphanumeric() && next.is_alphanumeric();
            match gap {
                Gap::Line => self.text.push('\n'),
                Gap::Blank => self.text.push(' '),
                Gap::Words if parts_words && needs_space(last, next) => self.text.push(' '),
                _ => {}
            }
        }
        self.text.push_str(text);
    }

    /// The text as the reader of the document sees it.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}

/// Whether a code stands for a line break.
fn is_line_break(element: &Element<'_>) -> bool {
    const BREAKS: [&str; 4] = ["lb", "x-lb", "x-br", "x-html-br"];
    ["type", "ctype"]
        .iter()
        .any(|name| element.attribute(name).is_some_and(|value| BREAKS.contains(&value.as_str())))
        || element.attribute("subType").is_some_and(|value| value == "xlf:lb")
}

/// What the head of a code says that it stands for.
fn gap(element: &Element<'_>) -> Gap {
    let kinds =
        ["type", "ctype", "subType"].map(|name| element.attribute(name).unwrap_or_default().to_lowercase());
    if kinds.iter().any(|kind| INSIDE.iter().any(|inside| kind.contains(inside))) {
        return Gap::Nothing;
    }
    if kinds.iter().any(|kind| kind == "tab" || kind.ends_with("-tab")) {
        return Gap::Blank;
    }
    let shows = ["equiv-text", "equiv", "disp"].map(|name| element.attribute(name).unwrap_or_default());
    let alone = if ALONE.contains(&element.name) { Gap::Words } else { Gap::Nothing };
    shows.iter().map(|text| gap_of_code(text)).max().unwrap_or_default().max(alone)
}

/// What the content of a code stands for.
fn gap_of_code(code: &str) -> Gap {
    if !code.is_empty() && code.trim().is_empty() {
        return if code.contains(['\n', '\r']) { Gap::Line } else { Gap::Blank };
    }
    let code = code.trim().to_lowercase();
    if BREAKS.iter().any(|start| code.starts_with(start)) {
        Gap::Line
    } else if BLANKS.iter().any(|start| code.starts_with(start)) {
        Gap::Blank
    } else {
        Gap::Nothing
    }
}

/// Whether a code holds one tag of a pair or a command of RTF, as for bold letters, which may be inside a word.
fn is_formatting(code: &str) -> bool {
    let code = code.trim();
    let is_void = ["<img", "<hr", "<input"].iter().any(|start| code.starts_with(start));
    (code.starts_with('<') && code.ends_with('>') && !code.ends_with("/>") && !is_void)
        || code.starts_with(['\\', '}'])
        || code.starts_with("{\\")
}

/// The character that XML cannot hold and XLIFF names by its number.
fn character(element: &Element<'_>) -> Option<char> {
    u32::from_str_radix(element.attribute("hex")?.trim(), 16).ok().and_then(char::from_u32)
}
