//! A lexicon in the making: looks after limits and bad lines.

use std::path::Path;

use hexapla_model::{Lang, Severity, Warned};
use hexapla_source::findings::plural;
use hexapla_source::{Cause, Findings};

use super::word_pair::WordPair;

/// The most bytes of an expression; what is longer is not one.
const LONGEST: usize = 2_000;

/// The pairs so far.
pub(crate) struct Builder<'a> {
    pub(crate) path: &'a Path,
    limit: u32,
    pairs: Vec<WordPair>,
    findings: Findings<'a>,
    bad: usize,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(path: &'a Path, limit: u32) -> Self {
        Self { path, limit, pairs: Vec::new(), findings: Findings::new(path), bad: 0 }
    }

    /// A line is skipped: `found` is what is wrong with it.
    pub(crate) fn bad(&mut self, line: u32, found: &str) {
        self.bad += 1;
        self.findings.push(Severity::Warning, line, &format!("skipped: {found}"), "");
    }

    /// Adds a pair; white space counts as single blanks.
    pub(crate) fn pair(
        &mut self,
        line: u32,
        source: (Lang, &str),
        target: (Lang, &str),
        probability: Option<f32>,
    ) -> Result<(), Cause> {
        if source.1.len().max(target.1.len()) > LONGEST {
            self.bad(line, "an expression of more than 2,000 bytes");
            return Ok(());
        }
        let [one, other] =
            [source.1, target.1].map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        if one.is_empty() || other.is_empty() {
            self.bad(line, "one side is empty");
            return Ok(());
        }
        if self.pairs.len() >= self.limit as usize {
            return Err(Cause::TooManyRows { limit: self.limit });
        }
        self.pairs.push(WordPair { source: (source.0, one), target: (target.0, other), probability });
        Ok(())
    }

    /// All pairs.
    ///
    /// # Errors
    /// If there are none.
    pub(crate) fn finish(mut self) -> Result<Warned<Vec<WordPair>>, Cause> {
        if self.pairs.is_empty() {
            return Err(Cause::NoPairs { bad: self.bad });
        }
        if self.bad > 1 {
            let pairs = self.pairs.len();
            let message = format!("{} lines skipped, {pairs} pair{} of words read", self.bad, plural(pairs));
            self.findings.push(Severity::Warning, 0, &message, "");
        }
        Ok(Warned { value: self.pairs, diagnostics: self.findings.finish() })
    }
}
