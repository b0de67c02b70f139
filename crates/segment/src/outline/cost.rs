//! The costs of the outline, and the widths that they depend on: one table.
//!
//! The unit is the nat: a reading that costs one more is taken to be less probable by a factor of e. No program fits
//! these costs. They were set by hand on the development texts, none of which is part of the project, and on our own
//! corpus; `cargo run -p hexapla-benches --bin quality` measures a change of any of them. What a value was reasoned from
//! is beside it. Three relations give the scale:
//!
//! - What is usual costs nothing, what is common less than one.
//! - A break in a count costs 3.5, a little more than to take a label for text (3).
//! - A path that falls as far behind as two or three breaks is given up ([`BEHIND`](super::BEHIND)).

/// What readings cost, in nats.
pub(super) struct Cost;

/// The counts of labels.
impl Cost {
    /// A count that does not begin with one begins at a later number: parts of documents and lists after a gap do.
    pub(super) const BEGIN_LATE: f32 = 0.6;
    /// More for each factor of e of that number: to begin with 2 is likelier than with 40.
    pub(super) const BEGIN_GROWTH: f32 = 0.4;
    /// At most: an excerpt may begin anywhere, and the number says no more from about 90 on.
    pub(super) const BEGIN_MOST: f32 = 2.4;
    /// One or more numbers are missing from a sequence of headings, paragraphs, items or sub-items; paragraphs and items
    /// pay at most what a restart costs.
    pub(super) const GAP: f32 = 1.2;
    /// More for each factor of e of the missing numbers.
    pub(super) const GAP_GROWTH: f32 = 0.5;
    /// At most: one break in a count.
    pub(super) const GAP_MOST: f32 = 3.5;
    /// A number repeats the one before it: one break in a count.
    pub(super) const REPEAT: f32 = 3.5;
    /// A number is below the one before it: costs more than a repetition, which may be a slip of the pen.
    pub(super) const BACK: f32 = 4.5;
    /// The share of the cost to begin there that is added.
    pub(super) const BACK_BEGIN: f32 = 0.5;
}

/// Paragraphs, items and parts of items.
impl Cost {
    /// Paragraphs count from one again without a heading before them: more than a break in their count.
    pub(super) const RESTART: f32 = 5.0;
    /// The same after a heading inside a chapter: as a break in their count.
    pub(super) const RESTART_SECTION: f32 = 3.5;
    /// The same after a chapter: common in some houses, but most count through.
    pub(super) const RESTART_CHAPTER: f32 = 1.8;
    /// As many numbers are missing as paragraphs without a number are between: they lost theirs.
    pub(super) const LOST: f32 = 0.3;
    /// For each paragraph without a number, up to [`Cost::UNNUMBERED_MOST`], between two numbered ones.
    pub(super) const UNNUMBERED: f32 = 0.5;
    /// How many of these paragraphs count.
    pub(super) const UNNUMBERED_MOST: u8 = 4;
    /// Items count from one again inside a paragraph: two lists in one paragraph are not rare.
    pub(super) const RESTART_ITEM: f32 = 2.5;
    /// A part of an item does not follow the one before it, at most: another list, which costs a little more than one
    /// of items.
    pub(super) const SUBITEM_MOST: f32 = 3.0;
    /// The same of the first part of an item, which hardly ever is another than the first.
    pub(super) const SUBITEM_FIRST_MOST: f32 = 9.0;
    /// A part of no item: digits below a paragraph are items rather.
    pub(super) const SUBITEM_ALONE: f32 = 0.4;
    /// An item before any paragraph of its section.
    pub(super) const EARLY_ITEM: f32 = 1.5;
    /// An item begins parts although its letter continues the items: `(i)` after `(h)`.
    pub(super) const ENDS_LETTERS: f32 = 0.6;
    /// A subsection outside of any chapter or section.
    pub(super) const SUBSECTION_ALONE: f32 = 1.0;
    /// The same of what is below a subsection.
    pub(super) const SUBSUBSECTION_ALONE: f32 = 1.5;
}

/// Decimal numbers.
impl Cost {
    /// The first one, which begins a count: a little, since figures such as `3.5` look like one.
    pub(super) const PATH_FIRST: f32 = 0.2;
    /// The first one, in the middle of a count.
    pub(super) const PATH_FIRST_LATE: f32 = 3.0;
    /// One that skips numbers: as items do, about.
    pub(super) const PATH_SKIP: f32 = 1.5;
    /// One that goes back: one break in a count.
    pub(super) const PATH_BACK: f32 = 3.5;
}

