//! Computes the numbers that Word shows before paragraphs: lists, their levels, overrides and restarts.
//!
//! A paragraph names a `num` and a level. The `num` points to an `abstractNum` with up to nine levels, some of which
//! it may override. Counters belong to the abstract list: all `num`s of one count on together, until one of them says
//! where it starts (`startOverride`), which holds where it is first used. A level that is skipped counts as begun:
//! after `1.1.1` without a `1` comes `2`. Rules are those of ISO/IEC 29500-1, 17.9; where it is silent, those that
//! Microsoft's Open XML tools and LibreOffice share.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::number_format::NumberFormat;

#[cfg(test)]
mod tests;

/// How many levels a list has.
pub(super) const LEVELS: usize = 9;
/// How many lists of the kind "the same as that style's" are followed from one to the next.
const HOPS: usize = 16;

/// How a level of a list counts and looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    /// The first number.
    pub(super) start: u32,
    /// How numbers are written.
    pub(super) format: NumberFormat,
    /// The label, with `%1` to `%9` for the numbers of the levels.
    pub(super) text: String,
    /// Which levels restart this one: those up to this number, from 1; 0 for none.
    pub(super) restart: Option<usize>,
    /// Whether all numbers of the label are written as digits.
    pub(super) legal: bool,
    /// Whether nothing is between label and text.
    pub(super) tight: bool,
    /// Whether the label is hidden.
    pub(super) hidden: bool,
    /// The paragraph style that this level belongs to.
    pub(super) style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            format: NumberFormat::Decimal,
            text: String::new(),
            restart: None,
            legal: false,
            tight: false,
            hidden: false,
            style: None,
        }
    }
}

/// The definition of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct AbstractList {
    /// Its levels.
    pub(super) levels: [Option<Level>; LEVELS],
    /// The list style whose levels it takes over.
    pub(super) like_style: Option<String>,
    /// The list style that it is the definition of.
    pub(super) of_style: Option<String>,
}

/// A list as paragraphs name it.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    /// The number of its definition.
    pub(super) definition: i64,
    /// Where levels start instead.
    pub(super) starts: [Option<u32>; LEVELS],
    /// What levels are instead.
    pub(super) levels: [Option<Level>; LEVELS],
}

/// All lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Definitions by number.
    pub(super) definitions: BTreeMap<i64, AbstractList>,
    /// Lists by number.
    pub(super) lists: BTreeMap<i64, List>,
}

/// Why a paragraph that should have a number has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dangling {
    /// There is no such list.
    List(i64),
    /// The list has no definition.
    Definition(i64),
    /// The list has no such level (from 0).
    Level(i64, usize),
}

impl fmt::Display for Dangling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List(n) => write!(f, "list {n}, which the file does not define"),
            Self::Definition(n) => write!(f, "the list definition {n}, which the file does not have"),
            Self::Level(n, level) => write!(f, "level {} of list {n}, which has no such level", level + 1),
        }
    }
}

/// The number before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// Its characters; empty for bullets.
    pub(super) text: String,
    /// Whether nothing is between it and the text.
    pub(super) tight: bool,
    /// Whether it is a bullet.
    pub(super) bullet: bool,
    /// The numbers of its level and of those above it.
    pub(super) path: Vec<u32>,
    /// How many of these numbers it shows.
    pub(super) shown: usize,
}

impl Numbering {
    /// Gives lists that are defined as "the same as that style's" the levels they mean; `list_of` is the list that a
    /// list style names.
    pub(super) fn link(&mut self, list_of: impl Fn(&str) -> Option<i64>) {
        let mut by_style = BTreeMap::new();
        for (n, definition) in &self.definitions {
            if let Some(style) = &definition.of_style {
                by_style.entry(style.clone()).or_insert(*n);
            }
        }
        let mut linked = Vec::new();
        for (n, definition) in &self.definitions {
            let mut at = definition;
            for _ in 0..HOPS {
                let Some(style) = at.like_style.as_deref() else { break };
                let named = list_of(style).and_then(|list| self.lists.get(&list)).map(|list| list.definition);
                let next = named.or_else(|| by_style.get(style).copied());
                let Some(next) = next.and_then(|n| self.definitions.get(&n)) else { break };
                at = next;
            }
            if !std::ptr::eq(at, definition) {
                linked.push((*n, at.levels.clone()));
            }
        }
        for (n, levels) in linked {
            if let Some(definition) = self.definitions.get_mut(&n) {
                definition.levels = levels;
            }
        }
    }

