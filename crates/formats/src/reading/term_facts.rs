//! What a table of terms says of its entries beside the terms: scores, frequencies, subject fields, contexts.
//!
//! The columns are those of our own tables, and those that our tables for MultiTerm have.

use hexapla_lang::naming;
use hexapla_model::{
    Anchor, ConceptKind, ContextText, EntryFacts, KnownContext, Lang, Number, Paragraph, PartOfSpeech, Term,
    TermKind, TermStatus,
};

use super::memoq;

/// The words for what a term is, in small letters without blanks; those of TBX are among them.
const TYPES: [(TermKind, &[&str]); 4] = [
    (TermKind::FullForm, &["fullform", "synonym"]),
    (TermKind::Acronym, &["acronym", "initialism"]),
    (TermKind::ShortForm, &["shortform", "abbreviation", "abbreviatedform"]),
    (TermKind::Variant, &["inflectedform", "variant", "spellingvariant"]),
];

/// What is between the values of a cell, as we write them.
const BETWEEN: char = '|';

/// What a note says that is no fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Note<'r> {
    /// The id that the entry had before it was numbered.
    pub(crate) id: Option<&'r str>,
    /// What a person has noted.
    pub(crate) comment: Option<&'r str>,
}

/// The columns of facts, by the names of a head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FactColumns {
    score: Option<usize>,
    /// In a table with one row per term that of the term, else that of the entry.
    frequency: Option<usize>,
    entry_frequency: Option<usize>,
    kind: Option<usize>,
    paragraphs: Option<usize>,
    context: Option<usize>,
    domain: Option<usize>,
    status: Option<usize>,
    known_id: Option<usize>,
    expected: Option<usize>,
    unit: Option<usize>,
    symbol: Option<usize>,
    anchor: Option<usize>,
    frequencies: Vec<(usize, Lang)>,
    kinds: Vec<(usize, Lang)>,
    parts: Vec<(usize, Lang)>,
    numbers: Vec<(usize, Lang)>,
    contexts: Vec<(usize, Lang)>,
    /// In our tables for memoQ what is known of the entry.
    note: Option<usize>,
}

