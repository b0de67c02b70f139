//! Negations before a candidate: those that a rendering has lost, and those of its clause.

use hexapla_model::{Column, Lang};

use super::Language;
use super::faults::LOOKED;
use crate::words::MULTIPLYING;

/// What turns the meaning of the next word round, or multiplies it, as folded forms.
const NEGATIONS: &[(Lang, &[&str])] = &[
    (Lang::AR, &["عدم", "غير", "لا"]),
    (Lang::ES, &["no"]),
    (Lang::FR, &["non"]),
    (Lang::RU, &["не"]),
    (Lang::ZH, &["不", "非", "未", "未经", "未經", "无", MULTIPLYING]),
];

/// The Chinese for or, with which the dictionary joins a negation.
const OR: &str = "或";

/// Chinese words between a negation and its verb: `不受信任`, `未经授权`.
const NEGATED: [&str; 4] = ["受", "经", "經", "被"];

/// What negates a clause, or what follows at some distance, as folded forms.
const NEGATORS: &[(Lang, &[&str])] = &[
    (Lang::AR, &["عدم", "غير", "لا", "لم", "لن", "ليس", "ليست", "دون", "بدون", "انعدام"]),
    (
        Lang::EN,
        &[
            "no", "not", "n't", "non", "nor", "neither", "never", "none", "without", "cannot", "free",
            "lack", "absence", "fail", "fails", "failed", "failure",
        ],
    ),
    (Lang::ES, &["no", "sin", "ni", "nunca", "ningún", "ninguna", "falta", "ausencia"]),
    (Lang::FR, &["ne", "n'", "pas", "non", "sans", "ni", "aucun", "aucune", "jamais", "absence", "défaut"]),
    (Lang::RU, &["не", "нет", "без", "ни", "отсутствие", "отсутствия"]),
    (Lang::ZH, &["不", "没", "没有", "未", "未经", "无", "非"]),
];

/// How an English negation ends that is written together with its verb: `isn't`.
const CONTRACTED: &str = "n't";

/// How many words before a candidate a negator of its clause is at most.
const REACH: usize = 4;

fn of(table: &[(Lang, &'static [&'static str])], lang: Lang) -> &'static [&'static str] {
    table.iter().find(|(own, _)| *own == lang.primary()).map_or(&[], |(_, words)| words)
}

impl Language<'_> {
    /// Whether candidate `id` has lost the negation that is right before it wherever it is: `正当影响` of `不正当影响`, `授权的访问` of
    /// `未经授权的访问`.
    pub(crate) fn loses_negation(&self, id: u32) -> bool {
        let negations = of(NEGATIONS, self.lang());
        if negations.is_empty() {
            return false;
        }
        let is_chinese = self.lang().primary() == Lang::ZH;
        let negates = |at: &u32| {
            let mut before = self.before(*at).skip_while(|form| is_chinese && NEGATED.contains(form));
            // The dictionary may have cut elsewhere: `或非` before `托管`.
            let is_one = |form: &str, negation: &str| {
                form == negation || is_chinese && form.strip_suffix(negation) == Some(OR)
            };
            let is_any = |form: &str| negations.iter().any(|negation| is_one(form, negation));
            // `100多国家` counts.
            let is_number = |form: &str| form.ends_with(|c: char| c.is_numeric());
            match before.next() {
                Some(MULTIPLYING) => is_chinese && !before.next().is_some_and(is_number),
                form => form.is_some_and(is_any),
            }
        };
        self.places.of(id).iter().take(LOOKED).all(negates)
    }

    /// Whether a negation is shortly before candidate `id` in half of its places at least: it is that of the clause, or of the term.
    pub(crate) fn is_negated(&self, id: u32) -> bool {
        let (negators, is_english) = (of(NEGATORS, self.lang()), self.lang().primary() == Lang::EN);
        let is_one = |form: &str| negators.contains(&form) || is_english && form.ends_with(CONTRACTED);
        let places = self.places.of(id);
        let places = &places[..places.len().min(LOOKED)];
        let negated = places.iter().filter(|&&at| self.before(at).take(REACH).any(is_one)).count();
        2 * negated >= places.len()
    }

    /// The words before the running word at `at` in its row, the nearest first.
    fn before(&self, at: u32) -> impl Iterator<Item = &str> {
        let column: &Column = self.texts.column();
        let start = column.range(self.texts.row(at as usize)).start;
        (start..at as usize).rev().map(|at| column.word(column.tokens[at]).form.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::super::faults::tests::look;
    use super::*;

    #[test]
    fn what_is_before_a_candidate_negates_it() {
        for (lang, line, term, want) in [
            (
                Lang::EN,
                "There is no conflict of interest, nor a conflict of interest.",
                "conflict of interest",
                true,
            ),
            (Lang::EN, "It isn't a safe place. He saw the safe place.", "safe place", true),
            (Lang::EN, "It is no safe place. A safe place, the safe place.", "safe place", false),
            (Lang::RU, "Файл не зашифрован сервером", "зашифрован сервером", true),
            (Lang::ZH, "作者声明无利益冲突。", "利益冲突", true),
            (Lang::EN, "The conflict of interest", "conflict of interest", false),
        ] {
            assert_eq!(look(lang, line, term).is_negated, want, "{line}");
        }
    }

    #[test]
    fn what_counts_is_no_negation() {
        for (line, term, want) in [
            ("100多国家参加会议。", "国家参加", false),
            ("30多国家参加，100多国家参加", "国家参加", false),
            ("语言或非托管代码，字符串和非托管代码", "托管代码", true),
        ] {
            assert_eq!(look(Lang::ZH, line, term).loses_negation, want, "{line}");
        }
    }
}