    /// The level of the list `list` that belongs to a paragraph style.
    pub(super) fn level_of_style(&self, list: i64, style: &str) -> Option<usize> {
        let list = self.lists.get(&list)?;
        let levels = &self.definitions.get(&list.definition)?.levels;
        (0..LEVELS).find(|n| {
            let of_either = list.levels[*n].iter().chain(&levels[*n]);
            of_either.into_iter().any(|level| level.style.as_deref() == Some(style))
        })
    }
}

/// How far the lists have counted.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// For each definition the last number of each level, unless it restarts.
    counts: BTreeMap<i64, [Option<u32>; LEVELS]>,
    /// The levels of lists with a start of their own that have been used.
    begun: BTreeSet<(i64, usize)>,
}

impl Counters {
    /// Counts a paragraph of level `level` (from 0) of the list `list`, and gives its label.
    ///
    /// # Errors
    /// What is missing; then nothing is counted.
    pub(super) fn next(&mut self, numbering: &Numbering, list: i64, level: usize) -> Result<Label, Dangling> {
        let found = numbering.lists.get(&list).ok_or(Dangling::List(list))?;
        let definition = numbering.definitions.get(&found.definition);
        let definition = definition.ok_or(Dangling::Definition(found.definition))?;
        let view = View { list: found, definition };
        let own = view.level(level).ok_or(Dangling::Level(list, level))?;
        let counts = self.counts.entry(found.definition).or_default();
        for (skipped, count) in counts.iter_mut().enumerate().take(level).filter(|(_, count)| count.is_none())
        {
            *count = Some(view.start(skipped));
            self.begun.insert((list, skipped));
        }
        let begins = found.starts[level].filter(|_| self.begun.insert((list, level)));
        counts[level] = Some(match (begins, counts[level]) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => view.start(level),
        });
        for (deeper, count) in counts.iter_mut().enumerate().skip(level + 1) {
            if view.restarts(deeper, level) {
                *count = None;
            }
        }
        let (text, shown) = if own.hidden { (String::new(), 0) } else { view.label(own, level, counts) };
        let path = counts[..=level].iter().map(|count| count.unwrap_or_default()).collect();
        Ok(Label { text, tight: own.tight, bullet: own.format == NumberFormat::Bullet, path, shown })
    }
}

/// A list together with its definition.
#[derive(Clone, Copy)]
struct View<'a> {
    list: &'a List,
    definition: &'a AbstractList,
}

impl<'a> View<'a> {
    fn level(self, level: usize) -> Option<&'a Level> {
        let own = self.list.levels.get(level)?.as_ref();
        own.or_else(|| self.definition.levels[level].as_ref())
    }

    /// Where a level starts, and restarts.
    fn start(self, level: usize) -> u32 {
        self.list.starts[level].or_else(|| self.level(level).map(|l| l.start)).unwrap_or_default()
    }

    /// Whether a paragraph of level `used` restarts the deeper level `level`.
    fn restarts(self, level: usize, used: usize) -> bool {
        match self.level(level).and_then(|l| l.restart) {
            // A level cannot wait for itself or a deeper one.
            Some(after) if after <= level => used < after,
            _ => true,
        }
    }

    /// The text of a level with the numbers put in, and how many these are.
    fn label(self, own: &Level, level: usize, counts: &[Option<u32>; LEVELS]) -> (String, usize) {
        if own.format == NumberFormat::Bullet {
            return (String::new(), 0);
        }
        let (mut out, mut rest, mut numbers) = (String::new(), own.text.as_str(), 0);
        while let Some(at) = rest.find('%') {
            out.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            let digit = rest.bytes().next().filter(u8::is_ascii_digit).map(|b| usize::from(b - b'0'));
            match digit.and_then(|d| d.checked_sub(1)) {
                Some(shown) => {
                    rest = &rest[1..];
                    if shown <= level {
                        let number = self.format(own, shown).write(counts[shown].unwrap_or_default());
                        numbers += usize::from(!number.is_empty());
                        out.push_str(&number);
                    }
                }
                None => out.push('%'),
            }
        }
        out.push_str(rest);
        (out.trim().to_owned(), numbers)
    }

    fn format(self, own: &Level, shown: usize) -> NumberFormat {
        let format = self.level(shown).map_or(NumberFormat::Decimal, |l| l.format);
        match format {
            NumberFormat::None | NumberFormat::Bullet | NumberFormat::Padded(_) => format,
            _ if own.legal => NumberFormat::Decimal,
            _ => format,
        }
    }
}
