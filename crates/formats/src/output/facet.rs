//! What a format does not hold of the entries of a glossary: which facets, and of how many entries.

use hexapla_model::{ConceptEntry, ConceptKind, Diagnostic, Glossary, Severity, TermKind, TermStatus};

use crate::format::Format;
use crate::writing::content::{all_expected, around_term, comments, entries, evidence, frequency, terms};
use crate::writing::options::Options;

/// Something that an entry may have beside its terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Facet {
    Id,
    Evidence,
    Domain,
    Status,
    Review,
    Comment,
    Frequencies,
    Kinds,
    /// What entries name.
    Names,
    /// Parts of speech and numbers.
    Grammar,
    Paragraphs,
    Contexts,
    /// Contexts after the best one.
    MoreContexts,
    /// Texts of contexts in which no term is marked.
    UnmarkedTexts,
    /// Terms of the target language after the preferred one.
    Synonyms,
}

impl Facet {
    /// What it is called in a message.
    fn name(self) -> &'static str {
        match self {
            Self::Id => "ids",
            Self::Evidence => "scores and frequencies",
            Self::Domain => "subject fields",
            Self::Status => "what the term base says",
            Self::Review => "reviews",
            Self::Comment => "comments",
            Self::Frequencies => "frequencies of terms",
            Self::Kinds => "kinds of terms",
            Self::Names => "kinds of names",
            Self::Grammar => "parts of speech and numbers",
            Self::Paragraphs => "paragraphs",
            Self::Contexts => "contexts",
            Self::MoreContexts => "contexts after the first",
            Self::UnmarkedTexts => "sentences of contexts without the term",
            Self::Synonyms => "second translations",
        }
    }

    /// Whether an entry has it.
    fn is_in(self, glossary: &Glossary, entry: &ConceptEntry) -> bool {
        let all_terms = || (0..glossary.langs.len()).flat_map(|n| terms(entry, n));
        match self {
            Self::Id => !entry.id.is_empty(),
            Self::Evidence => evidence(entry).is_some(),
            Self::Domain => entry.domain.is_some(),
            Self::Status => entry.status != TermStatus::New || !all_expected(glossary, entry).is_empty(),
            Self::Review => entry.review.is_some(),
            Self::Comment => comments(entry).is_some(),
            Self::Frequencies => all_terms().any(|term| frequency(term).is_some()),
            Self::Kinds => all_terms().any(|term| term.kind != TermKind::FullForm),
            Self::Names => entry.kind != ConceptKind::Term,
            Self::Grammar => all_terms().any(|term| term.part.is_some() || term.number.is_some()),
            Self::Paragraphs => !entry.paragraphs.is_empty(),
            Self::Contexts => !entry.contexts.is_empty(),
            Self::MoreContexts => entry.contexts.len() > 1,
            Self::UnmarkedTexts => {
                let mut texts = entry.contexts.iter().flat_map(|context| context.texts.iter().flatten());
                texts.any(|text| around_term(text).1.is_empty())
            }
            Self::Synonyms => (1..glossary.langs.len()).any(|n| terms(entry, n).count() > 1),
        }
    }
}

impl Format {
    /// What this format does not hold of `glossary`, if it has any of it: which facets of how many entries.
    #[must_use]
    pub fn glossary_losses(self, glossary: &Glossary, options: &Options) -> Option<Diagnostic> {
        let writer = self.descriptor().glossary.as_ref()?;
        let counts = writer.drops.iter().map(|facet| {
            (facet.name(), entries(glossary).filter(|entry| facet.is_in(glossary, entry)).count())
        });
        let mut lost: Vec<String> = counts.filter(|(_, count)| *count > 0).map(described).collect();
        if let (Some(_), Some((source, targets))) = (writer.pairs_for, glossary.langs.split_first()) {
            let pairs = targets
                .iter()
                .enumerate()
                .filter(|(_, lang)| options.pair.is_none_or(|(_, own)| own == **lang));
            lost.extend(pairs.filter_map(|(n, target)| {
                let has_both =
                    |entry: &&ConceptEntry| [0, n + 1].iter().all(|n| terms(entry, *n).next().is_some());
                let lacking = entries(glossary).filter(|entry| !has_both(entry)).count();
                let s = if lacking == 1 { "entry without a term" } else { "entries without terms" };
                (lacking > 0).then(|| format!("{lacking} {s} in both {source} and {target}"))
            }));
        }
        if !matches!(self, Self::Csv | Self::Tsv | Self::Xlsx) && !glossary.rejected.is_empty() {
            let count = glossary.rejected.len();
            lost.push(if count == 1 {
                "1 rejected entry".to_owned()
            } else {
                format!("{count} rejected entries")
            });
        }
        let message = format!("{} does not hold: {}", self.name(), lost.join(", "));
        let hint = "xlsx and jsonl hold all of an entry";
        (!lost.is_empty()).then(|| Diagnostic::new(Severity::Note, &glossary.name, message).hint(hint))
    }
}

fn described((name, count): (&str, usize)) -> String {
    let entries = if count == 1 { "entry" } else { "entries" };
    format!("{name} ({count} {entries})")
}
