//! Finds the order of the languages of a corpus from rows that lack some of them.

use std::collections::BTreeSet;

use hexapla_model::Lang;

/// The languages seen so far, and which of them was directly before which.
#[derive(Debug, Default)]
pub(crate) struct LangOrder {
    seen: Vec<Lang>,
    before: BTreeSet<(usize, usize)>,
    last: Vec<Lang>,
}

impl LangOrder {
    /// Takes the languages of a row, in its order.
    pub(crate) fn add(&mut self, langs: &[Lang]) {
        if self.last == langs {
            return;
        }
        let mut before = None;
        for lang in langs {
            let n = self.index(*lang).unwrap_or_else(|| {
                self.seen.push(*lang);
                self.seen.len() - 1
            });
            self.before.extend(before.map(|b| (b, n)));
            before = Some(n);
        }
        self.last = langs.to_vec();
    }

    /// The place of a language in order of first appearance.
    pub(crate) fn index(&self, lang: Lang) -> Option<usize> {
        self.seen.iter().position(|l| *l == lang)
    }

    /// The languages in order of first appearance.
    pub(crate) fn langs(&self) -> &[Lang] {
        &self.seen
    }

    /// The places in order of first appearance, so sorted that each language is before those that follow it in a
    /// row; where rows contradict each other, or say nothing, first appearance decides.
    pub(crate) fn sorted(&self) -> Vec<usize> {
        let mut out = Vec::with_capacity(self.seen.len());
        let mut visited = vec![false; self.seen.len()];
        (0..self.seen.len()).for_each(|n| self.visit(n, &mut visited, &mut out));
        out
    }

    /// Puts `n` after all that must be before it.
    fn visit(&self, n: usize, visited: &mut [bool], out: &mut Vec<usize>) {
        if std::mem::replace(&mut visited[n], true) {
            return;
        }
        for m in 0..self.seen.len() {
            if self.before.contains(&(m, n)) && !self.before.contains(&(n, m)) {
                self.visit(m, visited, out);
            }
        }
        out.push(n);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders() {
        for (rows, want) in [
            (&["en fr zh"][..], "en fr zh"),
            (&["fr", "zh", "en zh", "fr zh", "en fr"], "en fr zh"),
            (&["zh", "fr", "fr zh"], "fr zh"),
            (&["en fr", "fr en", "ru"], "en fr ru"),
            (&["en fr", "en ru fr"], "en ru fr"),
            (&[], ""),
        ] {
            let mut order = LangOrder::default();
            for row in rows {
                order.add(&row.split(' ').map(|l| Lang::parse(l).unwrap()).collect::<Vec<_>>());
            }
            let langs: Vec<String> = order.sorted().iter().map(|n| order.langs()[*n].to_string()).collect();
            assert_eq!(langs.join(" "), want, "{rows:?}");
        }
    }
}