/// How a block with a label looks.
impl Cost {
    /// A label that counts nothing: nearly as much as a break, so that it counts wherever a count fits it.
    pub(super) const IGNORED_LABEL: f32 = 3.0;
    /// The same of the second half of a block, as a factor: it seldom opens like a label.
    pub(super) const IGNORED_LABEL_INSIDE: f32 = 1.7;
    /// A heading by a word (`Article 5`) that is short but ends like a sentence.
    pub(super) const NAMED_SENTENCE: f32 = 0.8;
    /// The same of a long one whose label is marked: an article may be one long sentence.
    pub(super) const NAMED_LONG: f32 = 1.0;
    /// The same without a mark: a sentence that mentions an article.
    pub(super) const NAMED_UNMARKED: f32 = 4.0;
    /// A heading with a label that is as long as a paragraph.
    pub(super) const HEADING_LONG: f32 = 3.0;
    /// A heading with a label that ends as headings do; paragraphs may end so too.
    pub(super) const HEADING_OPEN: f32 = 0.2;
    /// The same with a comma at its end.
    pub(super) const HEADING_COMMA: f32 = 2.0;
    /// The same with a semicolon or colon: the dearest, since items and openings of lists end so.
    pub(super) const HEADING_LIST: f32 = 3.5;
    /// The same with a stop.
    pub(super) const HEADING_STOP: f32 = 3.0;
    /// The lowest heading after a colon, where items come.
    pub(super) const HEADING_LISTED: f32 = 2.0;
    /// A short numbered paragraph without a stop: it looks like a heading.
    pub(super) const PARAGRAPH_OPEN: f32 = 1.2;
    /// An item without a stop; many lists have none.
    pub(super) const ITEM_OPEN: f32 = 0.7;
    /// A paragraph or an item that the file calls a heading: files err.
    pub(super) const HINTED: f32 = 2.0;
}

/// Blocks without a label.
impl Cost {
    /// A summary above the title.
    pub(super) const FRONT_SUMMARY: f32 = 1.5;
    /// A short line of the masthead.
    pub(super) const FRONT_SHORT: f32 = 0.2;
    /// A long line of it.
    pub(super) const FRONT_LONG: f32 = 0.9;
    /// A sentence in it: a masthead has none.
    pub(super) const FRONT_SENTENCE: f32 = 2.0;
    /// A heading that looks like one; less than a paragraph, which is [`Cost::BODY`].
    pub(super) const BARE_HEADING: f32 = 0.6;
    /// A heading that does not look like one, or that the file calls something else.
    pub(super) const BARE_UNLIKE: f32 = 4.0;
    /// A heading that begins with a small letter.
    pub(super) const BARE_LOWER: f32 = 1.5;
    /// A heading with a bullet.
    pub(super) const BARE_POINT: f32 = 4.0;
    /// A heading at the end of the text.
    pub(super) const BARE_LAST: f32 = 2.0;
    /// A heading in a row of short lines, as addresses are.
    pub(super) const BARE_IN_ROW: f32 = 1.2;
    /// A heading before another one.
    pub(super) const BARE_BEFORE: f32 = 0.6;
    /// A paragraph without a number, in a text that numbers its paragraphs.
    pub(super) const BODY: f32 = 1.0;
    /// More if it looks like a heading.
    pub(super) const BODY_SHORT: f32 = 0.6;
    /// More if the file calls it a heading.
    pub(super) const BODY_HINTED: f32 = 4.0;
    /// More if the paragraph before it is cut.
    pub(super) const BODY_CUT: f32 = 1.0;
    /// A note without a mark that opens as notes do.
    pub(super) const NOTE_CUED: f32 = 0.5;
    /// A note without a mark that interrupts a paragraph: just above [`Cost::BODY`].
    pub(super) const NOTE_BETWEEN: f32 = 1.1;
}

/// The second half of a block that a page cut. Less than [`Cost::BODY`] where the text goes on.
impl Cost {
    /// A numbered paragraph without a stop goes on in small letters, or in a script without case.
    pub(super) const REST: f32 = 0.1;
    /// The same with a capital letter: a name, or a paragraph that lost its number.
    pub(super) const REST_UPPER: f32 = 0.9;
    /// A numbered paragraph goes on in small letters after a comma, which also ends items.
    pub(super) const REST_COMMA: f32 = 0.4;
    /// The same in a script without case.
    pub(super) const REST_COMMA_CASELESS: f32 = 0.8;
    /// A new sentence of a numbered paragraph on the next page: just above [`Cost::BODY`] and [`Cost::NOTE_BETWEEN`].
    pub(super) const REST_STOP: f32 = 1.2;
    /// A paragraph without a number goes on in small letters.
    pub(super) const REST_BODY: f32 = 0.3;
    /// The same in a script without case.
    pub(super) const REST_BODY_CASELESS: f32 = 0.9;
    /// Times the share of long blocks that end without a stop, beyond what is usual: where most do, an end without a stop
    /// is not a sign of a cut.
    pub(super) const UNSTOPPED: f32 = 6.0;
}

/// How wide text is, in Latin characters. Reasoned from printed pages: a line has 60 to 100.
pub(super) struct Width;

impl Width {
    /// A full line is wider: a page ends with one.
    pub(super) const LINE: u32 = 60;
    /// More than a line.
    pub(super) const OVER_LINE: u32 = 100;
    /// More than two lines.
    pub(super) const TWO_LINES: u32 = 200;
    /// A numbered paragraph that is narrower may be a heading.
    pub(super) const MAY_HEAD: u32 = 220;
    /// The widest line of a masthead.
    pub(super) const MASTHEAD: u32 = 260;
    /// The widest heading.
    pub(super) const HEADING: u32 = 300;
    /// The widest note without a mark.
    pub(super) const NOTE: u32 = 500;
}
