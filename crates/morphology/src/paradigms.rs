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

    /// The index of the nominative of the same word: for nouns in `number`, for adjectives also in `gender`.
    pub(crate) fn nominative(
        &self,
        paradigm: u16,
        index: u16,
        number: Number,
        gender: Option<Gender>,
    ) -> Option<u16> {
        let own = self.tag(paradigm, index)?;
        let agrees = own.part == PartOfSpeech::Adjective && number == Number::Singular;
        let fits = |tag: &Tag| {
            tag.part == own.part
                && tag.case == Some(Case::Nominative)
                && tag.number == Some(number)
                && tag.kin == own.kin
                && (!agrees || tag.gender == gender)
        };
        let indices = 0..u16::try_from(self.tables[usize::from(paradigm)].len()).unwrap_or(u16::MAX);
        let usual = |&n: &u16| self.tag(paradigm, n).is_some_and(|tag| fits(tag) && !tag.unusual);
        let any = |&n: &u16| self.tag(paradigm, n).is_some_and(fits);
        indices.clone().find(usual).or_else(|| indices.clone().find(any))
    }
}

impl Form {
    /// Form `n` of a table, which has all endings first, then all tags, then all prefixes.
    fn new(table: &[u16], n: usize) -> Self {
        let third = table.len() / 3;
        Self { suffix: table[n], tag: table[third + n], prefix: table[2 * third + n] }
    }
}
