//! What is looked for: a term in any of its forms, or a regular expression.

use hexapla_model::{Column, Lang, Span, WordClass, WordToken};
use hexapla_segment::Tokenizer;
use rayon::prelude::*;
use regex::{Regex, RegexBuilder};

use super::folded::Folded;

/// Why nothing can be looked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// A term without letters and digits.
    #[error("`{term}` has no letter and no digit; expected a term")]
    NoWord {
        /// The term.
        term: String,
    },
    /// No regular expression.
    #[error("`{pattern}` is not a regular expression: {reason}")]
    Pattern {
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A regular expression that matches places between characters alone.
    #[error(
        "`{pattern}` matches no text, only places between characters; expected a pattern that matches characters"
    )]
    OnlyPlaces {
        /// The pattern.
        pattern: String,
    },
    /// A language that the corpus lacks.
    #[error("no text in {lang}; the languages are {}", langs.iter().map(Lang::as_str).collect::<Vec<_>>().join(", "))]
    NoLang {
        /// The language that was asked for.
        lang: Lang,
        /// The languages there are.
        langs: Vec<Lang>,
    },
}

#[derive(Debug, Clone)]
pub(super) enum Query {
    /// A term, as given and folded.
    Term {
        text: String,
        folded: String,
    },
    Pattern(Regex),
}

impl Query {
    pub(super) fn term(term: &str) -> Result<Self, QueryError> {
        let folded = Folded::of(term.trim()).as_str().to_owned();
        if !folded.contains(char::is_alphanumeric) {
            return Err(QueryError::NoWord { term: term.to_owned() });
        }
        Ok(Self::Term { text: term.trim().to_owned(), folded })
    }

    pub(super) fn pattern(pattern: &str) -> Result<Self, QueryError> {
        let built = RegexBuilder::new(pattern).case_insensitive(true).build();
        built.map(Self::Pattern).map_err(|error| {
            // The library shows the pattern over several lines; the last says what is wrong.
            let text = error.to_string();
            let reason = text.lines().next_back().unwrap_or_default();
            let reason = reason.strip_prefix("error: ").unwrap_or(reason).to_owned();
            QueryError::Pattern { pattern: pattern.to_owned(), reason }
        })
    }

    /// Refuses a pattern that matches in these texts, but nowhere a character.
    pub(super) fn refuse_places<'t>(
        &self,
        mut texts: impl Iterator<Item = &'t str>,
    ) -> Result<(), QueryError> {
        match self {
            Self::Pattern(regex) if texts.any(|text| regex.is_match(text)) => {
                Err(QueryError::OnlyPlaces { pattern: regex.as_str().to_owned() })
            }
            _ => Ok(()),
        }
    }

    /// The stretches of each text of `lang` that are looked for.
    pub(super) fn find(&self, lang: Lang, texts: &[Option<&str>]) -> Vec<Vec<Span>> {
        match self {
            Self::Pattern(regex) => texts.par_iter().map(|text| matches(regex, text.unwrap_or(""))).collect(),
            Self::Term { text, folded } => find_term(text, folded, lang, texts),
        }
    }
}

fn matches(regex: &Regex, text: &str) -> Vec<Span> {
    let found = regex.find_iter(text).filter(|found| !found.is_empty());
    found.map(|found| Span::new(found.start(), found.end())).collect()
}

/// By its folded spelling, since the words of a term may be cut otherwise inside a text, and by the stems of its words.
fn find_term(term: &str, folded: &str, lang: Lang, texts: &[Option<&str>]) -> Vec<Vec<Span>> {
    // Together with the texts: the clitics of an Arabic word are known by the words around.
    let all: Vec<Option<&str>> = texts.iter().copied().chain([Some(term)]).collect();
    let column = Tokenizer::new(lang).column(&all);
    let words = stems(&column, column.row(texts.len()));
    (0..texts.len())
        .into_par_iter()
        .map(|row| {
            let Some(text) = texts[row] else { return Vec::new() };
            let mut spans: Vec<Span> = Folded::of(text).find(folded).collect();
            spans.extend(stretches(&column, row, &words));
            merged(spans)
        })
        .collect()
}

/// The stems of the words of a term, without the marks around them.
fn stems(column: &Column, tokens: &[WordToken]) -> Vec<u32> {
    let words: Vec<usize> =
        (0..tokens.len()).filter(|n| column.word(tokens[*n]).class != WordClass::Punctuation).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    tokens[*first..=*last].iter().map(|token| column.word(*token).stem).collect()
}

/// Where the words of row `row` have these stems.
fn stretches(column: &Column, row: usize, stems: &[u32]) -> Vec<Span> {
    let tokens = column.row(row);
    let windows = tokens.windows(stems.len().max(1)).filter(|window| {
        !stems.is_empty() && window.iter().map(|token| column.word(*token).stem).eq(stems.iter().copied())
    });
    windows
        .map(|window| Span { start: window[0].span.start, end: window[window.len() - 1].span.end })
        .collect()
}

/// The spans in order, those that overlap as one.
pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &Query, lang: Lang, text: &str) -> String {
        let spans = query.find(lang, &[Some(text), None]);
        assert_eq!(spans[1], []);
        spans[0].iter().map(|span| span.of(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn terms_are_found_in_all_forms() {
        for (lang, term, text, want) in [
            (
                Lang::EN,
                "river basin",
                "River basins: the river’s basin, a RIVER BASIN.",
                "River basins|RIVER BASIN",
            ),
            (Lang::EN, "«Committees»", "The committee met.", "committee"),
            (Lang::EN, "who", "WHO and those who came", "WHO|who"),
            (Lang::EN, "basin", "basinet", ""),
            (Lang::FR, "Etats parties", "Les États Parties et l’État partie.", "États Parties|État partie"),
            (Lang::RU, "речной бассейн", "О речных бассейнах.", "речных бассейнах"),
            (Lang::AR, "اتفاقية", "في الاتفاقيّة وللاتفاقية", "الاتفاقيّة|لاتفاقية"),
            (Lang::ZH, "大会", "缔约方大会。", "大会"),
        ] {
            assert_eq!(found(&Query::term(term).unwrap(), lang, text), want, "{term}");
        }
    }

    #[test]
    fn patterns_are_found() {
        for (pattern, text, want) in [
            (r"\bstates? part", "State Party, States Parties", "State Part|States Part"),
            ("x*", "axb", "x"),
            ("第.条", "第五条", "第五条"),
            ("(?-i)who", "WHO who", "who"),
        ] {
            assert_eq!(found(&Query::pattern(pattern).unwrap(), Lang::EN, text), want, "{pattern}");
        }
    }

    #[test]
    fn what_cannot_be_looked_for_is_said() {
        for (query, want) in [
            (Query::term(" - "), "` - ` has no letter and no digit; expected a term"),
            (Query::pattern("a("), "`a(` is not a regular expression: unclosed group"),
        ] {
            assert_eq!(query.unwrap_err().to_string(), want);
        }
    }
}
