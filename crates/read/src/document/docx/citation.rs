//! The mark of a note in the text.

/// Which of the two kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteKind {
    /// At the foot of a page.
    Footnote,
    /// At the end of the document.
    Endnote,
}

/// A mark in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Citation {
    /// The kind of the note.
    pub(super) kind: NoteKind,
    /// The note.
    pub(super) id: i64,
    /// The mark as it is in the text.
    pub(super) mark: String,
}