impl FactColumns {
    /// The columns of a head; none if it is not that of a glossary as we write them: elsewhere the same words may mean
    /// something else.
    pub(crate) fn new<'a>(head: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut columns = Self::default();
        if head.clone().any(|name| name == memoq::INFO) {
            let columns = memoq::columns(head);
            return Self {
                domain: columns.subject,
                note: columns.note,
                contexts: columns.examples,
                ..Self::default()
            };
        }
        for (n, name) in head.enumerate() {
            let plain = name.trim().to_lowercase().replace('_', " ");
            let place = match plain.as_str() {
                "score" => &mut columns.score,
                "frequency" => &mut columns.frequency,
                "entry frequency" => &mut columns.entry_frequency,
                "kind" => &mut columns.kind,
                "paragraphs" => &mut columns.paragraphs,
                "context" => &mut columns.context,
                "domain" | "subject" => &mut columns.domain,
                "status" => &mut columns.status,
                "known id" => &mut columns.known_id,
                "expected" => &mut columns.expected,
                "context id" => &mut columns.unit,
                "symbol" | "source" => &mut columns.symbol,
                "anchor" => &mut columns.anchor,
                _ => {
                    columns.of_language(name, n);
                    continue;
                }
            };
            place.get_or_insert(n);
        }
        if columns.score.is_some() && columns.frequency.is_some() { columns } else { Self::default() }
    }

    /// Adds a column such as `en_type` or `English context`.
    fn of_language(&mut self, name: &str, n: usize) {
        let columns: [(&str, &mut Vec<(usize, Lang)>); 5] = [
            ("frequency", &mut self.frequencies),
            ("type", &mut self.kinds),
            ("part_of_speech", &mut self.parts),
            ("number", &mut self.numbers),
            ("context", &mut self.contexts),
        ];
        for (what, columns) in columns {
            let lang = name.trim().strip_suffix(what).and_then(|lang| lang.strip_suffix(['_', ' ']));
            columns.extend(lang.and_then(naming::of_label).map(|lang| (n, lang)));
        }
    }

    /// All columns.
    pub(crate) fn all(&self) -> impl Iterator<Item = usize> + use<> {
        let one = [
            self.score,
            self.frequency,
            self.entry_frequency,
            self.kind,
            self.paragraphs,
            self.context,
            self.domain,
            self.status,
            self.known_id,
            self.expected,
            self.unit,
            self.symbol,
            self.anchor,
            self.note,
        ];
        let of_langs = [&self.frequencies, &self.kinds, &self.parts, &self.numbers, &self.contexts]
            .into_iter()
            .flatten()
            .map(|(n, _)| *n);
        one.into_iter().flatten().chain(of_langs).collect::<Vec<_>>().into_iter()
    }

    /// What a row says of an entry, and of its `terms`; `cell` gives the text of a column.
    pub(crate) fn read<'r>(
        &self,
        terms: &mut [(Lang, Term)],
        cell: impl Fn(usize) -> Option<&'r str> + Copy,
    ) -> EntryFacts {
        let of_lang = |columns: &[(usize, Lang)], lang: Lang| {
            columns.iter().find(|(_, own)| *own == lang).and_then(|(n, _)| cell(*n)).unwrap_or_default()
        };
        let langs: Vec<Lang> = terms.iter().map(|(lang, _)| *lang).collect();
        for (n, (lang, term)) in terms.iter_mut().enumerate() {
            let rank = langs[..n].iter().filter(|own| *own == lang).count();
            let value = |columns| of_lang(columns, *lang).split(BETWEEN).nth(rank).unwrap_or_default().trim();
            term.frequency = value(&self.frequencies).parse().unwrap_or(0);
            term.kind = kind(value(&self.kinds)).unwrap_or_default();
            term.part = part_of_speech(value(&self.parts));
            term.number = number(value(&self.numbers));
        }
        EntryFacts {
            frequency: shown(self.frequency, cell).and_then(|text| text.parse().ok()).unwrap_or(0),
            contexts: self.context(cell).into_iter().collect(),
            ..self.of_entry(cell)
        }
    }

    /// What the note of a row for memoQ says of its entry, if it is ours: that is added to `facts`.
    pub(crate) fn note<'r>(
        &self,
        facts: &mut EntryFacts,
        cell: impl Fn(usize) -> Option<&'r str>,
    ) -> Note<'r> {
        let Some(text) = shown(self.note, cell) else { return Note::default() };
        let Some(note) = memoq::EntryNote::parse(text) else {
            return Note { id: None, comment: Some(text) };
        };
        (facts.score, facts.frequency) = (Some(note.score), note.frequency);
        if let Some(context) = facts.contexts.first_mut() {
            let place = place(&note.place);
            (context.symbol, context.anchor) = (place.document, place.anchor);
            context.unit = place.row.unwrap_or_default();
        }
        Note { id: Some(note.id), comment: None }
    }

    /// What the row of a term says of its entry; its context is in the language of the term.
    pub(crate) fn of_term<'r>(
        &self,
        lang: Lang,
        cell: impl Fn(usize) -> Option<&'r str> + Copy,
    ) -> EntryFacts {
        let texts = self.context.and_then(cell).map(|text| (lang, text));
        EntryFacts {
            frequency: shown(self.entry_frequency, cell).and_then(|text| text.parse().ok()).unwrap_or(0),
            contexts: context(self.place_of_context(cell), texts.into_iter()).into_iter().collect(),
            ..self.of_entry(cell)
        }
    }

    /// The frequency of a term in its own row.
    pub(crate) fn term_frequency<'r>(&self, cell: impl Fn(usize) -> Option<&'r str> + Copy) -> u32 {
        shown(self.frequency, cell).and_then(|text| text.parse().ok()).unwrap_or(0)
    }

    /// What another term base says in a row.
    pub(crate) fn status<'r>(&self, cell: impl Fn(usize) -> Option<&'r str> + Copy) -> TermStatus {
        shown(self.status, cell).and_then(TermStatus::from_name).unwrap_or_default()
    }

    /// What is the same in all rows of an entry.
    fn of_entry<'r>(&self, cell: impl Fn(usize) -> Option<&'r str> + Copy) -> EntryFacts {
        EntryFacts {
            score: shown(self.score, cell).and_then(score),
            kind: shown(self.kind, cell).and_then(concept_kind).unwrap_or_default(),
            domain: shown(self.domain, cell).map(str::to_owned),
            status: self.status(cell),
            known_id: shown(self.known_id, cell).map(str::to_owned),
            expected: shown(self.expected, cell).map(expected).unwrap_or_default(),
            paragraphs: shown(self.paragraphs, cell).map(paragraphs).unwrap_or_default(),
            ..EntryFacts::default()
        }
    }

    /// The context in a row, if there is one.
    fn context<'r>(&self, cell: impl Fn(usize) -> Option<&'r str>) -> Option<KnownContext> {
        let texts = self.contexts.iter().filter_map(|(n, lang)| Some((*lang, cell(*n)?)));
        context(self.place_of_context(&cell), texts)
    }

    /// Id, symbol and anchor of the context in a row.
    fn place_of_context<'r>(&self, cell: impl Fn(usize) -> Option<&'r str>) -> [String; 3] {
        [self.unit, self.symbol, self.anchor]
            .map(|column| column.and_then(&cell).unwrap_or_default().to_owned())
    }
}

