//! The ids of a term base: what the file gives where it gives each once, else ids that no other entry has.

use std::collections::{HashMap, HashSet};

use hexapla_model::KnownEntry;

/// Where an id of the file is first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct First {
    /// The place of its entry.
    pub(crate) entry: usize,
    /// The line.
    pub(crate) line: u32,
    /// The number of its sheet.
    pub(crate) sheet: usize,
}

/// An id that an entry before has too.
#[derive(Debug)]
pub(crate) struct Repeat {
    /// The id.
    pub(crate) id: String,
    /// The first entry that has it.
    pub(crate) first: First,
    /// The entry that has it again.
    pub(crate) again: First,
}

/// The ids of the entries so far.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    given: HashMap<String, First>,
    repeats: Vec<Repeat>,
    /// The entries without an id.
    nameless: Vec<usize>,
}

impl Ids {
    /// Takes the id of an entry, if the file gives one.
    pub(crate) fn add(&mut self, id: Option<&str>, again: First) {
        match id {
            None => self.nameless.push(again.entry),
            Some(id) => match self.given.get(id) {
                Some(first) => self.repeats.push(Repeat { id: id.to_owned(), first: *first, again }),
                None => {
                    self.given.insert(id.to_owned(), again);
                }
            },
        }
    }

    /// The first entry with an id that the file gives.
    #[cfg(feature = "xlsx")]
    pub(crate) fn entry(&self, id: &str) -> Option<usize> {
        self.given.get(id).map(|first| first.entry)
    }

    /// Gives an id of its own to each entry that lacks one, by its line, and to each that repeats one: these are returned.
    ///
    /// That waits for the end, since an id may be further down in the file.
    pub(crate) fn make_unique(self, entries: &mut [KnownEntry]) -> Vec<Repeat> {
        let mut unused = Unused { taken: self.given.into_keys().collect(), numbers: HashMap::new() };
        for n in self.nameless {
            entries[n].id = unused.like(&entries[n].line.to_string());
        }
        for repeat in &self.repeats {
            entries[repeat.again.entry].id = unused.like(&repeat.id);
        }
        self.repeats
    }
}

/// Makes ids that nothing has.
struct Unused {
    taken: HashSet<String>,
    /// The last number after each id.
    numbers: HashMap<String, u32>,
}

impl Unused {
    /// `id`, or, where that is taken, `id-2`, `id-3` and so on.
    fn like(&mut self, id: &str) -> String {
        let mut made = id.to_owned();
        if self.taken.contains(id) {
            let number = self.numbers.entry(id.to_owned()).or_insert(1);
            while self.taken.contains(&made) {
                *number += 1;
                made = format!("{id}-{number}");
            }
        }
        self.taken.insert(made.clone());
        made
    }
}
