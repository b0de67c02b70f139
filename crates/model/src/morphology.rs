//! What a morphological dictionary says about the form of a word.

/// The case of a noun or an adjective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Case {
    /// Who or what.
    Nominative,
    /// Of whom or of what.
    Genitive,
    /// To whom.
    Dative,
    /// Whom or what.
    Accusative,
    /// By whom or with what.
    Instrumental,
    /// About whom or in what.
    Locative,
}

/// The number of a noun or an adjective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Number {
    /// One.
    Singular,
    /// Many.
    Plural,
}

impl Number {
    /// The word for it in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Singular => "singular",
            Self::Plural => "plural",
        }
    }
}

/// The gender of a noun, or of an adjective in the singular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gender {
    /// Masculine; also nouns of either gender, whose adjectives a dictionary gives in the masculine.
    Masculine,
    /// Feminine.
    Feminine,
    /// Neuter.
    Neuter,
}

/// What kind of word a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartOfSpeech {
    /// A noun.
    Noun,
    /// An adjective, a participle or an ordinal: it agrees with a noun.
    Adjective,
    /// An adverb.
    Adverb,
    /// A cardinal number in words.
    Numeral,
    /// A verb, an infinitive or a short form that is a predicate.
    Verb,
    /// Any other word: a pronoun, a preposition, a conjunction …
    Other,
}

impl PartOfSpeech {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Noun, Self::Adjective, Self::Adverb, Self::Numeral, Self::Verb, Self::Other];

    /// The word for it in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Noun => "noun",
            Self::Adjective => "adjective",
            Self::Adverb => "adverb",
            Self::Numeral => "numeral",
            Self::Verb => "verb",
            Self::Other => "other",
        }
    }
}

/// One way to take the form of a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// What kind of word it is.
    pub part: PartOfSpeech,
    /// Its case, if it has one.
    pub case: Option<Case>,
    /// Its number, if it has one.
    pub number: Option<Number>,
    /// Its gender: of nouns always, of adjectives in the singular.
    pub gender: Option<Gender>,
    /// Whether it is of a person or an animal, where the form shows it.
    pub animate: Option<bool>,
    /// Whether the word has no singular.
    pub plural_only: bool,
    /// Whether the word has one form for all cases.
    pub fixed: bool,
    /// Whether it is the name of a person or a place.
    pub name: bool,
    /// Whether the dictionary has the form; else the end of the word suggests the reading.
    pub known: bool,
    /// How likely the reading is among those of the form, 0 to 1.
    pub probability: f32,
    /// The number of the table of forms that the word follows; two readings are of one word if they share it and the
    /// [`lemma`](Morphology::lemma).
    pub paradigm: u16,
    /// The place of the form in that table.
    pub index: u16,
}

/// A morphological dictionary of one language; immutable, shared by all threads. Words are given in lower case.
pub trait Morphology: std::fmt::Debug + Send + Sync {
    /// All readings of a form, likeliest first; none if nothing is known of it.
    fn readings(&self, form: &str) -> Vec<Reading>;

    /// The form under which a dictionary lists the word of `form`.
    fn lemma(&self, form: &str, reading: &Reading) -> Option<String>;

    /// The nominatives of the word of `form` in a number, and for adjectives in the singular in a gender; the usual one
    /// first, none if it has none.
    fn nominatives(
        &self,
        form: &str,
        reading: &Reading,
        number: Number,
        gender: Option<Gender>,
    ) -> Vec<String>;

    /// The usual one of the [`nominatives`](Self::nominatives).
    fn nominative(
        &self,
        form: &str,
        reading: &Reading,
        number: Number,
        gender: Option<Gender>,
    ) -> Option<String> {
        self.nominatives(form, reading, number, gender).into_iter().next()
    }
}