/// What a cell shows, if it shows something.
fn shown<'r>(column: Option<usize>, cell: impl Fn(usize) -> Option<&'r str>) -> Option<&'r str> {
    column.and_then(cell).map(str::trim).filter(|text| !text.is_empty())
}

/// The paragraphs of a cell as we write it: `12, 15.b`, `A/80/12: 12; A/80/13: 4`.
pub(crate) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let documents = text.split("; ").map(|part| match part.rsplit_once(": ") {
        Some((symbol, anchors)) => (Some(symbol.to_owned()), anchors),
        None => (None, part),
    });
    let each = documents.flat_map(|(symbol, anchors)| {
        let anchors = anchors.split(", ").filter_map(|anchor| anchor.parse::<Anchor>().ok());
        anchors.map(move |anchor| Paragraph { row: 0, symbol: symbol.clone(), anchor }).collect::<Vec<_>>()
    });
    each.collect()
}

/// A context with its id, its symbol and its anchor as they are written; none without a text.
pub(crate) fn context<'t>(
    [unit, symbol, anchor]: [String; 3],
    texts: impl Iterator<Item = (Lang, &'t str)>,
) -> Option<KnownContext> {
    let texts = texts.filter(|(_, text)| !text.trim().is_empty());
    let texts: Vec<(Lang, ContextText)> =
        texts.map(|(lang, text)| (lang, ContextText { text: text.to_owned(), term: None })).collect();
    let place = place(symbol.trim());
    let anchor = anchor.trim().parse::<Anchor>().ok().or(place.anchor);
    let unit = if unit.is_empty() { place.row.unwrap_or_default() } else { unit };
    (!texts.is_empty()).then_some(KnownContext { unit, symbol: place.document, anchor, texts })
}

/// Where a context is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ContextPlace {
    /// The document.
    pub(crate) document: Option<String>,
    /// The number of the paragraph.
    pub(crate) anchor: Option<Anchor>,
    /// What the id of the row ends in, where the paragraph has no number.
    pub(crate) row: Option<String>,
}

/// A place as we write it: `A/80/12, 15.b`, or `A/80/12, b14.s2` in a block without a number; what is written otherwise is
/// the document.
pub(crate) fn place(text: &str) -> ContextPlace {
    let whole = || ContextPlace { document: Some(text.to_owned()), ..ContextPlace::default() };
    match text.rsplit_once(", ") {
        _ if text.is_empty() => ContextPlace::default(),
        Some((symbol, row)) if is_row(row) => {
            ContextPlace { document: Some(symbol.to_owned()), row: Some(row.to_owned()), anchor: None }
        }
        Some((symbol, anchor)) => match anchor.parse::<Anchor>() {
            Ok(own) if own.to_string() == anchor => {
                ContextPlace { document: Some(symbol.to_owned()), anchor: Some(own), row: None }
            }
            _ => whole(),
        },
        None => whole(),
    }
}

/// Whether a text is the end of the id of a row in a block without a number: `b14`, `b14.s2`.
fn is_row(text: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(rest) = text.strip_prefix('b') else { return false };
    match rest.split_once(".s") {
        Some((block, sentence)) => is_number(block) && is_number(sentence),
        None => is_number(rest),
    }
}

/// What a term of this type is, as tables and TBX name it.
pub(crate) fn kind(word: &str) -> Option<TermKind> {
    let word = bare(word);
    TYPES.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(kind, _)| *kind)
}

