//! A segment of a unit: its texts with the marks in them, and the rows that they are.

use super::languages::Named;

/// Which text of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Source,
    /// The source once more, cut into segments.
    Segmented,
    Target,
}

/// A segment as far as it is read.
#[derive(Default)]
pub(super) struct Segment {
    pub(super) id: Option<String>,
    /// The text of each side with the marks in it: what is between them is of no segment.
    pub(super) sides: [Vec<Part>; 3],
    pub(super) is_untranslated: bool,
    pub(super) is_reviewed: bool,
    /// The languages that source and target name themselves.
    pub(super) langs: [Named; 2],
}

/// A part of a text, with the number of the segment that it is marked as.
pub(super) struct Part {
    pub(super) segment: Option<String>,
    pub(super) text: String,
}

impl Part {
    /// Whether it has text that is in no segment.
    fn is_outside(&self) -> bool {
        self.segment.is_none() && self.text.chars().any(char::is_alphanumeric)
    }
}

impl Segment {
    /// The rows: one, or one a marked segment where both sides are marked alike.
    pub(super) fn rows(&self) -> Vec<(Option<String>, [String; 2])> {
        let [source, segmented, target] = self.texts();
        if !is_marked(segmented) || !self.agrees() || self.is_partly_marked() {
            let source =
                if letters(segmented).eq(letters(source)) { source } else { longer(source, segmented) };
            return vec![(self.id.clone(), [whole(source), whole(target)])];
        }
        let ids = segmented.iter().chain(target).filter_map(|part| part.segment.as_ref());
        let mut rows: Vec<(Option<String>, [String; 2])> = Vec::new();
        for id in ids {
            if rows.iter().all(|(known, _)| known.as_ref() != Some(id)) {
                rows.push((Some(id.clone()), [joined(segmented, id), joined(target, id)]));
            }
        }
        rows
    }

    /// Source, source in segments, and target unless it is not translated.
    fn texts(&self) -> [&[Part]; 3] {
        let [source, segmented, target] = &self.sides;
        [
            if source.is_empty() { segmented } else { source },
            segmented,
            if self.is_untranslated { &[] } else { target },
        ]
    }

    /// Whether both sides are marked, or one is empty.
    fn agrees(&self) -> bool {
        let [_, _, target] = self.texts();
        is_marked(target) || target.iter().all(|part| part.text.trim().is_empty())
    }

    /// Whether both sides have marked segments, but some text is in none of them.
    pub(super) fn is_partly_marked(&self) -> bool {
        let [source, segmented, target] = self.texts();
        is_marked(segmented)
            && self.agrees()
            && (segmented.iter().chain(target).any(Part::is_outside)
                || letters(source).count() > letters(segmented).count())
    }
}

fn is_marked(parts: &[Part]) -> bool {
    parts.iter().any(|part| part.segment.is_some())
}

fn whole(parts: &[Part]) -> String {
    parts.iter().map(|part| part.text.as_str()).collect()
}

/// The letters and digits of a text.
fn letters(parts: &[Part]) -> impl Iterator<Item = char> + '_ {
    parts.iter().flat_map(|part| part.text.chars()).filter(|c| c.is_alphanumeric())
}

/// The one of two forms of a text that has more of it.
fn longer<'p>(one: &'p [Part], other: &'p [Part]) -> &'p [Part] {
    if letters(other).count() > letters(one).count() { other } else { one }
}

/// The text of the parts that are marked as segment `id`.
fn joined(parts: &[Part], id: &str) -> String {
    parts.iter().filter(|part| part.segment.as_deref() == Some(id)).map(|part| part.text.as_str()).collect()
}
