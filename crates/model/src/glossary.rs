//! A glossary in the words of ISO 30042: concept entries, language sections, terms.

use crate::{Anchor, Lang, Number, PartOfSpeech};

/// What a term is beside its concept's other terms (the term types of TBX-Basic).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum TermKind {
    /// The expression as a whole.
    #[default]
    FullForm,
    /// Initial letters read as a word or one by one: `UNODC`, `УНП ООН`.
    Acronym,
    /// A name cut short: `毒品和犯罪问题办公室`.
    ShortForm,
    /// Another spelling or inflection of the preferred term.
    Variant,
}

/// What an entry names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum ConceptKind {
    /// A concept, or a name of which the text does not show what it names.
    #[default]
    Term,
    /// An organization, a committee, an office, a fund.
    Body,
    /// A convention, a resolution, an act: a document that is cited.
    Document,
    /// A programme, a project, a plan.
    Programme,
    /// A person.
    Person,
    /// A country.
    Country,
    /// Another place.
    Place,
}

impl ConceptKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 7] =
        [Self::Term, Self::Body, Self::Document, Self::Programme, Self::Person, Self::Country, Self::Place];

    /// The word for it in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Body => "body",
            Self::Document => "document",
            Self::Programme => "programme",
            Self::Person => "person",
            Self::Country => "country",
            Self::Place => "place",
        }
    }
}

/// What the user's term base says about a term or an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum TermStatus {
    /// The term base does not have it, or there is none.
    #[default]
    New,
    /// The term base has the same rendering.
    Known,
    /// The term base has another rendering.
    Conflicting,
}

impl TermStatus {
    /// The status of that word in files.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::New, Self::Known, Self::Conflicting].into_iter().find(|status| status.as_str() == name)
    }

    /// The word for it in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Known => "known",
            Self::Conflicting => "conflicting",
        }
    }
}

/// What a person has decided about an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is right as it is.
    Accept,
    /// It is not wanted.
    Reject,
}

impl Verdict {
    /// The word for it in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
        }
    }
}

/// One expression for a concept in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Term {
    /// The expression in its citation form, as an author writes it.
    pub text: String,
    /// In how many places of the corpus it means this concept, in any inflection.
    pub frequency: u32,
    /// What it is beside the others.
    pub kind: TermKind,
    /// What the user's term base says.
    pub status: TermStatus,
    /// What kind of word or phrase it is, where that is known.
    pub part: Option<PartOfSpeech>,
    /// Its grammatical number, where that is known.
    pub number: Option<Number>,
    /// What a person has noted beside it, in a table with a row for each term.
    pub comment: Option<String>,
}

impl Term {
    /// The full form `text`, of which nothing else is known.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// The terms of one language for a concept.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LanguageSection {
    /// The terms, the preferred one first; at least one.
    pub terms: Vec<Term>,
    /// What the user's term base has instead, if the section conflicts with it.
    pub expected: Vec<String>,
}

/// A row of the corpus in which a concept is seen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Context {
    /// Id of the row.
    pub unit: String,
    /// Symbol of the document, or its name where it has none.
    pub symbol: Option<String>,
    /// Paragraph number.
    pub anchor: Option<Anchor>,
    /// The text in each language of the glossary.
    pub texts: Vec<Option<ContextText>>,
}

/// The text of a context in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContextText {
    /// The text of the row.
    pub text: String,
    /// Where the term is in it, in bytes, if it is there in this language.
    pub term: Option<crate::Span>,
}

/// A numbered paragraph in which a concept is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Index of its row in the corpus; 0 where a file names the paragraph.
    pub row: usize,
    /// Symbol of the document.
    pub symbol: Option<String>,
    /// Its number.
    pub anchor: Anchor,
}

/// One concept in up to all languages of the glossary.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConceptEntry {
    /// Unique in the glossary: `c1`, `c2`, in order of the entries; one that an earlier glossary had keeps its id.
    pub id: String,
    /// How probable it is that this is a term and its renderings are right, from 0 to 1; without a frequency it says nothing.
    pub score: f32,
    /// In how many rows of the corpus it is seen; 0 if it comes from no corpus.
    pub frequency: u32,
    /// What it names.
    pub kind: ConceptKind,
    /// Subject field, as the user named it.
    pub domain: Option<String>,
    /// What the user's term base says about the whole.
    pub status: TermStatus,
    /// Id of the entry of the user's term base that it agrees or conflicts with.
    pub known_id: Option<String>,
    /// What a person has decided about it.
    pub review: Option<Verdict>,
    /// What a person has noted beside it.
    pub comment: Option<String>,
    /// One place for each language of the glossary; `None` where no rendering was found.
    pub sections: Vec<Option<LanguageSection>>,
    /// The best contexts, best first.
    pub contexts: Vec<Context>,
    /// The first numbered paragraphs in which it is seen, in the order of the corpus.
    pub paragraphs: Vec<Paragraph>,
    /// Terms that a person has rejected, though not the entry: a table with a row for each term keeps them.
    pub rejected: Vec<(Lang, Term)>,
}

/// Concept entries, best first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Glossary {
    /// Name of the corpus it was made from.
    pub name: String,
    /// The languages, the pivot first; the order of [`ConceptEntry::sections`].
    pub langs: Vec<Lang>,
    /// The entries.
    pub entries: Vec<ConceptEntry>,
    /// Entries that a person has rejected. Tables keep them as their last rows, so that no later glossary offers them again;
    /// other formats do not have them.
    pub rejected: Vec<ConceptEntry>,
}

/// An entry of a user's term base.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KnownEntry {
    /// Its id, or its line where the file has no ids.
    pub id: String,
    /// Line of the file that it begins on, from 1.
    pub line: u32,
    /// The terms of each language, in the order of the file.
    pub terms: Vec<(Lang, Term)>,
    /// Terms that a person has rejected, though not the entry.
    pub rejected: Vec<(Lang, Term)>,
    /// What a person has decided about it.
    pub review: Option<Verdict>,
    /// What a person has noted beside it.
    pub comment: Option<String>,
    /// What else the file says of it.
    pub facts: EntryFacts,
}

/// What a file says of an entry beside its terms, as far as it does.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EntryFacts {
    /// How probable it is that it is right, from 0 to 1.
    pub score: Option<f32>,
    /// In how many rows of a corpus it is seen; 0 if that is not known.
    pub frequency: u32,
    /// What it names.
    pub kind: ConceptKind,
    /// Subject field.
    pub domain: Option<String>,
    /// What another term base says about it, by which entry of that.
    pub status: TermStatus,
    /// Id of that entry.
    pub known_id: Option<String>,
    /// What the other term base has instead.
    pub expected: Vec<(Lang, String)>,
    /// The contexts, best first.
    pub contexts: Vec<KnownContext>,
    /// The first numbered paragraphs in which it is seen.
    pub paragraphs: Vec<Paragraph>,
}

/// A row of a corpus in which an entry of a term base is seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownContext {
    /// Id of the row.
    pub unit: String,
    /// Symbol or name of the document.
    pub symbol: Option<String>,
    /// Paragraph number.
    pub anchor: Option<Anchor>,
    /// The texts.
    pub texts: Vec<(Lang, ContextText)>,
}

/// A user's term base.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TermBase {
    /// The entries in the order of the file.
    pub entries: Vec<KnownEntry>,
}
