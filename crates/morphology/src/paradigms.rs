//! Tables of forms: each is a list of endings and tags, and every word of a dictionary follows one.

use hexapla_model::{Case, Gender, Number, PartOfSpeech};

use crate::tag::Tag;

/// What may be before the stem of a form, in the order of the file's numbers.
const PREFIXES: [&str; 3] = ["", "по", "наи"];

/// The tables of a dictionary.
#[derive(Debug)]
pub(crate) struct Paradigms {
    suffixes: Vec<String>,
    tags: Vec<Tag>,
    tables: Vec<Vec<Form>>,
}

/// A form of a table, by the numbers of its ending, tag and prefix.
#[derive(Debug, Clone, Copy)]
struct Form {
    suffix: u16,
    tag: u16,
    prefix: u16,
}

impl Paradigms {
    /// Reads the tables; all numbers in them are checked here and relied on later.
    ///
    /// # Errors
    /// What is wrong with them.
    pub(crate) fn parse(tables: &[u8], suffixes: Vec<String>, tags: &[String]) -> Result<Self, String> {
        let mut numbers = tables.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]]));
        let count = numbers.next().ok_or("no tables")?;
        let mut out = Self {
            suffixes,
            tags: tags.iter().map(|tag| Tag::parse(tag)).collect(),
            tables: Vec::with_capacity(usize::from(count)),
        };
        for _ in 0..count {
            let length = usize::from(numbers.next().ok_or("a table without a length")?);
            let table: Vec<u16> = numbers.by_ref().take(length).collect();
            if table.len() < length || length % 3 != 0 || length == 0 {
                return Err(format!("a table of {} numbers where {length} are announced", table.len()));
            }
            let forms: Vec<Form> = (0..length / 3).map(|n| Form::new(&table, n)).collect();
            if let Some(form) = forms.iter().find(|form| !out.has(form)) {
                return Err(format!("a form that does not exist: {form:?}"));
            }
            out.tables.push(forms);
        }
        Ok(out)
    }

    fn has(&self, form: &Form) -> bool {
        usize::from(form.suffix) < self.suffixes.len()
            && usize::from(form.tag) < self.tags.len()
            && usize::from(form.prefix) < PREFIXES.len()
    }

    fn form(&self, paradigm: u16, index: u16) -> Option<&Form> {
        self.tables.get(usize::from(paradigm))?.get(usize::from(index))
    }

    /// The tag of a form.
    pub(crate) fn tag(&self, paradigm: u16, index: u16) -> Option<&Tag> {
        Some(&self.tags[usize::from(self.form(paradigm, index)?.tag)])
    }

    /// The stem of `word`, if it is the form number `index` of a table.
    pub(crate) fn stem<'w>(&self, word: &'w str, paradigm: u16, index: u16) -> Option<&'w str> {
        let form = self.form(paradigm, index)?;
        word.strip_prefix(PREFIXES[usize::from(form.prefix)])?
            .strip_suffix(self.suffixes[usize::from(form.suffix)].as_str())
    }

    /// The form number `index` of the word with this stem.
    pub(crate) fn spell(&self, stem: &str, paradigm: u16, index: u16) -> Option<String> {
        let form = self.form(paradigm, index)?;
        Some([PREFIXES[usize::from(form.prefix)], stem, &self.suffixes[usize::from(form.suffix)]].concat())
    }

    /// The indices of the nominatives of the same word in `number`, for adjectives also in `gender`, the usual one first:
    /// not archaic, and with as much of the ending of the form itself as can be (`высшее` for `высшего`, not `высочайшее`).
    pub(crate) fn nominatives(
        &self,
        paradigm: u16,
        index: u16,
        number: Number,
        gender: Option<Gender>,
    ) -> Vec<u16> {
        let (Some(own), Some(form)) = (self.tag(paradigm, index), self.form(paradigm, index)) else {
            return Vec::new();
        };
        let ending = self.suffixes[usize::from(form.suffix)].as_str();
        // A surname has the forms of both genders in one table.
        let gender = if own.part == PartOfSpeech::Adjective { gender } else { own.gender };
        let mut found: Vec<(bool, usize, u16)> = Vec::new();
        for (n, other) in (0..).zip(&self.tables[usize::from(paradigm)]) {
            let tag = &self.tags[usize::from(other.tag)];
            let is_nominative = (tag.part, tag.case, tag.number)
                == (own.part, Some(Case::Nominative), Some(number))
                && tag.kin == own.kin
                && (number == Number::Plural || tag.gender == gender);
            if is_nominative {
                let shared = shared(ending, &self.suffixes[usize::from(other.suffix)]);
                found.push((tag.unusual, usize::MAX - shared, n));
            }
        }
        found.sort_unstable();
        found.into_iter().map(|(_, _, n)| n).collect()
    }
}

/// How many bytes two endings share at their beginning.
fn shared(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

impl Form {
    /// Form `n` of a table, which has all endings first, then all tags, then all prefixes.
    fn new(table: &[u16], n: usize) -> Self {
        let third = table.len() / 3;
        Self { suffix: table[n], tag: table[third + n], prefix: table[2 * third + n] }
    }
}
