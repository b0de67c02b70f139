//! Where a rendering begins and ends: of candidates that are parts of others, which is whole.

use hexapla_model::Lang;

use super::{Judge, OWN_LETTERS, POINTS, against, is_left, loses_negation, nested};
use crate::evidence::Pair;
use crate::gloss::is_latin;

/// In what share of its places a candidate is inside a longer one if it may be no term by itself.
const MOSTLY: f32 = 0.5;

/// In what share of the rows that a candidate shares with the source it is inside the longer one.
const ALWAYS: f32 = 0.9;

/// In how many places a part of a longer name must be, always in it, for the name to be what stands for a shorter one:
/// `Организация Объединенных Наций` for `United Nations`. Reasoned; no other value was tried.
const USUAL: u32 = 10;

/// How much less may speak for the longer one than for what is not always inside it, in nats.
const MARGIN: f32 = 1.5;

/// How much of a word of content may be linked to something else for it to go with its neighbours.
const STRAY: f32 = 0.45;

/// How much of a word of content is linked to something else at least if it belongs there. Reasoned.
const UNMATCHED: f32 = 0.7;

impl Judge<'_> {
    /// Lets candidates and those that they are parts of change their places among `sums`, which say what speaks for each of `pairs`
    /// beside candidate `id`.
    pub(super) fn settle_bounds(&self, id: u32, pairs: &[Pair], sums: &mut [f32]) {
        // What speaks against each of them.
        let of = |pair: &Pair| against((self.source, id), (self.target, pair.target));
        let against: Vec<f32> = pairs.iter().map(of).collect();
        self.prefer_heads(pairs, sums);
        // Chinese has no blanks that show where a term ends. What links say of a name is often wrong: it stands in few places, beside
        // the same words.
        if self.target.lang().primary() == Lang::ZH && !self.source.is_name(id) {
            self.cut_unmatched(id, (pairs, &against), sums);
        }
        self.cut_periods(pairs, sums);
        self.restore_words(id, pairs, sums);
        self.prefer_longer((pairs, &against), sums);
        self.prefer_whole(id, (pairs, &against), sums);
        self.prefer_own_letters((pairs, &against), sums);
    }

    /// Whether the candidate of a pair is nearly always around that of `part`, and the words that it adds are linked to
    /// nothing else.
    ///
    /// If the source is a name by itself and the part is always inside the longer one, the capitals of the longer one, or as many
    /// words as the source has, show the name, whatever its words are linked to: `Генеральный Секретарь` for `Secretary-General`.
    fn is_whole(&self, pair: &Pair, part: &Pair, name: Option<u32>) -> bool {
        let all = &self.target.side.candidates.all;
        let (outer, inner) = (all[pair.target as usize], all[part.target as usize]);
        let is_joint = stray(pair) - stray(part) <= STRAY
            || nested(inner) >= ALWAYS
                && name.is_some_and(|id| {
                    let is_usual = inner.places >= USUAL && self.target.has_case();
                    // A name begins with a capital.
                    let is_cut = self.target.has_case() && !self.target.opens_as_name(part.target);
                    self.is_bare_name(pair.target, id)
                        && (is_usual || is_cut || self.is_closer(pair, part, id))
                });
        outer.words > inner.words
            && outer.places as f32 >= MOSTLY * inner.places as f32
            && pair.rows as f32 >= ALWAYS * part.rows as f32
            && nested(outer) < ALWAYS
            && is_joint
            && self.target.side.contains(pair.target, part.target)
            && !self.target.modifies_freely(pair.target, part.target)
            && !self.target.cuts_period(pair.target)
    }

    /// Whether the candidate of a pair is as long as candidate `id`, rather than that of `part`.
    fn is_closer(&self, pair: &Pair, part: &Pair, id: u32) -> bool {
        let own = self.source.side.length(id);
        let apart = |pair: &Pair| (self.target.side.length(pair.target) / own).ln().abs();
        !self.target.has_case() || apart(pair) < apart(part)
    }

    /// Whether a candidate of the target is a name as `name` is, without words that join its parts: those may join several names.
    fn is_bare_name(&self, target: u32, name: u32) -> bool {
        let words = self.target.side.content(target).len();
        let is_name = if self.target.has_case() {
            self.target.opens_as_name(target)
        } else {
            words == self.source.side.content(name).len()
        };
        is_name && words == self.target.length(target)
    }

    /// Lowers what only puts something before another candidate that is beside the source in more rows: `人类之人权` beside `人权`.
    fn prefer_heads(&self, pairs: &[Pair], sums: &mut [f32]) {
        for (pair, sum) in pairs.iter().zip(sums) {
            let mut heads = pairs.iter().filter(|head| head.rows > pair.rows);
            if heads.any(|head| self.target.modifies_freely(pair.target, head.target)) {
                *sum -= POINTS;
            }
        }
    }

    /// Lets a candidate and the likeliest part of it that is beside the source in as many rows change their places if what the
    /// first adds is linked to something else, and the part has as many words as the source: `触犯刑事法律` beside `刑事法律` for `penal law`.
    fn cut_unmatched(&self, id: u32, (pairs, against): (&[Pair], &[f32]), sums: &mut [f32]) {
        let words = self.source.side.content(id).len();
        for whole in 0..pairs.len() {
            let is_part = |n: &usize| {
                pairs[*n].rows >= pairs[whole].rows
                    && pairs[*n].linked >= pairs[whole].linked
                    && self.target.side.content(pairs[*n].target).len() >= words
                    && stray(&pairs[whole]) - stray(&pairs[*n]) >= UNMATCHED
                    && self.target.length(pairs[*n].target) < self.target.length(pairs[whole].target)
                    && self.target.side.contains(pairs[whole].target, pairs[*n].target)
                    && against[*n] <= against[whole]
            };
            let parts = (0..pairs.len()).filter(is_part);
            let part = likeliest(parts, sums);
            if let Some(part) = part.filter(|&n| sums[n] < sums[whole]) {
                sums.swap(part, whole);
            }
        }
    }

    /// Lets the likeliest candidate and the likeliest one in the letters of the language change their places if the first is several words
    /// in Latin letters, and hardly less speaks for the other: the text has translated it (`одноразовый пароль` beside `One-time password`).
    fn prefer_own_letters(&self, (pairs, against): (&[Pair], &[f32]), sums: &mut [f32]) {
        let top = likeliest(0..pairs.len(), sums).filter(|&n| is_left(self.target, pairs[n].target));
        let Some(top) = top else { return };
        let is_own = |n: &usize| {
            let latin = self.target.content_forms(pairs[*n].target).into_iter().any(is_latin);
            !latin && against[*n] <= against[top]
        };
        let own = likeliest((0..pairs.len()).filter(is_own), sums);
        if let Some(own) = own.filter(|&n| sums[n] >= sums[top] - OWN_LETTERS) {
            sums.swap(own, top);
        }
    }

    /// Lets a candidate that ends with a word for a time, and the longest one that lacks that word, change their places: the years are
    /// outside (`إطار سنداي للفترة 2015-2030`).
    fn cut_periods(&self, pairs: &[Pair], sums: &mut [f32]) {
        for whole in (0..pairs.len()).filter(|&n| self.target.cuts_period(pairs[n].target)) {
            let keys = self.target.side.keys(pairs[whole].target);
            let is_begin =
                |n: &usize| *n != whole && keys.starts_with(&self.target.side.keys(pairs[*n].target));
            let longest =
                (0..pairs.len()).filter(is_begin).max_by_key(|&n| self.target.length(pairs[n].target));
            if let Some(part) = longest.filter(|&n| sums[n] < sums[whole]) {
                sums.swap(part, whole);
            }
        }
    }

    /// Lets a candidate that has lost its negation or its noun, and the shortest one around it that has lost neither, change their places:
    /// links often miss the lost word, since other languages have it in one word (`非托管代码` for `unmanaged code`), or not (`кодирование выходных данных` for `output
    /// encoding`).
    fn restore_words(&self, id: u32, pairs: &[Pair], sums: &mut [f32]) {
        let loses = |pair: &Pair| {
            loses_negation((self.source, id), (self.target, pair.target)) || self.target.goes_on(pair.target)
        };
        let loses: Vec<bool> = pairs.iter().map(loses).collect();
        for part in (0..pairs.len()).filter(|&n| loses[n]) {
            let is_whole = |n: &usize| {
                self.target.length(pairs[*n].target) > self.target.length(pairs[part].target)
                    && self.target.side.contains(pairs[*n].target, pairs[part].target)
                    && !loses[*n]
                    && 2 * pairs[*n].rows >= pairs[part].rows
            };
            let shortest =
                (0..pairs.len()).filter(is_whole).min_by_key(|&n| self.target.length(pairs[n].target));
            if let Some(whole) = shortest.filter(|&n| sums[n] < sums[part]) {
                sums.swap(part, whole);
            }
        }
    }

    /// Lets a candidate and the likeliest longer one change their places if longer ones are tied better in all places: each of
    /// them is rare, and what they have in common is a part (`استخدام الطاقة` of `كفاءة استخدام الطاقة` and
    /// `الكفاءة في استخدام الطاقة` for `energy efficiency`).
    fn prefer_longer(&self, (pairs, against): (&[Pair], &[f32]), sums: &mut [f32]) {
        let mut shortest: Vec<usize> = (0..pairs.len()).collect();
        shortest.sort_by_key(|&n| self.target.length(pairs[n].target));
        for &part in shortest.iter().filter(|&&n| pairs[n].best <= 0.0) {
            let is_longer = |n: &usize| {
                let (whole, inner) = (pairs[*n].target, pairs[part].target);
                self.target.length(whole) > self.target.length(inner)
                    && self.target.side.contains(whole, inner)
                    && against[*n] <= against[part]
                    && !self.target.cuts_period(whole)
            };
            let longer: Vec<usize> = shortest.iter().copied().filter(is_longer).collect();
            let best: f32 = longer.iter().map(|&n| pairs[n].best).sum();
            let tied = longer.into_iter().filter(|&n| pairs[n].best > 0.0);
            let are_always_best = best >= ALWAYS * pairs[part].rows as f32;
            if let Some(whole) = likeliest(tied, sums).filter(|&n| are_always_best && sums[n] < sums[part]) {
                sums.swap(part, whole);
            }
        }
    }

    /// Lets a candidate and a longer one change their places if the first is inside the longer one wherever it
    /// is beside the source and the words that the longer one adds are linked to nothing else.
    ///
    /// Words that links miss are often missed everywhere: `вод` of `очистка сточных вод` for `wastewater treatment`.
    fn prefer_whole(&self, id: u32, (pairs, against): (&[Pair], &[f32]), sums: &mut [f32]) {
        let all = &self.target.side.candidates.all;
        let is_alone = nested(self.source.side.candidates.all[id as usize]) < MOSTLY;
        let name = (is_alone && self.source.is_name(id)).then_some(id);
        let mut shortest: Vec<usize> = (0..pairs.len()).collect();
        shortest.sort_by_key(|&n| all[pairs[n].target as usize].words);
        for &part in &shortest {
            let inner = all[pairs[part].target as usize];
            if inner.places < 2 || nested(inner) < MOSTLY {
                continue;
            }
            let margin = if nested(inner) < ALWAYS { MARGIN } else { f32::INFINITY };
            let wholes = shortest.iter().copied().filter(|&n| {
                sums[n] >= sums[part] - margin
                    && against[n] <= against[part]
                    && self.is_whole(&pairs[n], &pairs[part], name)
            });
            if let Some(whole) = likeliest(wholes, sums).filter(|&n| sums[n] < sums[part]) {
                sums.swap(part, whole);
            }
        }
    }
}