/// The part of speech of that name.
pub(crate) fn part_of_speech(word: &str) -> Option<PartOfSpeech> {
    let word = bare(word);
    if word == "propernoun" {
        return Some(PartOfSpeech::Noun);
    }
    PartOfSpeech::ALL.into_iter().find(|part| part.as_str() == word)
}

/// The number of that name.
pub(crate) fn number(word: &str) -> Option<Number> {
    match bare(word).as_str() {
        "singular" | "single" | "sg" => Some(Number::Singular),
        "plural" | "pl" => Some(Number::Plural),
        _ => None,
    }
}

/// The kind of entry of that name.
pub(crate) fn concept_kind(word: &str) -> Option<ConceptKind> {
    let word = bare(word);
    ConceptKind::ALL.into_iter().find(|kind| kind.as_str() == word)
}

/// A word in small letters without what is between its parts.
pub(crate) fn bare(word: &str) -> String {
    word.to_lowercase().replace([' ', '_', '-'], "")
}

/// A score from 0 to 1.
pub(crate) fn score(text: &str) -> Option<f32> {
    text.parse().ok().filter(|score| (0.0..=1.0).contains(score))
}

/// What a term base has instead, as we write it: `fr: a|b; ru: c`.
pub(crate) fn expected(text: &str) -> Vec<(Lang, String)> {
    let parts = text.split("; ").filter_map(|part| part.split_once(": "));
    let parts = parts.filter_map(|(lang, terms)| Some((naming::of_label(lang)?, terms)));
    parts.flat_map(|(lang, terms)| terms.split(BETWEEN).map(move |term| (lang, term.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tables_of_ours_have_facts() {
        for (head, want) in [
            ("id,score,frequency,en,status,en_type,en_context,context_id", 6),
            ("en,Entry number,Subject,Status,Frequency,Score,Source,English context", 6),
            ("id,en,fr,status,domain", 0),
            ("id,anchor,kind,score,en,fr", 0),
        ] {
            assert_eq!(FactColumns::new(head.split(',')).all().count(), want, "{head}");
        }
    }

    #[test]
    fn words_for_what_a_term_is() {
        for (word, want) in [
            ("short form", Some(TermKind::ShortForm)),
            ("shortForm", Some(TermKind::ShortForm)),
            ("Inflected form", Some(TermKind::Variant)),
            ("synonym", Some(TermKind::FullForm)),
            ("preferred term", None),
            ("", None),
        ] {
            assert_eq!(kind(word), want, "{word}");
        }
        assert_eq!(part_of_speech("properNoun"), Some(PartOfSpeech::Noun));
        assert_eq!((number("Plural"), number("dual")), (Some(Number::Plural), None));
        assert_eq!((concept_kind("Body"), concept_kind("river")), (Some(ConceptKind::Body), None));
    }

    #[test]
    fn paragraphs_of_several_documents() {
        let shown = |text: &str| {
            let all = paragraphs(text).into_iter();
            all.map(|p| format!("{} {}", p.symbol.unwrap_or_default(), p.anchor)).collect::<Vec<_>>()
        };
        assert_eq!(shown("12, 15.b"), [" 12", " 15.b"]);
        assert_eq!(shown("A/80/12: 12; A/80/13: 4"), ["A/80/12 12", "A/80/13 4"]);
        assert!(shown("see there").is_empty());
    }

    #[test]
    fn places_of_contexts() {
        for (text, want) in [
            ("A/80/12, 15.b", [Some("A/80/12"), Some("15.b"), None]),
            ("A/80/12, b14.s2", [Some("A/80/12"), None, Some("b14.s2")]),
            ("A/80/12, b14", [Some("A/80/12"), None, Some("b14")]),
            ("Rio, b.s2", [Some("Rio, b.s2"), None, None]),
            ("A/80/12", [Some("A/80/12"), None, None]),
            ("", [None, None, None]),
        ] {
            let place = place(text);
            let anchor = place.anchor.map(|anchor| anchor.to_string());
            assert_eq!([place.document.as_deref(), anchor.as_deref(), place.row.as_deref()], want, "{text}");
        }
    }

    #[test]
    fn what_a_term_base_has_instead() {
        let pairs = expected("fr: a|b; ru: c: d");
        let pairs: Vec<String> = pairs.iter().map(|(lang, term)| format!("{lang}={term}")).collect();
        assert_eq!(pairs, ["fr=a", "fr=b", "ru=c: d"]);
        assert_eq!(expected("nothing of the kind"), []);
    }
}