/// Of candidates the one that most speaks for.
fn likeliest(all: impl Iterator<Item = usize>, sums: &[f32]) -> Option<usize> {
    all.max_by(|&a, &b| sums[a].total_cmp(&sums[b]))
}

/// How many words of content of a candidate are linked to something else, in the mean of the places it is tied to.
fn stray(pair: &Pair) -> f32 {
    if pair.linked > 0.0 { pair.stray / pair.linked } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use hexapla_model::Corpus;
    use hexapla_segment::Tokenizer;

    use super::super::adds_to_name;
    use super::*;
    use crate::candidate::Candidates;
    use crate::general::General;
    use crate::language::Language;
    use crate::lexical::Lexical;
    use crate::spelling::Texts;
    use crate::words::Words;

    /// Does something with a language of one line, and with the number of the candidate that is written as a term.
    fn with<T>(lang: Lang, line: &str, work: impl FnOnce(&Language, &dyn Fn(&str) -> u32) -> T) -> T {
        let corpus = Corpus::from_columns("line", &[(lang, &[line])]);
        let column = Tokenizer::new(lang).column(&[Some(line)]);
        let words = Words::new(&column);
        let (candidates, beginnings) = Candidates::find(&words, 1, 8);
        let texts = Texts { corpus: &corpus, lang: 0, words: &words };
        let language = Language::new(texts, (&candidates, beginnings), General::new(&words, None), None);
        let id = |term: &str| {
            let is_written = |id: &u32| {
                let span = language.span(candidates.all[*id as usize].first, language.length(*id));
                &line[span.range()] == term
            };
            let id = (0..u32::try_from(candidates.all.len()).unwrap()).find(is_written);
            id.unwrap_or_else(|| panic!("{term} is a candidate"))
        };
        work(&language, &id)
    }

    /// What speaks for some candidates of a line in the end, of which each has the evidence and the sum given.
    fn settled(source: &str, (lang, line): (Lang, &str), all: &[(&str, Pair, f32)]) -> Vec<f32> {
        with(Lang::EN, &format!("They saw the {source} there."), |pivot, pivot_id| {
            with(lang, line, |target, id| {
                let lexical = Lexical::default();
                let judge = Judge { source: pivot, target, lexical: &lexical, keeps_possible: false };
                let pairs: Vec<Pair> =
                    all.iter().map(|(term, pair, _)| Pair { target: id(term), ..*pair }).collect();
                let mut sums: Vec<f32> = all.iter().map(|(.., sum)| *sum).collect();
                judge.settle_bounds(pivot_id(source), &pairs, &mut sums);
                sums
            })
        })
    }

    fn pair(rows: u32, linked: f32, best: f32, stray: f32) -> Pair {
        Pair { target: 0, rows, linked, best, stray }
    }

    #[test]
    fn what_is_linked_to_something_else_is_cut() {
        let line = "甲触犯刑事法律规定。乙触犯刑事法律规定。";
        let whole = ("触犯刑事法律规定", pair(2, 1.0, 1.0, 0.9), 2.0);
        for (source, part, want) in [
            ("penal law", pair(2, 1.2, 1.0, 0.0), [1.0, 2.0]),
            // It is linked less well, in fewer rows, or what is added is linked to little else.
            ("penal law", pair(2, 0.8, 1.0, 0.0), [2.0, 1.0]),
            ("penal law", pair(1, 1.2, 1.0, 0.0), [2.0, 1.0]),
            ("penal law", pair(2, 1.2, 1.0, 0.4), [2.0, 1.0]),
            // A name.
            ("Penal Law", pair(2, 1.2, 1.0, 0.0), [2.0, 1.0]),
        ] {
            let all = [whole, ("刑事法律规定", part, 1.0)];
            assert_eq!(settled(source, (Lang::ZH, line), &all), want, "{source} {part:?}");
        }
    }

    #[test]
    fn a_period_before_its_years_is_cut() {
        let line = "إطار سنداي للفترة 2015-2030 وإطار سنداي للفترة 2015-2030";
        let all = [
            ("إطار سنداي للفترة", pair(2, 1.0, 1.0, 0.0), 2.0),
            ("إطار سنداي", pair(2, 1.0, 1.0, 0.0), 1.0),
            ("سنداي", pair(2, 1.0, 1.0, 0.0), 1.5),
        ];
        assert_eq!(settled("Sendai Framework", (Lang::AR, line), &all), [1.0, 2.0, 1.5]);
    }

    #[test]
    fn a_lost_negation_comes_back() {
        let line = "字符串和非托管代码，语言或非托管代码。";
        let all = [("托管代码", pair(2, 2.0, 2.0, 0.0), 2.0), ("非托管代码", pair(2, 1.5, 0.0, 0.0), 1.0)];
        assert_eq!(settled("unmanaged code", (Lang::ZH, line), &all), [1.0, 2.0]);
    }

    #[test]
    fn what_is_beside_a_name_is_added() {
        let french = "Il faut activer River Sponsors ici.";
        for (name, line, term, want) in [
            ("River Sponsors", french, "activer River Sponsors", true),
            ("River Sponsors", french, "River Sponsors", false),
            ("river sponsors", french, "activer River Sponsors", false),
            ("Premier", "Le Premier Ministre vient.", "Premier Ministre", false),
        ] {
            let adds = with(Lang::EN, &format!("They saw {name} there."), |pivot, pivot_id| {
                with(Lang::FR, line, |target, id| adds_to_name((pivot, pivot_id(name)), (target, id(term))))
            });
            assert_eq!(adds, want, "{name}: {term}");
        }
    }

    #[test]
    fn what_is_translated_somewhere_comes_first() {
        let line = "Это One-time password, или одноразовый пароль.";
        let of = |own: f32| {
            let all = [
                ("One-time password", pair(2, 2.0, 2.0, 0.0), 3.0),
                ("одноразовый пароль", pair(2, 1.5, 0.0, 0.0), own),
            ];
            settled("One-time password", (Lang::RU, line), &all)
        };
        assert_eq!(of(1.5), [1.5, 3.0]);
        assert_eq!(of(0.5), [3.0, 0.5]);
    }

    #[test]
    fn a_part_of_longer_ones_that_are_always_tied_better_gives_way() {
        let line = "كفاءة استخدام الطاقة، ثم الكفاءة في استخدام الطاقة.";
        let of = |best: f32| {
            let all = [
                ("استخدام الطاقة", pair(2, 1.0, 2.0 - 2.0 * best, 0.0), 2.0),
                ("كفاءة استخدام الطاقة", pair(1, 1.0, best, 0.8), 1.0),
                ("الكفاءة في استخدام الطاقة", pair(1, 1.0, best, 0.8), 0.5),
            ];
            settled("energy efficiency", (Lang::AR, line), &all)
        };
        assert_eq!(of(1.0), [1.0, 2.0, 0.5]);
        assert_eq!(of(0.5), [2.0, 1.0, 0.5]);
    }
}
